import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Feed } from '../../feed/feed.js';
import { localText, type FeedRecord } from '../../feed/table.js';
import type { Term } from '../../feed/vocabulary.js';
import { formatDistance } from '../../i18n/distance.js';
import { formatDate, formatNumber } from '../../i18n/format.js';
import { messages, type Language } from '../../i18n/messages.js';
import base from '../base.styles.js';
import { glyph } from '../glyph.js';
import { heading } from '../heading.js';
import { stateWords, weekWords } from '../hours/hours-words.js';
import { hoursOf, openStateOf } from '../hours/open-now.js';
import { openingHours } from '../hours/opening-hours.js';
import {
  addressOf,
  categoriesOf,
  familiesOf,
  kindLabel,
  kindOf,
  label,
  phoneOf,
  same,
  servicesOf,
} from '../record-words.js';
import type { agendaOf } from './agenda.js';
import { namedBy } from './named-by.js';
import styles from './detail.styles.js';

/**
 * One record: what it is, how to reach it, when it is open, whom it works with.
 *
 * @slot - Under the buttons: what only one widget tells of a record.
 * @event ess-part-back - The visitor goes back to the results.
 * @event ess-part-favourite - The visitor clicked the star: `{id}`.
 * @event ess-part-select - The visitor opened a partner or a project: `{row}`.
 * @event ess-part-contact - The visitor took a way to make contact: `{kind, id, by}`, by `mail`, `phone`, `site`, `route` or `share`.
 * @csspart back - The button back to the results.
 * @csspart title - The name.
 * @csspart actions - The line of buttons.
 * @csspart image - The picture.
 * @csspart row - One block of facts.
 */
export class PartDetail extends LitElement {
  static override styles = [base, styles];

  /** The feed that the record is of. */
  @property({ attribute: false }) accessor feed: Feed | undefined;

  /** The record shown. */
  @property({ attribute: false }) accessor record: FeedRecord | undefined;

  /** The language of the texts; the element that holds this part passes its own. */
  @property() accessor language: Language = 'fr';

  /** Level of the title. */
  @property({ type: Number }) accessor headingLevel = 2;

  /** Whether the record is among the visitor's favourites. */
  @property({ type: Boolean }) accessor favourite = false;

  /** The record's own address on this page; without one there is no "share". */
  @property() accessor shareUrl: string | undefined;

  /** Where it is, for whoever does not see the map: "à 2 km au nord-est du centre de Lormont". */
  @property() accessor placeWords: string | undefined;

  /** How far it is from the place that the visitor named. */
  @property({ type: Number }) accessor distanceKm: number | undefined;

  /** Where "directions" leads; to a map of the place without a start, unless given. */
  @property() accessor route = '';

  /** The moment that "open" is told for; now, unless given. */
  @property({ attribute: false }) accessor now: Date | undefined;

  /** Origins, beside the page's and the feed's, that pictures are loaded from. */
  @property({ attribute: false }) accessor images: readonly string[] = [];

  /** Rows of the records that name this one as a partner. */
  @state() private accessor namedBy: readonly number[] = [];

  /** Tells milestones, meetings and news; loaded for the first project. */
  @state() private accessor agendaOf: typeof agendaOf | undefined;

  @state() private accessor said = '';

