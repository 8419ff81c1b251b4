import { expect } from 'chai';
import { makeActors } from '../bench/actors.mjs';
import { axe, open, server, STRICT_POLICY } from './browser.mjs';
import { eventually, GIRONDE, LISTEN, visitorOf, widget } from './visitor.mjs';

/** How the library comes into a page. */
const WAYS = {
  'the script tag': (name, feed) =>
    `<script src="/dist/essor.js" data-widget="${name}" data-feed="${feed}" data-hash="ess"></script>`,
  'a module': (name, feed) =>
    `${widget('hash="ess"', { name, feed })}<script type="module" src="/dist/elements/${name}.js"></script>`,
  'the one file': (name, feed) =>
    `<script src="/dist/essor.all.js" data-widget="${name}" data-feed="${feed}" data-hash="ess"></script>`,
};

/** The demo's pages under the strictest policy: they must look and work as without it. */
describe('under the strictest content policy', function () {
  this.timeout(60000);
  let opened;

  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  for (const [path, widgets] of [
    ['/demo/', ['ess-actor-map', 'ess-directory', 'ess-tiers-lieux-finder']],
    ['/demo/mairie.html', ['ess-actor-map']],
    ['/demo/annuaire.html', ['ess-directory']],
    ['/demo/trouver.html', ['ess-tiers-lieux-finder']],
  ]) {
    it(`${path} shows its widgets, asks nothing of a third party, and axe finds nothing`, async () => {
      opened = await open({ path, csp: STRICT_POLICY });
      const { page, problems, outside } = opened;
      for (const widget of widgets) {
        const element = page.locator(widget);
        await element.scrollIntoViewIfNeeded();
        await element
          .getByRole('heading', { level: widgets.length > 1 ? 3 : 2 })
          .or(element.locator('h3'))
          .first()
          .waitFor();
      }
      expect(await axe(page)).to.deep.equal([]);
      expect(problems()).to.deep.equal([]);
      expect(outside()).to.deep.equal([]);
    });
  }

  it('tiles that an attribute names are all that leaves for elsewhere', async () => {
    opened = await open({
      csp: STRICT_POLICY.replace("img-src 'self'", "img-src 'self' https://tuiles.example"),
      html: `<script src="/dist/essor.js"></script><ess-actor-map feed="/demo/feeds/gironde.json" basemap="https://tuiles.example/{z}/{x}/{y}.png"></ess-actor-map>`,
    });
    const { page, problems, outside } = opened;
    await page.locator('ess-part-list .name').first().waitFor();
    await page.waitForRequest(/tuiles\.example/, { timeout: 10000 }).catch(() => {});
    expect(outside().length).to.be.above(0);
    expect(outside().every((url) => url.startsWith('https://tuiles.example/'))).to.equal(true);
    expect(problems().filter((text) => text.startsWith('policy'))).to.deep.equal([]);
  });

  for (const [way, html] of Object.entries(WAYS)) {
    for (const name of ['actor-map', 'directory']) {
      it(`${name} by ${way} is searched, filtered and opened, with nothing refused`, async () => {
        opened = await open({ head: LISTEN, html: html(name, GIRONDE), csp: STRICT_POLICY });
        const { page, problems, outside } = opened;
        const visitor = visitorOf(page, `ess-${name}`);
        await visitor.ready();
        await visitor.counts(309);
        await use(visitor, 'velo', 27);
        if (name === 'actor-map') await zoom(visitor);
        expect(problems()).to.deep.equal([]);
        expect(outside()).to.deep.equal([]);
      });
    }
  }

  it('100,000 actors are searched, filtered and opened, with nothing refused', async () => {
    const feed = (await server()).put('/feeds/100000.json', { body: makeActors(100_000) });
    opened = await open({ head: LISTEN, html: WAYS['the script tag']('actor-map', feed), csp: STRICT_POLICY });
    const { page, problems, outside } = opened;
    const visitor = visitorOf(page);
    await visitor.ready();
    await visitor.counts(100_000);
    await visitor.search('recyclerie');
    const found = await eventually(visitor.shownCount, (count) => count < 100_000, 'fewer');
    expect(found).to.be.above(1000);
    await use(visitor, '', 100_000);
    await zoom(visitor);
    expect(problems()).to.deep.equal([]);
    expect(outside()).to.deep.equal([]);
  });
});

/** Searches, filters by a category, opens the first record and goes back. */
async function use(visitor, text, count) {
  await visitor.search(text);
  await visitor.counts(count);
  await visitor.openFilters();
  const promise = await visitor.promised(/^Insertion et emploi/);
  await visitor.choice(/^Insertion et emploi/).check();
  await visitor.counts(promise);
  await visitor.panel.getByRole('button', { name: 'Fermer les filtres' }).click();
  await visitor.items.first().click();
  await visitor.detail.waitFor();
  await visitor.detail.getByRole('button', { name: 'Résultats' }).click();
  await visitor.items.first().waitFor();
}

async function zoom({ root, markers }) {
  await root.getByRole('button', { name: 'Agrandir' }).click();
  await root.getByText('Carte agrandie').waitFor({ state: 'attached' });
  expect(await markers.count()).to.be.above(0);
}
