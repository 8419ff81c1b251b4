import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { axe, server } from './browser.mjs';
import { eventually, focused, GIRONDE, visit, widget } from './visitor.mjs';

const lieu = (id, nom, commune, latitude, longitude, more = {}) => ({
  id,
  type: 'tiers-lieu',
  nom,
  commune,
  latitude,
  longitude,
  ...more,
});

/** A feed of a few places; typed communes come from the library's own data. */
const feedOf = (lieux) => ({ essor: 1, titre: 'Essai', licence: 'Licence Ouverte 2.0', lieux });

describe('the tiers-lieux finder', function () {
  this.timeout(60_000);
  let finder;

  afterEach(async () => {
    await finder?.close();
    finder = undefined;
  });

  /** Opens a finder on a feed, on the demo's without one. */
  async function open(lieux, options = {}) {
    const { put } = await server();
    const feed = lieux && put('/feeds/finder.json', { body: feedOf(lieux) });
    finder = await visit({ name: 'tiers-lieux-finder', ...(feed && { feed }), ready: false, ...options });
    const { page, root } = finder;
    await page.waitForFunction(() => window.told.some(({ type }) => type === 'ess-ready'));
    const place = root.getByRole('combobox', { name: /^(Je pars de|I start from)$/ });
    const sentence = () => root.locator('[part~=answer] h2').innerText();
    return {
      ...finder,
      place,
      sentence,
      answers: (pattern) => eventually(sentence, (words) => pattern.test(words), `the sentence ${pattern}`),
      async from(text, option) {
        await place.fill(text);
        await root
          .getByRole('option', { name: option ?? text })
          .first()
          .click();
      },
      mode: (name) => root.getByRole('radio', { name }).check({ force: true }),
      asides: () => root.locator('ess-part-list .aside').allInnerTexts(),
    };
  }

  it('finds an open tiers-lieu with a concierge within 20 minutes by bike of Bourg, by keyboard alone', async () => {
    const { page, root, answers, told, problems, outside } = await open(undefined, {
      attributes: 'hash="trouver" mode="walk"',
    });
    const at = async (tag, name) => {
      for (let i = 0; i < 30; i++) {
        await page.keyboard.press('Tab');
        const now = await focused(page);
        if (now.tag === tag && name.test(`${now.name} ${now.text}`)) return;
      }
      throw new Error(`No tab stop ${name}`);
    };
    await page.evaluate(() => document.body.focus());
    await at('INPUT', /Je pars de/);
    await page.keyboard.type('33710 bourg');
    await root.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await answers(/à pied de Bourg/);
    await at('INPUT', /^ *$/); // the chosen mode's radio button, named by its label
    await page.keyboard.press('ArrowRight');
    await answers(/à moins de 20 minutes à vélo de Bourg/);
    await at('BUTTON', /Services/);
    await page.keyboard.press('Enter');
    await at('INPUT', /Conciergerie solidaire/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    expect((await focused(page)).text).to.match(/^Services/);
    await at('BUTTON', /^ ?Ouvert/);
    await page.keyboard.press('Enter');
    await root.getByRole('radio', { name: 'Peu importe' }).waitFor();
    await at('INPUT', /^ *$/);
    // Any time, now, at a day and an hour.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await root.getByRole('combobox', { name: 'Jour' }).waitFor();
    await at('SELECT', /lundi/);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp'); // Saturday
    await answers(
      /^1 tiers-lieu ouvert samedi à 10\sh avec conciergerie solidaire à moins de 20 minutes à vélo de Bourg\.$/,
    );
    await page.keyboard.press('Escape');
    await at('A', /L’Alambic/);
    await page.keyboard.press('Enter');
    await root.locator('ess-part-detail').getByRole('heading', { name: 'L’Alambic' }).waitFor();
    expect((await told('ess-select')).at(-1).detail).to.deep.equal({ kind: 'tiers-lieu', id: 'l-alambic' });
    await eventually(
      () => root.locator('section > [role=status]').innerText(),
      (words) => /^1 tiers-lieu ouvert samedi/.test(words),
      'the sentence, announced',
    );
    expect(decodeURIComponent(new URL(page.url()).hash)).to.match(
      /trouver\.service=conciergerie.*trouver\.lieu=45\.0396,-0\.5484,33710 Bourg,33067&trouver\.mode=velo&trouver\.ouvert=sa-10:00&trouver\.fiche=l-alambic/,
    );
    expect(problems()).to.deep.equal([]);
    expect(outside()).to.deep.equal([]);
  });

  it('opens from a link as it was shared', async () => {
    const { page, sentence, answers, root } = await open(undefined, { attributes: 'hash="t"' });
    await page.evaluate(() => {
      location.hash = '#t.lieu=45.0396,-0.5484,33710%20Bourg&t.mode=voiture&t.minutes=10&t.service=conciergerie';
    });
    await answers(/à moins de 10 minutes en voiture de Bourg/);
    expect(await sentence()).to.match(/avec conciergerie solidaire/);
    expect(await root.getByRole('slider').getAttribute('aria-valuetext')).to.equal('10 minutes');
    expect(await root.getByRole('radio', { name: 'En voiture' }).isChecked()).to.equal(true);
  });

  it('has the visitor say which commune of a postcode, and says where there is none of a name', async () => {
    const { page, root, place, answers } = await open();
    await place.fill('33710');
    await place.press('Enter');
    const options = root.getByRole('option');
    await eventually(
      () => options.count(),
      (count) => count > 6,
      'all communes of the postcode',
    );
    expect(await options.first().getAttribute('aria-selected')).to.equal('true');
    await root.getByRole('option', { name: '33710 Lansac' }).waitFor();
    const bourg = (await options.allInnerTexts()).findIndex((text) => /Bourg$/.test(text.trim()));
    for (let steps = 0; steps < bourg; steps++) await page.keyboard.press('ArrowDown');
    await place.press('Enter');
    await answers(/de Bourg/);

    await place.fill('zzzz');
    await place.press('Enter');
    await root.locator('p').getByText('Aucune commune de ce nom').waitFor();
    await root.getByRole('button', { name: 'Effacer la recherche' }).click();
    expect(await root.locator('p').getByText('Aucune commune de ce nom').count()).to.equal(0);
    await place.fill('Lormont');
    await root.getByRole('option', { name: /Lormont/ }).waitFor();
    expect(await root.locator('p').getByText('Aucune commune de ce nom').count()).to.equal(0);
  });

  it('uses the feed’s own minutes from a link as it does from a chosen commune', async () => {
    const { put } = await server();
    const lieux = [lieu('a', 'La Halle', 'Bourg', 45.04, -0.549)];
    const feed = put('/feeds/temps.json', {
      body: { ...feedOf(lieux), temps: { lieux: ['a'], velo: { 33067: [0, 17] }, source: 'Essai' } },
    });
    const { page, from, answers, asides } = await open(undefined, { feed, attributes: 'hash="t"' });
    await from('33710 bourg', /Bourg/);
    await answers(/^1 tiers-lieu à moins/);
    expect(await asides()).to.have.length(1);
    expect((await asides())[0]).to.match(/^17\smin\s*à vélo$/);
    const link = new URL(page.url()).hash;
    await page.evaluate(() => (location.hash = ''));
    await answers(/^1 tiers-lieu\. Dites/);
    await page.evaluate((hash) => (location.hash = hash), link);
    await answers(/^1 tiers-lieu à moins/);
    expect((await asides())[0]).to.match(/^17\smin/);
  });

  it('says beside each choice what it would give within reach and open, and keeps the promise', async () => {
    const open24 = { horaires: '24/7' };
    const places = [
      lieu('a', 'La Halle', 'Bourg', 45.04, -0.549, { services: ['coworking'], ...open24 }),
      lieu('b', 'La Grange', 'Bourg', 45.041, -0.55, { services: ['coworking', 'fablab'], horaires: 'Mo-Su off' }),
      lieu('c', 'La Gare', 'Arcachon', 44.66, -1.17, { services: ['coworking', 'fablab'], ...open24 }),
      { ...lieu('d', 'La Poste', 'Bourg', 45.039, -0.55, open24), type: 'point-postal' },
      { ...lieu('e', 'La Poste', 'Arcachon', 44.66, -1.17, open24), type: 'point-postal' },
    ];
    const { page, root, from, answers } = await open(places);
    const promises = async () =>
      Object.fromEntries(
        await root.locator('.choices input[type=checkbox]').evaluateAll((boxes) =>
          boxes.map((box) => {
            const [, label, count] = /^(.*), (\d+)$/.exec(box.getAttribute('aria-label'));
            return [label, Number(count)];
          }),
        ),
      );
    const promised = (wanted) =>
      eventually(promises, (seen) => JSON.stringify(seen) === JSON.stringify(wanted), JSON.stringify(wanted));
    const services = root.getByRole('button', { name: /^Services/ });
    await services.click();
    // No place yet: all of them.
    await promised({ Coworking: 3, Fablab: 2, 'Tiers-lieu': 3, 'Point postal': 2 });
    await from('33710 bourg', /Bourg/);
    await answers(/^2 tiers-lieux à moins/);
    await services.click();
    await promised({ Coworking: 2, Fablab: 1, 'Tiers-lieu': 2, 'Point postal': 1 });
    await root.getByRole('button', { name: /^Ouvert/ }).click();
    await root.getByRole('radio', { name: 'Maintenant' }).check();
    await answers(/^1 tiers-lieu ouvert/);
    await services.click();
    await promised({ Coworking: 1, Fablab: 0, 'Tiers-lieu': 1, 'Point postal': 1 });
    await root.getByRole('checkbox', { name: /^Fablab/ }).check();
    await answers(/^Aucun tiers-lieu ouvert avec fablab à moins/);
    await promised({ Coworking: 1, Fablab: 0, 'Tiers-lieu': 0, 'Point postal': 0 });
    await root.getByRole('checkbox', { name: /^Coworking/ }).check();
    await answers(/^1 tiers-lieu ouvert avec .*coworking/i);
    expect(await root.locator('.panel-foot .primary').innerText()).to.equal('Voir le lieu');
    await page.keyboard.press('Escape');
  });

  it('follows the search and the categories of its group, says so and can drop them', async () => {
    const { put } = await server();
    const feed = put('/feeds/group.json', {
      body: feedOf([
        lieu('a', 'La Halle', 'Bourg', 45.04, -0.549, { presentation_resume: 'Un atelier de vélos.' }),
        lieu('b', 'La Grange à vélos', 'Bourg', 45.041, -0.55, { categories: ['velo'] }),
        lieu('c', 'La Gare', 'Bourg', 45.042, -0.55),
      ]),
    });
    const tags = ['directory', 'tiers-lieux-finder']
      .map((name) => widget('group="g" filter="categorie=velo"', { name, feed }))
      .join('');
    const { page, root, from, answers } = await open(undefined, { html: `<main><h1>Deux</h1>${tags}</main>` });
    await root.scrollIntoViewIfNeeded();
    await from('33710 bourg', /Bourg/);
    await answers(/^1 tiers-lieu à moins/);
    await root.getByRole('button', { name: 'Retirer le filtre Vélo' }).click();
    await answers(/^3 tiers-lieux à moins/);
    const search = page.locator('ess-directory').getByRole('combobox').first();
    await search.fill('velo');
    await search.press('Enter');
    await answers(/^2 tiers-lieux pour «\u00a0velo\u00a0» à moins/);
    await root.getByRole('button', { name: 'Retirer le filtre « velo »' }).click();
    await answers(/^3 tiers-lieux à moins/);
    expect(await search.inputValue()).to.equal('');
  });

  it('names the nearest ones when none is within reach', async () => {
    const { from, answers, asides, mode } = await open([lieu('loin', 'La Grange', 'Cézac', 45.09, -0.42)]);
    await from('33710 bourg', /Bourg/);
    await mode('À pied');
    await answers(
      /^Aucun tiers-lieu à moins de 20 minutes à pied de Bourg\u00a0; le plus proche est à 2\sh\s20 – 3\sh\s15 environ\u00a0: La Grange\.$/,
    );
    expect(await asides()).to.have.length(1);
  });

  it('says that hours are not known, and counts the place as unsure', async () => {
    const { root, from, answers } = await open([lieu('a', 'La Halle', 'Bourg', 45.04, -0.549)]);
    await from('33710 bourg', /Bourg/);
    await answers(/^1 tiers-lieu à moins/);
    await root.getByRole('button', { name: /^Ouvert/ }).click();
    await root.getByRole('radio', { name: 'Maintenant' }).check();
    await answers(/^Aucun tiers-lieu ouvert n’est sûrement à moins de 20 minutes .*; 1 peut-être\.$/);
    await root.getByRole('button', { name: 'Voir le lieu' }).click();
    await root.getByText('horaires non connus').waitFor();
  });

  it('puts a nomadic place at its next stop, and gives a calendar entry for it', async () => {
    const { page, root, from, answers } = await open([
      lieu('n', 'Le Nomade', 'Arcachon', 44.66, -1.17, {
        services: ['itinerant', 'conciergerie'],
        tournee: [
          {
            nom: 'Fête passée',
            commune: 'Blaye',
            latitude: 45.13,
            longitude: -0.66,
            horaires: '2020 May 02 10:00-12:00',
          },
          {
            nom: 'Place; du marché',
            commune: 'Bourg',
            code_insee: '33067',
            latitude: 45.041,
            longitude: -0.549,
            horaires: 'Mo-Su 09:00-09:30',
          },
        ],
      }),
    ]);
    await from('33710 bourg', /Bourg/);
    await answers(/^1 tiers-lieu à moins de 20 minutes à vélo de Bourg, avec une conciergerie solidaire\.$/);
    expect(await root.locator('ess-part-list .facts').innerText()).to.match(
      /^Conciergerie solidaire · itinérant · .*9\sh.*9\sh\s30 · Bourg$/,
    );
    await root.locator('ess-part-list .name').click();
    await root.getByText('Place; du marché').first().waitFor();
    const download = page.waitForEvent('download');
    await root.getByRole('button', { name: 'Ajouter à mon agenda' }).click();
    const stream = await (await download).createReadStream();
    let text = '';
    for await (const chunk of stream) text += chunk;
    expect(text).to.match(/^BEGIN:VCALENDAR\r\n/);
    expect(text).to.include('LOCATION:Place\\; du marché\\, Bourg\r\n');
    expect(text).to.match(/DTSTART:\d{8}T0[78]0000Z/);
  });

  it('says when the round of a nomadic place is over', async () => {
    const { root, from, answers } = await open([
      lieu('n', 'Le Nomade', 'Bourg', 45.04, -0.549, {
        tournee: [
          {
            nom: 'Fête passée',
            commune: 'Bourg',
            latitude: 45.04,
            longitude: -0.549,
            horaires: '2020 May 02 10:00-12:00',
          },
        ],
      }),
    ]);
    await from('33710 bourg', /Bourg/);
    await answers(/^Aucun tiers-lieu n’est sûrement .*; 1 peut-être/);
    await root.getByText('aucun arrêt annoncé').first().waitFor();
  });

  it('counts a place beyond an estuary, or on an island, as unsure and says so', async () => {
    const { from, answers, asides, mode } = await open(
      [
        lieu('lamarque', 'Le Bac', 'Lamarque', 45.0961, -0.718),
        lieu('aix', 'Le Phare', 'Île-d’Aix', 46.012, -1.174),
        lieu('palais', 'La Citadelle', 'Le Palais', 47.347, -3.155),
      ],
      { attributes: 'minutes="30"' },
    );
    for (const [town, by] of [
      ['Blaye', 'À vélo'],
      ['Fouras', 'À vélo'],
      ['Quiberon', 'En voiture'],
    ]) {
      await from(town, new RegExp(town));
      await mode(by);
      await answers(new RegExp(`^Aucun tiers-lieu n’est sûrement .* de ${town}\u00a0; 1 peut-être\\.$`));
      expect((await asides()).join()).to.match(/au moins[^]*de l’autre côté de l’eau[^]*peut-être/);
    }
  });

  it('does not call a place beyond an estuary the nearest without saying so', async () => {
    const { from, answers } = await open([lieu('lamarque', 'Le Bac', 'Lamarque', 45.0961, -0.718)]);
    await from('Blaye', /Blaye/);
    await answers(/le plus proche est à plus de \d+ minutes\u00a0: Le Bac\.$/);
  });

  it('answers overseas', async () => {
    const { from, answers } = await open([
      lieu('r', 'La Case', 'Saint-Denis', -20.9329, 55.4475, { code_insee: '97411' }),
    ]);
    await from('97400', /Saint-Denis/);
    await answers(/^1 tiers-lieu à moins de 20 minutes à vélo de Saint-Denis\.$/);
  });

  it('view="list" loads nothing of a map', async () => {
    const { requests } = await server();
    const before = requests.length;
    const { root, from, answers } = await open(undefined, { attributes: 'view="list"' });
    await from('33710 bourg', /Bourg/);
    await answers(/de Bourg/);
    expect(await root.locator('ess-part-map').count()).to.equal(0);
    const asked = requests.slice(before).map(({ path }) => path);
    expect(asked.filter((path) => /outlines|towns|neighbours|chunks\/(map|disc)/.test(path))).to.deep.equal([]);
  });

  it('asks for addresses only where a service is named, and does without it when it fails', async () => {
    const { put, origin } = await server();
    const point = { type: 'Point', coordinates: [-0.5561, 45.0402] };
    put('/geo/search', {
      body: {
        type: 'FeatureCollection',
        features: [
          { type: 'Feature', geometry: point, properties: { label: '8 Rue du Port 33710 Bourg', type: 'housenumber' } },
        ],
      },
    });
    const { place, root, answers } = await open(undefined, { attributes: `geocoder="${origin}/geo"` });
    await place.fill('8 rue du port');
    await root.getByRole('option', { name: /8 Rue du Port/ }).click();
    await answers(/de 8 Rue du Port 33710 Bourg/);
    put('/geo/search', { status: 500, body: '' });
    await place.fill('9 rue du port');
    await root.getByText('Les adresses ne peuvent pas être cherchées').waitFor();
  });

  for (const name of ['tiers-lieux-finder', 'directory'])
    it(`says in bare words what a notice would, and loads the notice when asked again: ${name}`, async () => {
      const { put, reset } = await server();
      const file = readdirSync('dist/chunks').find(
        (chunk) => /^notice-/.test(chunk) && readFileSync(`dist/chunks/${chunk}`, 'utf8').includes('ess-part-notice'),
      );
      let refused = true;
      put(`/dist/chunks/${file}`, (_request, response) => {
        response.writeHead(refused ? 503 : 200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
        response.end(refused ? '' : readFileSync(`dist/chunks/${file}`));
      });
      finder = await visit({ name, feed: put('/feeds/empty.json', { body: feedOf([]) }), ready: false });
      const { root } = finder;
      await root.getByText('Cette liste ne contient encore personne').waitFor();
      refused = false;
      await root.getByRole('button', { name: 'Réessayer' }).click();
      await root.locator('ess-part-notice').getByText('Cette liste ne contient encore personne').first().waitFor();
      await eventually(
        () => root.getByRole('button', { name: 'Réessayer' }).count(),
        (count) => !count,
        'no button',
      );
      reset();
    });

  it('has landmarks with names of their own beside another finder', async () => {
    const tag = widget('', { name: 'tiers-lieux-finder', feed: GIRONDE });
    const { page } = await open(undefined, { html: `<main><h1>Deux</h1>${tag}${tag}</main>` });
    const second = page.locator('ess-tiers-lieux-finder').nth(1);
    await second.scrollIntoViewIfNeeded();
    await second.locator('ess-part-list .name').first().waitFor();
    await second.locator('.leaflet-marker-pane button').first().waitFor();
    expect((await axe(page)).filter((line) => line.startsWith('landmark-unique'))).to.deep.equal([]);
  });

  it('shows the area on its map even when the map’s code comes last', async () => {
    const { put, reset } = await server();
    const file = readdirSync('dist/chunks').find((name) => /^map-/.test(name));
    put(`/dist/chunks/${file}`, (_request, response) => {
      setTimeout(() => {
        response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
        response.end(readFileSync(`dist/chunks/${file}`));
      }, 3000);
    });
    const { page, from, answers, mapCount } = await open();
    await from('33710 bourg', /Bourg/);
    await answers(/de Bourg/);
    expect(await page.evaluate(() => customElements.get('ess-part-map') === undefined)).to.equal(true);
    await page.waitForFunction(() => customElements.get('ess-part-map'));
    // Of the 35 third places of the département only those around are in view.
    await eventually(mapCount, (count) => count > 0 && count < 10, 'the places around');
    reset();
  });

  for (const lang of ['fr', 'en'])
    it(`leaves room for the place's name at every width: ${lang}`, async () => {
      const { page, root, from } = await open(`lang="${lang}"`);
      await from('33710 bourg', /Bourg/);
      for (const width of [320, 700, 760, 840, 860, 880, 920, 1000, 1100, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const field = await root.getByRole('combobox').boundingBox();
        expect(field.width, String(width)).to.be.above(width < 720 ? 85 : 150);
        expect((await root.locator('.toolbar').boundingBox()).height, String(width)).to.be.below(260);
      }
    });

  it('does not scroll sideways at 320 px, in any state', async () => {
    const { page, root, from, answers } = await open(undefined, { viewport: { width: 320, height: 640 } });
    const fits = async (state) =>
      expect(await page.evaluate(() => document.scrollingElement.scrollWidth), state).to.be.at.most(320);
    await fits('start');
    await from('33710 bourg', /Bourg/);
    await answers(/de Bourg/);
    await fits('answer');
    const cut = await root
      .locator('ess-part-choice label')
      .evaluateAll((labels) =>
        labels
          .filter((label) => label.parentElement.scrollWidth > label.parentElement.clientWidth)
          .map((one) => one.innerText),
      );
    expect(cut, 'choices that are cut').to.deep.equal([]);
    for (const name of [/^Services/, /^Ouvert/]) {
      await root.getByRole('button', { name }).click();
      await fits(String(name));
      await page.keyboard.press('Escape');
    }
    await root.getByRole('radio', { name: 'Carte' }).check({ force: true });
    await root.locator('ess-part-map').waitFor();
    await fits('map');
    await root.getByRole('radio', { name: 'Liste' }).check({ force: true });
    await root.locator('ess-part-list .name').first().click();
    await root.locator('ess-part-detail h3').waitFor();
    await fits('detail');
  });

  it('prints its sentence and its list, whole, and nothing to press', async () => {
    const { page, root, from, answers } = await open();
    const items = root.locator('ess-part-list .name');
    expect(await items.count()).to.equal(20);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await items.count(), 'more than one page of the list').to.be.above(20);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await items.count()).to.equal(20);
    await from('33710 bourg', /Bourg/);
    await answers(/de Bourg/);
    await page.emulateMedia({ media: 'print' });
    expect(await root.locator('[part~=answer] h2').isVisible()).to.equal(true);
    expect(await root.locator('ess-part-list .name').first().isVisible()).to.equal(true);
    for (const hidden of ['[part~=toolbar]', 'ess-part-map', '.display', '.share'])
      for (const one of await root.locator(hidden).all()) expect(await one.isVisible(), hidden).to.equal(false);
    expect(await root.locator('[part~=panel]').evaluate((panel) => getComputedStyle(panel).overflowY)).to.equal(
      'visible',
    );
    await page.emulateMedia({ media: null });
  });

  for (const width of [360, 1280]) {
    it(`axe finds nothing in any state at ${width} px`, async () => {
      const tag = widget('hash="t" heading-level="2"', { name: 'tiers-lieux-finder', feed: GIRONDE });
      const { page, root, from, answers } = await open(undefined, {
        viewport: { width, height: 800 },
        html: `<main><h1>Trouver un tiers-lieu</h1>${tag}</main>`,
      });
      const clean = async (state) => expect(await axe(page), state).to.deep.equal([]);
      await clean('start');
      await from('33710 bourg', /Bourg/);
      await answers(/de Bourg/);
      await clean('answer');
      for (const name of [/^Services/, /^Ouvert/]) {
        await root.getByRole('button', { name }).click();
        await clean(String(name));
        await page.keyboard.press('Escape');
      }
      await root.locator('ess-part-list .name').first().click();
      await root.locator('ess-part-detail h3').waitFor();
      await clean('detail');
      expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).to.be.at.most(width);
    });
  }
});
