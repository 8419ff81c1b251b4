import { expect } from 'chai';
import { axe, open, STRICT_POLICY } from './browser.mjs';

/** The demo's pages under the strictest policy: they must look and work as without it. */
describe('under the strictest content policy', function () {
  this.timeout(60000);
  let opened;

  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  for (const [path, widgets] of [
    ['/demo/', ['ess-actor-map', 'ess-directory']],
    ['/demo/mairie.html', ['ess-actor-map']],
    ['/demo/annuaire.html', ['ess-directory']],
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
});
