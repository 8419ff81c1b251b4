import { expect } from 'chai';
import { heap, metrics, open, server, SMALL_FEED } from './browser.mjs';
import { eventually, GIRONDE, LISTEN, visit, visitorOf, widget } from './visitor.mjs';

const SMALL = '/feeds/small.json';
/** Mounts before any is counted. */
const WARM_UP = 60;

describe('a widget in the life of its page', function () {
  this.timeout(90_000);
  let opened;
  const visitPage = async (options) => (opened = await visit(options));

  before(async () => (await server()).put(SMALL, { body: SMALL_FEED }));
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  for (const name of ['actor-map', 'directory']) {
    it(`leaves nothing behind when it goes: ${name}`, async function () {
      this.timeout(300_000);
      const { page, problems } = await visitPage({
        name,
        feed: SMALL,
        html: `<div id="ici">${widget('', { name, feed: SMALL })}</div>`,
        interpreted: true,
      });
      const mount = (times) =>
        page.evaluate(
          async ([tag, feed, count]) => {
            const place = document.querySelector('#ici');
            place.replaceChildren();
            for (let at = 0; at < count; at++) {
              const element = document.createElement(tag);
              element.setAttribute('feed', feed);
              place.append(element);
              await element.whenReady();
              // Until the map stands: it waits for its size, which comes with a frame.
              for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
              element.remove();
              await new Promise((resolve) => setTimeout(resolve, 0));
            }
            window.told.length = 0;
          },
          [`ess-${name}`, SMALL, times],
        );
      // What was put off (loads, timers, late steps) is done with before anything is counted: nothing goes any more.
      const rested = async () => {
        let last;
        for (let alike = 0, reading = 0; alike < 3 && reading < 30; reading++) {
          await page.waitForTimeout(300);
          const bytes = await heap(page);
          const now = { ...(await metrics(page)), bytes };
          alike = last && now.Nodes === last.Nodes && Math.abs(bytes - last.bytes) < 2048 ? alike + 1 : 0;
          last = now;
        }
        return last;
      };
      // By then the engine has what it gathers of a code's first runs.
      await mount(WARM_UP);
      let before = await rested();
      const left = [];
      for (let round = 0; round < 3; round++) {
        await mount(50);
        const after = await rested();
        expect(after.Nodes - before.Nodes, 'nodes').to.be.at.most(0);
        expect(after.JSEventListeners - before.JSEventListeners, 'listeners').to.be.at.most(0);
        left.push((after.bytes - before.bytes) / 50);
        before = after;
      }
      // Not one round of the three, even the worst.
      expect(Math.max(...left), `bytes for each, of ${left.join(', ')}`).to.be.at.most(2048);
      expect(problems()).to.deep.equal([]);
    });
  }

  it('keeps its map, its view and its state when it is moved', async () => {
    const { page, root, search, counts, markers, mapCount } = await visitPage({
      html: `<div id="a">${widget()}</div><div id="b"></div>`,
    });
    await search('velo');
    await counts(27);
    await root.getByRole('button', { name: 'Agrandir' }).click();
    await root.getByText('Carte agrandie').waitFor({ state: 'attached' });
    const seen = await mapCount();
    await page.evaluate(() => {
      const map = document.querySelector('ess-actor-map');
      window.viewport = map.shadowRoot.querySelector('ess-part-map').shadowRoot.querySelector('.viewport');
      window.pane = window.viewport.querySelector('.leaflet-marker-pane');
      document.querySelector('#b').append(map);
    });
    await counts(27);
    expect(
      await root.evaluate((element) => {
        const viewport = element.shadowRoot.querySelector('ess-part-map').shadowRoot.querySelector('.viewport');
        return viewport === window.viewport && viewport.querySelector('.leaflet-marker-pane') === window.pane;
      }),
    ).to.equal(true);
    await eventually(mapCount, (count) => count === seen, 'the same view');
    const names = () => markers.evaluateAll((all) => all.map((marker) => marker.getAttribute('aria-label')).join());
    const before = await names();
    await root.getByRole('button', { name: 'Réduire' }).click();
    await eventually(names, (now) => now !== before, 'a living map');
  });

  it('comes back with its state after a while away', async () => {
    const { page, search, counts, maps } = await visitPage();
    await search('velo');
    await counts(27);
    await page.evaluate(async () => {
      const map = document.querySelector('ess-actor-map');
      map.remove();
      await new Promise((resolve) => setTimeout(resolve, 100));
      document.body.append(map);
    });
    await counts(27);
    await maps(26);
    await search('');
    await counts(309);
  });

  it('stands connecting and disconnecting in quick turns', async () => {
    const { page, counts, maps, problems, told } = await visitPage();
    await page.evaluate(async () => {
      const map = document.querySelector('ess-actor-map');
      for (let at = 0; at < 30; at++) {
        map.remove();
        if (at % 3 === 0) await null;
        if (at % 7 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
        document.body.append(map);
      }
    });
    await counts(309);
    await maps(303);
    expect(await told('ess-ready')).to.have.length(1);
    expect(problems()).to.deep.equal([]);
  });

  it('removed before its module or its feed has come, says nothing', async () => {
    (await server()).put('/feeds/slow.json', { body: SMALL_FEED, slow: 600 });
    const { page, problems, told } = await visitPage({
      html: widget('id="a"', { feed: '/feeds/slow.json' }) + widget('id="b"', { name: 'directory', feed: SMALL }),
      ready: false,
    });
    await page.evaluate(() => document.querySelector('#a').remove());
    await visitorOf(page, '#b').items.first().waitFor();
    await page.waitForTimeout(800);
    expect((await told('ess-ready')).map(({ from }) => from)).to.deep.equal(['b']);
    expect(problems()).to.deep.equal([]);
  });

  it('in a closed <details> is right when that opens', async () => {
    const { page, counts, mapCount } = await visitPage({
      html: `<details><summary>Voir la carte</summary>${widget()}</details><script type="module" src="/dist/elements/actor-map.js"></script>`,
      ready: false,
    });
    await page.waitForFunction(() => window.told.some(({ type }) => type === 'ess-ready'));
    await page.getByText('Voir la carte').click();
    await counts(309);
    await eventually(mapCount, (count) => count === 303, 'all on the map');
  });

  it('in a hidden tab is right when that is shown, and again', async () => {
    const { page, root, counts, mapCount } = await visitPage({
      html: `<div id="onglet" hidden>${widget()}</div><script type="module" src="/dist/elements/actor-map.js"></script>`,
      ready: false,
    });
    await page.waitForFunction(() => window.told.some(({ type }) => type === 'ess-ready'));
    const show = (shown) => page.evaluate((is) => (document.querySelector('#onglet').hidden = !is), shown);
    await show(true);
    await counts(309);
    await eventually(mapCount, (count) => count === 303, 'all on the map');
    await show(false);
    await page.setViewportSize({ width: 1000, height: 700 });
    await show(true);
    await root.getByRole('button', { name: 'Cadrer les résultats' }).click();
    await eventually(mapCount, (count) => count === 303, 'all on the map of another size');
    const [map, frame] = await root.evaluate((element) => {
      const part = element.shadowRoot.querySelector('ess-part-map');
      const viewport = part.shadowRoot.querySelector('.viewport');
      return [viewport.getBoundingClientRect().right, part.getBoundingClientRect().right];
    });
    expect(Math.abs(map - frame)).to.be.at.most(1);
  });

  it('shows another feed when its attribute changes', async () => {
    const { page, root, counts, maps, told, search } = await visitPage();
    await search('velo');
    await counts(27);
    await root.evaluate((element, feed) => element.setAttribute('feed', feed), SMALL);
    await eventually(
      async () => (await told('ess-ready')).length,
      (count) => count === 2,
      'ready again',
    );
    await counts(1);
    await search('');
    await counts(4);
    await root.getByRole('button', { name: 'Cadrer les résultats' }).click();
    await maps(3);
    await page.evaluate((feed) => (document.querySelector('ess-actor-map').feed = feed), GIRONDE);
    await counts(309);
  });

  it('answers to changed attributes', async () => {
    const { root, counts, page } = await visitPage();
    const set = (name, value) => root.evaluate((element, [key, to]) => element.setAttribute(key, to), [name, value]);
    await set('lock', 'type=tiers-lieu');
    await counts(35);
    await set('lock', '');
    await set('territory', 'com:33063');
    await eventually(
      () => page.locator('ess-part-summary [part=count]').innerText(),
      (words) => /à Bordeaux/.test(words),
      'those of Bordeaux',
    );
    await set('territory', '');
    await set('filter', 'categorie=velo');
    await counts(19);
    await set('lang', 'en');
    await root.getByRole('button', { name: /^Filters/ }).waitFor();
    await set('view', 'list');
    await root.locator('ess-part-map').waitFor({ state: 'detached' });
    await set('view', 'both');
    await root.locator('.leaflet-marker-pane button').first().waitFor();
  });

  it('with whenReady() and updateComplete, for whoever builds on it', async () => {
    opened = await open({
      head: LISTEN,
      html: `${widget()}<script type="module" src="/dist/elements/actor-map.js"></script>`,
    });
    const seen = await opened.page.evaluate(async () => {
      await customElements.whenDefined('ess-actor-map');
      const map = document.querySelector('ess-actor-map');
      await map.whenReady();
      await map.updateComplete;
      return [window.told.filter(({ type }) => type === 'ess-ready').length, map.matches(':defined')];
    });
    expect(seen).to.deep.equal([1, true]);
  });

  it('whose script stands twice, is there once', async () => {
    const { page, counts, problems, told } = await visitPage({
      html: `${widget()}<script src="/dist/essor.js"></script><script src="/dist/essor.all.js"></script>`,
    });
    await counts(309);
    expect(await page.locator('ess-actor-map').count()).to.equal(1);
    expect(await told('ess-ready')).to.have.length(1);
    expect(problems()).to.deep.equal([]);
  });
});
