import { readIndicators } from '../feed/indicators.js';

/** For tests: figures of one indicator in 2014, as a feed writes them. */
export type Row = readonly [territory: string, value: number | null, more?: object];

/** The indicator, and what its feed says of territories. */
export function given(rows: readonly Row[], fields: object = {}, territoires: object[] = []) {
  const valeurs = rows.map(([territoire, valeur, more]) => ({ territoire, periode: '2014', valeur, ...more }));
  const raw = { id: 'i', libelle: 'I', unite: '%', precision: 1, valeurs, ...fields };
  const feed = readIndicators({ territoires, indicateurs: [raw] }, 'https://x.example/');
  return { indicator: feed.indicator('i')!, territories: feed.territories };
}

export const SECRET = { statut: ['secret'] };