  /** Puts the focus on the title. */
  focusTitle(): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex]')?.focus();
  }

  override willUpdate(changes: PropertyValues<this>) {
    const { feed, record } = this;
    if (!changes.has('record') || !feed || !record) return;
    this.said = '';
    this.namedBy = [];
    void namedBy(feed).then((named) => {
      if (this.record === record) this.namedBy = named.get(record.id) ?? [];
    });
    // Without it the rest is there all the same.
    if (record.kind === 'projet' && !this.agendaOf)
      void import('./agenda.js').then(
        (agenda) => (this.agendaOf = agenda.agendaOf),
        () => {},
      );
  }

  override render() {
    const { feed, record, language } = this;
    if (!feed || !record) return nothing;
    const text = this.#text;
    const list = (texts: readonly string[] | undefined) => texts?.join(', ');
    const local = (texts: FeedRecord['needs']) =>
      texts?.map(
        (one) => html`
          <li>${localText(one, language)}</li>
        `,
      );
    const { needs, offers, accessibilityUrl: accessibility } = record;
    return html`
      <button class="button back" part="back" type="button" @click=${() => this.#emit('back')}>
        ${glyph('arrow-left', 18)}${text.back}
      </button>
      <div part="title">${heading(this.headingLevel, localText(record.name, language), -1)}</div>
      ${this.#renderWhat(feed, record)} ${this.#renderActions(record)}
      <slot></slot>
      <div class="text">${this.#renderText(record)}</div>
      ${this.#renderImage(feed, record)}
      <ul>
        ${this.#renderAddress(record)} ${this.#renderHours(record)}
        ${this.#row('phone', text.phone, lines(split(record.phone).map((one) => this.#renderPhone(one))))}
        ${this.#row('mail', text.mail, lines(record.emails?.map((mail) => this.#renderMail(mail))))}
        ${record.website && this.#row('globe', text.site, this.#contactLink('site', record.website, shown(record.website)))}
        ${this.#named('check', text.services, list(servicesOf(feed, record.index).map((term) => label(term, language))))}
        ${this.#named(
          'search',
          text.needs,
          needs &&
            html`
              <ul>
                ${local(needs)}
              </ul>
            `,
        )}
        ${this.#named(
          'handshake',
          text.offers,
          offers &&
            html`
              <ul>
                ${local(offers)}
              </ul>
            `,
        )}
        ${this.#renderFacts(feed, record)} ${this.#renderAgenda(record)} ${this.#renderStops(record)}
        ${this.#named('route', text.itinerance, list(record.itinerance))}
        ${this.#named('heart', text.labels, list(record.labels))}
        ${accessibility && this.#row('accessibility', '', this.#external(accessibility, text.accessibility))}
        ${this.#renderPartners(feed, record)}
      </ul>
      ${this.#renderEnd(record)}
    `;
  }

  get #text() {
    return messages(this.language).detail;
  }

  #renderWhat(feed: Feed, { index, kind }: FeedRecord) {
    const labels = (terms: readonly Term[]) => terms.map((term) => label(term, this.language));
    const badge = kind === 'acteur' ? '' : kindLabel(feed, kind, this.language);
    const categories = labels(categoriesOf(feed, index));
    const words = [
      categories.filter((category) => !same(category, badge)).join(', '),
      labels(familiesOf(feed, index))
        .filter((family) => !categories.includes(family))
        .join(', '),
    ];
    return html`
      <p class="what">
        ${
          badge &&
          html`
            <span class="badge">${badge}</span>
          `
        }
        ${words.filter(Boolean).join(' · ')}
      </p>
    `;
  }

  #renderActions({ id, name, latitude, longitude, emails, phone, website }: FeedRecord) {
    const text = this.#text;
    const [mail] = emails ?? [];
    const call = split(phone)
      .map(phoneOf)
      .find(({ href }) => href);
    const [by, href, words, icon] = isMail(mail)
      ? ['mail', `mailto:${mail}`, text.write, 'mail']
      : call
        ? ['phone', call.href!, text.call, 'phone']
        : ['site', website, text.visit, 'globe'];
    const star = messages(this.language).list.favourite(localText(name, this.language));
    return html`
      <div class="actions" part="actions">
        ${
          href &&
          this.#contactLink(
            by!,
            href,
            html`
              ${glyph(icon!, 18)}${words}
            `,
            'button primary',
          )
        }
        ${
          latitude === undefined || longitude === undefined
            ? nothing
            : this.#contactLink(
                'route',
                this.route || routeTo(latitude, longitude),
                html`
                  ${glyph('route', 18)}${text.route}
                `,
                'button',
              )
        }
        <button
          class="button"
          type="button"
          aria-label=${star}
          title=${star}
          aria-pressed=${this.favourite}
          @click=${() => this.#emit('favourite', { id })}
        >
          ${glyph('star')}
        </button>
        ${
          this.shareUrl
            ? html`
                <button class="button" type="button" aria-label=${text.share} title=${text.share} @click=${this.#share}>
                  ${glyph('share-2')}
                </button>
              `
            : nothing
        }
        <span role="status">${this.said}</span>
      </div>
    `;
  }

  #renderText({ summary, description }: FeedRecord) {
    const short = localText(summary, this.language);
    const long = localText(description, this.language);
    return (long.startsWith(short) ? long : `${short}\n${long}`)
      .split(/\n+/)
      .filter((paragraph) => paragraph.trim())
      .map(
        (paragraph) => html`
          <p>${paragraph}</p>
        `,
      );
  }

  #renderImage(feed: Feed, { image }: FeedRecord) {
    if (!isWeb(image)) return nothing;
    const origin = originOf(image);
    const allowed = [location.href, feed.url, ...this.images].some((url) => originOf(url) === origin);
    return allowed
      ? html`
          <img part="image" src=${image} alt="" loading="lazy" />
        `
      : html`
          <p>${this.#external(image, this.#text.image)}</p>
        `;
  }

  #renderAddress(record: FeedRecord) {
    const { precision = '' } = record;
    const words = [
      this.placeWords,
      this.distanceKm === undefined || Number.isNaN(this.distanceKm)
        ? ''
        : this.#text.distance(formatDistance(this.distanceKm, this.language)),
      /commune|municipal|ville|centre/i.test(precision) ? this.#text.approximate : '',
    ];
    return this.#row('map-pin', this.#text.address, [lines(addressOf(record)), lines(words, 'small')]);
  }

  #renderHours(record: FeedRecord) {
    const { openingHours: written } = record;
    if (!written) return nothing;
    const hours = hoursOf(record);
    const state = openStateOf(record, this.now ?? new Date(), () => this.requestUpdate());
    const [stressed, rest] = state ? stateWords(state, this.language) : [];
    const week = hours ? weekWords(hours, this.language).map(({ days, times }) => `${days} ${times}`) : [written];
    return this.#row('clock', this.#text.hours, [
      state
        ? html`
            <div>
              <b class=${state.open ? 'open' : ''}>${stressed}</b>${rest}
            </div>
          `
        : nothing,
      lines(week, 'small'),
    ]);
  }

  #renderPhone(phone: string) {
    const { text, href } = phoneOf(phone);
    return href ? this.#contactLink('phone', href, text) : text;
  }

  #renderMail(mail: string) {
    return isMail(mail) ? this.#contactLink('mail', `mailto:${mail}`, mail) : mail;
  }

  #renderFacts(feed: Feed, { more }: FeedRecord) {
    const { facts } = this.#text;
    const found = (Object.keys(facts) as (keyof typeof facts)[])
      .map((key) => [facts[key], this.#factWords(feed, key, more?.get(key))] as const)
      .filter(([, words]) => words);
    return found.length === 0
      ? nothing
      : this.#row('info', '', lines(found.map(([name, words]) => `${name}${this.#text.colon}${words}`)));
  }

  #factWords(feed: Feed, key: string, value: unknown): string {
    const { statuses, yes, no, collected, sought } = this.#text;
    const money = (sum: unknown) => {
      const number = formatNumber(Number(sum), this.language);
      return this.language === 'en' ? number.replace(/^\D?/, '$&€') : `${number}\u00a0€`;
    };
    switch (typeof value) {
      case 'boolean':
        return value ? yes : no;
      case 'number':
        return key === 'surface_m2' ? `${formatNumber(value, this.language)}\u00a0m²` : money(value);
      case 'object': {
        const { recherchee, collectee } = (value ?? {}) as Record<string, unknown>;
        return [
          typeof collectee === 'number' ? collected(money(collectee)) : '',
          typeof recherchee === 'number' ? sought(money(recherchee)) : '',
        ]
          .filter(Boolean)
          .join(', ');
      }
      case 'string': {
        if (key.startsWith('date')) return formatDate(value, this.language);
        const term = key === 'phase' && feed.vocabularies.phases.find(({ code }) => code === value);
        if (term) return label(term, this.language);
        return key === 'phaseStatut' && Object.hasOwn(statuses, value)
          ? statuses[value as keyof typeof statuses]
          : value;
      }
      default:
        return '';
    }
  }

  #renderAgenda(record: FeedRecord) {
    return this.agendaOf?.(record, this.language, this.now ?? new Date()).map(([icon, name, items]) =>
      this.#named(
        icon,
        name,
        lines(
          items.map(({ before, title, url, after }) => [
            before,
            isWeb(url) ? this.#external(url, title) : title,
            after,
          ]),
        ),
      ),
    );
  }

  /** Stops of a nomadic place, as published: objects of texts. */
  #renderStops({ more }: FeedRecord) {
    const stops = more?.get('tournee');
    if (!Array.isArray(stops)) return nothing;
    const stopWords = (stop: Record<string, unknown> | null) => {
      const week = typeof stop?.['horaires'] === 'string' ? stop['horaires'] : '';
      const hours = openingHours(week);
      const when = hours ? weekWords(hours, this.language).map(({ days, times }) => `${days} ${times}`) : [week];
      return [stop?.['nom'], stop?.['adresse'], stop?.['commune'], ...when]
        .filter((text) => typeof text === 'string' && text)
        .join(', ');
    };
    return this.#named('route', this.#text.stops, lines(stops.map(stopWords)));
  }

  #renderPartners(feed: Feed, { index, partners = [] }: FeedRecord) {
    const rows = new Set([...partners.map((id) => feed.records.indexOf(id)), ...this.namedBy]);
    rows.delete(-1);
    rows.delete(index);
    const links = (projects: boolean) => {
      const found = [...rows].filter((row) => (kindOf(feed, row) === 'projet') === projects);
      return found.map((row) => this.#renderPartner(localText(feed.records.names[row], this.language), row));
    };
    return [
      this.#named('link', this.#text.partners, links(false)),
      this.#named('flag', this.#text.projects, links(true)),
    ];
  }

  #renderPartner(name: string, row: number) {
    return html`
      <button class="link" type="button" @click=${() => this.#emit('select', { row })}>${name}</button>
    `;
  }

  #renderEnd({ source, licence, updated }: FeedRecord) {
    const text = this.#text;
    const words = [
      source && `${text.source} ${source}`,
      licence && `${text.licence} ${licence}`,
      updated && text.updated(formatDate(updated, this.language)),
    ].filter(Boolean);
    return words.length > 0
      ? html`
          <p class="end small">${words.join(' · ')}</p>
        `
      : nothing;
  }

  /** A block of facts whose name is told by its glyph, and in words to whoever does not see it. */
  #row(icon: string, name: string, content: unknown) {
    return isEmpty(content)
      ? nothing
      : html`
          <li class="row" part="row">
            ${glyph(icon, 18)}
            <div>
              ${
                name &&
                html`
                  <span class="hidden-text">${name}${this.#text.colon}</span>
                `
              }${content}
            </div>
          </li>
        `;
  }

  /** A block whose name stands before its content. */
  #named(icon: string, name: string, content: unknown) {
    return isEmpty(content) ? nothing : this.#row(icon, '', [name, this.#text.colon, content]);
  }

  /** A link to elsewhere: a window of its own, so that the map is not lost. */
  #external(href: string, content: unknown, classes = '', onClick?: () => void): TemplateResult | typeof nothing {
    return isWeb(href)
      ? html`
          <a class=${classes} href=${href} target="_blank" rel="noopener noreferrer" @click=${onClick}>
            ${content}
            <span class="hidden-text">${this.#text.window}</span>
          </a>
        `
      : nothing;
  }

  #contactLink(by: string, href: string, content: unknown, classes = '') {
    const onClick = () => this.#contact(by);
    return /^(mailto|tel|geo):/.test(href)
      ? html`
          <a class=${classes} href=${href} @click=${onClick}>${content}</a>
        `
      : this.#external(href, content, classes, onClick);
  }

  async #share() {
    const url = this.shareUrl!;
    this.#contact('share');
    try {
      if (typeof navigator.share === 'function')
        await navigator.share({ title: localText(this.record!.name, this.language), url });
      else {
        await navigator.clipboard.writeText(url);
        this.said = this.#text.copied;
      }
    } catch (error) {
      // The visitor closed the sheet, or this page may not copy.
      if ((error as Error).name !== 'AbortError') this.said = this.#text.copy(url);
    }
  }

  #contact(by: string) {
    const { kind, id } = this.record!;
    this.#emit('contact', { kind, id, by });
  }

  #emit(name: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(`ess-part-${name}`, { detail, bubbles: true, composed: true }));
  }
}

