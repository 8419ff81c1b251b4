import { LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Feed, FeedErrorCode, FeedSource, FeedState } from '../feed/feed.js';
import { KINDS, type Kind } from '../feed/kinds.js';
import { feedSource } from '../feed/source.js';
import { formatDate } from '../i18n/format.js';
import { languageOf, loadMessages, messages, type Language, type Messages } from '../i18n/messages.js';
import { parseFilter } from '../query/filter.js';
import type { Filter, Query, QueryResult } from '../query/query.js';
import { groupSession, Session } from '../query/session.js';
import { AddressState } from '../parts/address-state.js';
import { Favourites, favouritesOf } from '../parts/favourites.js';

const NO_FAVOURITES = new Favourites('');

/**
 * What every widget has: the shared attributes, the feed, the state that a group shares, the language, and the events
 * that tell the page how it went.
 *
 * A subclass renders `feedState`, and calls `answered()` at each answer.
 */
export abstract class FeedElement extends LitElement {
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

  /** Preset filter, which the visitor may change: `categorie=velo,reparation&type=tiers-lieu`. */
  @property() accessor filter = '';

  /** Filter that the visitor neither sees nor removes; same grammar as `filter`. */
  @property() accessor lock = '';

  /** Keeps the state in the page's address, under this prefix. */
  @property() accessor hash = '';

  /** Origins, separated by spaces, from which images of records may load beside the page's and the feed's own. */
  @property() accessor images = '';

  /** Where the loading stands; undefined before the first connection. */
  @state() protected accessor feedState: FeedState | undefined;

  /** Language of the interface. */
  protected language: Language = 'fr';

  /** State shared with the group. */
  protected session = new Session();

  protected favourites = NO_FAVOURITES;

  #source: FeedSource | undefined;
  #address = new AddressState();
  #leave: (() => void)[] = [];
  #settled = false;
  #resolveReady: (() => void) | undefined;
  #ready = new Promise<void>((resolve) => (this.#resolveReady = resolve));
  #told: FeedState | undefined;
  #errorWords: ((code: FeedErrorCode, language: Language) => string) | undefined;
  #selected: string | undefined;
  #ownSession: Session | undefined;

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
    const followed = ['feed', 'taxonomy', 'refresh', 'group', 'hash'];
    if (!this.hasUpdated || followed.some((name) => changed.has(name))) this.#follow();
    else if (changed.has('filter') && !this.group) {
      this.preset = parseFilter(this.filter);
      this.session.update({ filter: this.preset });
    }
    if (changed.has('images')) this.imageOrigins = wordsIn(this.images);
    if (changed.has('lock') || changed.has('territory')) {
      const territories = (this.territoryCodes = wordsIn(this.territory));
      this.locked = { ...parseFilter(this.lock), ...(territories.length > 0 && { territories }) };
    }
  }

  protected override updated(_changed: PropertyValues) {
    this.#tell();
  }

  /** The texts in the widget's language. */
  protected get text(): Messages {
    return messages(this.language);
  }

  /** The feed that was read, if it is there. */
  protected get data(): Feed | undefined {
    return this.feedState?.feed;
  }

  /** Address of the feed as resolved, or the empty text. */
  protected get feedUrl(): string {
    return this.#source?.url ?? '';
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

  /** Asks for the feed again. */
  protected retry() {
    this.#source?.retry();
  }

  /** An answer came: tells the page, and once it is drawn for the first time that the widget is ready. */
  protected answered({ order }: QueryResult, query: Query) {
    this.emit('ess-change', { count: order.length, query });
    if (!this.#settled) void this.updateComplete.then(() => this.#settle(order.length));
  }

  /** The visitor used a way to make contact; or opened a record. */
  protected contacted(event: CustomEvent<{ kind: Kind; id: string; by: string }>) {
    this.emit('ess-contact', event.detail);
  }

  #settle(total: number) {
    if (this.#settled || !this.data) return;
    this.#settled = true;
    const { skipped, notes } = this.data;
    if (skipped > 0) console.info(`[essor] ${this.text.console.skipped(skipped)}`, this.feedUrl, notes);
    this.emit('ess-ready', { total, skipped });
    this.#resolveReady?.();
  }

  protected emit(type: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Takes over the source's state; that of an error once its words are there, which come late. */
  async #sourceChanged() {
    const source = this.#source;
    const state = source?.state;
    if (state?.error && !this.#errorWords)
      this.#errorWords = (await import('../parts/notice/notice.js').catch(() => undefined))?.errorWords;
    if (source === this.#source && state === source?.state) this.feedState = state;
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

  #feedDeclared = () => {
    if (!this.feed) this.#follow();
  };

  #setLanguage() {
    const language = languageOf(this);
    // Told to the parts once its texts are there, so that all of them change together.
    void loadMessages(language).then(() => {
      if (languageOf(this) !== language) return;
      this.language = language;
      this.requestUpdate();
      // The first formatter takes long to make: do it while the feed is on its way, not when it is drawn.
      setTimeout(() => formatDate('2000-01-01', language));
    });
  }

  #follow() {
    this.#unfollow();
    if (!this.isConnected) return;
    const declared = this.feed ? this : document.querySelector('ess-feed');
    const attribute = (name: string) => declared?.getAttribute(name) ?? '';
    const url = this.feed || attribute('feed');
    const source = feedSource(url, {
      taxonomy: this.taxonomy || attribute('taxonomy'),
      refreshMinutes: this.refresh || Number(attribute('refresh')) || 0,
    });
    if (source !== this.#source) {
      this.#source = source;
      this.#settled = false;
    }
    this.favourites = favouritesOf(source.url);
    this.preset = parseFilter(this.group ? this.#firstFilter() : this.filter);
    // Without a group the state is the widget's own, and lasts when it is moved in the page.
    this.session = this.group
      ? groupSession(source.url, this.group, this.preset)
      : (this.#ownSession ??= new Session(this.preset));
    this.#address.follow(this.hash, this.session, this.preset);
    this.#leave = [
      source.subscribe(() => this.#sourceChanged()),
      this.session.subscribe(() => this.#sessionChanged()),
      this.favourites.subscribe(() => this.requestUpdate()),
      () => this.#address.leave(),
    ];
    void this.#sourceChanged();
    this.#sessionChanged();
  }

  #unfollow() {
    for (const leave of this.#leave) leave();
    this.#leave = [];
  }

  /** A group's preset is that of its first widget in the document, upgraded or not. */
  #firstFilter(): string {
    const members = [...document.querySelectorAll('[group]')].filter(
      (element) => element.localName.startsWith('ess-') && element.getAttribute('group') === this.group,
    );
    const url = this.#source?.url;
    const same = members.find((element) => {
      const feed = element.getAttribute('feed') ?? document.querySelector('ess-feed')?.getAttribute('feed') ?? '';
      return element === this || feedSource(feed).url === url;
    });
    return same?.getAttribute('filter') ?? this.filter;
  }

  #tell() {
    const { feedState } = this;
    if (!feedState || feedState === this.#told) return;
    this.#told = feedState;
    if (!feedState.error) return;
    const { code, url } = feedState.error;
    this.emit('ess-error', { code, message: this.#errorWords?.(code, this.language) ?? this.text.notice.error, url });
    if (feedState.status === 'error') this.#resolveReady?.();
  }
}

function wordsIn(attribute: string): string[] {
  return attribute.split(/[\s,]+/).filter((word) => word !== '');
}
