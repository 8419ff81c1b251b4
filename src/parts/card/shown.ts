import type { Indicator, IndicatorFeed, Observation } from '../../feed/indicators.js';
import type { Period } from '../../feed/periods.js';
import type { Language } from '../../i18n/language.js';
import type { TargetState } from '../../query/figures.js';
import type { Writing } from '../quantity.js';

/** What a card shows of a published figure, for its parts. */
export interface Shown {
  readonly indicator: Indicator;
  readonly now: Observation;
  readonly target: TargetState | undefined;
  /** The observations of the territory. */
  readonly series: readonly Observation[];
  /** Its code. */
  readonly territory: string;
  readonly territories: IndicatorFeed['territories'];
  /** Territories to compare with, asked for by name; without any the levels above. */
  readonly codes: readonly string[];
  readonly writing: Writing;
  readonly language: Language;
  status(status: string): string;
  statuses(one: Observation): string;
  period(period: Period): string;
}

/** What a card tells on demand, as it is drawn and saved; made when it is asked for. */
export interface Content {
  readonly language: Language;
  tables(): readonly { readonly caption: string; readonly first: string; readonly rows: readonly Row[] }[];
  blocks(): readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** Name of the files, without what follows a dot. */
  readonly file: string;
  /** Rows of the files under their heading: in the language's own words, or as machines read them. */
  cells(people: boolean): readonly (readonly Cell[])[];
}

export interface Row {
  name: string;
  value: string;
  remarks?: string;
  goal?: string;
  own?: boolean;
}

export type Cell = string | number | null | undefined;
