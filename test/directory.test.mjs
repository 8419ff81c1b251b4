import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { server, SMALL_FEED } from './browser.mjs';
import { eventually, GIRONDE, visit } from './visitor.mjs';

const gironde = JSON.parse(readFileSync(new URL(`..${GIRONDE}`, import.meta.url), 'utf8'));
const total = ['acteurs', 'collectivites', 'lieux', 'locaux', 'projets'].flatMap((section) => gironde[section]).length;

describe('the directory', function () {
  this.timeout(60_000);
  let directory;
  const visitDirectory = async (options) => (directory = await visit({ name: 'directory', ...options }));

  afterEach(async () => {
    await directory?.close();
    directory = undefined;
  });

  for (const name of ['directory', 'actor-map'])
    it(`shows the short texts of its records from the first, and is as long as the page: ${name}`, async () => {
      const { page, root } = await visitDirectory({ name });
      const item = root.locator('ess-part-list .item', { hasText: 'La Cantine de Sauveterre' });
      expect(await item.innerText()).to.match(/associatif à 9 euros/);
      const [long, widget] = await page.evaluate(() => [
        document.documentElement.scrollHeight,
        document.querySelector('ess-directory, ess-actor-map').getBoundingClientRect().bottom,
      ]);
      expect(long).to.be.at.most(Math.max(page.viewportSize().height, widget + 20));
    });

  it('shows a feed as a list without a map, and loads nothing of one', async () => {
    const { requests } = await server();
    const before = requests.length;
    const { root, counts, told, problems, outside } = await visitDirectory();
    await counts(total);
    expect((await told('ess-ready')).map(({ detail }) => detail)).to.deep.equal([{ total, skipped: 0 }]);
    expect(await root.locator('ess-part-map').count()).to.equal(0);
    const asked = requests.slice(before).map(({ path }) => path);
    expect(asked.filter((path) => /outlines|towns|neighbours|actor-map|chunks\/map/.test(path))).to.deep.equal([]);
    expect(problems()).to.deep.equal([]);
    expect(outside()).to.deep.equal([]);
  });

  it('searches, filters, sorts and pages', async () => {
    const { root, search, counts, openFilters, choice, promised, panel, items } = await visitDirectory();
    await search('velo');
    await counts(27);
    await openFilters();
    expect(await panel.getByText('dans cette vue').count()).to.equal(0);
    const promise = await promised(/^Insertion et emploi/);
    await choice(/^Insertion et emploi/).check();
    await counts(promise);
    await panel.getByRole('button', { name: 'Tout effacer' }).click();
    await counts(total);
    await panel.getByRole('button', { name: 'Fermer les filtres' }).click();
    await root.getByLabel('Trier').selectOption('nom');
    await eventually(
      () => items.allInnerTexts(),
      (names) => names.length === 20 && names.join() === [...names].sort(new Intl.Collator('fr').compare).join(),
      'names in order',
    );
    await root.getByRole('button', { name: 'Page suivante' }).click();
    await root.getByText('Page 2 sur 16').first().waitFor();
  });

  it('opens a record and goes back to where the visitor was', async () => {
    const { page, items, detail, told } = await visitDirectory({ attributes: 'hash="annuaire"' });
    await items.nth(3).click();
    await detail.waitFor();
    expect(new URL(page.url()).hash).to.match(/^#annuaire\.fiche=/);
    expect(await told('ess-select')).to.have.length(1);
    await page.goBack();
    await items.nth(3).waitFor();
    expect(new URL(page.url()).hash).to.equal('');
  });

  it('finds what is near a commune', async () => {
    const { page, root, type, choose } = await visitDirectory();
    await type('arcachon');
    await choose(/^Arcachon/);
    await root.getByRole('button', { name: /^Ne plus chercher près d/ }).waitFor();
    expect(await page.locator('ess-part-summary select').inputValue()).to.equal('distance');
  });

  it('says why there is no list, and tries again', async () => {
    const { put } = await server();
    put('/feeds/directory.json', { status: 404, body: '' });
    const { root, notice, counts, told } = await visitDirectory({ feed: '/feeds/directory.json', ready: false });
    await notice.getByText(/n’est plus à l’adresse/).waitFor();
    expect((await told('ess-error'))[0].detail.code).to.equal('not-found');
    put('/feeds/directory.json', { body: SMALL_FEED });
    await root.getByRole('button', { name: 'Réessayer' }).click();
    await counts(4);
  });

  it('has room enough on the narrowest phone', async () => {
    const { page, items } = await visitDirectory({ viewport: { width: 320, height: 256 } });
    await items.first().waitFor();
    expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).to.be.at.most(320);
  });
});
