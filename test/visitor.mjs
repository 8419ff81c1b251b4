/**
 * What a visitor sees and does in a widget of a whole page, by the words on it.
 *
 *     const map = await visit({ attributes: 'hash="carte"' });
 *     await map.search('vélo');
 *     await map.counts(27);
 */
import { open } from './browser.mjs';

export const GIRONDE = '/demo/feeds/gironde.json';

/** Keeps the widgets' events, from before any of them stands: `window.told` holds `{type, detail, from}`. */
export const LISTEN = `<script>
  window.told = [];
  for (const type of ['ess-ready', 'ess-error', 'ess-change', 'ess-select', 'ess-contact'])
    addEventListener(type, ({ detail, target }) => told.push({ type, detail, from: target.id || target.localName }));
</script>`;

/** The tag of one widget on the demo's feed. */
export const widget = (attributes = '', { name = 'actor-map', feed = GIRONDE } = {}) =>
  `<ess-${name} feed="${feed}" ${attributes}></ess-${name}>`;

/**
 * Opens a page with one widget (or with `html`), waits until it is ready, and gives what a visitor does with it.
 *
 * @param options.attributes attributes of the widget, as text
 * @param options.name `actor-map` or `directory`
 * @param options.feed the feed's address
 * @param options.html the whole body in place of the one widget; the script tag is put before it
 * @param options.ready false: does not wait for the results
 * The others are `open`'s.
 */
export async function visit({ attributes, name = 'actor-map', feed, html, head = '', ready = true, ...options } = {}) {
  const opened = await open({
    ...options,
    head: LISTEN + head,
    html: `<script src="/dist/essor.js"></script>${html ?? widget(attributes, { name, feed })}`,
  });
  const visitor = visitorOf(opened.page, `ess-${name}`);
  if (ready) await visitor.ready();
  return { ...opened, ...visitor };
}

