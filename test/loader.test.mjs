import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { open, otherServer, server, SMALL_FEED, STRICT_POLICY } from './browser.mjs';

const FEED = '/feeds/small.json';
const LOADER = '/dist/essor.js';
const SNIPPET = `<script src="${LOADER}" data-widget="directory" data-feed="${FEED}"></script>`;
const upgraded = (page, selector) => page.waitForSelector(`${selector}:defined`, { state: 'attached', timeout: 20000 });

/** The loader as another version would ship it. */
const otherVersion = () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return readFileSync(new URL('../dist/essor.js', import.meta.url), 'utf8').replaceAll(`"${version}"`, '"99.0.0"');
};

describe('the script tag', () => {
  let opened;
  const openPage = async (options) => (opened = await open(options));

  before(async () => (await server()).put(FEED, { body: SMALL_FEED }));
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  it('puts the widget where it stands', async () => {
    const { page, problems } = await openPage({ html: `<main><p>avant</p>${SNIPPET}<p>après</p></main>` });
    await upgraded(page, 'main > p + ess-directory');
    expect(await page.locator('ess-directory').getAttribute('feed')).to.equal(FEED);
    expect(problems()).to.deep.equal([]);
  });

  it('passes its data attributes on, but no handler and no style', async () => {
    const { page } = await openPage({
      html: `<script src="${LOADER}" data-widget="directory" data-feed="${FEED}" data-filter="categorie=velo" data-heading-level="3" data-onclick="alert(1)" data-style="color:red" data-widget-x="y"></script>`,
    });
    await upgraded(page, 'ess-directory');
    const attributes = await page
      .locator('ess-directory')
      .evaluate((element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`));
    expect(attributes).to.include.members([`feed=${FEED}`, 'filter=categorie=velo', 'heading-level=3']);
    expect(attributes.filter((text) => /^(on|style|widget=)/.test(text))).to.deep.equal([]);
  });

  for (const kind of ['', 'async', 'defer', 'type="module"']) {
    it(`works from the head as ${kind || 'a blocking script'}, at its data-target`, async () => {
      const { page, problems } = await openPage({
        head: `<script ${kind} src="${LOADER}" data-widget="directory" data-feed="${FEED}" data-target="#ici"></script>`,
        html: '<p>texte</p><div id="ici"></div>',
      });
      await upgraded(page, '#ici > ess-directory');
      expect(problems()).to.deep.equal([]);
    });

    it(`works in the body as ${kind || 'a blocking script'}`, async () => {
      const { page } = await openPage({
        html: `<div id="ici"><script ${kind} src="${LOADER}" data-widget="directory" data-feed="${FEED}"></script></div>`,
      });
      await upgraded(page, '#ici > ess-directory');
      expect(await page.locator('ess-directory').count()).to.equal(1);
    });
  }

  it('waits for a target that comes later', async () => {
    const { page } = await openPage({
      html: `<script src="${LOADER}" data-widget="directory" data-feed="${FEED}" data-target=".tard"></script>`,
    });
    expect(await page.locator('ess-directory').count()).to.equal(0);
    await page.evaluate(() => {
      const late = document.createElement('section');
      late.className = 'tard';
      document.body.append(late);
    });
    await upgraded(page, '.tard > ess-directory');
  });

  it('says in the console what a webmaster got wrong', async () => {
    const { page, messages, problems } = await openPage({
      head: `<script src="${LOADER}" data-widget="directory" data-feed="${FEED}"></script>`,
      html: `<script src="${LOADER}" data-widget="annuaire"></script><script src="${LOADER}" data-widget="directory" data-target="##"></script>`,
    });
    const warnings = messages.filter(({ type }) => type === 'warning').map(({ text }) => text);
    expect(warnings).to.have.length(3);
    expect(warnings[0]).to.match(/<head>.*data-target/);
    expect(warnings[1]).to.contain('annuaire');
    expect(warnings[2]).to.contain('data-target="##"');
    expect(await page.locator('ess-directory').count()).to.equal(0);
    expect(problems()).to.deep.equal([]);
  });

  it('is inserted by a tag manager after the page has loaded', async () => {
    const { page } = await openPage({ html: '<div id="ici"></div>', csp: false });
    await page.evaluate(
      ({ src, feed }) => {
        const script = document.createElement('script');
        script.src = src;
        Object.assign(script.dataset, { widget: 'directory', feed, target: '#ici' });
        document.head.append(script);
      },
      { src: LOADER, feed: FEED },
    );
    await upgraded(page, '#ici > ess-directory');
  });

  it('finds elements that come before it, after it and much later', async () => {
    const { page } = await openPage({
      html: `<ess-directory id="avant" feed="${FEED}"></ess-directory><script src="${LOADER}"></script><ess-directory id="apres" feed="${FEED}"></ess-directory>`,
    });
    await upgraded(page, '#avant');
    await upgraded(page, '#apres');
    await page.evaluate((feed) => {
      const box = document.createElement('div');
      const map = document.createElement('ess-actor-map');
      map.setAttribute('feed', feed);
      box.append(map);
      document.body.prepend(box);
    }, FEED);
    await upgraded(page, 'ess-actor-map');
  });

  it('loads an element only when it nears the viewport', async () => {
    const { page } = await openPage({
      html: `<script src="${LOADER}"></script><div id="haut"></div><ess-directory feed="${FEED}"></ess-directory>`,
      head: '<style>#haut { height: 4000px }</style>',
    });
    const { asked } = await server();
    const requests = () => ['/dist/elements/directory.js', FEED].map((path) => asked(path).length);
    const [code, feed] = requests();
    await page.waitForTimeout(300);
    expect(requests()).to.deep.equal([code, feed]);
    await page.evaluate(() => window.scrollTo(0, 3000));
    await upgraded(page, 'ess-directory');
    expect(requests()).to.deep.equal([code + 1, feed + 1]);
  });

  /** Holds back the directory's code until it is sent. */
  const withheld = async () => {
    const path = '/dist/elements/directory.js';
    const { put } = await server();
    let send;
    const sent = new Promise((resolve) => (send = resolve));
    put(path, async (_request, response) => {
      await sent;
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(`.${path}`));
    });
    return { send, restore: () => put(path, undefined) };
  };

  it('asks for a feed while the code is on its way, once for all widgets', async () => {
    const { asked } = await server();
    const before = asked(FEED).length;
    const { send, restore } = await withheld();
    try {
      const { page, problems } = await openPage({
        head: `<script src="${LOADER}"></script>`,
        html: `<ess-feed feed=" ${FEED}#ici "></ess-feed><ess-directory></ess-directory><ess-directory feed="${FEED}"></ess-directory>`,
      });
      await page.waitForTimeout(300);
      expect(asked(FEED).length).to.equal(before + 1);
      send();
      await page.locator('ess-directory').last().getByRole('listitem').first().waitFor();
      await page.locator('ess-directory').first().getByRole('listitem').first().waitFor();
      expect(asked(FEED).length).to.equal(before + 1);
      expect(problems()).to.deep.equal([]);
    } finally {
      restore();
    }
  });

  it('lets go of a feed that no widget takes', async () => {
    const { asked } = await server();
    const before = asked(FEED).length;
    const { send, restore } = await withheld();
    try {
      const { page, problems } = await openPage({
        html: `<script src="${LOADER}"></script><ess-directory feed="${FEED}"></ess-directory>`,
      });
      await page.waitForFunction(() => window.ESSOR.asked?.size);
      await page.evaluate(() => document.querySelector('ess-directory').remove());
      send();
      await page.waitForFunction(() => !window.ESSOR.asked.size, undefined, { timeout: 5000 });
      await page.evaluate((feed) => {
        const later = document.createElement('ess-directory');
        later.setAttribute('feed', feed);
        document.body.append(later);
      }, FEED);
      await page.locator('ess-directory').getByRole('listitem').first().waitFor();
      expect(asked(FEED).length).to.equal(before + 2);
      expect(problems()).to.deep.equal([]);
    } finally {
      restore();
    }
  });

  it('leaves the asking to the widget where a feed has no address of the web', async () => {
    const { page } = await openPage({
      html: `<script src="${LOADER}"></script><ess-directory feed="ftp://example.org/x.json"></ess-directory>`,
    });
    await upgraded(page, 'ess-directory');
    expect(await page.evaluate(() => [...(window.ESSOR.asked?.keys() ?? [])])).to.deep.equal([]);
    await page.locator('ess-directory').getByRole('button', { name: 'Réessayer' }).waitFor();
  });

  it('loads what a closed <details> holds once it is opened', async () => {
    const { page } = await openPage({
      html: `<details><summary>Voir</summary><ess-directory feed="${FEED}"></ess-directory></details><script src="${LOADER}"></script>`,
    });
    await page.waitForTimeout(200);
    expect(await page.locator('ess-directory:defined').count()).to.equal(0);
    await page.getByText('Voir').click();
    await upgraded(page, 'ess-directory');
  });

  it('keeps room for a widget until its module is there', async () => {
    const { page } = await openPage({
      html: `<script src="${LOADER}"></script><div id="haut"></div><ess-actor-map></ess-actor-map><ess-feed></ess-feed>`,
      head: '<style>#haut { height: 4000px }</style>',
    });
    const box = await page.locator('ess-actor-map').boundingBox();
    expect(box.height).to.be.at.least(400);
  });

  it('may stand twice, each tag with its own widget', async () => {
    const { page, problems } = await openPage({ html: `<div id="un">${SNIPPET}</div><div id="deux">${SNIPPET}</div>` });
    await upgraded(page, '#un > ess-directory');
    await upgraded(page, '#deux > ess-directory');
    expect(await page.locator('ess-directory').count()).to.equal(2);
    expect(problems()).to.deep.equal([]);
  });

  it('leaves the page to the version that came first, and the second warns once', async () => {
    const { put } = await server();
    put('/ailleurs/essor.js', { body: otherVersion(), type: 'text/javascript' });
    const other = `<script src="/ailleurs/essor.js" data-widget="directory" data-feed="${FEED}"></script>`;
    const { page, messages, problems } = await openPage({ html: `${SNIPPET}${other}${other}` });
    await page.waitForFunction(() => document.querySelectorAll('ess-directory:defined').length === 3);
    const warnings = messages.filter(({ type }) => type === 'warning');
    expect(warnings).to.have.length(1);
    expect(warnings[0].text).to.match(/deux versions.*99\.0\.0/);
    expect(problems()).to.deep.equal([]);
  });

  it('works as one file with everything, before and after the loader', async () => {
    const all = `<script src="/dist/essor.all.js" data-widget="actor-map" data-feed="${FEED}"></script>`;
    const { asked } = await server();
    const before = asked('/dist/elements/directory.js').length;
    const { page, problems } = await openPage({ html: `${all}${SNIPPET}${all}` });
    await upgraded(page, 'ess-directory');
    expect(await page.locator('ess-actor-map:defined').count()).to.equal(2);
    expect(asked('/dist/elements/directory.js').length).to.equal(before);
    expect(await page.evaluate(() => new URL(window.ESSOR.base).pathname)).to.equal('/dist/');
    expect(problems()).to.deep.equal([]);
  });

  it('is what its published hash says', async () => {
    const hash = readFileSync(new URL('../dist/essor.all.js.sha384', import.meta.url), 'utf8').trim();
    const { page, problems } = await openPage({
      html: `<script src="/dist/essor.all.js" integrity="${hash}" crossorigin="anonymous" data-widget="directory" data-feed="${FEED}"></script>`,
    });
    await upgraded(page, 'ess-directory');
    expect(problems()).to.deep.equal([]);
  });

  it('does not hand itself to an AMD loader', async () => {
    const { page, problems } = await openPage({
      head: '<script>window.defined = 0; window.define = () => window.defined++; window.define.amd = {};</script>',
      html: SNIPPET + SNIPPET.replace('essor.js', 'essor.all.js'),
    });
    await upgraded(page, 'ess-directory');
    expect(await page.evaluate(() => window.defined)).to.equal(0);
    expect(problems()).to.deep.equal([]);
  });

  it('adds one name to window', async () => {
    const { page } = await openPage({
      head: '<script>window.before = new Set(Object.getOwnPropertyNames(window)).add("before")</script>',
      html: SNIPPET + SNIPPET.replace('directory', 'actor-map'),
    });
    await upgraded(page, 'ess-directory');
    await upgraded(page, 'ess-actor-map');
    const added = await page.evaluate(() =>
      Object.getOwnPropertyNames(window).filter((name) => !window.before.has(name)),
    );
    expect(added).to.deep.equal(['ESSOR']);
  });

  it('runs under the strictest policy', async () => {
    const { page, problems } = await openPage({ html: SNIPPET, csp: STRICT_POLICY });
    await upgraded(page, 'ess-directory');
    expect(problems()).to.deep.equal([]);
  });

  describe('in a browser that has no setHTML yet', () => {
    const init = () => delete Element.prototype.setHTML;

    it('runs where the policy allows lit-html', async () => {
      const csp = STRICT_POLICY.replace("trusted-types 'none'", 'trusted-types lit-html');
      const { page, problems } = await openPage({ html: SNIPPET, csp, init });
      await page.locator('ess-part-list .name').first().waitFor();
      expect(problems()).to.deep.equal([]);
    });

    it('says that it cannot run where the policy allows no markup, and keeps what stands in the element', async () => {
      const html = `<script src="${LOADER}"></script><ess-directory feed="${FEED}"><a href="/liste">La liste</a></ess-directory>`;
      const { page, messages } = await openPage({ html, csp: STRICT_POLICY, init, refuses: true });
      await page.getByText('Ce contenu ne peut pas s’afficher ici.').waitFor();
      expect(await page.getByRole('link').allInnerTexts()).to.deep.equal(['La liste', 'Ouvrir les données']);
      expect(messages.filter(({ text }) => text.startsWith('ESSOR'))).to.have.length(1);
    });
  });

  it('loads by a tag of its own where a policy of hashes refuses import()', async () => {
    const { createHash } = await import('node:crypto');
    const inline = `const s = document.createElement('script'); s.src = '${LOADER}'; Object.assign(s.dataset, { widget: 'actor-map', feed: '${FEED}', target: '#ici' }); document.head.append(s);`;
    const hash = createHash('sha256').update(inline).digest('base64');
    const { page } = await openPage({
      html: `<!doctype html><html lang="fr"><title>Page</title><link rel="icon" href="/favicon.ico"><body><div id="ici"></div><script>${inline}</script>`,
      headers: { 'content-security-policy': `script-src 'sha256-${hash}' 'strict-dynamic'` },
      csp: false,
    });
    await upgraded(page, '#ici > ess-actor-map');
  });

  it('takes modules from the origin that it comes from', async () => {
    const { origin } = await otherServer();
    const { page, problems } = await openPage({ html: SNIPPET.replace('/dist/', `${origin}/dist/`) });
    await upgraded(page, 'ess-directory');
    expect(await page.evaluate(() => window.ESSOR.base)).to.equal(`${origin}/dist/`);
    expect(problems()).to.deep.equal([]);
  });

  it('leaves a sentence with a link to the data where its modules do not come', async () => {
    const { put } = await server();
    const loader = readFileSync(new URL(`..${LOADER}`, import.meta.url), 'utf8');
    put('/seul/essor.js', { body: loader, type: 'text/javascript' });
    const { page, messages } = await openPage({ html: SNIPPET.replace('/dist/', '/seul/') + SNIPPET });
    await page.waitForFunction(() => document.querySelectorAll('ess-directory > p').length === 2);
    expect(await page.locator('ess-directory').first().innerText()).to.equal(
      'Ce contenu ne peut pas s’afficher ici. Ouvrir les données',
    );
    const link = page.getByRole('link', { name: 'Ouvrir les données' }).first();
    expect(await link.evaluate(({ href }) => href)).to.equal((await server()).origin + FEED);
    expect(messages.filter(({ text }) => text.startsWith('ESSOR'))).to.have.length(1);
  });

  it('says so in English where the page is English, and never links to a script', async () => {
    const { put } = await server();
    const loader = readFileSync(new URL(`..${LOADER}`, import.meta.url), 'utf8');
    put('/seul/essor.js', { body: loader, type: 'text/javascript' });
    const { page } = await openPage({
      html: `<div lang="en"><script src="/seul/essor.js" data-widget="directory" data-feed="javascript:alert(1)"></script></div>`,
    });
    await page.waitForSelector('ess-directory > p');
    expect(await page.locator('ess-directory').innerText()).to.equal('This content cannot be shown here.');
    expect(await page.locator('ess-directory a').count()).to.equal(0);
  });
});
