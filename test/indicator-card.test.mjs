import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { axe, server } from './browser.mjs';
import { eventually, GIRONDE, visit, visitorOf, widget } from './visitor.mjs';

const one = (periode, valeur, more = {}) => ({ territoire: 'dep:33', periode, valeur, ...more });

/** Indicators as careless hands write them. */
const INDICATORS = [
  { id: 'bon', libelle: 'Bon', unite: '%', sens: 'hausse', valeurs: [one('2023', 9.2), one('2024', 9.9)] },
  { id: 'texte', libelle: 'Texte', valeurs: [one('2023', 'beaucoup'), one('2024', 12)] },
  { id: 'borne', libelle: 'Borné', unite: '%', borne_max: 100, valeurs: [one('2023', 1e300), one('2024', 50)] },
  { id: 'double', libelle: 'Double', valeurs: [one('2024', 1), one('2024', 2)] },
  { id: 'impossible', libelle: 'Impossible', valeurs: [one('2024-13', 1), one('hier', 2), one('2024-02-31', 3)] },
  {
    id: 'avant',
    libelle: 'Cible passée',
    sens: 'hausse',
    valeurs: [one('2023', 3), one('2024', 4)],
    objectifs: [{ territoire: 'dep:33', periode: '2020', valeur: 9, depart: '2023' }],
  },
  { id: 'virgule', libelle: 'Virgule', precision: 2, valeurs: [one('2024', '9,87')] },
  {
    id: 'intervalle',
    libelle: 'Intervalle',
    unite: '%',
    valeurs: [one('2023', 9), one('2024', 9.9, { borne_basse: 9, borne_haute: 11 })],
    objectifs: [{ periode: '2099', valeur: 60 }],
  },
  { id: 'seul', libelle: 'Une seule valeur', valeurs: [one('2024', 7)] },
  { id: 'aucun', libelle: 'Aucune valeur', valeurs: [] },
  { id: 'secret', libelle: 'Secret', unite: '%', valeurs: [one('2023', 5), one('2024', null, { statut: ['secret'] })] },
  {
    id: 'mille',
    libelle: 'Mille mois',
    valeurs: [...Array(1000).keys()].map((k) =>
      one(`${1940 + Math.floor(k / 12)}-${String(1 + (k % 12)).padStart(2, '0')}`, k),
    ),
  },
  {
    id: 'dix',
    libelle: 'Dix',
    valeurs: [...Array(10).keys()].map((k) => ({ ...one('2024', k), territoire: `dep:3${k}` })),
  },
  { id: '__proto__', libelle: 'Prototype', valeurs: [one('2024', 1)] },
];
const FEED = {
  essor: 1,
  titre: 'Essai',
  date_maj: '2026-11-20',
  territoires: [
    { code: 'dep:33', nom: 'Gironde' },
    { code: 'dep:31', nom: 'Haute-Garonne' },
  ],
  indicateurs: INDICATORS,
};

const tag = (attributes, feed = '/feeds/indicators.json') => widget(attributes, { name: 'indicator-card', feed });

