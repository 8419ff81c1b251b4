import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { axe, otherServer, server, SMALL_FEED } from './browser.mjs';
import { eventually, focused, GIRONDE, visit, visitorOf, widget, wordsOf } from './visitor.mjs';

const gironde = JSON.parse(readFileSync(new URL(`..${GIRONDE}`, import.meta.url), 'utf8'));
const records = ['acteurs', 'collectivites', 'lieux', 'locaux', 'projets'].flatMap((section) => gironde[section]);
const located = records.filter(({ latitude }) => latitude !== null);

describe('the actor map', function () {
  this.timeout(60_000);
  let map;
  const visitMap = async (options) => (map = await visit(options));

  afterEach(async () => {
    await map?.close();
    map = undefined;
  });

  describe('shows a feed', () => {
    it('as a list with a count in words, and on the map, and says once that it is ready', async () => {
      const { page, told, counts, maps, problems, outside, markers } = await visitMap();
      await counts(records.length);
      await maps(located.length);
      expect(await told('ess-ready')).to.deep.equal([
        { type: 'ess-ready', detail: { total: records.length, skipped: 0 }, from: 'ess-actor-map' },
      ]);
      const [change] = await told('ess-change');
      expect(change.detail.count).to.equal(records.length);
      expect(await page.locator('ess-part-summary [part=count]').innerText()).to.match(
        /^309 acteurs, lieux et projets/,
      );
      for (const name of await markers.evaluateAll((all) => all.map((button) => button.ariaLabel)))
        expect(name).to.match(/\S{2}/);
      expect(problems()).to.deep.equal([]);
      expect(outside()).to.deep.equal([]);
    });

    it('of many records first on the map, then as a list, and is ready with both', async () => {
      const acteurs = Array.from({ length: 1500 }, (_, row) => {
        const place = { latitude: 44.8 + row / 5000, longitude: -0.5 - row / 5000, commune: 'Bordeaux' };
        return { id: `a${row}`, nom: `Acteur ${row}`, categories: ['velo'], ...place };
      });
      (await server()).put('/feeds/many.json', { body: { essor: 1, acteurs }, slow: 2000 });
      const watch = `<script>
        addEventListener('ess-part-answer', ({ detail }) => queueMicrotask(() => (window.waits = Boolean(detail.until))), {
          once: true,
        });
        const within = (root, ...path) => path.reduce((found, name) => found?.shadowRoot?.querySelector(name), root);
        addEventListener('ess-ready', ({ target }) => {
          const drawn = [['ess-part-map', '.cluster'], ['ess-part-browse', 'ess-part-list', 'li']];
          window.ready = drawn.map((path) => Boolean(within(target, ...path)));
        });
      </script>`;
      const { page, counts, maps, root } = await visitMap({ feed: '/feeds/many.json', head: watch });
      await counts(1500);
      await maps(1500);
      expect(await root.getByRole('listitem').filter({ hasText: 'Vélo · Bordeaux' }).count()).to.equal(20);
      expect(await page.evaluate(() => window.waits), 'the list waits for the map').to.equal(true);
      expect(await page.evaluate(() => window.ready), 'map and list are there').to.deep.equal([true, true]);
    });

    it('of many records, of which an answer that is overtaken is never told', async () => {
      const acteurs = Array.from({ length: 1500 }, (_, row) => {
        const categories = [row % 3 ? 'velo' : 'insertion'];
        return { id: `a${row}`, nom: `Acteur ${row}`, categories, latitude: 44.8 + row / 5000, longitude: -0.5 };
      });
      (await server()).put('/feeds/many.json', { body: { essor: 1, acteurs }, slow: 800 });
      const overtake = `<script>
        addEventListener('ess-part-answer', ({ target }) => {
          queueMicrotask(() => (document.querySelector('ess-actor-map').filter = 'categorie=velo'));
        }, { once: true });
      </script>`;
      const { told, counts } = await visitMap({ feed: '/feeds/many.json', head: overtake });
      await counts(1000);
      expect((await told('ess-change')).map(({ detail }) => detail.count)).to.deep.equal([1000]);
      expect((await told('ess-ready')).map(({ detail }) => detail.total)).to.deep.equal([1000]);
    });

    it('names source, date and licence at its foot', async () => {
      const { root } = await visitMap();
      const foot = await root.locator('[part=foot]').innerText();
      expect(foot).to.contain('ESSOR, données d’exemple');
      expect(foot).to.contain('20 novembre 2026');
      expect(foot).to.contain('Licence Ouverte 2.0');
    });

    it('whatever is wrong with some of its records, and says how many were left out', async () => {
      (await server()).put('/feeds/partly.json', {
        body: {
          ...SMALL_FEED,
          acteurs: [...SMALL_FEED.acteurs, { id: 'x' }, 17, null, { id: 'a1', nom: 'Deuxième du même nom' }],
        },
      });
      const { told, counts, messages } = await visitMap({ feed: '/feeds/partly.json' });
      await counts(4);
      expect((await told('ess-ready'))[0].detail).to.deep.equal({ total: 4, skipped: 4 });
      expect(messages.filter(({ text }) => text.startsWith('[essor]'))).to.have.length(1);
    });

    it('of a few villages, named on the map by the library’s own communes', async () => {
      const { put, asked } = await server();
      const at = (nom, latitude, longitude) => ({ id: nom, nom, latitude, longitude });
      const acteurs = [at('A', 45.04, -0.56), at('B', 45.13, -0.66)];
      put('/feeds/villages.json', { body: { essor: 1, acteurs } });
      const before = asked('/dist/data/communes/33.json').length;
      const { root, outside } = await visitMap({ feed: '/feeds/villages.json' });
      const names = root.locator('.base .names text');
      await eventually(
        () => names.allTextContents(),
        (all) => all.includes('Plassac') && all.includes('Bourg'),
        'names of villages',
      );
      expect(asked('/dist/data/communes/33.json').length).to.equal(before + 1);
      expect(outside()).to.deep.equal([]);
    });

    it('lists a record without position, and says that it is not on the map', async () => {
      const { openItem, search, counts, detail } = await visitMap();
      const { nom } = records.find(({ latitude }) => latitude === null);
      await search(nom);
      await counts(1);
      await openItem(nom);
      expect(await detail.getByRole('link', { name: 'Itinéraire' }).count()).to.equal(0);
    });

    it('in the page’s slots', async () => {
      const slots =
        '<p slot="header">Bienvenue</p><p slot="footer">Une question ?</p><p slot="empty">Bientôt ici</p></ess-actor-map>';
      const { page, counts } = await visitMap({ html: widget().replace('</ess-actor-map>', slots) });
      await counts(records.length);
      expect(await page.getByText('Bienvenue').isVisible()).to.equal(true);
      expect(await page.getByText('Une question ?').isVisible()).to.equal(true);
      expect(await page.getByText('Bientôt ici').isVisible()).to.equal(false);
    });

    it('with the page’s own words in place of an empty feed', async () => {
      (await server()).put('/feeds/nobody.json', { body: { essor: 1, acteurs: [] } });
      const { page, told } = await visitMap({
        html: widget('', { feed: '/feeds/nobody.json' }).replace('></ess', '><p slot="empty">Bientôt ici</p></ess'),
        ready: false,
      });
      await page.getByText('Bientôt ici').waitFor();
      await eventually(
        async () => (await told('ess-ready'))[0]?.detail.total,
        (total) => total === 0,
        'ready with nobody',
      );
    });

    it('in English where the page is, and in the language that the element names', async () => {
      const { page, counts } = await visitMap({
        html: `<div lang="en">${widget('id="one"')}</div><div lang="en">${widget('id="two" lang="fr"')}</div>`,
      });
      await counts(records.length);
      await page.locator('#one').getByRole('button', { name: 'Filters' }).waitFor();
      await page.locator('#two').getByRole('button', { name: 'Filtres' }).waitFor();
      await eventually(
        () => page.locator('#one ess-part-summary [part=count]').innerText(),
        (words) => /^309 actors, places and projects/.test(words),
        'the count in English',
      );
      expect(await page.locator('#one .leaflet-marker-pane button').first().getAttribute('aria-label')).to.match(
        /zoom in|open|,/i,
      );
    });
  });

  describe('is set up by its page', () => {
    it('with a filter that the visitor sees and removes', async () => {
      const { counts, maps, chips, told } = await visitMap({ attributes: 'filter="categorie=velo"' });
      const wanted = records.filter(({ categories = [] }) => categories.includes('velo'));
      await counts(wanted.length);
      await maps(wanted.filter(({ latitude }) => latitude !== null).length);
      expect(await chips.allInnerTexts()).to.deep.equal(['Vélo']);
      expect((await told('ess-ready'))[0].detail.total).to.equal(wanted.length);
      await chips.click();
      await counts(records.length);
    });

    it('with a lock that the visitor neither sees nor removes', async () => {
      const { counts, chips, openFilters, panel, choice } = await visitMap({ attributes: 'lock="type=tiers-lieu"' });
      await counts(35);
      expect(await chips.count()).to.equal(0);
      await openFilters();
      expect(await panel.getByRole('group', { name: 'Type' }).count()).to.equal(0);
      await choice(/^Tiers-lieux/).check();
      await panel.getByRole('button', { name: 'Tout effacer' }).click();
      await counts(35);
    });

    it('with a lock on some categories, which alone are offered', async () => {
      const { counts, openFilters, panel } = await visitMap({ attributes: 'lock="categorie=velo,autopartage"' });
      await counts(
        records.filter(({ categories = [] }) => categories.some((c) => /^(velo|autopartage)$/.test(c))).length,
      );
      await openFilters();
      const offered = await panel
        .getByRole('group', { name: 'Catégories', exact: true })
        .getByRole('checkbox')
        .evaluateAll((boxes) => boxes.map((box) => box.ariaLabel.replace(/, \d+$/, '')));
      expect(offered).to.deep.equal(['Mobilité et logistique', 'Vélo', 'Autopartage et covoiturage']);
    });

    it('on a territory, to which results, counts and frame are held', async () => {
      const { page, counts, openFilters, promised } = await visitMap({ attributes: 'territory="com:33063"' });
      const inside = records.filter(({ code_insee }) => code_insee === '33063');
      await counts(inside.length);
      expect(await page.locator('ess-part-summary [part=count]').innerText()).to.contain('à Bordeaux');
      await openFilters();
      const places = inside.filter(({ categories = [] }) => categories.includes('tiers-lieu'));
      expect(await promised(/^Tiers-lieux/)).to.equal(places.length);
    });

    it('on a territory, where records that say no commune lie by their position', async () => {
      const at = (nom, latitude, longitude, more) => ({ id: nom, nom, latitude, longitude, ...more });
      const acteurs = [
        at('À Bourg', 45.04, -0.56),
        at('À Saintes', 45.75, -0.63),
        at('À Bordeaux', null, null, { code_insee: '33063' }),
        at('À Mérignac', 44.84, -0.65),
      ];
      (await server()).put('/feeds/uncoded.json', { body: { essor: 1, acteurs } });
      const uncoded = (territory) => visitMap({ feed: '/feeds/uncoded.json', attributes: `territory="${territory}"` });
      await (await uncoded('dep:33')).counts(3);
      await map.close();
      await (await uncoded('com:33281')).counts(1);
      await map.close();
      const { counts, problems, outside } = await uncoded('epci:243300316');
      await counts(2);
      expect(problems()).to.deep.equal([]);
      expect(outside()).to.deep.equal([]);
    });

    it('on a territory that it does not hold, which it says', async () => {
      const { counts, notice } = await visitMap({ attributes: 'territory="epci:999999999"', ready: false });
      await notice.getByText('rien pour ce territoire').waitFor();
      await notice.getByText(/gestionnaire de cette page.*territory et lock/).waitFor();
      await counts(0);
    });

    it('as a map alone or as a list alone', async () => {
      const { page } = await visitMap({ html: widget('view="map" id="m"') + widget('view="list" id="l"') });
      await page.locator('#m ess-part-map').waitFor();
      expect(await page.locator('#m ess-part-list').isVisible()).to.equal(false);
      expect(await page.locator('#m ess-part-choice').count()).to.equal(0);
      await page.locator('#l .name').first().waitFor();
      expect(await page.locator('#l ess-part-map').count()).to.equal(0);
    });

    it('with the feed of <ess-feed>, before or after the widget', async () => {
      const { page, counts } = await visitMap({
        html: `<ess-actor-map id="a"></ess-actor-map><ess-feed feed="${GIRONDE}"></ess-feed><ess-directory id="b"></ess-directory>`,
      });
      await counts(records.length);
      await page.locator('#b .name').first().waitFor();
    });
  });

  describe('is searched', () => {
    it('by typing, which narrows list and map together', async () => {
      const { search, counts, maps, chips, items, told } = await visitMap();
      await search('velo');
      await counts(27);
      await maps(26);
      expect(await items.first().locator('mark').count()).to.be.above(0);
      expect(await chips.allInnerTexts()).to.deep.equal(['«\u00a0velo\u00a0»']);
      await search('');
      await counts(records.length);
      await maps(located.length);
      expect((await told('ess-change')).at(-1).detail.count).to.equal(records.length);
    });

    it('by a commune, which marks the place and sorts by distance', async () => {
      const { page, root, type, choose, items } = await visitMap();
      await type('langon');
      await choose(/^Langon/);
      await root.getByRole('img', { name: 'Langon' }).waitFor();
      await root.getByRole('button', { name: /^Ne plus chercher près de Langon/ }).waitFor();
      expect(await page.locator('ess-part-summary select').inputValue()).to.equal('distance');
      await eventually(
        async () => (await root.locator('ess-part-list .facts').allInnerTexts()).map(metersIn),
        (meters) => meters.length === 20 && meters.every((value, at) => at === 0 || value >= meters[at - 1]),
        'a list from near to far',
      );
      expect(await items.count()).to.equal(20);
      await root.getByRole('button', { name: /^Ne plus chercher/ }).click();
      await eventually(
        () => page.locator('ess-part-summary select').inputValue(),
        (sort) => sort === 'relevance',
        'the usual order',
      );
    });

    it('by a postcode', async () => {
      const { root, type, choose } = await visitMap();
      await type('33210');
      await choose(/Langon/);
      await root.getByRole('img', { name: 'Langon' }).waitFor();
    });

    it('by a name or a postcode that no text holds, which Enter takes for the place', async () => {
      const { searchBox, counts, root } = await visitMap();
      await searchBox.fill('St Andre de Cubzac');
      await counts(0);
      await searchBox.press('Enter');
      await counts(records.length);
      await root.getByRole('button', { name: /près de Saint-André-de-Cubzac/ }).waitFor();
      await searchBox.fill('33710');
      await counts(0);
      await searchBox.press('Enter');
      const bourg = root.getByRole('option').filter({ hasText: /^\s*Bourg\s*33710/ });
      await bourg.waitFor();
      await bourg.click();
      await counts(records.length);
      await root.getByRole('button', { name: /près de Bourg/ }).waitFor();
    });

    it('by pasted coordinates', async () => {
      const { page, root, type, choose } = await visitMap();
      await type('44.8378, -0.5792');
      await choose(/44[.,]83/);
      await root.locator('.leaflet-marker-pane [role=img]').waitFor();
      expect(await page.locator('ess-part-summary select').inputValue()).to.equal('distance');
    });

    it('by a suggested record, which opens', async () => {
      const { type, choose, title, told, detail } = await visitMap();
      await type('halle des poss');
      await choose(/La Halle des possibles/);
      await detail.waitFor();
      expect(await title()).to.equal('La Halle des possibles');
      expect((await told('ess-select')).map(({ detail: told }) => told)).to.deep.equal([
        { kind: 'tiers-lieu', id: 'la-halle-des-possibles' },
      ]);
    });

    it('by a suggested record, on a page too busy yet to have read the names', async () => {
      const { type, root } = await visitMap({
        init: () => (window.requestIdleCallback = (callback) => setTimeout(callback, 1500)),
      });
      await type('halle des poss');
      await root.getByRole('option', { name: /La Halle des possibles/ }).waitFor();
    });

    it('with results elsewhere than the record that was shown, which the map then frames', async () => {
      const { page, openItem, openFilters, choice, counts, maps, rests } = await visitMap();
      await openItem('La Cantine de Sauveterre-de-Guyenne');
      await page.keyboard.press('Escape');
      await rests();
      await openFilters();
      await choice(/^Écoconstruction/).check();
      await counts(11);
      await maps(11);
    });

    it('near a place that has none of what is then asked for, which the map frames', async () => {
      const { searchBox, root, markers, openFilters, choice, counts, mapCount } = await visitMap();
      await searchBox.fill('Lacanau');
      await root.getByRole('option').filter({ hasText: 'Lacanau' }).first().click();
      await root.getByRole('button', { name: /près de Lacanau/ }).waitFor();
      await openFilters();
      await choice(/^Finance/).check();
      const finance = records.filter(({ categories = [] }) => categories.includes('finance'));
      await counts(finance.length);
      await eventually(mapCount, (count) => count > 0, 'some on the map');
      expect(await markers.count()).to.be.above(0);
    });

    it('in vain, with each criterion to take away', async () => {
      const { search, root, counts, notice, maps } = await visitMap();
      await search('zzzz');
      await notice.getByText('Aucun résultat').waitFor();
      await maps(0);
      await notice.getByRole('button', { name: /Retirer/ }).click();
      await counts(records.length);
      expect(await root.locator('ess-part-notice[state=none]').count()).to.equal(0);
    });
  });

  describe('is filtered', () => {
    it('by a family, a category, a kind and a service, each giving the count beside it', async () => {
      const { openFilters, choice, promised, counts } = await visitMap();
      await openFilters();
      for (const words of [/^Mobilité et logistique/, /^Réemploi/, /^Projet/, /^Coworking/]) {
        const promise = await promised(words);
        await choice(words).check();
        await counts(promise);
        await choice(words).uncheck();
        await counts(records.length);
      }
    });

    it('by a family in part, which then is neither on nor off', async () => {
      const { openFilters, choice, chips, panel, counts } = await visitMap();
      await openFilters();
      await choice(/^Vélo/).check();
      const family = choice(/^Mobilité et logistique/);
      expect(await family.evaluate((box) => box.indeterminate)).to.equal(true);
      await family.click();
      expect(await family.isChecked()).to.equal(true);
      await counts(46);
      await panel.getByRole('button', { name: /^Voir les 46/ }).click();
      expect(await chips.allInnerTexts()).to.deep.equal(['Mobilité et logistique']);
    });

    it('by what is in view, and follows the map then', async () => {
      const { root, openFilters, choice, counts, shownCount, mapCount, panel } = await visitMap();
      await openFilters();
      await choice(/^Ce qui est dans cette vue/).check();
      await counts(located.length);
      await panel.getByRole('button', { name: 'Fermer les filtres' }).click();
      await counts(located.length);
      await root.getByRole('button', { name: 'Agrandir' }).click();
      const near = await eventually(shownCount, (count) => count < located.length, 'fewer than all');
      expect(near).to.be.above(0);
      await eventually(mapCount, (count) => count >= near, 'at least those on the map');
      await root.getByRole('button', { name: /Dans cette vue/ }).click();
      await counts(records.length);
    });

    it('not by a zoom alone: list and count stay', async () => {
      const { root, counts, markers } = await visitMap();
      const names = () => markers.evaluateAll((all) => all.map((marker) => marker.getAttribute('aria-label')).join());
      const before = await names();
      await root.getByRole('button', { name: 'Agrandir' }).click();
      await eventually(names, (now) => now !== before, 'another view');
      await counts(records.length);
    });

    it('by the visitor’s favourites, kept for the next visit', async () => {
      const { page, items, counts, openFilters, choice, ready } = await visitMap();
      expect(await page.evaluate(() => localStorage.length)).to.equal(0);
      const name = await items.nth(1).innerText();
      const star = page.getByRole('button', { name: `Ajouter ${name} aux favoris` });
      await star.click();
      expect(await star.getAttribute('aria-pressed')).to.equal('true');
      expect(await page.evaluate(() => localStorage.length)).to.equal(1);
      await page.reload();
      await ready();
      await page.locator('ess-part-list .star').last().click();
      await openFilters();
      await choice(/^Mes favoris, 2/).check();
      await counts(2);
    });
  });

  describe('is explored', () => {
    const floirac = located.filter(({ latitude, longitude }) => latitude === 44.83119 && longitude === -0.52504);

    it('by its clusters, down to those on one spot, which open as a list', async () => {
      const { root, type, choose, counts, markers, items, openFilters, rests } = await visitMap();
      await type('floirac');
      await choose(/^Floirac/);
      await counts(records.length);
      const spot = root.getByRole('button', { name: /^7 au même endroit/ });
      for (let step = 0; step < 8 && !(await spot.count()); step++) {
        const before = (await markers.evaluateAll((all) => all.map((one) => one.ariaLabel))).join();
        await root.getByRole('button', { name: 'Agrandir' }).click();
        await eventually(
          async () => (await markers.evaluateAll((all) => all.map((one) => one.ariaLabel))).join(),
          (now) => now !== before,
          'a nearer view',
          3000,
        ).catch(() => {});
      }
      await openFilters();
      await rests();
      await spot.click();
      await root.getByText('7 au même endroit').waitFor();
      expect((await items.allInnerTexts()).sort()).to.deep.equal(floirac.map(({ nom }) => nom).sort());
      await root.getByRole('button', { name: 'Tous les résultats' }).click();
      await eventually(
        () => items.count(),
        (count) => count === 20,
        'the whole list',
      );
      // What the map tells afterwards does not bring the spot back.
      await items.first().hover();
      await spot.hover();
      await root.getByRole('button', { name: 'Réduire' }).click();
      await rests();
      expect(await items.count()).to.equal(20);
    });

    it('by a click on a cluster, which shows what it holds', async () => {
      const { markers, root, mapCount, counts } = await visitMap();
      const before = await mapCount();
      await markers
        .filter({ hasText: /^\d{2}$/ })
        .first()
        .click();
      await eventually(mapCount, (count) => count < before && count > 0, 'part of the map');
      expect(await markers.count()).to.be.above(1);
      await counts(records.length);
      await root.getByRole('button', { name: 'Cadrer les résultats' }).click();
      await eventually(mapCount, (count) => count === located.length, 'all again');
    });

    it('by a click on a marker, which opens its record', async () => {
      const { root, detail, title, told } = await visitMap();
      await root.getByRole('button', { name: /^Une conciergerie à vingt minutes/ }).click();
      await detail.waitFor();
      expect(await title()).to.equal('Une conciergerie à vingt minutes');
      expect(await told('ess-select')).to.have.length(1);
    });

    it('from the map, to which the focus goes back when a record is closed', async () => {
      const { page, markers, detail } = await visitMap({ attributes: 'filter="q=Talence"' });
      const names = await markers.evaluateAll((all) =>
        all.filter((one) => !one.classList.contains('cluster')).map((one) => one.ariaLabel),
      );
      for (const name of names.slice(0, 2)) {
        await markers.and(page.getByRole('button', { name, exact: true })).press('Enter');
        await eventually(
          () => focused(page),
          ({ text }) => name.startsWith(`${text},`),
          'the title',
        );
        await detail.getByRole('button', { name: 'Résultats' }).press('Enter');
        await eventually(
          () => focused(page),
          (seen) => seen.name === name,
          `the marker ${name}`,
        );
      }
      expect(names).to.not.deep.equal([]);
    });

    it('by its records: words for the place, contacts, partners, and back', async () => {
      const { openItem, search, counts, detail, title, told, items } = await visitMap();
      await search('halle des possibles');
      await eventually(
        () => items.first().innerText(),
        (name) => name === 'La Halle des possibles',
        'it first',
      );
      await openItem('La Halle des possibles');
      await detail.getByText(/du centre de Lormont/).waitFor();
      expect(await wordsOf(detail)).to.contain('1 place du Foirail');
      await detail.getByRole('link', { name: /Appeler|Écrire/ }).evaluate((link) => {
        link.addEventListener('click', (event) => event.preventDefault());
        link.click();
      });
      expect((await told('ess-contact')).map((event) => event.detail)).to.deep.equal([
        { kind: 'tiers-lieu', id: 'la-halle-des-possibles', by: 'mail' },
      ]);
      await detail.getByRole('button', { name: 'Résultats' }).click();
      await search('cagette rouge');
      await openItem('La Cagette rouge');
      await detail.getByRole('button', { name: 'Bocal et Cie' }).click();
      await eventually(title, (name) => name === 'Bocal et Cie', 'the partner');
      await detail.getByRole('button', { name: 'Résultats' }).click();
      await counts(await items.count());
    });

    it('page by page', async () => {
      const { root, items } = await visitMap();
      const first = await items.first().innerText();
      await root.getByRole('button', { name: 'Page suivante' }).click();
      await root.getByText('Page 2 sur 16').first().waitFor();
      expect(await items.first().innerText()).not.to.equal(first);
    });

    it('grouped by commune', async () => {
      const { root } = await visitMap();
      await root.getByLabel('Trier').selectOption('commune');
      const communes = root.locator('ess-part-list [part=commune]');
      await communes.first().waitFor();
      const names = await communes.allInnerTexts();
      expect(names).to.deep.equal([...names].sort(new Intl.Collator('fr').compare));
    });

    it('after a change of size around the same centre, or whole again where nobody has moved it', async () => {
      const { page, root, mapCount, rests, search, counts } = await visitMap();
      await page.setViewportSize({ width: 800, height: 700 });
      await eventually(mapCount, (count) => count === located.length, 'all in a smaller frame');
      const towns = () =>
        root
          .locator('ess-part-map .names text')
          .evaluateAll((texts) => texts.map((text) => [text.textContent, text.getBoundingClientRect().y]));
      await search('velo');
      await counts(27);
      const before = new Map(await eventually(towns, (named) => named.length > 8, 'the towns between few markers'));
      await page.setViewportSize({ width: 785, height: 700 });
      await new Promise((done) => setTimeout(done, 500));
      const still = (await towns()).filter(([town, y]) => Math.abs(y - before.get(town)) < 3);
      expect(still, 'no jump to what was found').to.have.length.above(8);
      await root.getByRole('button', { name: 'Agrandir' }).click();
      await rests();
      const town = root.locator('ess-part-map .names text', { hasText: /^Bordeaux$/ });
      const middle = async () => {
        const [box, frame] = [await town.boundingBox(), await root.locator('ess-part-map').boundingBox()];
        return [box.x - frame.x - frame.width / 2, box.y - frame.y - frame.height / 2];
      };
      const start = await middle();
      await page.setViewportSize({ width: 1280, height: 900 });
      await eventually(
        middle,
        (after) => Math.hypot(after[0] - start[0], after[1] - start[1]) < 3,
        'the town where it was, from the middle',
      );
    });

    it('offers the whole screen only where the page may have it', async () => {
      const { root } = await visitMap({
        init: () => Object.defineProperty(Document.prototype, 'fullscreenEnabled', { value: false }),
      });
      await root.getByRole('button', { name: 'Agrandir' }).waitFor();
      expect(await root.getByRole('button', { name: 'Plein écran' }).count()).to.equal(0);
    });

    it('on the whole screen', async () => {
      const { page, root } = await visitMap();
      await root.getByRole('button', { name: 'Plein écran' }).click();
      await page.waitForFunction(() => document.fullscreenElement?.localName === 'ess-actor-map');
      await root.getByRole('button', { name: 'Quitter le plein écran' }).click();
      await page.waitForFunction(() => !document.fullscreenElement);
      await root.getByRole('button', { name: 'Plein écran' }).waitFor();
    });

    it('and begun anew', async () => {
      const { root, search, counts, chips } = await visitMap({ attributes: 'filter="categorie=velo"' });
      await chips.click();
      await search('zz');
      await counts(0);
      await root.getByRole('button', { name: 'Revenir à la vue de départ' }).click();
      await counts(19);
      expect(await chips.allInnerTexts()).to.deep.equal(['Vélo']);
    });

    it('on a phone, by a switch between list and map', async () => {
      const { root, items, markers, openFilters, counts, choice, panel } = await visitMap({
        viewport: { width: 360, height: 740 },
      });
      await items.first().waitFor();
      expect(await markers.count()).to.equal(0);
      await root.getByText('Carte', { exact: true }).click();
      await markers.first().waitFor();
      expect(await items.first().isVisible()).to.equal(false);
      await openFilters();
      await choice(/^Vélo/).check();
      await panel.getByRole('button', { name: /^Voir les 19/ }).click();
      await counts(19);
      await markers.first().waitFor();
      await root.getByText('Liste', { exact: true }).click();
      await items.first().waitFor();
      expect(await markers.first().isVisible()).to.equal(false);
    });

    it('on paper, as a list without a map', async () => {
      const { page, root, items } = await visitMap();
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await eventually(
        () => items.count(),
        (count) => count === records.length,
        'all of the list',
      );
      expect(await root.locator('ess-part-map').isVisible()).to.equal(false);
      expect(await root.locator('ess-part-search').isVisible()).to.equal(false);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await eventually(
        () => items.count(),
        (count) => count === 20,
        'one page of the list',
      );
      await page.emulateMedia({ media: null });
    });
  });

  describe('around the visitor', () => {
    const context = { geolocation: { latitude: 44.5533, longitude: -0.2496 } };

    it('looks from where they are, once they asked and agreed', async () => {
      const { page, root, locate } = await visitMap({ context: { ...context, permissions: ['geolocation'] } });
      await locate();
      await root.getByRole('img', { name: 'ma position' }).waitFor();
      expect(await page.locator('ess-part-summary select').inputValue()).to.equal('distance');
    });

    it('says what to do instead where they refuse', async () => {
      const { root, counts, locate } = await visitMap({ context });
      await locate();
      await root.getByText('Votre position n’est pas connue').waitFor();
      await counts(records.length);
    });
  });

  describe('and the address', () => {
    it('has nothing to do with each other without `hash`', async () => {
      const { page, search, detail, items } = await visitMap();
      const before = await page.evaluate(() => [location.href, history.length]);
      await search('halle');
      await items.first().click();
      await detail.waitFor();
      await detail.getByRole('button', { name: 'Résultats' }).click();
      expect(await page.evaluate(() => [location.href, history.length])).to.deep.equal(before);
    });

    it('keep the state with `hash`, beside what others keep there', async () => {
      const { page, search, counts, openFilters, choice, ready, chips, panel } = await visitMap({
        attributes: 'hash="carte"',
      });
      await page.evaluate(() => history.replaceState(null, '', '#onglet=2&autre.q=bois'));
      await openFilters();
      await choice(/^Vélo/).check();
      await panel.getByRole('button', { name: /^Voir/ }).click();
      await search('merignac');
      await counts(1);
      expect(new URL(page.url()).hash).to.equal('#onglet=2&autre.q=bois&carte.categorie=velo&carte.q=merignac');
      await page.reload();
      await ready();
      await counts(1);
      expect((await chips.allInnerTexts()).sort()).to.deep.equal(['Vélo', '«\u00a0merignac\u00a0»']);
    });

    it('open a record by link, and close it by Back', async () => {
      const { page, items, detail, title, counts } = await visitMap({ attributes: 'hash="carte"' });
      const name = await items.first().innerText();
      await items.first().click();
      await eventually(title, (words) => words === name, 'the record');
      expect(new URL(page.url()).hash).to.match(/^#carte\.fiche=/);
      await page.goBack();
      await detail.waitFor({ state: 'detached' });
      await counts(records.length);
      expect(new URL(page.url()).hash).to.equal('');
      await page.goForward();
      await eventually(title, (words) => words === name, 'the record again');
      await page.reload();
      await eventually(title, (words) => words === name, 'the record after all');
      await detail.getByRole('button', { name: 'Partager' }).waitFor();
    });

    it('show on the map where the record, or the place, of a link lies', async () => {
      const bourg = 'carte.lieu=45.0396,-0.5484,Bourg,33067';
      const middle = async (target) => {
        const [box, frame] = [await target.boundingBox(), await root.locator('ess-part-map').boundingBox()];
        return Math.hypot(
          box.x + box.width / 2 - frame.x - frame.width / 2,
          box.y + box.height / 2 - frame.y - frame.height / 2,
        );
      };
      const { page, root, ready, mapCount } = await visitMap({ attributes: 'hash="carte" territory="dep:33"' });
      const at = async (hash) => {
        await page.evaluate((next) => history.replaceState(null, '', next), hash);
        await page.reload();
        await ready();
      };
      await at(`#${bourg}&carte.fiche=${located.at(-1).id}`);
      const record = root.locator('.leaflet-marker-pane [aria-current=true]');
      await eventually(
        () => middle(record),
        (away) => away < 50,
        'the record in the middle',
      );
      expect(await mapCount()).to.be.below(located.length / 4);
      await at(`#${bourg}`);
      await eventually(
        () => middle(root.locator('ess-part-map .place')),
        (away) => away < 50,
        'the place in the middle',
      );
      expect(await mapCount()).to.be.below(located.length / 4);
      // Where the map is shown only later.
      await page.setViewportSize({ width: 400, height: 700 });
      await at(`#${bourg}`);
      await root.getByText('Carte', { exact: true }).click();
      await eventually(
        () => middle(root.locator('ess-part-map .place')),
        (away) => away < 50,
        'the place in the middle',
      );
    });
  });

  describe('beside other widgets', () => {
    it('of its group: they follow each other', async () => {
      const { page, root, told } = await visitMap({
        html: widget('group="ess" id="a"') + widget('group="ess" id="b"', { name: 'directory' }) + widget('id="c"'),
      });
      const list = visitorOf(page, '#b');
      const alone = visitorOf(page, '#c');
      await list.items.first().waitFor();
      await list.search('vélo');
      await list.counts(27);
      await eventually(
        () => visitorOf(page, '#a').shownCount(),
        (count) => count === 27,
        'the map to follow',
      );
      await list.items.first().click();
      await list.detail.waitFor();
      await root.locator('ess-part-detail').waitFor();
      await root.locator('ess-part-detail').getByRole('button', { name: 'Résultats' }).click();
      await list.detail.waitFor({ state: 'detached' });
      await alone.counts(records.length);
      expect(new Set((await told('ess-select')).map(({ from }) => from))).to.deep.equal(new Set(['a', 'b']));
    });

    for (const count of [3, 50]) {
      it(`asks for the feed once for ${count}`, async () => {
        const path = `/feeds/for-${count}.json`;
        const { put, asked } = await server();
        put(path, { body: SMALL_FEED });
        const { page, problems } = await visitMap({
          head: '<style>ess-actor-map { --ess-height: 300px }</style>',
          html: `${widget('', { feed: path }).repeat(count)}<script type="module" src="/dist/elements/actor-map.js"></script>`,
        });
        await page.waitForFunction(
          (all) => window.told.filter(({ type }) => type === 'ess-ready').length === all,
          count,
          { timeout: 40_000 },
        );
        expect(asked(path)).to.have.length(1);
        expect(problems()).to.deep.equal([]);
      });
    }
  });

  describe('with a feed that fails', () => {
    const failures = {
      'not-found': { what: { status: 404, body: 'nope' }, says: /n’est plus à l’adresse/ },
      html: { what: { body: '<!doctype html><title>Connexion</title>' }, says: /page web est arrivée/ },
      truncated: { what: { body: SMALL_FEED, truncate: 0.6 }, says: /arrivée incomplète/ },
      json: { what: { body: 'ceci, non', type: 'application/json' }, says: /abîmé/ },
      version: { what: { body: { ...SMALL_FEED, essor: 2 } }, says: /version/ },
      format: { what: { body: { bonjour: true } }, says: /format/ },
      empty: { what: { body: '', type: 'application/json' }, says: /vide/ },
      forbidden: { what: { status: 403, body: '' }, says: /refuse l’accès/ },
    };

    for (const [code, { what, says }] of Object.entries(failures)) {
      it(`(${code}) says so, and tries again when asked`, async () => {
        const { put, origin } = await server();
        const path = `/feeds/fails-${code}.json`;
        put(path, what);
        const { told, notice, root, counts } = await visitMap({ feed: path, ready: false });
        await notice.getByText(says).first().waitFor();
        const [{ detail }] = await told('ess-error');
        expect(detail).to.include({ code, url: origin + path });
        expect(detail.message).to.match(says);
        put(path, { body: SMALL_FEED });
        await root.getByRole('button', { name: 'Réessayer' }).click();
        await counts(4);
        expect(await told('ess-ready')).to.have.length(1);
      });
    }

    it('(another origin that does not allow it) names both causes', async () => {
      const far = await otherServer();
      far.put('/feed.json', { body: SMALL_FEED, cors: false });
      const { told, notice, root, counts } = await visitMap({
        feed: `${far.origin}/feed.json`,
        ready: false,
        csp: false,
      });
      await notice.getByText(/ne répond pas/).waitFor({ timeout: 20_000 });
      await notice.getByText(/Access-Control-Allow-Origin/).waitFor();
      expect((await told('ess-error'))[0].detail.code).to.equal('network');
      far.put('/feed.json', { body: SMALL_FEED });
      await root.getByRole('button', { name: 'Réessayer' }).click();
      await counts(4);
    });

    it('at a refresh: keeps the last good copy, and says so', async () => {
      const path = '/feeds/refreshed.json';
      const { put } = await server();
      put(path, { body: SMALL_FEED });
      const { root, counts, told } = await visitMap({ feed: path, attributes: 'refresh="0.02"' });
      await counts(4);
      put(path, { status: 404, body: '' });
      await root.getByText('La liste n’a pas pu être mise à jour').waitFor();
      await counts(4);
      expect((await told('ess-error'))[0].detail.code).to.equal('not-found');
      put(path, { body: { ...SMALL_FEED, lieux: [] } });
      await counts(3);
      await root.getByText('La liste n’a pas pu être mise à jour').waitFor({ state: 'detached' });
    });
  });

  describe('after a refresh of its feed', () => {
    const refreshed = async (path, search) => {
      const { put } = await server();
      put(path, { body: SMALL_FEED });
      const visitor = await visitMap({ feed: path, attributes: 'refresh="0.02" hash="carte"' });
      await visitor.counts(4);
      await visitor.openItem(search);
      return (change) => put(path, { body: { ...SMALL_FEED, acteurs: SMALL_FEED.acteurs.flatMap(change) } });
    };

    it('shows the open record as it is now', async () => {
      const change = await refreshed('/feeds/changed.json', 'Étincelle Vélo');
      await change((actor) => (actor.id === 'a1' ? { ...actor, presentation_resume: 'A déménagé.' } : actor));
      await map.detail.getByText('A déménagé.').waitFor();
    });

    it('says that the open record is gone, and shows the list, where the focus is', async () => {
      const change = await refreshed('/feeds/gone.json', 'Étincelle Vélo');
      await eventually(
        () => focused(map.page),
        ({ text }) => text === 'Étincelle Vélo',
        'the title',
      );
      await change((actor) => (actor.id === 'a1' ? [] : actor));
      await map.root.getByRole('alert').getByText('Cette fiche n’est plus dans la liste.').waitFor();
      await map.counts(3);
      await eventually(
        () => focused(map.page),
        ({ tag }) => tag !== 'BODY',
        'the focus in the widget',
      );
      await map.openItem('Les Watts');
      // A key is pressed where the focus is: it moves to the title once the record is drawn.
      await eventually(
        () => focused(map.page),
        ({ text }) => text.startsWith('Les Watts'),
        'the title',
      );
      await map.page.keyboard.press('Escape');
      await map.counts(3);
      expect(await map.root.getByText('Cette fiche n’est plus').count()).to.equal(0);
    });
  });

  describe('beside others of its kind', () => {
    it('has landmarks with names of their own', async () => {
      const two = (name) => widget('', { name }) + widget('', { name }) + widget('territory="com:33063"', { name });
      const { page, counts } = await visitMap({ html: `<main>${two('actor-map')}${two('directory')}</main>` });
      await counts(records.length);
      // Widgets load as they near the window.
      for (const one of await page.locator('ess-actor-map').all()) {
        await one.scrollIntoViewIfNeeded();
        await one.locator('.leaflet-marker-pane button').first().waitFor();
      }
      for (const one of await page.locator('ess-directory').all()) {
        await one.scrollIntoViewIfNeeded();
        await one.locator('ess-part-list .name').first().waitFor();
      }
      expect((await axe(page)).filter((line) => line.startsWith('landmark-unique'))).to.deep.equal([]);
      for (const [role, count] of Object.entries({ region: 9, search: 6 })) {
        const names = await page.getByRole(role).evaluateAll((all) => all.map((one) => one.ariaLabel));
        expect(new Set(names).size, names.join(' | ')).to.equal(count);
      }
    });
  });

  describe('with a hostile feed', () => {
    const evil = '<img src=x onerror="window.__xss=1"><script>window.__xss=1</script>';
    const hostile = JSON.stringify({
      essor: 1,
      titre: evil,
      editeur: { nom: evil, url: 'javascript:window.__xss=1' },
      licence: { nom: evil, url: 'data:text/html,<script>window.__xss=1</script>' },
      vocabulaires: {
        categories: [
          { code: 'f', libelle: evil, couleur: 'red;background:url(//evil.example/)', icone: '../../x' },
          { code: 'constructor', libelle: 'Constructeur', parent: 'f' },
        ],
      },
      acteurs: [
        {
          id: '__proto__',
          nom: `${evil}Premier`,
          adresse: evil,
          commune: evil,
          categories: ['constructor', '__proto__', 'f'],
          latitude: 44.8,
          longitude: -0.5,
          presentation_resume: evil,
          presentation_detail: evil,
          site_web: 'javascript:window.__xss=1',
          courriels: ['"><script>window.__xss=1</script>@x.fr', 'javascript:window.__xss=1'],
          telephone: 'javascript:window.__xss=1',
          image: 'javascript:window.__xss=1',
          fiche_acces_libre: 'JaVaScRiPt:window.__xss=1',
          horaires: evil,
          besoins: [evil],
          partenaires: ['constructor', 'toString', '__proto__', 'hasOwnProperty'],
          source: evil,
        },
        { id: 'constructor', nom: 'toString', latitude: 44.81, longitude: -0.51, categories: ['toString'] },
        { id: 'b', nom: { fr: evil, constructor: 'x' }, latitude: 'NaN', longitude: [] },
      ],
      territoires: [{ code: 'dep:33', nom: evil, contour: { type: 'Polygon', coordinates: 'x' } }],
    })
      // As text, so that the name is the record's own.
      .replace('"acteurs":[{', '"acteurs":[{"__proto__":{"polluted":true},');

    it('shows text, and only text', async () => {
      (await server()).put('/feeds/hostile.json', { body: hostile, type: 'application/json' });
      const { page, counts, openItem, detail, root, openFilters, outside, search } = await visitMap({
        feed: '/feeds/hostile.json',
        attributes: 'hash="carte"',
      });
      await counts(3);
      await openItem('Premier');
      await detail.getByText('onerror').first().waitFor();
      const links = await root.locator('a').evaluateAll((all) => all.map(({ href }) => href));
      expect(links.filter((href) => /^(javascript|data|vbscript):/i.test(href))).to.deep.equal([]);
      for (const link of await detail.locator('a[href^="mailto:"]').all())
        expect(await link.getAttribute('href')).not.to.contain('<');
      await detail.getByRole('button', { name: 'Résultats' }).click();
      await openFilters();
      await search('img');
      await page.waitForFunction(() => window.told.length > 1);
      const marks = await page.evaluate(() => {
        const everything = (node) =>
          [...node.children].flatMap((child) => [
            child,
            ...everything(child),
            ...(child.shadowRoot ? everything(child.shadowRoot) : []),
          ]);
        return {
          xss: window.__xss,
          polluted: {}.polluted,
          foreign: everything(document.body).filter(({ localName }) => /^(img|script|iframe)$/.test(localName)).length,
        };
      });
      expect(marks).to.deep.equal({ xss: undefined, polluted: undefined, foreign: 1 });
      expect(outside()).to.deep.equal([]);
    });
  });
});

/** The distance in a line of facts, in metres. */
function metersIn(facts) {
  const [, number, unit] = /([\d,.\s\u202f\u00a0]+)\s*(k?m)\b/.exec(facts) ?? [];
  return number === undefined
    ? Infinity
    : Number(number.replace(/[\s\u202f\u00a0]/g, '').replace(',', '.')) * (unit === 'km' ? 1000 : 1);
}
