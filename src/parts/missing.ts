import { html, type ReactiveControllerHost } from 'lit';
import { messages, type Language } from '../i18n/messages.js';
import type { Notice } from './notice/notice.js';

/** Stands for a piece of the widget whose code could not be loaded, with a way to try again. */
export function missing(language: Language, retry: () => unknown) {
  return bare(language, messages(language).common.missing, retry);
}

function bare(language: Language, words: string, retry: () => unknown) {
  return html`<p class="missing" role="alert">
    ${words} <button class="button" type="button" @click=${retry}>${messages(language).common.retry}</button>
  </p>`;
}

/** What a notice says, and what is done about it. */
export type Said = Partial<Pick<Notice, 'error' | 'since' | 'failure' | 'chips' | 'fixed'>> & {
  readonly state: Exclude<Notice['state'], 'partial'>;
  readonly retry?: () => unknown;
  readonly drop?: (event: CustomEvent<{ key: string }>) => unknown;
};

/** Whether the code of notices could not be had. */
let lost = false;

/** A notice, whose code comes late: until then its bare words, and with a way to try again where it could not be loaded. */
export function lateNotice(
  host: ReactiveControllerHost,
  language: Language,
  { state, error, since, failure, chips = [], fixed, retry, drop }: Said,
) {
  const load = async () => {
    const before = lost;
    lost = await import('./notice/notice.js').then(
      () => false,
      () => true,
    );
    if (lost !== before) host.requestUpdate();
  };
  const { notice, common } = messages(language);
  const words = state === 'none' ? common.results(0) : notice[state];
  if (lost) return bare(language, words, load);
  void load();
  return html`<ess-part-notice
    .state=${state}
    .error=${error}
    .since=${since}
    .failure=${failure}
    .chips=${chips}
    .fixed=${fixed}
    .language=${language}
    @ess-part-retry=${retry}
    @ess-part-chip=${drop}
    >${words}</ess-part-notice
  >`;
}