describe('the indicator card', function () {
  this.timeout(60_000);
  let opened;

  afterEach(async () => {
    await opened?.close();
    opened = undefined;
    (await server()).reset();
  });

  async function open(html, options = {}) {
    const { put } = await server();
    put('/feeds/indicators.json', { body: FEED });
    opened = await visit({
      name: 'indicator-card',
      html: `<main><h1>Chiffres</h1>${html}</main>`,
      ready: false,
      ...options,
    });
    return opened;
  }

  /** The text of a card as the eye has it, once nothing is still to come. */
  const textOf = (id) =>
    eventually(
      () =>
        opened.page.locator(`#${id}`).evaluate((card) => {
          const copy = card.shadowRoot.querySelector('[part=card]').cloneNode(true);
          copy.querySelectorAll('.hidden-text').forEach((hidden) => hidden.remove());
          return card.shadowRoot.querySelector('.skeleton') ? '' : copy.textContent.replace(/\s+/g, ' ').trim();
        }),
      (text) => text.length > 0,
      `the card ${id}`,
    );

  it('says one clear thing of each odd indicator, and leaves the page unharmed', async () => {
    const ids = [...INDICATORS.map(({ id }) => id), 'nulle-part'];
    const cards = ids.map((id, k) => tag(`id="c${k}" indicator="${id}" territory="dep:33"`)).join('');
    const { page, problems } = await open(`${cards}${tag('id="autre" indicator="bon" territory="com:99999"')}`);
    const seen = Object.create(null);
    for (const [k, id] of ids.entries()) {
      await page.locator(`#c${k}`).scrollIntoViewIfNeeded();
      seen[id] = await textOf(`c${k}`);
    }
    expect(seen.bon).to.match(/9,9\s%[^]*\+0,7\spoint depuis 2023/);
    expect(seen.texte)
      .to.match(/12/)
      .and.not.match(/beaucoup|NaN/);
    expect(seen.borne)
      .to.match(/50/)
      .and.not.match(/e\+|∞|NaN/);
    expect(seen.double).to.match(/^Double\s*1\s/);
    expect(seen.impossible).to.match(/Pas de valeur pour ce territoire/);
    expect(seen.avant)
      .to.match(/Cible passée/)
      .and.not.match(/NaN|Infinity|en avance/);
    expect(seen.seul)
      .to.match(/7/)
      .and.not.match(/depuis/);
    expect(seen.aucun).to.match(/Pas de valeur pour ce territoire/);
    expect(seen.secret)
      .to.match(/secret statistique/)
      .and.not.match(/depuis/);
    expect(seen.mille).to.match(/999/);
    expect(seen['nulle-part']).to.match(/Indicateur introuvable[^]*« nulle-part »/);
    expect(seen.__proto__).to.match(/Prototype|Indicateur introuvable/);
    await page.locator('#autre').scrollIntoViewIfNeeded();
    expect(await textOf('autre')).to.match(/Pas de valeur pour ce territoire[^]*Gironde/);
    expect(await page.evaluate(() => ({}).libelle)).to.equal(undefined);
    expect(problems()).to.deep.equal([]);
  });

  it('answers a wrong calculation by its position, its word and the nearest legal one', async () => {
    const { page } = await open(
      [
        tag('id="mot" compute="compt tiers-lieu"', GIRONDE),
        tag('id="proto" compute="somme __proto__ champ constructor"', GIRONDE),
        tag(`id="long" compute="compte acteur [q=${'a'.repeat(300)}]"`, GIRONDE),
      ].join(''),
    );
    for (const id of ['mot', 'proto', 'long']) {
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      await eventually(
        () => page.locator(`#${id} .fault`).innerText(),
        (text) => text.length > 20,
        id,
      );
    }
    expect(await textOf('mot')).to.match(/« compt »[^]*compte/);
    expect(await textOf('proto')).to.match(/« __proto__ »/);
    expect(await textOf('long')).to.match(/200/);
  });

  it('follows the filters of its group, and shows on a click the records that it counted', async () => {
    const { page, problems } = await open(
      tag('id="compte" compute="compte tiers-lieu" follow group="g"', GIRONDE) +
        widget('group="g"', { name: 'directory' }),
    );
    const directory = visitorOf(page, 'ess-directory');
    await eventually(directory.shownCount, (count) => count > 100, 'the directory');
    const figure = page.locator('#compte').getByRole('button').first();
    // The figure stands twice, for the eye and for the ear.
    const number = async () => parseInt(await figure.innerText(), 10);
    const all = await eventually(number, (count) => count > 0, 'the figure');
    await figure.click();
    await directory.counts(all);
    await directory.search('fablab');
    const fewer = await eventually(number, (count) => count < all, 'the figure under a search');
    await directory.counts(fewer);
    expect(await textOf('compte')).to.match(/fablab/);
    expect(problems()).to.deep.equal([]);
  });

  it('shows its table, its method and its files on demand, by keyboard', async () => {
    const { page, problems, outside } = await open(tag('id="c" indicator="bon" territory="dep:33"'));
    await textOf('c');
    const card = page.locator('#c');
    await card.getByRole('button', { name: /tableau/ }).focus();
    await page.keyboard.press('Enter');
    const table = card.getByRole('table').first();
    await table.waitFor();
    expect(await table.innerText()).to.match(/2023[^]*9,2[^]*2024[^]*9,9|2024[^]*9,9[^]*2023[^]*9,2/);
    await card.getByRole('button', { name: /éthode/ }).click();
    const download = page.waitForEvent('download');
    await card.getByRole('button', { name: /CSV/ }).first().click();
    expect((await download).suggestedFilename()).to.match(/\.csv$/);
    expect(problems()).to.deep.equal([]);
    expect(outside()).to.deep.equal([]);
  });

  it('shows the table, the method and the files of a computed figure too', async () => {
    const { page, problems } = await open(tag('id="c" compute="repartition acteurs par famille"', GIRONDE));
    await textOf('c');
    const card = page.locator('#c');
    await card.getByRole('button', { name: /tableau/ }).click();
    const rows = card.getByRole('table').nth(1).getByRole('row');
    await rows.nth(1).waitFor();
    expect(await card.getByRole('table').first().innerText()).to.match(/Résultat\s+\d+/);
    // What the chart shows, the table has.
    const names = await card.locator('.chart li').allInnerTexts();
    expect(names.length).to.be.above(1);
    expect(await rows.count()).to.equal(names.length + 1);
    await card.getByRole('button', { name: /éthode/ }).click();
    await card.getByText('Écrit : repartition acteurs par famille').waitFor();
    await card.getByText(/\d renseignées?, \d+ non renseignée/).waitFor();
    const download = page.waitForEvent('download');
    await card.getByRole('button', { name: 'CSV pour machines' }).click();
    const lines = readFileSync(await (await download).path(), 'utf8').split('\r\n');
    expect(lines[0]).to.equal('indicateur,libelle,territoire,nom,periode,valeur,unite,statut,source,licence');
    expect(lines).to.have.length(names.length + 3);
    expect(await axe(page)).to.deep.equal([]);
    expect(problems()).to.deep.equal([]);
  });

  for (const [name, html, sign] of [
    ['line', tag('id="c" indicator="bon" territory="dep:33"'), '.line'],
    ['rows', tag('id="c" indicator="dix" compare="dep:31" territory="dep:33"'), '.bars'],
    ['computed', tag('id="c" compute="compte acteurs"', GIRONDE), '.value'],
  ]) {
    it(`says that code which came late is missing, and asks for it again: ${name}`, async () => {
      const { put } = await server();
      const file = readdirSync('dist/chunks').find((path) => path.startsWith(`${name}-`));
      let refused = 0;
      put(`/dist/chunks/${file}`, (_request, response) => {
        const ok = refused++ > 0;
        response.writeHead(ok ? 200 : 503, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
        response.end(ok ? readFileSync(`dist/chunks/${file}`) : '');
      });
      const { page } = await open(html);
      const card = page.locator('#c');
      await card.getByRole('alert').getByText('Cette partie n’a pas pu être chargée.').waitFor();
      expect(await card.locator('.skeleton').count()).to.equal(0);
      await card.getByRole('button', { name: 'Réessayer' }).click();
      await card.locator(sign).first().waitFor();
      await card.getByRole('alert').waitFor({ state: 'detached' });
      expect(refused).to.equal(2);
    });
  }

  for (const [button, sign] of [
    [/tableau/, 'table'],
    [/éthode/, '.actions'],
    [/Situer/, '.strip'],
  ]) {
    it(`says that what was asked for is missing, and asks for it again: ${button.source}`, async () => {
      const { put } = await server();
      const file = readdirSync('dist/chunks').find((path) => /^more-[\w-]{8}\.js$/.test(path));
      let refused = 0;
      put(`/dist/chunks/${file}`, (_request, response) => {
        const ok = refused++ > 0;
        response.writeHead(ok ? 200 : 503, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
        response.end(ok ? readFileSync(`dist/chunks/${file}`) : '');
      });
      const { page } = await open(tag('id="c" indicator="dix" territory="dep:33"'));
      expect(await textOf('c')).to.match(/Dix/);
      const card = page.locator('#c');
      await card.getByRole('button', { name: button }).click();
      await card.getByRole('alert').getByText('Cette partie n’a pas pu être chargée.').waitFor();
      expect(await textOf('c'), 'the figure stays').to.match(/Dix/);
      await card.getByRole('button', { name: 'Réessayer' }).click();
      await card.locator(sign).first().waitFor();
      await card.getByRole('alert').waitFor({ state: 'detached' });
      expect(refused).to.equal(2);
    });
  }

  it('says that a copy is shown which could not be renewed, and asks again', async () => {
    const { page } = await open(tag('id="c" indicator="bon" territory="dep:33" refresh="0.02"'));
    await textOf('c');
    const { put } = await server();
    put('/feeds/indicators.json', (_request, response) => response.writeHead(503).end());
    const card = page.locator('#c');
    await card.getByText(/Mise à jour impossible\s: voici la dernière copie reçue/).waitFor();
    expect(await textOf('c')).to.match(/9,9/);
    put('/feeds/indicators.json', { body: FEED });
    await card.getByRole('button', { name: 'Réessayer' }).focus();
    await page.keyboard.press('Enter');
    await card.getByText(/Mise à jour impossible/).waitFor({ state: 'detached' });
    expect(await card.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.localName), 'the focus').to.equal(
      'article',
    );
  });

  it('never parts a percent from its sign, in the sentence or the method', async () => {
    await open(tag('id="c" indicator="intervalle" territory="dep:33"'));
    const card = opened.page.locator('#c');
    const sentence = await textOf('c');
    expect(sentence).to.match(/intervalle à 95/);
    await card.getByRole('button', { name: /éthode/ }).click();
    await card.getByText('Calculs de cette carte').waitFor();
    const shown = await card.evaluate(({ shadowRoot }) => {
      const more = shadowRoot.querySelector('ess-part-card-more').shadowRoot;
      return [...shadowRoot.querySelectorAll('.said, .figure'), more].map(({ textContent }) => textContent).join(' ');
    });
    expect(shown)
      .to.match(/\d\u00a0%/)
      .and.not.match(/\d %/);
  });

  it('reads a number written as text, with a decimal comma', async () => {
    await open(tag('id="c" indicator="virgule" territory="dep:33"'));
    expect(await textOf('c')).to.match(/^Virgule\s*9,87/);
  });

  it('in a grid of the page its table scrolls for itself', async () => {
    const { page } = await open(`<div id="grille">${tag('id="c" indicator="intervalle" territory="dep:33"')}</div>`, {
      viewport: { width: 320, height: 640 },
      head: '<style>#grille { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px }</style>',
    });
    await textOf('c');
    await page
      .locator('#c')
      .getByRole('button', { name: /tableau/ })
      .click();
    const table = page.locator('#c').getByRole('table').first();
    await table.waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
    const [inner, outer] = await table.evaluate((one) => [one.scrollWidth, one.parentElement.clientWidth]);
    expect(inner).to.be.above(outer);
  });

  for (const width of [320, 1280]) {
    it(`axe finds nothing in any state at ${width} px, and nothing is wider than the page`, async () => {
      const { page } = await open(
        ['bon', 'secret', 'avant', 'seul', 'mille', 'nulle-part']
          .map((id, k) => tag(`id="c${k}" indicator="${id}" territory="dep:33"`))
          .concat(tag('id="faute" compute="compt"', GIRONDE), tag('id="perdu"', '/feeds/none.json'))
          .join(''),
        { viewport: { width, height: 900 } },
      );
      for (const id of ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'faute', 'perdu']) {
        await page.locator(`#${id}`).scrollIntoViewIfNeeded();
        await textOf(id);
      }
      await page
        .locator('#c0')
        .getByRole('button', { name: /tableau/ })
        .click();
      await page.locator('#c0').getByRole('table').first().waitFor();
      expect(await axe(page)).to.deep.equal([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(width);
    });
  }
});
