import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import { until } from '../until.js';
import type { Feed } from '../../feed/feed.js';
import type { Bounds } from '../../query/query.js';
import { feedOf, type PlainRecord } from '../../query/table-fixture.js';
import tokens from '../tokens.styles.js';
import './map.js';
import type { PartMap } from './map.js';

const CATEGORIES = ['solaire', 'velo', 'cafe', 'epicerie'];

/** 300 records around Bordeaux, the first 75 of them on one spot far from the others. */
const MANY: PlainRecord[] = [...new Array(300).keys()].map((i) => ({
  id: `r${i}`,
  name: `Acteur ${i}`,
  categories: [CATEGORIES[i % 4]!],
  commune: 'Bordeaux',
  longitude: i < 75 ? -1.1 : -0.8 + ((i * 37) % 100) / 100,
  latitude: i < 75 ? 44.4 : 44.5 + ((i * 61) % 90) / 100,
}));

const FEW: PlainRecord[] = [
  { name: 'Le Comptoir', categories: ['cafe'], commune: 'Bordeaux', longitude: -0.58, latitude: 44.84 },
  { name: 'Vélo pour tous', categories: ['velo'], commune: 'Libourne', longitude: -0.24, latitude: 44.91 },
  { name: 'Soleil du Médoc', categories: ['solaire'], commune: 'Lesparre', longitude: -0.94, latitude: 45.3 },
];

const GIRONDE = [-1.27, 44.19, 0.32, 45.58] as const;

const COMMUNES = [
  { code: '33063', name: 'Bordeaux', postcodes: [], longitude: -0.58, latitude: 44.84, population: 260000, epci: '' },
];

document.adoptedStyleSheets.push(
  sheet(':root { color-scheme: light }'),
  sheet(tokens.cssText.replaceAll(':host', 'body')),
);

