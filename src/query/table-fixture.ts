import type { Commune, Feed, Territory } from '../feed/feed.js';
import { KINDS, type Kind } from '../feed/kinds.js';
import type { CodeColumn, FeedRecord, LocalText, RecordTable } from '../feed/table.js';
import type { Family, Vocabularies } from '../feed/vocabulary.js';

/** A record as a test writes it down: whatever it does not say is absent. */
export interface PlainRecord {
  readonly id?: string;
  readonly kind?: Kind;
  readonly name?: LocalText;
  readonly categories?: readonly string[];
  readonly services?: readonly string[];
  readonly longitude?: number;
  readonly latitude?: number;
  readonly commune?: string;
  readonly inseeCode?: string;
  readonly epci?: string;
  readonly summary?: LocalText;
  readonly description?: LocalText;
  readonly updated?: string;
}

/** Two families of two categories and one category without a family's sibling, two services. For tests. */
export const VOCABULARY = {
  families: { energie: ['solaire', 'velo'], lien: ['cafe', 'epicerie'], autres: ['autre'] },
  labels: new Map([
    ['solaire', 'Énergie solaire'],
    ['velo', 'Vélo et mobilité'],
    ['cafe', 'Café associatif'],
    ['epicerie', 'Épicerie'],
    ['autre', 'Autres'],
  ]),
  services: ['conciergerie', 'fablab'],
};

/** A feed of the records written down, in columns. For tests. */
export function feedOf(
  plain: readonly PlainRecord[],
  more: { territories?: readonly Territory[]; communes?: readonly Commune[] } = {},
): Feed {
  const vocabularies = vocabulariesOf();
  return {
    url: 'https://exemple.fr/feed.json',
    title: 'Essai',
    records: tableOf(plain, vocabularies),
    vocabularies,
    territories: more.territories ?? [],
    communes: more.communes ?? [],
    skipped: 0,
    notes: [],
    experimental: new Map(),
  };
}

function vocabulariesOf(): Vocabularies {
  const names = Object.entries(VOCABULARY.families);
  const codes = names.flatMap(([, members]) => members);
  const families: Family[] = names.map(([code, members], index) => ({
    code,
    label: code,
    index,
    members: members.map((member) => codes.indexOf(member)),
  }));
  return {
    categories: names.flatMap(([parent, members]) =>
      members.map((code) => ({ code, label: VOCABULARY.labels.get(code)!, parent })),
    ),
    families,
    familyOf: Uint8Array.from(names.flatMap(([, members], index) => members.map(() => index))),
    services: VOCABULARY.services.map((code) => ({ code, label: code })),
    kinds: KINDS.map((code) => ({ code, label: code })),
    phases: [],
  };
}

function tableOf(plain: readonly PlainRecord[], vocabularies: Vocabularies): RecordTable {
  const ids = plain.map(({ id }, index) => id ?? `r${index}`);
  const communeNames = [...new Set(['', ...plain.map(({ commune }) => commune ?? '')])];
  const rows = new Map(ids.map((id, index) => [id, index]));
  return {
    whole: Promise.resolve(),
    length: plain.length,
    kinds: Uint8Array.from(plain, ({ kind }) => KINDS.indexOf(kind ?? 'acteur')),
    longitudes: Float64Array.from(plain, ({ longitude }) => longitude ?? NaN),
    latitudes: Float64Array.from(plain, ({ latitude }) => latitude ?? NaN),
    categories: columnOf(
      plain.map(({ categories = [] }) => categories),
      vocabularies.categories.map(({ code }) => code),
    ),
    services: columnOf(
      plain.map(({ services = [] }) => services),
      vocabularies.services.map(({ code }) => code),
    ),
    communes: Uint32Array.from(plain, ({ commune }) => communeNames.indexOf(commune ?? '')),
    communeNames,
    located: async () => {},
    communeName: (row) => plain[row]!.commune ?? '',
    inseeCodes: plain.map(({ inseeCode }) => inseeCode ?? ''),
    epcis: plain.map(({ epci }) => epci ?? ''),
    names: plain.map(({ name }) => name ?? ''),
    summaries: plain.map(({ summary }) => summary),
    descriptions: plain.map(({ description }) => description),
    updated: plain.map(({ updated }) => updated ?? ''),
    ids,
    indexOf: (id) => rows.get(id) ?? -1,
    having: () => new Map(),
    record: (index) => ({ index, id: ids[index], kind: 'acteur', ...plain[index] }) as FeedRecord,
  };
}

function columnOf(lists: readonly (readonly string[])[], vocabulary: readonly string[]): CodeColumn {
  const start = new Uint32Array(lists.length + 1);
  const codes: number[] = [];
  lists.forEach((list, row) => {
    codes.push(...list.map((code) => vocabulary.indexOf(code)));
    start[row + 1] = codes.length;
  });
  return { start, codes: Uint16Array.from(codes) };
}
