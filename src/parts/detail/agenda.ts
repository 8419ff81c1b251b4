import { localText, type FeedRecord, type LocalText } from '../../feed/table.js';
import { AGENDA_MESSAGES } from '../../i18n/agenda-messages.js';
import { formatDate } from '../../i18n/format.js';
import type { Language } from '../../i18n/language.js';

/** One line: what stands before a title, the title, the address that it leads to, and what stands after it. */
export interface AgendaLine {
  readonly before: string;
  readonly title: string;
  readonly url: string;
  readonly after: string;
}

/** A block of lines, with its glyph and its name. */
export type AgendaBlock = readonly [glyph: string, name: string, lines: readonly AgendaLine[]];

type Item = Readonly<Record<string, unknown>>;

/**
 * Milestones, the next meeting and the latest news of a project, as its feed publishes them: objects of texts.
 * Few records have any, so that this comes late.
 */
export function agendaOf({ more }: FeedRecord, language: Language, now: Date): AgendaBlock[] {
  const words = AGENDA_MESSAGES[language];
  const items = (key: string): Item[] => {
    const value = more?.get(key);
    return Array.isArray(value) ? value.filter((item) => item && typeof item === 'object') : [];
  };
  const say = (value: unknown): string => {
    const text = value && typeof value === 'object' ? localText(value as LocalText, language) : value;
    return typeof text === 'string' ? text : '';
  };
  const line = (when: string, title: unknown, after: string, url?: unknown): AgendaLine => ({
    before: when && when + words.colon,
    title: say(title),
    url: say(url),
    after: after && `, ${after}`,
  });
  const day = ({ date }: Item) => say(date) && formatDate(say(date), language);
  const time = (iso: unknown) => new Date(say(iso)).getTime();
  const meetings = items('rencontres')
    .filter(({ debut, fin }) => time(fin || debut) >= now.getTime())
    .sort((a, b) => time(a['debut']) - time(b['debut']));
  const news = items('actualites').sort((a, b) => say(b['date']).localeCompare(say(a['date'])));
  return [
    [
      'flag',
      words.milestones,
      items('jalons').map((item) => line(day(item), item['libelle'], item['fait'] === true ? words.done : '')),
    ],
    [
      'users',
      words.meeting,
      meetings
        .slice(0, 1)
        .map(({ debut, titre, lieu, url }) => line(momentWords(say(debut), language), titre, say(lieu), url)),
    ],
    ['info', words.news, news.slice(0, 1).map((item) => line(day(item), item['titre'], '', item['url']))],
  ];
}

/** A moment for people, by French time: `14 janvier 2027, 18:00`; the day alone where no hour is given. */
function momentWords(iso: string, language: Language): string {
  const date = new Date(iso);
  const hour =
    iso.length > 10 && !Number.isNaN(date.getTime())
      ? date.toLocaleTimeString('fr', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' })
      : '';
  return [formatDate(iso, language), hour].filter(Boolean).join(', ');
}