/** Each on a line of its own; the empty ones left out. */
function lines(contents: readonly unknown[] | undefined, classes = '') {
  return (
    contents?.filter(Boolean).map(
      (content) => html`
        <div class=${classes}>${content}</div>
      `,
    ) ?? []
  );
}

function isEmpty(content: unknown): boolean {
  return !content || (Array.isArray(content) && content.every(isEmpty));
}

/** Several telephone numbers written in one field. */
function split(phone = ''): string[] {
  return phone.split(/\s*(?:[/;,|]|\bou\b)\s*/).filter(Boolean);
}

function isMail(mail: string | undefined): mail is string {
  return mail !== undefined && /^[^\s@?&:]+@[^\s@?&:]+$/.test(mail);
}

/** The reader has checked addresses already; nothing else becomes a link even so. */
function isWeb(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url);
}

/** `comptoir.exemple.fr` for `https://www.comptoir.exemple.fr/`. */
function shown(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
}

function originOf(url: string): string | undefined {
  try {
    return new URL(url, location.href).origin;
  } catch {
    return undefined;
  }
}

/** Android's map applications take `geo:`; elsewhere a page that asks for nothing until it is opened. */
function routeTo(latitude: number, longitude: number): string {
  const place = `${latitude},${longitude}`;
  return /Android/.test(navigator.userAgent)
    ? `geo:${place}?q=${place}`
    : `https://www.openstreetmap.org/directions?to=${place}`;
}

if (!customElements.get('ess-part-detail')) customElements.define('ess-part-detail', PartDetail);

declare global {
  interface HTMLElementTagNameMap {
    'ess-part-detail': PartDetail;
  }
}