describe('the map', () => {
  it('has a role and a name, and says its keys', async () => {
    const map = await mapOf(FEW);
    const region = map.renderRoot.querySelector<HTMLElement>('[role=region]')!;
    expect(region.getAttribute('aria-label')).to.equal('Carte des acteurs');
    expect(region.tabIndex).to.equal(0);
    expect(map.renderRoot.querySelector(`#${region.getAttribute('aria-describedby')}`)!.textContent).to.contain(
      'Flèches',
    );
  });

  it('names each record by its name, category and commune', async () => {
    const map = await mapOf(FEW);
    expect(names(map)).to.have.members([
      'Le Comptoir, Café associatif, Bordeaux',
      'Vélo pour tous, Vélo et mobilité, Libourne',
      'Soleil du Médoc, Énergie solaire, Lesparre',
    ]);
  });

  it('names a cluster by its number and the town it is near to', async () => {
    const map = await mapOf(MANY);
    expect(names(map).some((name) => /^\d+ acteurs et lieux près de Bordeaux\u00a0: zoomer$/.test(name))).to.equal(
      true,
    );
  });

  it('writes the names of towns, and has them still after a view that is set without motion', async () => {
    const map = await mapOf(FEW);
    const towns = () => [...map.renderRoot.querySelectorAll('.names text')].map((text) => text.textContent);
    await until(() => towns().includes('Bordeaux'), 'first view');
    const { matchMedia } = window;
    window.matchMedia = (media) => ({ ...matchMedia(media), matches: true });
    try {
      map.fit([4, 48, 5, 49]);
      await until(() => buttons(map).length === 0, 'far from Bordeaux');
      map.fit([-0.9, 44.7, -0.3, 45]);
      await until(() => buttons(map).length > 0, 'back in Gironde');
      await aTimeout(600);
      expect(towns()).to.deep.equal(['Bordeaux']);
    } finally {
      window.matchMedia = matchMedia;
    }
  });

  it('speaks English when asked to', async () => {
    const { loadMessages } = await import('../../i18n/messages.js');
    await loadMessages('en');
    const map = await mapOf(MANY);
    map.language = 'en';
    await map.updateComplete;
    expect(names(map).some((name) => /^\d+ actors and places near Bordeaux: zoom in$/.test(name))).to.equal(true);
    expect(control(map, 'Zoom in')).to.be.instanceOf(HTMLButtonElement);
  });

  it('has at most twelve tab stops with 300 records', async () => {
    const map = await mapOf(MANY);
    expect(buttons(map).length).to.be.greaterThan(5);
    expect(stops(map).length).to.be.within(3, 12);
    expect(buttons(map).filter(({ tabIndex }) => tabIndex === 0).length, 'one for all markers').to.equal(1);
  });

  it('gives every target 24 px', async () => {
    const map = await mapOf(MANY);
    for (const stop of [...stops(map), ...buttons(map)]) {
      if (stop.localName === 'a') continue;
      const { width, height } = stop.getBoundingClientRect();
      expect(Math.min(width, height), stop.getAttribute('aria-label') ?? '').to.be.at.least(24);
    }
  });

  it('tells which record was chosen', async () => {
    const map = await mapOf(FEW);
    setTimeout(() => marker(map, /Vélo pour tous/).click());
    expect((await oneEvent(map, 'ess-part-select')).detail).to.deep.equal({ row: 1 });
  });

  it('lists the records of one spot, which no zoom parts', async () => {
    const map = await mapOf(MANY);
    await zoomUntil(map, () => names(map).includes('75 au même endroit\u00a0: ouvrir la liste'), [-1.1, 44.4]);
    setTimeout(() => marker(map, /^75 au même endroit/).click());
    const { detail } = await oneEvent(map, 'ess-part-spot');
    expect([...detail.rows]).to.deep.equal([...new Array(75).keys()]);
  });

  it('is driven by the keyboard down to a record, and never loses the focus', async () => {
    const map = await mapOf(MANY.slice(75));
    let chosen = -1;
    map.addEventListener('ess-part-select', (event) => (chosen = (event as CustomEvent).detail.row));
    buttons(map)
      .find(({ tabIndex }) => tabIndex === 0)!
      .focus();
    for (let steps = 0; chosen < 0 && steps < 14; steps++) {
      const view = oneEvent(map, 'ess-part-view');
      // A click without a pointer, as Enter on a button gives it.
      focused(map)!.click();
      if (chosen < 0) await view;
      expect(focused(map)?.closest('.leaflet-marker-pane'), 'focus on a marker').to.not.equal(null);
      await aTimeout(300);
    }
    expect(chosen).to.be.at.least(0);
  });

  it('moves between markers with arrows, and back to the map with Escape', async () => {
    const map = await mapOf(FEW);
    marker(map, /Le Comptoir/).focus();
    press(map, 'ArrowRight');
    expect(focused(map)!.getAttribute('aria-label')).to.match(/^Vélo pour tous/);
    expect(focused(map)!.tabIndex).to.equal(0);
    press(map, 'Home');
    expect(focused(map)!.getAttribute('aria-label')).to.match(/^Soleil/);
    press(map, 'Escape');
    expect(focused(map)!.getAttribute('role')).to.equal('region');
  });

  it('pans and zooms by keys when it has the focus, and says what is shown', async () => {
    const map = await mapOf(FEW);
    map.focusMap();
    const before = await viewAfter(map, () => press(map, '+'));
    await until(() => status(map)?.startsWith('Carte agrandie. '));
    const after = await viewAfter(map, () => press(map, 'ArrowRight'));
    expect(after.bounds[0]).to.be.greaterThan(before.bounds[0]);
    await until(() => status(map)?.startsWith('Carte déplacée. '));
  });

  it('goes as many levels nearer as there were quick clicks, and says so at the end', async () => {
    const map = await mapOf(FEW);
    let zoom = 0;
    map.addEventListener('ess-part-view', (event) => (zoom = (event as CustomEvent).detail.zoom));
    const before = (await viewAfter(map, () => map.fit(GIRONDE))).zoom;
    control(map, 'Agrandir').click();
    control(map, 'Agrandir').click();
    for (let i = 0; i < 3; i++) {
      await aTimeout(60);
      control(map, 'Agrandir').click();
    }
    await until(() => zoom >= before + 5, 'five levels');
    await aTimeout(700);
    expect(zoom).to.equal(before + 5);
    expect(status(map)).to.match(/^Carte agrandie\. /);
    for (let i = 0; i < 5; i++) control(map, 'Réduire').click();
    await until(() => zoom <= before, 'and back');
  });

  it('zooms where it is double-clicked, back with Shift, and never by clicks on a marker or a control', async () => {
    const map = await mapOf(FEW);
    let zoom = 0;
    map.addEventListener('ess-part-view', (event) => (zoom = (event as CustomEvent).detail.zoom));
    const before = (await viewAfter(map, () => map.fit(GIRONDE))).zoom;
    const viewport = map.renderRoot.querySelector('.viewport')!;
    const { left, top } = viewport.getBoundingClientRect();
    const twice = (on: Element, shiftKey = false) =>
      on.dispatchEvent(
        new MouseEvent('dblclick', { bubbles: true, composed: true, clientX: left + 40, clientY: top + 40, shiftKey }),
      );
    for (const button of [buttons(map)[0]!, control(map, 'Agrandir')]) twice(button);
    twice(viewport);
    await until(() => zoom > before, 'a nearer view');
    expect(zoom).to.equal(before + 1);
    twice(viewport, true);
    await until(() => zoom === before, 'the view of before');
  });

  it('goes where it is asked to while a zoom is under way', async () => {
    const map = await mapOf(FEW);
    for (const pause of [0, 100]) {
      let bounds: Bounds = [0, 0, 0, 0];
      map.addEventListener('ess-part-view', (event) => (bounds = (event as CustomEvent).detail.bounds));
      control(map, 'Agrandir').click();
      if (pause) await aTimeout(pause);
      map.fit([5, 43, 6, 44]);
      await until(() => bounds[0] > 3 && bounds[2] < 8, `the place asked for after ${pause} ms`);
      control(map, 'Réduire').click();
      if (pause) await aTimeout(pause);
      map.show(1);
      await until(() => bounds[0] < -0.24 && bounds[2] > -0.24, `the record asked for after ${pause} ms`);
    }
  });

  it('keeps the elements of markers that stay', async () => {
    const map = await mapOf(MANY);
    const before = new Map(buttons(map).map((button) => [button.getAttribute('aria-label'), button]));
    map.passing = map.passing.filter((row) => row !== 299);
    await map.updateComplete;
    const same = buttons(map).filter((button) => [...before.values()].includes(button));
    expect(same.length).to.be.at.least(before.size - 1);
  });

  it('does not move when the results change', async () => {
    const map = await mapOf(MANY);
    let moved = false;
    map.addEventListener('ess-part-view', () => (moved = true));
    map.passing = Uint32Array.of(3, 4);
    await map.updateComplete;
    await aTimeout(50);
    expect(moved).to.equal(false);
  });

  it('draws the open record even where a cluster holds it', async () => {
    const map = await mapOf(MANY);
    map.selected = 10;
    await map.updateComplete;
    const open = marker(map, /^Acteur 10,/);
    expect(open.getAttribute('aria-current')).to.equal('true');
  });

  it('frames all of France, from Polynesia over Paris and La Réunion to New Caledonia and Wallis', async () => {
    const far = [
      [-149.57, -17.54],
      [2.35, 48.86],
      [55.45, -20.88],
      [166.45, -22.27],
      [-176.17, -13.28],
    ];
    const map = await mapOf(
      far.map(([longitude, latitude], i) => ({ name: `Lieu ${i}`, longitude: longitude!, latitude: latitude! })),
      undefined,
      false,
    );
    await until(() => map.renderRoot.querySelector('.leaflet-marker-pane'), 'a map');
    for (const width of [800, 320]) {
      map.style.inlineSize = `${width}px`;
      await aTimeout(100);
      const { bounds } = await viewAfter(map, () => map.fit([-176.17, -22.27, 166.45, 48.86]));
      expect(bounds[0] < -176.17 && bounds[2] > 166.45 && bounds[1] < -22.27 && bounds[3] > 48.86).to.equal(true);
      await until(() => buttons(map).length > 0, 'markers');
      const box = map.getBoundingClientRect();
      for (const button of buttons(map)) {
        const { left, right } = button.getBoundingClientRect();
        expect(left >= box.left && right <= box.right, button.ariaLabel!).to.equal(true);
      }
    }
  });

  it('brings a record into view', async () => {
    const map = await mapOf(MANY);
    const [west, south, east, north] = (await viewAfter(map, () => map.show(10))).bounds;
    expect(west < -1.1 && east > -1.1 && south < 44.4 && north > 44.4).to.equal(true);
  });

  it('gives the focus to the marker of a record, to its cluster, or to itself where neither is in view', async () => {
    const map = await mapOf(FEW);
    map.focusRecord(2);
    expect(focused(map)!.getAttribute('aria-label')).to.match(/^Soleil du Médoc/);
    await viewAfter(map, () => map.fit([5, 43, 6, 44]));
    map.focusRecord(2);
    expect(focused(map)!.getAttribute('role')).to.equal('region');
    const many = await mapOf(MANY);
    many.focusRecord(10);
    expect(focused(many)!.className).to.contain('cluster');
  });

  it('marks a place that was looked for', async () => {
    const map = await mapOf(FEW);
    map.place = { label: 'Libourne', longitude: -0.24, latitude: 44.91 };
    await map.updateComplete;
    expect(map.renderRoot.querySelector('[role=img][aria-label=Libourne]')!.getBoundingClientRect().width).to.equal(40);
  });

  it('leaves the wheel to the page, and says how to zoom', async () => {
    const map = await mapOf(FEW);
    const region = map.renderRoot.querySelector('[role=region]')!;
    const wheel = () => new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true, composed: true });
    const plain = wheel();
    region.dispatchEvent(plain);
    await map.updateComplete;
    expect(plain.defaultPrevented).to.equal(false);
    expect(map.renderRoot.querySelector('.hint.shown')!.textContent).to.contain('molette');
    const withKey = new WheelEvent('wheel', { deltaY: 100, ctrlKey: true, bubbles: true, cancelable: true });
    region.dispatchEvent(withKey);
    expect(withKey.defaultPrevented).to.equal(true);
    region.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'mouse', bubbles: true }));
    const afterClick = wheel();
    region.dispatchEvent(afterClick);
    expect(afterClick.defaultPrevented, 'after a click').to.equal(true);
    region.dispatchEvent(new PointerEvent('pointerleave'));
    map.fullscreen = true;
    const inFullScreen = wheel();
    region.dispatchEvent(inFullScreen);
    expect(inFullScreen.defaultPrevented, 'in full screen').to.equal(true);
  });

  it('asks for what it cannot do itself', async () => {
    const map = await mapOf(FEW);
    map.canLocate = true;
    await map.updateComplete;
    const asked: string[] = [];
    for (const type of ['ess-part-locate', 'ess-part-fullscreen', 'ess-part-reset'])
      map.addEventListener(type, () => asked.push(type));
    for (const name of ['Autour de moi', 'Plein écran', 'Revenir à la vue de départ']) control(map, name).click();
    expect(asked).to.deep.equal(['ess-part-locate', 'ess-part-fullscreen', 'ess-part-reset']);
    map.fullscreen = true;
    await map.updateComplete;
    expect(control(map, 'Quitter le plein écran')).to.be.instanceOf(HTMLButtonElement);
  });

  it('is right when shown after it was hidden', async () => {
    const details = await fixture<HTMLDetailsElement>(html`
      <details><summary>Carte</summary></details>
    `);
    const map = await mapOf(FEW, details, false);
    expect(buttons(map).length).to.equal(0);
    const view = oneEvent(map, 'ess-part-view');
    details.open = true;
    const { bounds } = (await view).detail;
    await until(() => buttons(map).length === 3);
    expect(bounds[0] < GIRONDE[0] && bounds[3] > GIRONDE[3]).to.equal(true);
    expect(bounds[2] - bounds[0]).to.be.lessThan(8);
  });

  it('keeps its map when it is moved in the document', async () => {
    const map = await mapOf(FEW);
    const [first] = buttons(map);
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(map);
    await aTimeout(20);
    expect(buttons(map)[0]).to.equal(first);
    elsewhere.remove();
    await aTimeout(20);
    expect(buttons(map).length, 'really removed').to.equal(0);
    document.body.append(map);
    await until(() => buttons(map).length === 3, 'a new map when it comes back');
    map.remove();
  });

  it('adds nothing to the window', async () => {
    await mapOf(FEW);
    expect('L' in window).to.equal(false);
  });

  it('says one sentence where a page script breaks every object', async () => {
    Object.defineProperty(Object.prototype, 'polluted', {
      value: 1,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    try {
      const map = await mapOf(FEW, undefined, false);
      await until(() => map.renderRoot.textContent!.includes('La carte ne peut pas s’afficher'));
    } finally {
      delete (Object.prototype as Record<string, unknown>)['polluted'];
    }
  });

  it('notes a base map that it does not know once, and shows outlines', async () => {
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warnings.push(text);
    try {
      const map = await mapOf(FEW);
      map.basemap = 'carte-inconnue';
      await map.updateComplete;
      map.basemap = '';
      await map.updateComplete;
      map.basemap = 'carte-inconnue';
      await map.updateComplete;
      expect(warnings.length).to.equal(1);
      expect(map.renderRoot.querySelector('[part=attribution]')!.textContent).to.contain('IGN Admin Express');
    } finally {
      console.warn = warn;
    }
  });

  it('lets outlines stand in for tiles that fail', async () => {
    const map = await mapOf(FEW);
    map.basemap = `${location.origin}/no-such-tile/{z}/{x}/{y}.png`;
    await map.updateComplete;
    expect(map.renderRoot.querySelector('[part=attribution]')!.textContent).to.contain(location.host);
    await until(() => status(map)?.includes('les contours le remplacent'), 'the note');
    expect(map.renderRoot.querySelectorAll('img').length).to.equal(0);
  });

  it('passes the accessibility check', async () => {
    await expect(await mapOf(MANY)).to.be.accessible();
  });
});

