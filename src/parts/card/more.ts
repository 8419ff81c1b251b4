import { LitElement, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { aggregationOf, detailsOf, partsOf } from '../../feed/indicator-details.js';
import type { Observation, SeriesMap } from '../../feed/indicators.js';
import type { Period } from '../../feed/periods.js';
import { localText, type LocalText } from '../../feed/table.js';
import { CARD_MORE } from '../../i18n/card-more.js';
import { formatDate } from '../../i18n/format.js';
import { changeOf, currentOf, isShare, targetOf } from '../../query/figures.js';
import base from '../base.styles.js';
import { quantityText } from '../quantity.js';
import styles from './more.styles.js';
import type { Shown } from './shown.js';

/** Most rows of a table. */
const MOST_ROWS = 2000;

/**
 * What a card tells on demand: the table, which holds all that its chart shows; or the definition, the method with the
 * formulas used, and the files. Loaded when asked for.
 */
export class CardMore extends LitElement {
  static override styles = [base, styles];

  @property() accessor view: 'table' | 'method' = 'table';

  @property({ attribute: false }) accessor told: Shown | undefined;

  @state() private accessor said = '';

  override render() {
    if (!this.told) return nothing;
    return this.view === 'table' ? this.#renderTables(this.told) : this.#renderMethod(this.told);
  }

  #renderTables(told: Shown) {
    const { indicator, territory, language } = told;
    const text = CARD_MORE[language];
    const label = localText(indicator.label, language);
    const now = currentOf(indicator.series.get(territory))!;
    const caption = text.caption(label, territory && this.#name(territory));
    const codes = [...indicator.series.keys()];
    return [
      this.#renderTable(caption, text.period, this.#byPeriod(told, indicator.series.get(territory) ?? [])),
      codes.length > 1
        ? this.#renderTable(
            text.others(told.period(now.period)),
            text.territory,
            this.#byTerritory(told, indicator.series, now.period),
          )
        : nothing,
      partsOf(indicator).length
        ? this.#renderTable(
            `${label}, ${told.period(now.period)}`,
            text.part,
            partsOf(indicator).map(({ label: part, series }) => {
              const own = series.get(territory);
              return this.#row(
                told,
                localText(part, language),
                own?.find((one) => one.period.code === now.period.code) ?? currentOf(own),
              );
            }),
          )
        : nothing,
    ];
  }

  #renderTable(caption: string, first: string, rows: readonly Row[]) {
    const text = CARD_MORE[this.told!.language];
    const goals = rows.some(({ goal }) => goal);
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${first}</th>
            <th scope="col" class="number">${text.value}</th>
            ${goals ? html`<th scope="col" class="number">${text.target}</th>` : nothing}
            <th scope="col">${text.status}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, MOST_ROWS).map(
            ({ name, value, goal, remarks, own }) => html`<tr class=${own ? 'own' : ''}>
              <th scope="row"><bdi>${name}</bdi></th>
              <td class="number">${value}</td>
              ${goals ? html`<td class="number">${goal}</td>` : nothing}
              <td>${remarks}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #row(told: Shown, name: string, one: Observation | undefined, own = false): Row {
    const text = CARD_MORE[told.language];
    const q = (value: number) => quantityText(value, told.writing);
    const remarks = one
      ? [
          told.statuses(one),
          one.low === undefined ? '' : text.interval(q(one.low), q(one.high!)),
          localText(one.comment, told.language),
        ]
      : [];
    return {
      name,
      value: one && one.value !== null ? q(one.value) : '–',
      remarks: remarks.filter(Boolean).join(' ; '),
      own,
    };
  }

  /** The observations by time, each with what its target's path has, and the steps of the path that are still to come. */
  #byPeriod(told: Shown, series: readonly Observation[]): Row[] {
    const target = targetOf(told.indicator, told.territory);
    const rows = series.map((one) => ({ at: one.period.end, ...this.#row(told, told.period(one.period), one) }));
    const steps = target?.path.slice(1) ?? [];
    for (const { period, value } of steps.length ? steps : target ? [target.target] : []) {
      const goal = quantityText(value, told.writing);
      const row = rows.find(({ at }) => at === period?.end);
      if (row) row.goal = goal;
      else
        rows.push({
          at: period?.end ?? Infinity,
          name: period ? told.period(period) : CARD_MORE[told.language].target,
          value: '',
          goal,
          remarks: localText(target!.target.label, told.language),
        });
    }
    return rows.sort((a, b) => b.at - a.at);
  }

  #byTerritory(told: Shown, series: SeriesMap, period: Period): Row[] {
    return [...series]
      .map(([code, own]) => {
        const same = own.find((one) => one.period.code === period.code);
        const one = same ?? currentOf(own)!;
        const name = same ? this.#name(code) : `${this.#name(code)} (${told.period(one.period)})`;
        return { ...this.#row(told, name, one, code === told.territory), sort: one.value ?? -Infinity };
      })
      .sort((a, b) => b.sort - a.sort);
  }

  #renderMethod(told: Shown) {
    const { indicator, language } = told;
    const text = CARD_MORE[language];
    const { source } = indicator;
    const details = detailsOf(indicator);
    const date = (value: string) => (/^\d{4}-\d\d-\d\d/.test(value) ? formatDate(value, language) : value);
    const block = (title: string, words: LocalText | undefined) =>
      words
        ? html`<p class="title">${title}</p>
            ${localText(words, language)
              .split(/\n+/)
              .map((line) => html`<p>${line}</p>`)}`
        : nothing;
    return html`
      ${block(text.definition, details.description)}${block(text.method, details.method)}${block(
        text.limits,
        details.limits,
      )}
      <p class="title">${text.formulas}</p>
      ${this.#formulas(told).map((line) => html`<p>${line}</p>`)}
      <p class="title">${text.source}</p>
      <p>
        ${[
          source?.producer,
          details.distributor,
          source?.dataset,
          source?.licence,
          source?.published && text.published(date(source.published)),
          details.extracted && text.extracted(date(details.extracted)),
          source?.geography && text.geography(source.geography),
          details.nextUpdate && text.next(date(details.nextUpdate)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div class="actions">
        <button class="button" type="button" @click=${() => this.#save(true)}>${text.people}</button>
        <button class="button" type="button" @click=${() => this.#save(false)}>${text.machines}</button>
        <button class="button" type="button" @click=${this.#share}>${text.share}</button>
      </div>
      <p role="status">${this.said}</p>
    `;
  }

  #formulas(told: Shown): string[] {
    const { indicator, territory, writing, language } = told;
    const text = CARD_MORE[language];
    const q = (value: number) => quantityText(value, writing);
    const series = indicator.series.get(territory) ?? [];
    const change = changeOf(indicator, series);
    const target = targetOf(indicator, territory);
    const unit = isShare(indicator.unit) ? 'points' : indicator.unit;
    return [
      typeof change === 'string'
        ? text.noBreak
        : text.change(
            q(change.to.value!),
            q(change.from.value!),
            quantityText(change.difference, { ...writing, unit, signed: true }),
          ),
      target?.expected === undefined
        ? ''
        : text.expected(
            `${q(target.path[0]!.value)} (${told.period(target.path[0]!.period)})`,
            `${q(target.target.value)} (${told.period(target.target.period!)})`,
            q(target.expected),
          ),
      aggregationOf(indicator) === 'never' ? text.never : '',
    ].filter(Boolean);
  }

  /** All observations as a file: with the language's decimal sign and words, or as machines read them. */
  #save(people: boolean) {
    const { indicator, language, territories, statuses } = this.told!;
    const { source } = indicator;
    const label = localText(indicator.label, language);
    const unit = typeof indicator.unit === 'string' ? indicator.unit : indicator.unit.other;
    const mark = people && language === 'fr' ? ';' : ',';
    const cell = (value: string | number | null | undefined) => {
      if (typeof value === 'number')
        return people && language === 'fr' ? String(value).replace('.', ',') : String(value);
      // A text that begins like a formula would be run by a spreadsheet.
      const text = (value ?? '').replace(/^[=+\-@\t\r]/, "'$&");
      return /[";,\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const rows = [
      ['indicateur', 'libelle', 'territoire', 'nom', 'periode', 'valeur', 'unite', 'statut', 'source', 'licence'],
      ...[...indicator.series].flatMap(([code, series]) =>
        series.map((one) => [
          indicator.id,
          label,
          code,
          territories.get(code)?.name,
          one.period.code,
          one.value,
          unit,
          people ? statuses(one) : one.statuses.join('|'),
          [source?.producer, source?.dataset].filter(Boolean).join(', '),
          source?.licence,
        ]),
      ),
    ];
    const csv = rows.map((row) => row.map(cell).join(mark)).join('\r\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(
      new Blob([`${people ? '\ufeff' : ''}${csv}\r\n`], { type: 'text/csv;charset=utf-8' }),
    );
    link.download = `${indicator.id.replace(/[^\w-]+/g, '-')}${people ? '' : '-brut'}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    this.said = CARD_MORE[language].saved;
  }

  async #share() {
    const text = CARD_MORE[this.told!.language];
    const sentence = this.#sentence();
    const words = `${sentence} ${location.href}`;
    try {
      if (typeof navigator.share === 'function') await navigator.share({ text: sentence, url: location.href });
      else {
        await navigator.clipboard.writeText(words);
        this.said = text.copied;
      }
    } catch (error) {
      // The visitor closed the sheet, or this page may not copy.
      if ((error as Error).name !== 'AbortError') this.said = text.copy(words);
    }
  }

  /** The card's name and what it says, as one text. */
  #sentence(): string {
    const pieces = (this.getRootNode() as ShadowRoot).querySelectorAll('.head, .figure, .said');
    return [...pieces]
      .map(spoken)
      .join(' ')
      .replace(/\s+/g, ' ')
      .replace(/ ([,.])/g, '$1')
      .trim();
  }

  #name(code: string): string {
    return this.told!.territories.get(code)?.name ?? code;
  }
}

/** The text of an element without what only the eye has. */
function spoken(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll('[aria-hidden]').forEach((hidden) => hidden.remove());
  return copy.textContent;
}

interface Row {
  name: string;
  value: string;
  remarks: string;
  goal?: string;
  own?: boolean;
}

if (!customElements.get('ess-part-card-more')) customElements.define('ess-part-card-more', CardMore);

declare global {
  interface HTMLElementTagNameMap {
    'ess-part-card-more': CardMore;
  }
}
