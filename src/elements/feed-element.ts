import { LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { FeedErrorCode, FeedReader, FeedSource, FeedState, Note } from '../feed/feed.js';
import { feedSource } from '../feed/source.js';
import { formatDate } from '../i18n/format.js';
import { languageOf, type Language } from '../i18n/language.js';

/** Why a feed could not be had, in words for the visitor. */
export type ErrorWords = (code: FeedErrorCode, language: Language) => string;

/**
 * What every widget has: the feed, its own or the page's, the language, and the events that tell the page how it went.
 *
 * A subclass renders `feedState`, and calls `settle()` at its first full answer.
 */
export abstract class FeedElement<F extends { readonly notes: readonly Note[] }> extends LitElement {
  /** What the widget reads of a feed. */
  protected abstract readonly reader: FeedReader<F>;

  static override get observedAttributes() {
    return [...super.observedAttributes, 'lang'];
  }

  /** Address of the feed. Without it the document's first `<ess-feed>` is taken. */
  @property() accessor feed = '';

  /** Address of a GoGoCarto taxonomy, where the feed is GoGoCarto's. */
  @property() accessor taxonomy = '';

  /** Minutes after which the feed is asked for again; 0 never. */
  @property({ type: Number }) accessor refresh = 0;

  /** Territory codes, separated by spaces: `com:23077 epci:243300316 dep:33 reg:75`. */
  @property() accessor territory = '';

  /** Widgets of one feed that name the same group share search, filters, selection and place. */
  @property() accessor group = '';

  /** `auto` follows the page's own `color-scheme`; `light` and `dark` fix it. */
  @property({ reflect: true }) accessor theme: 'auto' | 'light' | 'dark' = 'auto';

  /** Level of the widget's own headings, 2 to 5. */
  @property({ type: Number, attribute: 'heading-level' }) accessor headingLevel = 2;

  /** Where the loading stands; undefined before the first connection. */
  @state() protected accessor feedState: FeedState<F> | undefined;

  /** Language of the interface. */
  protected language: Language = 'fr';

  #source: FeedSource<F> | undefined;
  #leave: (() => void)[] = [];
  #settled = false;
  #resolveReady: (() => void) | undefined;
  #ready = new Promise<void>((resolve) => (this.#resolveReady = resolve));
  #told: FeedState<F> | undefined;
  #errorWords: ErrorWords | undefined;

  /** Resolves when the first full answer (or the sentence that says why there is none) is drawn. */
  whenReady(): Promise<void> {
    return this.#ready;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('ess-part-feed', this.#feedDeclared);
    if (this.hasUpdated) this.#follow();
    this.#setLanguage();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('ess-part-feed', this.#feedDeclared);
    this.#unfollow();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null) {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang' && this.isConnected) this.#setLanguage();
  }

  protected override willUpdate(changed: PropertyValues) {
    if (!this.hasUpdated || this.followed.some((name) => changed.has(name))) this.#follow();
  }

  protected override updated(_changed: PropertyValues) {
    const { feedState } = this;
    if (!feedState || feedState === this.#told) return;
    this.#told = feedState;
    if (!feedState.error) return;
    const { code, url } = feedState.error;
    this.emit('ess-error', { code, message: this.#errorWords?.(code, this.language) ?? this.failure, url });
    if (feedState.status === 'error') this.#resolveReady?.();
  }

  /** Properties whose change means another feed, or another state to share. */
  protected readonly followed = ['feed', 'taxonomy', 'refresh'];

  /** Loads the texts of a language; what they are is the subclass's. */
  protected abstract loadTexts(language: Language): Promise<unknown>;

  /** Loads what says why a feed could not be had. */
  protected abstract loadErrorWords(): Promise<ErrorWords>;

  /** Says in the widget's language that the feed could not be had, where the reason's words did not come either. */
  protected abstract readonly failure: string;

  /** The feed that was read, if it is there. */
  protected get data(): F | undefined {
    return this.feedState?.feed;
  }

  /** Address of the feed as resolved, or the empty text. */
  protected get feedUrl(): string {
    return this.#source?.url ?? '';
  }

  /** Asks for the feed again. */
  protected retry() {
    this.#source?.retry();
  }

  /** What else is followed while the widget follows this feed. Returns the ways to stop. */
  protected sharing(_url: string): (() => void)[] {
    return [];
  }

  /**
   * An answer is there: once it is drawn for the first time, tells the page that the widget is ready, and the console in
   * `words` what was left out.
   */
  protected settle(total: number, skipped: number, words: (count: number) => string) {
    if (this.#settled) return;
    void this.updateComplete.then(() => {
      if (this.#settled || !this.data) return;
      this.#settled = true;
      if (skipped > 0) console.info(`[essor] ${words(skipped)}`, this.feedUrl, this.data.notes);
      this.emit('ess-ready', { total, skipped });
      this.#resolveReady?.();
    });
  }

  protected emit(type: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Takes over the source's state; that of an error once its words are there, which come late. */
  async #sourceChanged() {
    const source = this.#source;
    const state = source?.state;
    if (state?.error && !this.#errorWords) this.#errorWords = await this.loadErrorWords().catch(() => undefined);
    if (source === this.#source && state === source?.state) this.feedState = state;
  }

  #feedDeclared = () => {
    if (!this.feed) this.#follow();
  };

  #setLanguage() {
    const language = languageOf(this);
    // Told to the parts once its texts are there, so that all of them change together.
    const told = () => {
      if (languageOf(this) !== language) return;
      this.language = language;
      this.requestUpdate();
      // The first formatter takes long to make: do it while the feed is on its way, not when it is drawn.
      setTimeout(() => formatDate('2000-01-01', language));
    };
    // Without its texts the widget goes on in the language that it has.
    this.loadTexts(language).then(told, () => {});
  }

  #follow() {
    this.#unfollow();
    if (!this.isConnected) return;
    const declared = this.feed ? this : document.querySelector('ess-feed');
    const attribute = (name: string) => declared?.getAttribute(name) ?? '';
    const url = this.feed || attribute('feed');
    const source = feedSource(url, this.reader, {
      taxonomy: this.taxonomy || attribute('taxonomy'),
      refreshMinutes: this.refresh || Number(attribute('refresh')) || 0,
    });
    if (source !== this.#source) {
      this.#source = source;
      this.#settled = false;
    }
    this.#leave = [source.subscribe(() => this.#sourceChanged())];
    void this.#sourceChanged();
    this.#leave.push(...this.sharing(source.url));
  }

  #unfollow() {
    for (const leave of this.#leave) leave();
    this.#leave = [];
  }
}

/** The words of an attribute that holds several. */
export function wordsIn(attribute: string): string[] {
  return attribute.split(/[\s,]+/).filter((word) => word !== '');
}