async function mapOf(records: readonly PlainRecord[], parent?: Element, shown = true): Promise<PartMap> {
  const map = document.createElement('ess-part-map');
  const feed: Feed = feedOf(records, { communes: COMMUNES });
  map.label = 'Carte des acteurs';
  map.feed = feed;
  map.passing = Uint32Array.from(records.keys());
  map.frame = GIRONDE;
  map.style.inlineSize = '800px';
  map.style.blockSize = '560px';
  (
    parent ??
    (await fixture(html`
      <div></div>
    `))
  ).append(map);
  await map.updateComplete;
  if (shown) {
    await until(() => buttons(map).length > 0, 'markers');
    // The grid's clusters give way to the index's.
    await aTimeout(50);
  }
  return map;
}

async function viewAfter(map: PartMap, act: () => void): Promise<{ bounds: Bounds; zoom: number }> {
  const view = oneEvent(map, 'ess-part-view');
  act();
  return (await view).detail;
}

async function zoomUntil(map: PartMap, done: () => boolean, [longitude, latitude]: [number, number]) {
  for (let zoom = 9; zoom < 18 && !done(); zoom++)
    await viewAfter(map, () => map.fit([longitude, latitude, longitude, latitude], { maxZoom: zoom }));
}

const buttons = (map: PartMap) => [...map.renderRoot.querySelectorAll<HTMLElement>('.leaflet-marker-pane button')];
const names = (map: PartMap) => buttons(map).map((button) => button.getAttribute('aria-label')!);
const marker = (map: PartMap, name: RegExp) => buttons(map).find((b) => name.test(b.getAttribute('aria-label')!))!;
const control = (map: PartMap, name: string) =>
  map.renderRoot.querySelector<HTMLElement>(`.controls [aria-label="${name}"]`)!;
const stops = (map: PartMap) =>
  [...map.renderRoot.querySelectorAll<HTMLElement>('button, a, [tabindex]')].filter(({ tabIndex }) => tabIndex === 0);
const focused = (map: PartMap) => (map.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
const status = (map: PartMap) => map.renderRoot.querySelector('[role=status]')!.textContent;

function press(map: PartMap, key: string) {
  focused(map)!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
}

function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
