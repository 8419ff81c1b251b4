/** What holds for whoever sees little, uses no pointer, or has the page their own way. */
import { expect } from 'chai';
import { makeActors } from '../bench/actors.mjs';
import { axe, server } from './browser.mjs';
import { eventually, focused, GIRONDE, visit, widget } from './visitor.mjs';

/** A page that would have no fault without us. */
const inPage = (tag) => `<main><h1>Ma commune</h1>${tag}</main>`;
const FOCUSABLE = 'button, a[href], input, select, summary, [tabindex]';

describe('accessibility', function () {
  this.timeout(90_000);
  let opened;
  const visitPage = async ({ html = inPage(widget()), ...options } = {}) =>
    (opened = await visit({ html, ...options }));

  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  describe('in every state, light and dark', () => {
    const FEEDS = {
      '/feeds/slow.json': { body: { essor: 1, acteurs: [] }, slow: 60_000 },
      '/feeds/nobody.json': { body: { essor: 1, acteurs: [] } },
      '/feeds/missing.json': { status: 404, body: '' },
    };
    const feedOf = (path) => async (visitor) => {
      await visitor.root.evaluate((element, feed) => (element.feed = feed), path);
    };
    /** How to come to each state from the one before, and back to the results. */
    const STATES = {
      results: { come: async () => {} },
      'search open': {
        come: (visitor) => visitor.type('la'),
        leave: (visitor) => visitor.search(''),
      },
      'filters open': {
        come: async (visitor) => {
          await visitor.openFilters();
          await visitor.choice(/^Énergie et/).check();
        },
        leave: async ({ panel }) => {
          await panel.getByRole('button', { name: 'Tout effacer' }).click();
          await panel.getByRole('button', { name: 'Fermer les filtres' }).click();
        },
      },
      'a record open': {
        come: async (visitor) => {
          await visitor.search('halle des possibles');
          await visitor.counts(1);
          await visitor.openItem('La Halle des possibles');
          await visitor.detail.getByText(/du centre de/).waitFor();
        },
        leave: async (visitor) => {
          await visitor.detail.getByRole('button', { name: 'Résultats' }).click();
          await visitor.search('');
        },
      },
      'near a place': {
        come: async (visitor) => {
          await visitor.type('langon');
          await visitor.choose(/^Langon/);
          await visitor.root.getByRole('button', { name: /^Ne plus/ }).waitFor();
        },
        leave: ({ root }) => root.getByRole('button', { name: /^Ne plus/ }).click(),
      },
      'by commune': {
        come: async ({ root }) => {
          await root.getByLabel('Trier').selectOption('commune');
          await root.locator('ess-part-list [part=commune]').first().waitFor();
        },
        leave: ({ root }) => root.getByLabel('Trier').selectOption('relevance'),
      },
      'no results': {
        come: async (visitor) => {
          await visitor.search('zzzz');
          await visitor.notice.getByText('Aucun résultat').waitFor();
        },
        leave: (visitor) => visitor.search(''),
      },
      'no position': {
        come: async ({ root, locate }) => {
          await locate();
          await root.getByText('Votre position n’est pas connue').waitFor();
        },
      },
      'one spot': {
        come: async (visitor) => {
          const { root } = visitor;
          await root.evaluate((element) => {
            const map = element.shadowRoot.querySelector('ess-part-map');
            const { longitudes } = map.feed.records;
            const rows = [...longitudes.keys()].filter((row) => Math.abs(longitudes[row] + 0.52504) < 1e-6);
            map.dispatchEvent(new CustomEvent('ess-part-spot', { detail: { rows } }));
          });
          await root.getByText('7 au même endroit').waitFor();
        },
        leave: ({ root }) => root.getByRole('button', { name: 'Tous les résultats' }).click(),
      },
      loading: { come: feedOf('/feeds/slow.json') },
      'an empty feed': {
        come: async (visitor) => {
          await feedOf('/feeds/nobody.json')(visitor);
          await visitor.notice.getByText('ne contient encore personne').waitFor();
        },
      },
      'a failed feed': {
        come: async (visitor) => {
          await feedOf('/feeds/missing.json')(visitor);
          await visitor.notice.getByRole('button', { name: 'Réessayer' }).waitFor();
        },
      },
    };

    for (const width of [1280, 360]) {
      describe(`at ${width} px`, () => {
        let page;

        async function openPage() {
          const { put } = await server();
          for (const [path, what] of Object.entries(FEEDS)) put(path, what);
          page = await visit({ html: inPage(widget()), viewport: { width, height: 800 }, context: {} });
        }
        // A state that could not be left must not fail those after it.
        afterEach(async function () {
          if (this.currentTest.isPassed()) return;
          await page?.close();
          page = undefined;
        });
        after(() => page?.close());

        for (const [name, { come, leave = async () => {} }] of Object.entries(STATES)) {
          it(`axe finds nothing, and targets are wide enough: ${name}`, async () => {
            if (!page) await openPage();
            const { root } = page;
            await come(page);
            const found = [];
            for (const theme of ['light', 'dark']) {
              await root.evaluate((element, to) => (element.theme = to), theme);
              found.push(...(await axe(page.page)).map((fault) => `${theme}: ${fault}`));
            }
            found.push(...(await smallTargets(root)));
            await leave(page);
            expect(found.join('\n')).to.equal('');
          });

          if (width === 360 && name === 'results') {
            it('axe finds nothing: the map on a phone', async () => {
              if (!page) await openPage();
              await page.root.getByText('Carte', { exact: true }).click();
              await page.markers.first().waitFor();
              const found = [...(await axe(page.page)), ...(await smallTargets(page.root))];
              expect(found.join('\n')).to.equal('');
              await page.root.getByText('Liste', { exact: true }).click();
            });
          }
        }
      });
    }
  });

  describe('the map', () => {
    for (const count of [300, 57_000]) {
      it(`of ${count} has at most 12 tab stops, and a name for each marker`, async () => {
        const feed = count === 300 ? GIRONDE : '/feeds/many.json';
        if (count !== 300) (await server()).put(feed, { body: makeActors(count) });
        const visitor = await visitPage({ html: inPage(widget('', { feed })) });
        const { root, markers, items, detail, openFilters, panel, type, searchBox } = visitor;
        await openFilters();
        await panel.getByRole('button', { name: 'Fermer les filtres' }).click();
        await items.first().click();
        await detail.getByRole('button', { name: 'Résultats' }).click();
        await type('la');
        await searchBox.press('Escape');
        await root.getByRole('button', { name: 'Agrandir' }).click();
        await root.getByText('Carte agrandie').waitFor({ state: 'attached' });
        expect(await tabStops(root.locator('ess-part-map'))).to.be.within(2, 12);
        for (const name of await markers.evaluateAll((all) => all.map((marker) => marker.getAttribute('aria-label'))))
          expect(name).to.match(/\p{L}{2}/u);
        expect(await root.getByRole('region', { name: /^Carte des acteurs/ }).count()).to.be.above(0);
      });
    }

    it('is moved, and its markers are gone through and opened, by keyboard', async () => {
      const { page, root, detail, mapCount, markers } = await visitPage();
      await root.locator('ess-part-map .viewport').focus();
      await page.keyboard.press('+');
      await says(root, /Carte agrandie/);
      await page.keyboard.press('-');
      await says(root, /Carte réduite/);
      await page.keyboard.press('ArrowRight');
      await says(root, /Carte déplacée/);
      await root.getByRole('button', { name: 'Cadrer les résultats' }).press('Enter');
      await eventually(mapCount, (count) => count === 303, 'all');
      await root.locator('ess-part-map .viewport').focus();
      await page.keyboard.press('Tab');
      const first = await focused(page);
      expect(first.tag).to.equal('BUTTON');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      expect((await focused(page)).name).to.not.equal('');
      const cluster = markers.filter({ hasText: /^\d{2}$/ }).first();
      await cluster.focus();
      await page.keyboard.press('Enter');
      await eventually(mapCount, (count) => count < 303, 'what the cluster holds');
      await eventually(
        () => focused(page),
        ({ tag, name }) => tag === 'BUTTON' && /\S/.test(name),
        'a marker in focus',
      );
      const record = root.locator('.leaflet-marker-pane button.marker').first();
      await record.focus();
      await page.keyboard.press('Enter');
      await detail.waitFor();
      await eventually(
        () => focused(page),
        ({ tag }) => /^H\d$/.test(tag),
        'the focus on the title',
      );
    });
  });

  describe('the focus', () => {
    const on = (page, wanted, what) => eventually(() => focused(page), wanted, `the focus on ${what}`);

    it('goes to what opens, and back to where it came from', async () => {
      const { page, items, detail, filtersButton, panel } = await visitPage();
      const name = await items.nth(2).innerText();
      await items.nth(2).press('Enter');
      await on(page, ({ tag, text }) => /^H\d$/.test(tag) && text === name, 'the title');
      await detail.getByRole('button', { name: 'Résultats' }).press('Enter');
      await on(page, ({ text }) => text === name, 'the same item');
      await page.keyboard.press('Enter');
      await detail.waitFor();
      await page.keyboard.press('Escape');
      await on(page, ({ text }) => text === name, 'the same item');
      await filtersButton.press('Enter');
      await on(page, ({ text }) => text === 'Filtres', 'the panel’s heading');
      await panel.getByRole('button', { name: 'Fermer les filtres' }).press('Enter');
      await on(page, ({ tag, text }) => tag === 'BUTTON' && /^Filtres/.test(text), 'the button');
      await filtersButton.press('Enter');
      await panel.getByRole('button', { name: /^Voir les/ }).press('Enter');
      await on(page, ({ tag, text }) => tag === 'BUTTON' && /^Filtres/.test(text), 'the button');
    });

    it('stays on a choice, on a star, in the search box', async () => {
      const { page, openFilters, choice, panel, items, root, type } = await visitPage();
      await openFilters();
      await choice(/^Vélo/).press('Space');
      await on(page, ({ name }) => /^Vélo/.test(name), 'the choice');
      await panel.getByRole('button', { name: 'Tout effacer' }).press('Enter');
      await on(page, ({ text }) => text === 'Tout effacer', 'the same button');
      await panel.getByRole('button', { name: 'Fermer les filtres' }).press('Enter');
      const name = await items.first().innerText();
      await root.getByRole('button', { name: `Ajouter ${name} aux favoris` }).press('Enter');
      await on(page, (seen) => seen.name === `Ajouter ${name} aux favoris`, 'the star');
      await type('lan');
      await root.getByRole('button', { name: 'Effacer la recherche' }).press('Enter');
      await on(page, ({ tag }) => tag === 'INPUT', 'the search box');
    });

    it('goes on from a dropped filter, and to a turned page', async () => {
      const { page, chips, root, counts, search, notice } = await visitPage({
        html: inPage(widget('filter="categorie=velo,reparation"')),
      });
      await chips.first().press('Enter');
      await on(page, ({ tag, name }) => tag === 'BUTTON' && /^Retirer/.test(name), 'the next filter');
      await chips.first().press('Enter');
      await counts(309);
      await on(page, ({ tag }) => tag === 'P', 'the count');
      await root.getByRole('button', { name: 'Page suivante' }).press('Enter');
      await says(root, /Page 2 sur 16/);
      await on(page, ({ tag }) => tag === 'BUTTON', 'the page’s first record');
      await search('zzzz');
      await notice.getByRole('button', { name: /^Retirer/ }).press('Enter');
      await counts(309);
      await on(page, ({ tag }) => !/^(BODY|HTML)?$/.test(tag), 'something near');
    });

    it('goes to the list of a spot, and back', async () => {
      const { page, root, items, type, choose, counts, shownCount, markers, rests } = await visitPage();
      const all = await shownCount();
      await type('floirac');
      await choose(/^Floirac/);
      await counts(all);
      const spot = root.getByRole('button', { name: /^7 au même endroit/ });
      for (let step = 0; step < 8 && !(await spot.count()); step++) {
        const seen = await markers.count();
        await root.getByRole('button', { name: 'Agrandir' }).press('Enter');
        await eventually(
          () => markers.count(),
          (count) => count !== seen,
          'a nearer view',
          1500,
        ).catch(() => {});
      }
      await rests();
      await spot.press('Enter');
      await root.getByText('7 au même endroit').waitFor();
      const names = await items.allInnerTexts();
      await on(page, ({ text }) => names.includes(text), 'its first record');
      await root.getByRole('button', { name: 'Tous les résultats' }).press('Enter');
      await eventually(
        () => items.count(),
        (count) => count === 20,
        'the whole list',
      );
      await on(page, ({ tag }) => !/^(BODY|HTML)?$/.test(tag), 'something near');
    });

    for (const [name, opener] of [
      ['actor-map', /^Filtres/],
      ['tiers-lieux-finder', /^Services/],
    ])
      it(`is never hidden by the foot of the choices of ${name}, on a phone`, async () => {
        const { page, root } = await visitPage({
          name,
          html: inPage(widget('', { name })),
          viewport: { width: 360, height: 740 },
          ready: false,
        });
        await root.getByRole('button', { name: opener }).first().click();
        await root.getByRole('checkbox').first().waitFor();
        const seen = [];
        for (let stops = 0; stops < 40; stops++) {
          await page.keyboard.press('Tab');
          const choice = await page.evaluate(() => {
            let focus = document.activeElement;
            while (focus.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
            if (focus.type !== 'checkbox') return undefined;
            const { left, top, width, height } = focus.getBoundingClientRect();
            const there = focus.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
            return { name: focus.ariaLabel ?? focus.value, hit: focus === there };
          });
          if (choice) seen.push(choice);
        }
        expect(seen.length).to.be.above(8);
        expect(seen.filter(({ hit }) => !hit)).to.deep.equal([]);
      });

    it('is never taken from the page by a widget that loads', async () => {
      const { page } = await visitPage({
        html: `<input id="mine" autofocus>${inPage(widget('hash="c"'))}`,
        ready: true,
      });
      expect(await page.evaluate(() => document.activeElement.id)).to.equal('mine');
    });
  });

  it('a whole visit by keyboard alone', async () => {
    const { page, root, counts, title, items } = await visitPage();
    const reach = async (wanted, key = 'Tab') => {
      for (let step = 0; step < 80; step++) {
        await page.keyboard.press(key);
        const { tag, name, text } = await focused(page);
        if (wanted.test(name || text)) return tag;
      }
      throw new Error(`80 times ${key} without ${wanted}`);
    };
    await reach(/^Rechercher/);
    await page.keyboard.type('vélo');
    await counts(27);
    await page.keyboard.press('Enter');
    await reach(/^Filtres/);
    await page.keyboard.press('Enter');
    await eventually(
      () => focused(page),
      ({ tag }) => /^H\d$/.test(tag),
      'the panel',
    );
    await reach(/^Insertion et emploi/);
    await page.keyboard.press('Space');
    await eventually(
      () => root.getByRole('checkbox', { name: /^Insertion et emploi/ }).isChecked(),
      Boolean,
      'the choice ticked',
    );
    await reach(/^Voir l/);
    await page.keyboard.press('Enter');
    await items.first().waitFor();
    const name = await items.first().innerText();
    await reach(new RegExp(`^${name}`));
    await page.keyboard.press('Enter');
    await eventually(title, (words) => words === name, 'the record');
    await reach(/aux favoris$/);
    await page.keyboard.press('Space');
    await eventually(
      () =>
        root
          .locator('ess-part-detail')
          .getByRole('button', { name: /aux favoris$/ })
          .getAttribute('aria-pressed'),
      (pressed) => pressed === 'true',
      'the star',
    );
    await reach(/^Résultats/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await eventually(
      () => focused(page),
      ({ text }) => text === name,
      'the item again',
    );
  });

  it('a status text follows each action', async () => {
    const { root, search, openFilters, choice, panel, chips, type, choose } = await visitPage();
    await search('velo');
    await says(root, /^27 /);
    await search('');
    await says(root, /^309 /);
    await type('lang');
    await says(root, /suggestions?$/);
    await choose(/^Langon/);
    await root.getByRole('button', { name: /^Ne plus/ }).click();
    await openFilters();
    await choice(/^Vélo/).check();
    await says(root, /19 /);
    await panel.getByRole('button', { name: 'Fermer les filtres' }).click();
    await chips.click();
    await says(root, /^309 /);
    await root.getByRole('button', { name: 'Page suivante' }).click();
    await says(root, /^Page 2 sur 16$/);
    await root.getByRole('button', { name: 'Agrandir' }).click();
    await says(root, /^Carte agrandie\. \d+ acteurs? et lieux? dans la vue/);
    await search('zzzz');
    await says(root, /Aucun résultat/);
  });

  it('320 × 256 px, as at 400 %, lose nothing', async () => {
    const { page, root, openFilters, panel, items, detail, markers } = await visitPage({
      viewport: { width: 320, height: 256 },
    });
    const fits = async (state) => {
      expect(await page.evaluate(() => document.scrollingElement.scrollWidth), state).to.be.at.most(320);
      for (const control of (await root.locator('button, input, select').all()).slice(0, 40))
        if (await reachable(control)) await control.click({ trial: true, timeout: 3000, position: undefined });
    };
    await fits('list');
    await openFilters();
    await fits('filters');
    await panel.getByRole('button', { name: 'Fermer les filtres' }).click();
    await items.first().click();
    await detail.waitFor();
    await fits('detail');
    await detail.getByRole('button', { name: 'Résultats' }).click();
    await root.getByText('Carte', { exact: true }).click();
    await markers.first().waitFor();
    expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).to.be.at.most(320);
    for (const name of ['Agrandir', 'Réduire', 'Plein écran', 'Cadrer les résultats', 'Revenir à la vue de départ'])
      await root.getByRole('button', { name }).click({ trial: true });
  });

  it('text twice as large loses nothing', async () => {
    const { page, root, openFilters } = await visitPage({
      head: '<style>ess-actor-map { --ess-font-size: 32px }</style>',
      viewport: { width: 640, height: 800 },
    });
    expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).to.be.at.most(640);
    await openFilters();
    expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).to.be.at.most(640);
    expect(await clipped(root)).to.deep.equal([]);
  });

  it('forced colours keep what is seen and chosen apart', async () => {
    const { page, root, openFilters, choice, markers, items } = await visitPage();
    await page.emulateMedia({ forcedColors: 'active' });
    const shapes = await markers.evaluateAll((all) =>
      all
        .map((marker) => marker.querySelector('.shape'))
        .filter(Boolean)
        .map((shape) => [getComputedStyle(shape).fill, getComputedStyle(shape).stroke]),
    );
    for (const [fill, stroke] of shapes) expect(fill).to.not.equal(stroke);
    const bare = await root.locator('button:visible, select:visible').evaluateAll((all) =>
      all
        .filter((one) => !one.matches('.marker, .cluster, .name, .link, .star'))
        .filter((one) => {
          const { borderTopStyle, borderTopWidth, outlineStyle } = getComputedStyle(one);
          return (borderTopStyle === 'none' || borderTopWidth === '0px') && outlineStyle === 'none';
        })
        .map((one) => one.getAttribute('aria-label') ?? one.textContent.trim()),
    );
    expect(bare.filter((name) => /Filtres|Autour|Page/.test(name))).to.deep.equal([]);
    expect(await items.first().isVisible()).to.equal(true);
    await openFilters();
    await choice(/^Vélo/).check();
    expect((await axe(page)).join('\n')).to.equal('');
    await page.emulateMedia({ forcedColors: null });
  });

  it('reduced motion moves nothing', async () => {
    const { page, root, markers, items, detail, openFilters } = await visitPage({
      context: { reducedMotion: 'reduce' },
    });
    const moving = () =>
      page.evaluate(
        () => document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 20).length,
      );
    await openFilters();
    expect(await moving()).to.equal(0);
    await root.getByRole('button', { name: 'Fermer les filtres' }).click();
    await items.first().click();
    await detail.waitFor();
    expect(await moving()).to.equal(0);
    const before = await markers.evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel).join());
    await root.getByRole('button', { name: 'Agrandir' }).click();
    expect(await moving()).to.equal(0);
    expect(await root.locator('.leaflet-zoom-anim').count()).to.equal(0);
    await eventually(
      () => markers.evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel).join()),
      (names) => names !== before,
      'the nearer view',
    );
  });

  it('a page from right to left keeps the widget whole', async () => {
    const { page, root, items, markers, counts } = await visitPage({
      html: `<div dir="rtl">${inPage(widget())}</div>`,
    });
    await counts(309);
    const left = (places) => places.evaluateAll(([one]) => one.getBoundingClientRect().left);
    expect(await left(items)).to.be.below(await left(markers));
    expect(await items.first().evaluate((one) => getComputedStyle(one).direction)).to.equal('ltr');
    expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).to.be.at.most(1280);
    await root.getByRole('button', { name: 'Agrandir' }).click({ trial: true });
  });
});

