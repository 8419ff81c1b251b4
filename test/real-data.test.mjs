/** Published files, as they are or as feeds, shown in whole pages. ESSOR_DATA names their folder. */
import { expect } from 'chai';
import { server } from './browser.mjs';
import { dataFolder, feeds, published } from './feeds.mjs';
import { eventually, visit, wordsOf } from './visitor.mjs';

const TAG = /<\/?[a-z][^>]*>/i;

describe('published data on the map', function () {
  this.timeout(90_000);
  let map;

  before(function () {
    if (!dataFolder()) this.skip();
  });

  afterEach(async () => {
    await map?.close();
    map = undefined;
  });

  /** Serves a feed, shows it, and checks that all of it is there. */
  async function show(body, total, located, attributes = '') {
    const { put } = await server();
    map = await visit({ feed: put('/feeds/published.json', { body, type: 'application/json' }), attributes });
    expect((await map.told('ess-ready'))[0].detail).to.deep.equal({ total, skipped: 0 });
    await map.counts(total);
    if (located !== undefined) {
      await map.root.getByRole('button', { name: 'Cadrer les résultats' }).click();
      await map.maps(located);
    }
    expect(map.problems()).to.deep.equal([]);
    expect(map.outside()).to.deep.equal([]);
    return map;
  }

  /** All words of the list's first page and of its first record. */
  async function words({ root, items, detail }) {
    const list = await wordsOf(root.locator('ess-part-list'));
    await items.first().click();
    await detail.waitFor();
    return `${list}\n${await wordsOf(detail)}`;
  }

  it('Transiscope around Niort, as it is', async () => {
    const text = published('transiscope-niort.json');
    const json = JSON.parse(text);
    const tagged = json.find((one) => TAG.test(JSON.stringify([one.summary, one.description])));
    const visitor = await show(text, json.length, json.length);
    if (tagged) await visitor.search(tagged.title);
    expect(await words(visitor)).not.to.match(TAG);
  });

  it('GoGoCarto’s elements, as they are, with their taxonomy', async () => {
    const text = published('gogocarto/elements.json');
    const { put } = await server();
    const taxonomy = put('/feeds/taxonomy.json', {
      body: published('gogocarto/taxonomy.json'),
      type: 'application/json',
    });
    const visitor = await show(text, 12, 12, `taxonomy="${taxonomy}"`);
    await visitor.search('ruche de chenay');
    await visitor.counts(1);
    const said = await words(visitor);
    expect(said).to.contain('Tous produits alimentaires locaux');
    expect(said).not.to.match(TAG);
    await visitor.detail.getByRole('button', { name: 'Résultats' }).click();
    await visitor.openFilters();
    expect(await visitor.panel.getByRole('checkbox').count()).to.be.above(1);
  });

  for (const [name, title] of [
    ['tiersLieuxNouvelleAquitaine', 'third places of Nouvelle-Aquitaine'],
    ['franceServices', 'public-service houses, overseas too'],
  ]) {
    it(`${title}, as a feed`, async () => {
      const feed = feeds[name]();
      const all = [...(feed.acteurs ?? []), ...(feed.lieux ?? [])];
      const visitor = await show(feed, all.length, all.filter(({ latitude }) => latitude !== null).length);
      await read(visitor, all);
    });
  }

  it('57,000 points, as a feed', async () => {
    const feed = feeds.points57k();
    const all = [...feed.acteurs, ...feed.lieux];
    // From Polynesia to New Caledonia.
    const visitor = await show(feed, all.length, all.filter(({ latitude }) => latitude !== null).length);
    await visitor.type('bourges');
    await visitor.choose(/^Bourges/);
    await visitor.root.getByRole('img', { name: 'Bourges' }).waitFor();
    // What the pointer is on in the list is drawn beside the clusters.
    await visitor.page.mouse.move(0, 0);
    // Without motion each step is done when the next is asked for.
    await visitor.page.emulateMedia({ reducedMotion: 'reduce' });
    for (let step = 0; step < 7; step++) await visitor.root.getByRole('button', { name: 'Réduire' }).press('Enter');
    const mainland = ({ latitude, longitude }) => latitude > 41 && latitude < 52 && longitude > -6 && longitude < 10;
    await visitor.maps(all.filter((one) => one.latitude !== null && mainland(one)).length);
    await visitor.page.emulateMedia({ reducedMotion: null });
    await visitor.root.getByRole('button', { name: /^Ne plus chercher/ }).click();
    await read(visitor, all);
  });

  /** Opens a record, goes back and searches for another. */
  async function read(visitor, all) {
    expect(await words(visitor)).not.to.match(TAG);
    await visitor.detail.getByRole('button', { name: 'Résultats' }).click();
    await visitor.search(all[0].nom);
    await eventually(visitor.shownCount, (count) => count > 0 && count < all.length, 'fewer');
  }
});
