import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Feed } from '../feed/feed.js';
import { KINDS, type Kind } from '../feed/kinds.js';
import { recordReader } from '../feed/read.js';
import { turn } from '../feed/turn.js';
import { loadMessages, messages, type Language, type Messages } from '../i18n/messages.js';
import { parseFilter } from '../query/filter.js';
import type { Filter, Query, QueryResult } from '../query/query.js';
import { groupSession, Session } from '../query/session.js';
import '../parts/beyond.js';
import { AddressState } from '../parts/address-state.js';
import { Favourites, favouritesOf } from '../parts/favourites.js';
import { groupPreset } from '../parts/group-preset.js';
import { FeedElement, wordsIn } from './feed-element.js';

const NO_FAVOURITES = new Favourites('');

/**
 * What every widget has that browses the records: the shared filters, the state that a group shares, the stars.
 *
 * A subclass renders `feedState`, and calls `answered()` at each answer.
 */
export abstract class BrowseElement extends FeedElement<Feed> {
  protected override readonly reader = recordReader;

  /** Preset filter, which the visitor may change: `categorie=velo,reparation&type=tiers-lieu`. */
  @property() accessor filter = '';

  /** Filter that the visitor neither sees nor removes; same grammar as `filter`. */
  @property() accessor lock = '';

  /** Keeps the state in the page's address, under this prefix. */
  @property() accessor hash = '';

  /** Origins, separated by spaces, from which images of records may load beside the page's and the feed's own. */
  @property() accessor images = '';

  /** State shared with the group. */
  protected session = new Session();

  protected favourites = NO_FAVOURITES;

  #address = new AddressState();
  #selected: string | undefined;
  #ownSession: Session | undefined;

  protected override readonly followed = ['feed', 'taxonomy', 'refresh', 'group', 'hash'];

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    if (this.hasUpdated && changed.has('filter') && !this.group) {
      this.preset = parseFilter(this.filter);
      this.session.update({ filter: this.preset });
    }
    if (changed.has('images')) this.imageOrigins = wordsIn(this.images);
    if (changed.has('lock') || changed.has('territory')) {
      const territories = (this.territoryCodes = wordsIn(this.territory));
      this.locked = { ...parseFilter(this.lock), ...(territories.length > 0 && { territories }) };
    }
  }

  /** The first drawing is a task of its own: the one before has just run the modules. */
  protected override async scheduleUpdate() {
    if (!this.hasUpdated) await turn();
    await super.scheduleUpdate();
  }

  /** The texts in the widget's language. */
  protected get text(): Messages {
    return messages(this.language);
  }

  protected override loadTexts(language: Language) {
    return loadMessages(language);
  }

  protected override async loadErrorWords() {
    return (await import('../parts/notice/notice.js')).errorWords;
  }

  protected override get failure() {
    return this.text.notice.error;
  }

  /** What the author fixed: `lock` and `territory` together. The same object until one of them changes. */
  protected locked: Filter = {};

  /** What the author preset, and the visitor may change. */
  protected preset: Filter = {};

  /** The codes of `territory`: the same array until the attribute changes. */
  protected territoryCodes: readonly string[] = [];

  /** The origins of `images`. */
  protected imageOrigins: readonly string[] = [];

  /** The territories' names as the feed has them, for the count's sentence; empty when one is unknown. */
  protected get territoryName(): string {
    const names = this.territoryCodes.map((code) => this.data?.territories.find((known) => known.code === code)?.name);
    return names.includes(undefined) ? '' : names.join(', ');
  }

  /** What tells this widget's landmarks from those of others of its kind: its territory, and from the second on its number. */
  protected get suffix(): string {
    const root = this.getRootNode() as Document;
    const number = [...root.querySelectorAll(this.localName)].indexOf(this) + 1;
    return (this.territoryName && `, ${this.territoryName}`) + (number > 1 ? ` (${number})` : '');
  }

  /** An answer came: tells the page, and once it is drawn for the first time that the widget is ready. */
  protected answered({ order }: QueryResult, query: Query) {
    this.emit('ess-change', { count: order.length, query });
    this.settle(order.length, this.data?.skipped ?? 0, this.text.console.skipped);
  }

  /** The visitor used a way to make contact; or opened a record. */
  protected contacted(event: CustomEvent<{ kind: Kind; id: string; by: string }>) {
    this.emit('ess-contact', event.detail);
  }

  protected override sharing(url: string) {
    this.favourites = favouritesOf(url);
    this.preset = parseFilter((this.group ? groupPreset(url, this.group, this) : null) ?? this.filter);
    // Without a group the state is the widget's own, and lasts when it is moved in the page.
    this.session = this.group
      ? groupSession(url, this.group, this.preset)
      : (this.#ownSession ??= new Session(this.preset));
    this.#address.follow(this.hash, this.session, this.preset);
    this.#sessionChanged();
    return [
      this.session.subscribe(() => this.#sessionChanged()),
      this.favourites.subscribe(() => this.requestUpdate()),
      () => this.#address.leave(),
    ];
  }

  #sessionChanged() {
    const { selected } = this.session.state;
    if (selected !== this.#selected) {
      this.#selected = selected;
      const row = selected === undefined ? -1 : (this.data?.records.indexOf(selected) ?? -1);
      if (row >= 0) this.emit('ess-select', { kind: KINDS[this.data!.records.kinds[row]!], id: selected });
    }
    this.requestUpdate();
  }
}
