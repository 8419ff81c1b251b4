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