/** What a visitor does with the first widget of that name in a page. */
export function visitorOf(page, tag = 'ess-actor-map') {
  const root = page.locator(tag).first();
  const filtersButton = root.getByRole('button', { name: /^(Filtres|Filters)/ });
  const panel = root.locator('ess-part-filters');
  const searchBox = root.getByRole('combobox', { name: /^(Rechercher|Search)/ });
  const markers = root.locator('.leaflet-marker-pane button');

  const told = (type) => page.evaluate((wanted) => window.told.filter((event) => event.type === wanted), type);
  /** The count in the sentence above the list, or at the foot of the filters while they stand in its place. */
  const shownCount = async () => {
    const sentence = root.locator(
      'ess-part-summary strong, ess-part-filters .primary, ess-part-notice[state=none] .title',
    );
    const words = await sentence.first().innerText({ timeout: 1000 });
    if (/^Voir le résultat/.test(words)) return 1;
    return /^(Aucun|No )/.test(words) ? 0 : Number(/\d[\d\s\u202f\u00a0,]*/.exec(words)[0].replace(/\D/g, ''));
  };
  // A disc shows thousands for short; its name has them all.
  const mapCount = () =>
    markers.evaluateAll((buttons) =>
      buttons.reduce((sum, button) => {
        const [number] = /^[\d\s\u202f\u00a0,]+/.exec(
          button.matches('.cluster') ? button.getAttribute('aria-label') : '1',
        );
        return sum + Number(number.replace(/\D/g, ''));
      }, 0),
    );

  return {
    page,
    root,
    /** The search box. */
    searchBox,
    filtersButton,
    /** The panel of filters. */
    panel,
    /** Records and clusters on the map. */
    markers,
    /** Headings of the list's records. */
    items: root.locator('ess-part-list .name'),
    detail: root.locator('ess-part-detail'),
    notice: root.locator('ess-part-notice'),
    chips: root.locator('ess-part-summary .chip'),
    told,
    shownCount,
    /** Sum of what the markers in view say. */
    mapCount,
    /** Waits for the first results, and for the map to draw them. */
    async ready() {
      await page.waitForFunction(() => window.told.some(({ type }) => type === 'ess-ready'), undefined, {
        timeout: 20000,
      });
      await page.waitForFunction(
        (name) => {
          // Another widget of the page may be ready before this one's code is there.
          const { shadowRoot } = document.querySelector(name);
          const map = shadowRoot?.querySelector('ess-part-map');
          return (
            shadowRoot && (!map || !map.offsetParent || map.shadowRoot?.querySelector('.leaflet-marker-pane button'))
          );
        },
        tag,
        { timeout: 20000 },
      );
    },
    /** Waits until so many results are shown, and the page of the list is whole. */
    async counts(count) {
      await eventually(shownCount, (seen) => seen === count, `${count} results`);
      await eventually(
        () => root.locator('ess-part-list [aria-busy]').count(),
        (busy) => busy === 0,
        'the rest of the list',
      );
    },
    /** Waits until nothing on the map moves any more, so that a press and its release meet the same marker. */
    rests: () =>
      page.waitForFunction(
        (name) =>
          !document
            .querySelector(name)
            .shadowRoot.querySelector('ess-part-map')
            .shadowRoot.querySelector('.leaflet-zoom-anim'),
        tag,
      ),
    /** Waits until the markers in view stand for so many records. */
    maps: (count) => eventually(mapCount, (seen) => seen === count, `${count} records on the map`),
    /** Types a text into the search box, without taking a suggestion. */
    async search(text) {
      await searchBox.fill(text);
      await searchBox.press('Enter');
    },
    /** Types a text and waits for suggestions. */
    async type(text) {
      await searchBox.fill(text);
      await root.getByRole('option').first().waitFor();
    },
    /** Asks for what is around. */
    locate: () => root.getByRole('search').getByRole('button', { name: 'Autour de moi' }).click(),
    /** Chooses a suggestion whose words begin so. */
    async choose(words) {
      await root.getByRole('option', { name: words }).first().click();
    },
    /** Opens the panel of filters, if it is not. */
    async openFilters() {
      if (!(await panel.isVisible())) await filtersButton.click();
      await panel.getByRole('heading', { name: /^(Filtres|Filters)/ }).waitFor();
    },
    /** The checkbox whose label begins with these words. */
    choice: (words) => panel.getByRole('checkbox', { name: words }),
    /** What a checkbox says that it would give. */
    async promised(words) {
      const label = await panel.getByRole('checkbox', { name: words }).getAttribute('aria-label');
      return Number(label.replace(/.*, /, '').replace(/\D/g, ''));
    },
    /** Opens a record from the list. */
    async openItem(words) {
      await root.locator('ess-part-list .name', { hasText: words }).first().click();
      await root.locator('ess-part-detail').waitFor();
    },
    /** The record that is open. */
    title: () => root.locator('ess-part-detail [part="title"]').innerText(),
  };
}

/** Reads again and again until what is read is right; fails with what was read last. */
export async function eventually(read, isRight, wanted, milliseconds = 20_000) {
  const end = Date.now() + milliseconds;
  let seen;
  for (;;) {
    try {
      seen = await read();
      if (await isRight(seen)) return seen;
    } catch (error) {
      seen = error.message;
    }
    if (Date.now() > end) throw new Error(`Waited for ${wanted}, saw ${JSON.stringify(seen)}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The words of an element that has a shadow root, one line for each block. */
export const wordsOf = (locator) =>
  locator.evaluate(({ shadowRoot }) => [...shadowRoot.children].map((child) => child.innerText).join('\n'));

/** The element that has the focus, however deep, as `{tag, name, text}`; `tag` is BODY when nothing has it. */
export const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return {
      tag: element?.tagName ?? '',
      name: element?.getAttribute('aria-label') ?? '',
      text: element?.textContent.trim().replace(/\s+/g, ' ').slice(0, 80) ?? '',
    };
  });