/** Waits until an element with role status or alert says so. */
async function says(root, words) {
  await eventually(
    () => root.locator('[role=status], [role=alert]').allTextContents(),
    (texts) => texts.some((text) => words.test(text.trim().replace(/\s+/g, ' '))),
    `a status that says ${words}`,
  );
}

/** How often Tab stops within. */
function tabStops(within) {
  return within
    .locator(FOCUSABLE)
    .evaluateAll((all) => all.filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility()).length);
}

/** Whether a control is meant to be reached now: seen, and able. */
function reachable(control) {
  return control.evaluate(
    (one) => one.checkVisibility() && !one.disabled && !one.matches('.hidden-text') && one.offsetWidth > 1,
  );
}

/** Targets under 24 px, links within text excepted; a checkbox has its label's area, a record's name its whole item's. */
function smallTargets(root) {
  return root.locator('button, a[href], input, select').evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => !(one.localName === 'a' && getComputedStyle(one).display === 'inline'))
      .map((one) => [one, (one.closest(one.matches('.name') ? 'li' : 'label') ?? one).getBoundingClientRect()])
      .filter(([, { width, height }]) => Math.min(width, height) < 24)
      .map(
        ([one, { width, height }]) =>
          `${one.className} ${one.getAttribute('aria-label') ?? one.textContent.trim()}: ${width} × ${height}`,
      ),
  );
}

/** Buttons whose words do not fit into them. */
function clipped(root) {
  return root.locator('button:visible').evaluateAll((all) =>
    all
      .filter((one) => !one.matches('.marker, .cluster'))
      .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
      .map((one) => one.textContent.trim()),
  );
}
