import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { open, otherServer, server, SMALL_FEED } from './browser.mjs';
import { eventually, GIRONDE, visit, widget } from './visitor.mjs';

const { acteurs, collectivites, lieux, locaux, projets } = JSON.parse(
  readFileSync(new URL(`..${GIRONDE}`, import.meta.url), 'utf8'),
);
const TOTAL = [acteurs, collectivites, lieux, locaux, projets].flat().length;

/** A page whose own scripts stand before ours, and after. */
const beside = (scripts) => ({ head: scripts, html: widget('', {}) + widget('', { name: 'directory' }) });

describe('a host page', function () {
  this.timeout(60000);
  let opened;
  const visitPage = async (options) => (opened = await visit(options));

  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  const counted = (tag = 'ess-actor-map') => opened.page.locator(tag).locator('ess-part-summary strong').innerText();
  const full = (tag) =>
    eventually(
      () => counted(tag),
      (words) => words.startsWith(`${TOTAL} `),
      `${TOTAL} in ${tag}`,
    );
  const works = async () => {
    const { page, items, markers, problems } = opened;
    await full('ess-actor-map');
    expect(await items.count()).to.equal(20);
    expect(await markers.count()).to.be.above(3);
    await page.locator('ess-directory').scrollIntoViewIfNeeded();
    await full('ess-directory');
    expect(problems()).to.deep.equal([]);
  };

  it('with its own Leaflet keeps it, and its map', async () => {
    const leaflet = '<script src="/node_modules/leaflet/dist/leaflet.js"></script>';
    const begin = `<script>window.theirs = L; L.theirMark = 1;</script>`;
    await visitPage({
      ...beside(leaflet + begin + '<link rel="stylesheet" href="/node_modules/leaflet/dist/leaflet.css">'),
      csp: false, // Leaflet itself dies under the strict policy
    });
    await works();
    const { page } = opened;
    const theirs = await page.evaluate(() => {
      const box = document.createElement('div');
      box.style.height = '200px';
      document.body.prepend(box);
      const map = window.L.map(box).setView([44.8, -0.5], 8);
      window.L.marker([44.8, -0.5]).addTo(map);
      return {
        same: window.L === window.theirs && window.L.theirMark === 1 && window.L.version,
        drawn: box.querySelectorAll('.leaflet-marker-icon').length,
        zoomed: map.setZoom(9, { animate: false }).getZoom(),
      };
    });
    expect(theirs).to.deep.equal({ same: '1.9.4', drawn: 1, zoomed: 9 });
  });

  it('with its own Lit keeps it, and its elements', async () => {
    const modules = {
      'lit-html': 'lit-html',
      'lit-element': 'lit-element',
      '@lit/reactive-element': 'reactive-element',
    };
    const imports = { lit: '/node_modules/lit/index.js', 'lit/': '/node_modules/lit/' };
    for (const [name, file] of Object.entries(modules)) {
      imports[name] = `/node_modules/${name}/${file}.js`;
      imports[`${name}/`] = `/node_modules/${name}/`;
    }
    imports['lit-element/lit-element.js'] = '/node_modules/lit-element/lit-element.js';
    await visitPage({
      ...beside(`<script type="importmap">${JSON.stringify({ imports })}</script>
        <script type="module">
          import { LitElement, html } from 'lit';
          customElements.define('their-element', class extends LitElement {
            static properties = { n: {} };
            render() { return html\`<b>theirs \${this.n}</b>\`; }
          });
        </script><their-element n="1"></their-element>`),
      csp: false, // Lit as published asks for a policy of its own
    });
    await works();
    await opened.page.locator('their-element').evaluate((element) => (element.n = 2));
    await opened.page.getByText('theirs 2').waitFor();
    expect(await opened.page.evaluate(() => window.litHtmlVersions)).to.have.length(1);
  });

  it('with a framework that changes arrays and functions', async () => {
    await visitPage(beside('<script src="/test/hosts/old-framework.js"></script>'));
    await works();
    await opened.search('vélo');
    await eventually(counted, (words) => parseInt(words) < TOTAL / 2, 'fewer results');
    expect(opened.problems()).to.deep.equal([]);
  });

  it('whose script adds to every object, where a sentence stands for the map', async () => {
    await visitPage({ ...beside('<script src="/test/hosts/polluted-objects.js"></script>'), ready: false });
    await full('ess-actor-map');
    expect(await opened.items.count()).to.equal(20);
    await opened.page.getByText('La carte ne peut pas s’afficher sur cette page').waitFor();
    expect(opened.problems()).to.deep.equal([]);
  });

  it('with an AMD loader', async () => {
    await visitPage(beside('<script src="/test/hosts/amd.js"></script>'));
    await works();
    expect(await opened.page.evaluate(() => window.amdCalls)).to.deep.equal([]);
  });

  it('whose theme styles everything', async () => {
    await visitPage({ ...beside('<link rel="stylesheet" href="/test/hosts/hostile.css">') });
    await works();
    const { page } = opened;
    const box = await page.locator('ess-actor-map').getByRole('combobox').first().boundingBox();
    expect(box.height).to.be.at.least(40);
    const style = await page
      .locator('ess-directory')
      .locator('ess-part-list .name')
      .first()
      .evaluate((heading) => {
        const { letterSpacing, textTransform, fontSize } = getComputedStyle(heading);
        return { letterSpacing, textTransform, fontSize };
      });
    expect(style.letterSpacing).to.equal('normal');
    expect(style.textTransform).to.equal('none');
    expect(parseFloat(style.fontSize)).to.be.at.least(14);
  });

  it('keeps its own look', async () => {
    const own = '<h3 class="title">Titre</h3><button class="button">Oui</button><ul><li>un</li></ul>';
    await visitPage({ html: `<div id="own">${own}</div>${widget()}` });
    const look = () =>
      opened.page.evaluate(() =>
        [...document.querySelectorAll('#own, #own *')].map((element) => {
          const style = getComputedStyle(element);
          return ['color', 'font', 'margin', 'padding', 'display', 'border'].map((name) => style[name]).join('|');
        }),
      );
    const with_ = await look();
    await opened.page.evaluate(() => {
      document.querySelector('ess-actor-map').remove();
      document.adoptedStyleSheets = [];
    });
    expect(with_).to.deep.equal(await look());
  });

  it('in Latin-1, with everything in one file', async () => {
    const { put } = await server();
    put('/feeds/small.json', { body: SMALL_FEED });
    opened = await open({
      headers: { 'content-type': 'text/html; charset=iso-8859-1' },
      html: '<!doctype html><html lang="fr"><title>Page</title><link rel="icon" href="/favicon.ico"><body><script src="/dist/essor.all.js" data-widget="directory" data-feed="/feeds/small.json"></script>',
    });
    const { page, problems } = opened;
    await page.getByRole('heading', { name: 'Les Watts de la Presqu’île' }).waitFor();
    expect(await page.evaluate(() => document.characterSet)).to.equal('windows-1252');
    expect(await page.getByText('Données du').innerText()).to.contain('Données du 1 novembre 2026');
    expect(problems()).to.deep.equal([]);
  });

  it('with a <base> elsewhere', async () => {
    const { page, problems } = await visitPage({ head: '<base href="/nulle/part/">' });
    expect(await page.locator('ess-actor-map:defined').count()).to.equal(1);
    expect(problems()).to.deep.equal([]);
  });

  it('that swaps its whole body, as a site without reloads does', async () => {
    const { page, problems } = await visitPage();
    await page.evaluate((tag) => {
      window.told = [];
      const body = document.createElement('body');
      const map = document.createElement('ess-directory');
      map.setAttribute('feed', tag);
      body.append(map);
      document.body.replaceWith(body);
    }, GIRONDE);
    await page.waitForFunction(() => window.told.some(({ type }) => type === 'ess-ready'));
    expect(problems()).to.deep.equal([]);
  });

  it('in a sandboxed frame, where storage is refused', async () => {
    const { put, origin } = await server();
    put('/frame.html', {
      body: `<!doctype html><html lang="fr"><title>Cadre</title><body><script src="/dist/essor.js"></script>${widget()}`,
    });
    opened = await open({
      html: `<iframe sandbox="allow-scripts" title="Carte" src="${origin}/frame.html" width="1000" height="800"></iframe>`,
      csp: false, // the frame is the page here
    });
    const frame = opened.page.frameLocator('iframe');
    await frame.locator('ess-part-list .name').first().waitFor();
    await frame
      .getByRole('button', { name: /favori/i })
      .first()
      .click();
    expect(opened.problems()).to.deep.equal([]);
  });

  it('that takes the library from another origin', async () => {
    const { origin } = await otherServer();
    opened = await open({
      html: `<script src="${origin}/dist/essor.js" data-widget="actor-map" data-feed="${GIRONDE}"></script>`,
      csp: false, // data parts come from that origin: connect-src must name it
    });
    await opened.page.locator('ess-part-list .name').first().waitFor();
    expect(opened.problems()).to.deep.equal([]);
    expect(opened.outside().every((url) => url.startsWith(`${origin}/dist/`))).to.equal(true);
  });

  it('reads no code that the bundles should have left out', () => {
    const all = readFileSync(new URL('../dist/essor.all.js', import.meta.url), 'utf8');
    expect(all).not.to.match(/\beval\(|new Function\(|createContextualFragment|insertAdjacentHTML|document\.write/);
    // Lit's own, guarded (setHTML first), and an empty one beside it that asks whether a policy allows it.
    expect(all.match(/\.innerHTML\s*=/g) ?? []).to.have.length.at.most(2);
  });
});
