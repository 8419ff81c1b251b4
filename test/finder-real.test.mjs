/** The finder on the real places of Nouvelle-Aquitaine, in whole pages. ESSOR_DATA names the folder. */
import { expect } from 'chai';
import { estimate } from '../build/src/geo/travel-estimate.js';
import { ellipsoidKm } from '../build/src/geo/travel.js';
import { loadWater } from '../build/src/geo/water.js';
import { server } from './browser.mjs';
import { builtData } from './built-data.mjs';
import { dataFolder, feeds, publishedCommunes } from './feeds.mjs';
import { eventually, visit } from './visitor.mjs';

const DEPARTEMENTS = new Set('16 17 19 23 24 33 40 47 64 79 86 87'.split(' '));
const TYPES = 'type=tiers-lieu,service-public,point-postal';

describe('the finder on the places of a region', function () {
  this.timeout(120_000);
  let communes;
  let lieux;
  let finder;
  let water;

  before(async function () {
    if (!dataFolder()) return this.skip();
    communes = publishedCommunes();
    const here = ({ code_postal }) => DEPARTEMENTS.has(code_postal?.slice(0, 2));
    lieux = [
      ...feeds.tiersLieuxNouvelleAquitaine().lieux,
      ...feeds.franceServices().lieux.filter(here),
      ...feeds.postalPoints().lieux.filter(here),
    ];
    const { put } = await server();
    const feed = put('/feeds/region.json', {
      body: { essor: 1, titre: 'Lieux de Nouvelle-Aquitaine', licence: 'Licence Ouverte 2.0', lieux },
    });
    water = await loadWater(builtData);
    finder = await visit({
      name: 'tiers-lieux-finder',
      feed,
      attributes: `filter="${TYPES}" hash="t"`,
      ready: false,
    });
    await finder.page.waitForFunction(() => window.told.some(({ type }) => type === 'ess-ready'));
  });

  after(() => finder?.close());

  const sentence = () => finder.root.locator('[part~=answer] h2').innerText();
  const answers = (pattern) => eventually(sentence, (words) => pattern.test(words), `the sentence ${pattern}`);

  /**
   * Starts from a commune by its code, as a visitor finds it. Clicks here are forced: Playwright waits for two frames, and
   * a browser without a screen sometimes draws none for half a minute after the address has changed.
   */
  async function from(code, mode) {
    const { name, postcodes } = communes.get(code);
    await finder.root.getByRole('combobox', { name: 'Je pars de' }).fill(`${postcodes.split(' ')[0]} ${name}`);
    await finder.root.getByRole('option', { name }).first().click({ force: true });
    await finder.root.getByRole('radio', { name: mode }).check({ force: true });
  }

  /** The list of all pages: name, minutes and remarks of each of so many places. */
  async function list(total) {
    const { root, page } = finder;
    const found = [];
    for (;;) {
      // The end of a page is drawn a little after its beginning.
      const items = root.locator('ess-part-list li:has(.name)');
      const wanted = Math.min(20, total - found.length);
      await eventually(
        () => items.count(),
        (count) => count === wanted,
        `${wanted} of ${total} places`,
      );
      const read = () =>
        items.evaluateAll((all) =>
          all.map((item) => ({
            name: item.querySelector('.name').textContent.trim(),
            aside: [...item.querySelector('.aside').childNodes]
              .filter(({ nodeType }) => nodeType !== Node.COMMENT_NODE)
              .map((node) => node.textContent)
              .join(' ')
              .replace(/\s+/g, ' ')
              .trim(),
          })),
        );
      let before;
      found.push(
        ...(await eventually(
          async () => {
            await new Promise((done) => setTimeout(done, 300));
            return read();
          },
          (now) => {
            const same = JSON.stringify(now) === before;
            before = JSON.stringify(now);
            return same && now.length === wanted;
          },
          'a page at rest',
        )),
      );
      if (found.length >= total) return found;
      const next = root.getByRole('button', { name: 'Page suivante' });
      const first = await root.locator('ess-part-list .name').first().innerText();
      await next.click({ force: true });
      await page.waitForFunction((before) => {
        const { shadowRoot } = document
          .querySelector('ess-tiers-lieux-finder')
          .shadowRoot.querySelector('ess-part-list');
        return shadowRoot.querySelector('.name')?.textContent.trim() !== before;
      }, first);
    }
  }

  /** What the sentence must count, by the formula, without the page. */
  function counted(code, mode) {
    const { lon, lat } = communes.get(code);
    const column = (key) => Float64Array.from(lieux, (place) => place[key] ?? NaN);
    const places = { longitudes: column('longitude'), latitudes: column('latitude') };
    const origin = { longitude: Number(lon), latitude: Number(lat), code };
    const { verdicts } = estimate({ origin, mode, minutes: 20, places }, undefined, water);
    const count = (verdict) => verdicts.filter((one) => one === verdict).length;
    return { within: count(1), maybe: count(2) };
  }

  it('holds all of them', async () => {
    const count = (type) => lieux.filter((place) => place.type === type).length;
    expect([count('tiers-lieu'), count('service-public'), count('point-postal')]).to.deep.equal([225, 348, 2420]);
    expect((await finder.told('ess-ready'))[0].detail).to.deep.equal({ total: lieux.length, skipped: 0 });
    expect(await sentence()).to.match(/^2[\s\u202f]?993 lieux\. Dites d’où vous partez/);
  });

  for (const [code, mode, label, of] of [
    ['33063', 'bike', 'À vélo', 'à vélo de Bordeaux'],
    ['87085', 'walk', 'À pied', 'à pied de Limoges'],
    ['19275', 'car', 'En voiture', 'en voiture d’Ussel'],
    ['64024', 'bike', 'À vélo', 'à vélo d’Anglet'],
  ])
    it(`lists what is around, nearest first: ${of}`, async () => {
      await from(code, label);
      const { within, maybe } = counted(code, mode);
      const number = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, '[\\s\\u202f]?');
      const limit = `à moins de 20 minutes ${of}`;
      const surely = `^${number(within)} lieux? ${limit}${maybe ? `, ${number(maybe)} peut-être` : ''}\\.$`;
      const perhaps = `^Aucun lieu n’est sûrement ${limit}\u00a0; ${number(maybe)} peut-être\\.$`;
      const none = `^Aucun lieu ${limit}\u00a0; le plus proche est à .+ environ\u00a0: .+\\.$`;
      await answers(new RegExp(within ? surely : maybe ? perhaps : none));
      const all = await list(within + maybe || 5);
      expect(all.filter(({ aside }) => aside.endsWith('peut-être'))).to.have.length(maybe);
      // By the formula minutes grow with the straight distance.
      const { lon, lat } = communes.get(code);
      const words = (text) => text.replace(/\s+/g, ' ').trim();
      let least = 0;
      for (const { name } of all) {
        const distances = lieux
          .filter(({ nom }) => words(nom) === words(name))
          .map(({ longitude, latitude }) => ellipsoidKm(Number(lon), Number(lat), longitude ?? NaN, latitude ?? NaN));
        const km = Math.min(...distances.filter((distance) => distance >= least - 1e-9));
        expect(km, name).to.be.below(60);
        least = km;
      }
    });

  it('counts the other shore of an estuary as unsure: Blaye', async () => {
    await from('33058', 'En voiture');
    const { within, maybe } = counted('33058', 'car');
    await answers(new RegExp(`^${within} lieux à moins de 20 minutes en voiture de Blaye, ${maybe} peut-être`));
    const all = await list(within + maybe);
    const told = (name) => all.find((place) => place.name === name)?.aside;
    expect(told('BLAYE')).to.match(/^1 à 2 min environ, en voiture$/);
    for (const name of ['LAMARQUE BP', 'PAUILLAC BP'])
      expect(told(name), name).to.match(/^\d+ min au moins, .*de l’autre côté de l’eau peut-être$/);
    await finder.root.getByText('Un trajet qui franchit un estuaire').waitFor();
  });

  it('counts the mainland as unsure from an island, and the island itself as near: Île-d’Aix', async () => {
    await from('17004', 'En voiture');
    await answers(/^1 lieu à moins de 20 minutes en voiture d’Île-d['’]Aix, \d+ peut-être\.$/);
    const all = await list(1 + counted('17004', 'car').maybe);
    expect(all[0].name).to.equal('ILE D AIX AP');
    expect(all[0].aside).not.to.match(/eau/);
    expect(all.slice(1).map(({ name }) => name)).to.include('FOURAS BP');
    for (const { name, aside } of all.slice(1)) expect(aside, name).to.match(/de l’autre côté de l’eau peut-être$/);
  });

  it('finds one kind alone as well, in the same page and from its link', async () => {
    await from('33063', 'À vélo');
    const { root, page } = finder;
    await root.getByRole('button', { name: /^Services/ }).click({ force: true });
    const box = root.getByRole('checkbox', { name: /^Tiers-lieu, / });
    const promised = Number(/, (\d+)$/.exec(await box.getAttribute('aria-label'))[1]);
    for (const name of [/^(Maison de services|Service public|France)/, /^Point postal/])
      await root.getByRole('checkbox', { name }).uncheck({ force: true });
    const [, within, , maybe] =
      /^(\d+) tiers-lieux à moins de 20 minutes à vélo de Bordeaux(, (\d+) peut-être)?\.$/.exec(
        await answers(/^\d+ tiers-lieux à moins de 20 minutes à vélo de Bordeaux/),
      );
    expect(Number(within) + Number(maybe ?? 0)).to.equal(promised);
    const words = await sentence();
    await page.reload();
    await answers(new RegExp(`^${words}$`));
  });

  it('asks nobody else and reports nothing', () => {
    expect(finder.problems()).to.deep.equal([]);
    expect(finder.outside()).to.deep.equal([]);
  });
});
