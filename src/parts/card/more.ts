import { LitElement, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { aggregationOf, detailsOf, partsOf } from '../../feed/indicator-details.js';
import type { Observation } from '../../feed/indicators.js';
import type { Period } from '../../feed/periods.js';
import { localText, type LocalText } from '../../feed/table.js';
import { CARD_MORE } from '../../i18n/card-more.js';
import { formatDate } from '../../i18n/format.js';
import { changeOf, currentOf, isShare, targetOf } from '../../query/figures.js';
import base from '../base.styles.js';
import { quantityText } from '../quantity.js';
import styles from './more.styles.js';
import { peers } from './peers.js';
import peerStyles from './peers.styles.js';
import type { Cell, Content, Row, Shown } from './shown.js';

/** Most rows of a table. */
const MOST_ROWS = 2000;

/**
 * What a card tells on demand: the table, which holds all that its chart shows; where the territory stands; or the
 * definition, the method with the formulas used, and the files. Loaded when asked for.
 */
export class CardMore extends LitElement {
  static override styles = [base, styles, peerStyles];

  @property() accessor view: 'table' | 'method' | 'peers' = 'table';

  @property({ attribute: false }) accessor told: Shown | Content | undefined;

  @state() private accessor said = '';

  override render() {
    const { told } = this;
    if (!told) return nothing;
    if (this.view === 'peers') return 'tables' in told ? nothing : peers(told);
    const content = contentOf(told);
    return this.view === 'table'
      ? content.tables().map(({ caption, first, rows }) => this.#renderTable(caption, first, rows))
      : this.#renderMethod(content);
  }

  #renderTable(caption: string, first: string, rows: readonly Row[]) {
    const text = CARD_MORE[this.told!.language];
    const goals = rows.some(({ goal }) => goal);
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
      <table>
        <caption>
          <span>${caption}</span>
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

  #renderMethod(content: Content) {
    const { language } = content;
    const text = CARD_MORE[language];
    return html`
      ${content.blocks().map(
        ({ title, lines }) =>
          html`<p class="title">${title}</p>
            ${lines.map((line) => html`<p>${line}</p>`)}`,
      )}
      <div class="actions">
        <button class="button" type="button" @click=${() => this.#save(true)}>${text.people}</button>
        <button class="button" type="button" @click=${() => this.#save(false)}>${text.machines}</button>
        <button class="button" type="button" @click=${this.#share}>${text.share}</button>
      </div>
      <p role="status">${this.said}</p>
    `;
  }

  /** All figures as a file: with the language's decimal sign and words, or as machines read them. */
  #save(people: boolean) {
    const { language, file, cells } = contentOf(this.told!);
    const comma = people && language === 'fr';
    const cell = (value: Cell) => {
      if (typeof value === 'number') return comma ? String(value).replace('.', ',') : String(value);
      // A text that begins like a formula would be run by a spreadsheet.
      const text = (value ?? '').replace(/^[=+\-@\t\r]/, "'$&");
      return /[";,\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const csv = [HEADING, ...cells(people)].map((row) => row.map(cell).join(comma ? ';' : ',')).join('\r\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(
      new Blob([`${people ? '\ufeff' : ''}${csv}\r\n`], { type: 'text/csv;charset=utf-8' }),
    );
    link.download = `${file.replace(/[^\w-]+/g, '-')}${people ? '' : '-brut'}.csv`;
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
}

/** The text of an element without what only the eye has. */
function spoken(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll('[aria-hidden]').forEach((hidden) => hidden.remove());
  return copy.textContent;
}

/** What is told of a published figure; of a computed one it is made already. */
function contentOf(told: Shown | Content): Content {
  if ('tables' in told) return told;
  const { indicator, territory, territories, language, now } = told;
  const text = CARD_MORE[language];
  const { series, source } = indicator;
  const label = localText(indicator.label, language);
  const details = detailsOf(indicator);
  const period = told.period(now.period);
  const date = (value: string) => (/^\d{4}-\d\d-\d\d/.test(value) ? formatDate(value, language) : value);
  const block = (title: string, lines: readonly (string | undefined)[]) => ({
    title,
    lines: lines.filter((line) => line !== undefined && line !== '') as string[],
  });
  const words = (title: string, one: LocalText | undefined) => block(title, localText(one, language).split(/\n+/));
  return {
    language,
    file: indicator.id,
    tables: () =>
      [
        {
          caption: text.caption(label, territory && nameOf(told, territory)),
          first: text.period,
          rows: byPeriod(told, told.series),
        },
        {
          caption: text.others(period),
          first: text.territory,
          rows: series.size > 1 ? byTerritory(told, now.period) : [],
        },
        {
          caption: `${label}, ${period}`,
          first: text.part,
          rows: partsOf(indicator).map(({ label: part, series: own }) => {
            const observations = own.get(territory);
            const same = observations?.find((one) => one.period.code === now.period.code);
            return rowOf(told, localText(part, language), same ?? currentOf(observations));
          }),
        },
      ].filter(({ rows }) => rows.length),
    blocks: () =>
      [
        words(text.definition, details.description),
        words(text.method, details.method),
        words(text.limits, details.limits),
        block(text.formulas, formulas(told)),
        block(
          text.levels,
          details.thresholds.map(({ value, label: name }) =>
            text.level(localText(name, language), quantityText(value, told.writing)),
          ),
        ),
        block(text.source, [
          [
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
            .join(' · '),
        ]),
      ].filter(({ lines }) => lines.length),
    cells: (people) =>
      [...series].flatMap(([code, own]) =>
        own.map((one) => [
          indicator.id,
          label,
          code,
          territories.get(code)?.name,
          one.period.code,
          one.value,
          typeof indicator.unit === 'string' ? indicator.unit : indicator.unit.other,
          people ? told.statuses(one) : one.statuses.join('|'),
          [source?.producer, source?.dataset].filter(Boolean).join(', '),
          source?.licence,
        ]),
      ),
  };
}

const HEADING = 'indicateur libelle territoire nom periode valeur unite statut source licence'.split(' ');

const nameOf = ({ territories }: Shown, code: string) => territories.get(code)?.name ?? code;

function rowOf(told: Shown, name: string, one: Observation | undefined, own = false): Row {
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
function byPeriod(told: Shown, series: readonly Observation[]): Row[] {
  const target = targetOf(told.indicator, told.territory);
  const rows = series.map((one) => ({ at: one.period.end, ...rowOf(told, told.period(one.period), one) }));
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

function byTerritory(told: Shown, period: Period): Row[] {
  return [...told.indicator.series]
    .map(([code, own]) => {
      const same = own.find((one) => one.period.code === period.code);
      const one = same ?? currentOf(own)!;
      const name = same ? nameOf(told, code) : `${nameOf(told, code)} (${told.period(one.period)})`;
      return { ...rowOf(told, name, one, code === told.territory), sort: one.value ?? -Infinity };
    })
    .sort((a, b) => b.sort - a.sort);
}

function formulas(told: Shown): string[] {
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

if (!customElements.get('ess-part-card-more')) customElements.define('ess-part-card-more', CardMore);

declare global {
  interface HTMLElementTagNameMap {
    'ess-part-card-more': CardMore;
  }
}
