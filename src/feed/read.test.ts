import { expect } from 'chai';
import fc from 'fast-check';
import type { Feed, Note } from './feed.js';
import { readFeed } from './read.js';

const URL_OF_FEED = 'https://mairie.example/donnees/flux.json';

async function read(json: unknown): Promise<Feed> {
  const feed = await readFeed(json, URL_OF_FEED);
  if ('code' in feed) throw new Error(feed.code);
  return feed;
}

/** A feed of one actor, with these fields beside a name and an id. */
async function readActor(fields: object) {
  const feed = await read({ essor: 1, acteurs: [{ id: 'a', nom: 'A', ...fields }] });
  return { feed, record: feed.records.record(0), notes: feed.notes.map(brief) };
}

function brief({ reason, field, removed }: Note): string {
  return [removed && 'removed:', field, reason].filter(Boolean).join(' ');
}

describe('reading a feed', () => {
  it('gives a record in English names, with codes, checked values and what its section adds', async () => {
    const { records } = await read({
      essor: 1,
      projets: [
        {
          id: 'p1',
          nom: { fr: 'Four solaire', en: 'Solar oven' },
          adresse: ' 1 rue du Port ',
          code_postal: 33000,
          commune: 'Bordeaux',
          code_insee: '33063',
          epci: '243300316',
          siret: '123 456 789 00012',
          latitude: 44.8,
          longitude: -0.57,
          categories: ['energie-citoyenne', 'energie-citoyenne'],
          services: 'coworking|fablab',
          telephone: '05 56 00 00 00',
          courriels: ['a@example.org'],
          site_web: 'www.example.org',
          besoins: ['Un local', { en: 'A van' }],
          partenaires: ['a1'],
          image: 'photos/four.jpg',
          date_maj: '2026-05-04T10:00:00Z',
          phase: 'Étude',
          phaseStatut: 'En cours',
          budgetPrevisionnel: '12 000,50',
          epargne_locale: { recherchee: 1000, collectee: 10 },
        },
      ],
    });
    const record = records.record(0);
    expect(record).to.deep.include({
      index: 0,
      id: 'p1',
      kind: 'projet',
      name: { fr: 'Four solaire', en: 'Solar oven' },
      address: '1 rue du Port',
      postcode: '33000',
      commune: 'Bordeaux',
      inseeCode: '33063',
      epci: '243300316',
      siret: '12345678900012',
      latitude: 44.8,
      longitude: -0.57,
      categories: ['energie-citoyenne'],
      services: ['coworking', 'fablab'],
      phone: '05 56 00 00 00',
      emails: ['a@example.org'],
      website: 'https://www.example.org/',
      needs: ['Un local', { en: 'A van' }],
      partners: ['a1'],
      image: 'https://mairie.example/donnees/photos/four.jpg',
      updated: '2026-05-04',
    });
    expect([...record.more!]).to.deep.equal([
      ['phase', 'etude'],
      ['phaseStatut', 'en-cours'],
      ['budgetPrevisionnel', 12000.5],
      ['epargne_locale', { recherchee: 1000, collectee: 10 }],
    ]);
  });

  it('keeps columns and rows in step', async () => {
    const { records } = await read({
      essor: 1,
      acteurs: [{ nom: 'sans id' }, {}, { id: 2, nom: 'Deux', commune: 'Lormont', categories: 'velo|reparation' }],
      collectivites: [{ id: 'c', nom: 'Commune', commune: 'Lormont', code_insee: '33249' }],
    });
    expect(records.length).to.equal(3);
    expect([...records.categories.start]).to.deep.equal([0, 0, 2, 2]);
    expect([...records.communes]).to.deep.equal([0, 1, 1]);
    expect(records.communeNames).to.deep.equal(['', 'Lormont']);
    expect(records.inseeCodes).to.deep.equal(['', '', '33249']);
    expect(records.names).to.deep.equal(['sans id', 'Deux', 'Commune']);
    expect(records.updated).to.deep.equal(['', '', '']);
    expect(records.descriptions).to.have.length(3);
    expect(records.indexOf('2')).to.equal(1);
    expect(records.indexOf('nobody')).to.equal(-1);
  });

  it('reads what is said of the feed itself', async () => {
    const feed = await read({
      essor: '1.3',
      titre: 'Carte',
      editeur: { nom: 'Ville', site_web: 'javascript:alert(1)' },
      licence: { nom: 'LO 2.0', url: 'https://www.etalab.gouv.fr/' },
      date_maj: '2026-05',
      communes: [
        {
          code: '33063',
          nom: 'Bordeaux',
          codesPostaux: ['33000'],
          longitude: -0.58,
          latitude: 44.85,
          population: 260000,
          codeEpci: '243300316',
        },
        { code: '33063', nom: 'Nulle part', longitude: 'x', latitude: 2 },
      ],
      trajets: [{ mode: 'pied' }],
      indicateurs: [{ id: 'i' }],
      inconnue: [1, 2],
    });
    expect(feed.title).to.equal('Carte');
    expect(feed.publisher).to.deep.equal({ name: 'Ville', url: undefined });
    expect(feed.licence).to.deep.equal({ name: 'LO 2.0', url: 'https://www.etalab.gouv.fr/' });
    expect(feed.updated).to.equal('2026-05');
    expect(feed.communes).to.deep.equal([
      {
        code: '33063',
        name: 'Bordeaux',
        postcodes: ['33000'],
        longitude: -0.58,
        latitude: 44.85,
        population: 260000,
        epci: '243300316',
      },
    ]);
    expect([...feed.experimental]).to.deep.equal([['trajets', [{ mode: 'pied' }]]]);
  });

  it('takes a licence as text', async () => {
    expect((await read({ essor: 1, licence: 'ODbL' })).licence).to.deep.include({ name: 'ODbL' });
  });

  for (const version of [1, '1', '1.3', 1.3])
    it(`loads version ${JSON.stringify(version)}`, async () => {
      expect((await read({ essor: version, acteurs: [{ id: 'a', nom: 'A' }] })).records.length).to.equal(1);
    });

  for (const version of [2, '2.0', 0, 'un', null, '10'])
    it(`refuses version ${JSON.stringify(version)}`, async () => {
      expect(await readFeed({ essor: version, acteurs: [] }, URL_OF_FEED)).to.deep.equal({
        code: 'version',
        url: URL_OF_FEED,
      });
    });

  for (const json of [null, 1, 'texte', true, {}, { erreur: 'x' }, [1, 2], [{ a: 1 }]])
    it(`says that ${JSON.stringify(json)} is no format that it knows`, async () => {
      expect(await readFeed(json, URL_OF_FEED)).to.deep.equal({ code: 'format', url: URL_OF_FEED });
    });

  it('forgives a missing version where the sections are ours', async () => {
    expect((await read({ acteurs: [{ id: 'a', nom: 'A' }] })).records.length).to.equal(1);
  });
});

describe('what removes a record', () => {
  it('is no name, an id that is taken (the first stays), or no record at all', async () => {
    const feed = await read({
      essor: 1,
      acteurs: [{ id: '1', nom: 'Un' }, { id: 1, nom: 'Encore' }, { id: '2', nom: '  ' }, null, 'texte', [], 3],
      lieux: [{ id: '1', nom: 'Lieu' }],
    });
    expect(feed.records.ids).to.deep.equal(['1']);
    expect(feed.records.names).to.deep.equal(['Un']);
    expect(feed.skipped).to.equal(7);
    expect(
      feed.notes.map(({ section, index, id, ...note }) => [
        section,
        index,
        id ?? '',
        brief({ section, index, ...note }),
      ]),
    ).to.deep.equal([
      ['acteurs', 1, '1', 'removed: id id-taken'],
      ['acteurs', 2, '2', 'removed: nom no-name'],
      ['acteurs', 3, '', 'removed: not-record'],
      ['acteurs', 4, '', 'removed: not-record'],
      ['acteurs', 5, '', 'removed: not-record'],
      ['acteurs', 6, '', 'removed: not-record'],
      ['lieux', 0, '1', 'removed: id id-taken'],
    ]);
  });

  it('is not a missing id: one is made from name and place, the same at each reading and wherever the record stands', async () => {
    const record = { nom: 'Café', commune: 'Langon', latitude: 44.5, longitude: -0.2 };
    const first = await read({ essor: 1, acteurs: [record] });
    const second = await read({ essor: 1, acteurs: [{ id: 'x', nom: 'X' }, record, { ...record, commune: 'Bazas' }] });
    expect(first.records.ids[0]).to.match(/^x\w{6,}$/);
    expect(second.records.ids[1]).to.equal(first.records.ids[0]);
    expect(second.records.ids[2]).not.to.equal(first.records.ids[0]);
    expect(first.notes.map(brief)).to.deep.equal(['id no-id']);
  });

  it('is not a section that is no list', async () => {
    const feed = await read({ essor: 1, acteurs: { a: 1 }, lieux: [{ id: 'l', nom: 'L' }], communes: 'x' });
    expect(feed.records.length).to.equal(1);
    expect(feed.notes.map(({ section, index, reason }) => [section, index, reason])).to.deep.equal([
      ['communes', -1, 'section'],
      ['acteurs', -1, 'section'],
    ]);
  });

  it('is counted in full where the list of notes is cut', async () => {
    const feed = await read({ essor: 1, acteurs: new Array(1500).fill({}) });
    expect(feed.skipped).to.equal(1500);
    expect(feed.noteCount).to.equal(1500);
    expect(feed.notes).to.have.length(1000);
  });
});

describe('a bad field', () => {
  const bad: [object, string, string][] = [
    [{ site_web: 'javascript:alert(1)' }, 'website', 'site_web url'],
    [{ site_web: 'https://mairie.fr@pirate.example/' }, 'website', 'site_web url'],
    [{ site_web: 12 }, 'website', 'site_web url'],
    [{ image: 'data:image/png;base64,AA' }, 'image', 'image image'],
    [{ courriels: ['pas un courriel'] }, 'emails', 'courriels emails'],
    [{ telephone: 'aucun' }, 'phone', 'telephone phone'],
    [{ date_maj: 'hier' }, 'updated', 'date_maj date'],
    [{ date_maj: '2026-13-40' }, 'updated', 'date_maj date'],
    [{ code_insee: '0' }, 'inseeCode', 'code_insee insee'],
    [{ code_postal: '0' }, 'postcode', 'code_postal postcode'],
    [{ siret: '12' }, 'siret', 'siret siret'],
    [{ adresse: { rue: 'x' } }, 'address', 'adresse line'],
    [{ presentation_resume: { __proto__: 'x' } }, 'summary', 'presentation_resume local'],
    [{ categories: ['inconnue'] }, '', 'categories unknown'],
  ];
  for (const [fields, column, note] of bad)
    it(`is dropped alone and noted: ${JSON.stringify(fields)}`, async () => {
      const { record, notes } = await readActor(fields);
      expect(record.name).to.equal('A');
      if (column) expect(record).not.to.have.property(column);
      expect(notes).to.deep.equal([note]);
    });

  it('in a list leaves the rest of the list', async () => {
    const { record, notes } = await readActor({ courriels: 'a@example.org|zut|b@example.org' });
    expect(record.emails).to.deep.equal(['a@example.org', 'b@example.org']);
    expect(notes).to.deep.equal(['courriels emails']);
  });

  it('is not an empty one', async () => {
    const empty = {
      site_web: '',
      courriels: [],
      categories: '',
      telephone: null,
      date_maj: ' ',
      adresse: '  ',
      labels: [''],
    };
    const { record, notes } = await readActor(empty);
    expect(Object.keys(record)).to.deep.equal(['index', 'id', 'kind', 'name', 'categories', 'services']);
    expect(notes).to.deep.equal([]);
  });

  it('that is too long is cut and noted', async () => {
    const { record, notes } = await readActor({ presentation_detail: 'a'.repeat(30_000) });
    expect(record.description).to.have.length(20_000);
    expect(notes).to.deep.equal(['presentation_detail local']);
  });
});

describe('texts', () => {
  it('lose controls, bidirectional overrides and lone surrogates, and keep the rest', async () => {
    const { record } = await readActor({
      nom: ' \u202eCafé\0 \ud800des\u2066 amis 🚲\ufeff ',
      presentation_detail: 'a < b\n<b>gras</b> &amp; cie',
    });
    expect(record.name).to.equal('Café des amis 🚲');
    expect(record.description).to.equal('a < b\n<b>gras</b> &amp; cie');
  });

  it('by language drop what is no language', async () => {
    const { record } = await readActor({
      nom: JSON.parse('{"fr":"Un","EN":"One","__proto__":"x","de":3,"es":" "}') as object,
    });
    expect(record.name).to.deep.equal({ fr: 'Un', en: 'One' });
  });

  it('may be numbers, ids of twenty digits too', async () => {
    const { records } = await read({ essor: 1, acteurs: [{ id: 12345678901234567890, nom: 42 }] });
    expect(records.names).to.deep.equal(['42']);
    expect(records.indexOf('12345678901234567000')).to.equal(0);
  });
});

describe('coordinates', () => {
  const cases: [unknown, unknown, [number, number] | null, string?][] = [
    [44.8, -0.5, [44.8, -0.5]],
    ['44.8', '-0,5', [44.8, -0.5]],
    [' 44,8 ', 0, [44.8, 0]],
    [null, null, null],
    ['', undefined, null],
    [44.8, null, null, 'missing'],
    ['#N/D', '#N/D', null, 'number'],
    ['#N/D', -0.5, null, 'number'],
    [[44.8], {}, null, 'number'],
    [0, 0, null, 'zero'],
    [95, 200, null, 'range'],
    [-0.5, 44.8, [44.8, -0.5], 'swapped'],
    [55.4, -21.1, [-21.1, 55.4], 'swapped'],
    [-21.1, 55.4, [-21.1, 55.4]],
    [6700000, 420000, null, 'projected'],
    ['6692424,50691385', '475198,121680863', null, 'projected'],
    [40.4, -3.7, [40.4, -3.7]],
    [1e400, 2, null, 'range'],
  ];
  for (const [latitude, longitude, expected, reason] of cases)
    it(`latitude ${JSON.stringify(latitude)}, longitude ${JSON.stringify(longitude)}: ${reason ?? 'as they are'}`, async () => {
      const { record, feed } = await readActor({ latitude, longitude });
      if (expected) expect([record.latitude, record.longitude]).to.deep.equal(expected);
      else {
        expect(record).not.to.have.property('latitude');
        expect(feed.records.latitudes[0]).to.be.NaN;
        expect(feed.records.longitudes[0]).to.be.NaN;
      }
      expect(feed.notes.map((note) => note.reason)).to.deep.equal(reason ? [reason] : []);
    });

  it('are mended towards the feed’s own territory, and left alone where they are right as written', async () => {
    const territoires = [{ code: 'reg:be', nom: 'Bruxelles', bbox: [4.2, 50.7, 4.5, 50.95] }];
    const acteurs = [
      { id: 'a', nom: 'A', latitude: 4.35, longitude: 50.85 },
      { id: 'b', nom: 'B', latitude: 44.8, longitude: -0.5 },
      { id: 'c', nom: 'C', latitude: -0.5, longitude: 44.8 },
    ];
    const { records, notes } = await read({ essor: 1, territoires, acteurs });
    expect([...records.latitudes]).to.deep.equal([50.85, 44.8, -0.5]);
    expect(notes.map(({ id, reason }) => [id, reason])).to.deep.equal([['a', 'swapped']]);
  });
});

describe('kinds', () => {
  const kinds: [object, string][] = [
    [{}, 'tiers-lieu'],
    [{ type: 'point-postal' }, 'point-postal'],
    [{ type: 'service-public', typologie: ['TIERS_LIEUX'] }, 'service-public'],
    [{ typologie: 'ASSO|TIERS_LIEUX' }, 'tiers-lieu'],
    [{ typologie: ['RFS'] }, 'service-public'],
    [{ typologie: 'LA_POSTE' }, 'point-postal'],
    [{ type: 'constructor', typologie: 'RFS' }, 'service-public'],
  ];
  for (const [fields, kind] of kinds)
    it(`a place with ${JSON.stringify(fields)} is a ${kind}`, async () => {
      const { records } = await read({ essor: 1, lieux: [{ id: 'l', nom: 'L', ...fields }] });
      expect(records.record(0).kind).to.equal(kind);
    });

  it('follow from the section elsewhere', async () => {
    const one = (id: string) => [{ id, nom: id, type: 'projet' }];
    const { records } = await read({
      essor: 1,
      acteurs: one('a'),
      collectivites: one('c'),
      locaux: one('l'),
      projets: one('p'),
    });
    expect([0, 1, 2, 3].map((row) => records.record(row).kind)).to.deep.equal([
      'acteur',
      'collectivite',
      'local',
      'projet',
    ]);
  });
});

describe('categories and services', () => {
  it('a solidarity concierge service makes the category of that name', async () => {
    expect((await readActor({ services: ['conciergerie'] })).record.categories).to.deep.equal(['conciergerie']);
    const twice = await readActor({ services: ['conciergerie'], categories: ['conciergerie', 'velo'] });
    expect(twice.record.categories).to.have.members(['conciergerie', 'velo']).and.length(2);
  });

  it('a tiers-lieu without category gets that of tiers-lieux', async () => {
    const { records } = await read({
      essor: 1,
      lieux: [
        { id: 'l', nom: 'L' },
        { id: 'm', nom: 'M', categories: 'velo' },
      ],
    });
    expect(records.record(0).categories).to.deep.equal(['tiers-lieu']);
    expect(records.record(1).categories).to.deep.equal(['velo']);
  });

  it('a service in no vocabulary is kept under its own name', async () => {
    const { feed, record } = await readActor({ services: ['Prêt de vélos'] });
    expect(record.services).to.deep.equal(['Prêt de vélos']);
    expect(feed.vocabularies.services.at(-1)).to.include({ code: 'Prêt de vélos', label: 'Prêt de vélos' });
  });

  it('codes named like properties of objects are codes like any other', async () => {
    const { record } = await readActor({
      categories: ['__proto__', 'constructor', 'toString'],
      services: ['__proto__'],
    });
    expect(record.categories).to.deep.equal(['autres']);
    expect(record.services).to.deep.equal(['__proto__']);
  });
});

describe('territories', () => {
  const square = [
    [
      [0, 44],
      [1, 44],
      [1, 45],
      [0, 45],
      [0, 44],
    ],
  ];
  it('are read with their outline, and its bounds where none are given', async () => {
    const { territories } = await read({
      essor: 1,
      territoires: [
        { code: 'dep:33', nom: 'Gironde', population: 1600000, contour: { type: 'Polygon', coordinates: square } },
        { code: 'com:33063', nom: 'Bordeaux', bbox: [-0.7, 44.8, -0.5, 44.9] },
      ],
    });
    expect(territories[0]).to.deep.include({
      code: 'dep:33',
      name: 'Gironde',
      population: 1600000,
      bbox: [0, 44, 1, 45],
    });
    expect(territories[0]!.outline).to.deep.equal({ type: 'Polygon', coordinates: square });
    expect(territories[1]).to.deep.include({ bbox: [-0.7, 44.8, -0.5, 44.9], outline: undefined });
  });

  const outlines: [string, unknown][] = [
    ['open', { type: 'Polygon', coordinates: [square[0]!.slice(0, 4)] }],
    [
      'of text',
      {
        type: 'Polygon',
        coordinates: [
          [
            ['0', '44'],
            [1, 44],
            [1, 45],
            ['0', '44'],
          ],
        ],
      },
    ],
    ['of nothing', { type: 'MultiPolygon', coordinates: [] }],
    ['too shallow', { type: 'MultiPolygon', coordinates: square }],
    [
      'outside the world',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 144],
            [1, 44],
            [1, 45],
            [0, 144],
          ],
        ],
      },
    ],
    ['a point', { type: 'Point', coordinates: [0, 44] }],
  ];
  for (const [what, contour] of outlines)
    it(`leave out an outline that is ${what}`, async () => {
      const { territories } = await read({ essor: 1, territoires: [{ code: 'dep:33', nom: 'Gironde', contour }] });
      expect(territories[0]!.outline).to.equal(undefined);
      expect(territories[0]!.bbox).to.equal(undefined);
    });

  it('without a proper code are left out', async () => {
    const { territories, notes } = await read({
      essor: 1,
      territoires: [{ code: '33', nom: 'Gironde' }, null, { code: 'dep:33' }],
    });
    expect(territories).to.deep.equal([]);
    expect(notes).to.have.length(3);
  });
});

describe('whatever comes', () => {
  it('reading never throws', async function () {
    this.timeout(60_000);
    const json = fc.anything({
      maxDepth: 4,
      withNullPrototype: true,
      key: fc.oneof(fc.string(), fc.constantFrom(...KEYS)),
    });
    const section = fc.oneof(json, fc.array(json), fc.array(fc.dictionary(fc.constantFrom(...KEYS), json)));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...SECTIONS), section), json, async (feed, any) => {
        for (const parsed of [{ ...feed, essor: 1 }, feed, any]) {
          const result = await readFeed(jsonOnly(parsed), URL_OF_FEED);
          if ('code' in result) continue;
          for (let row = 0; row < result.records.length; row++) result.records.record(row);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('the valid records of a feed of broken ones all survive', async function () {
    this.timeout(60_000);
    const broken = fc.oneof(
      fc.constantFrom(null, 0, '', [], {}, { id: 'ok-0' }, { nom: '' }),
      fc.dictionary(fc.constantFrom(...KEYS.filter((key) => key !== 'nom')), fc.jsonValue()),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(broken, { nil: undefined })), async (list) => {
        let valid = 0;
        const acteurs = list.map((raw) =>
          raw === undefined ? { id: `ok-${valid++}`, nom: 'Valide', categories: ['velo'] } : raw,
        );
        const { records, skipped } = await read({ essor: 1, acteurs });
        expect(records.ids).to.deep.equal([...new Array(valid).keys()].map((index) => `ok-${index}`));
        expect(skipped).to.equal(list.length - valid);
      }),
      { numRuns: 1000 },
    );
  });

  it('deep nesting is read like anything else', async () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 50_000; depth++) deep = depth % 2 ? [deep] : { a: deep };
    const feed = await read({
      essor: 1,
      titre: deep,
      vocabulaires: { categories: [deep] },
      acteurs: [deep, { id: 'a', nom: 'A', adresse: deep, besoins: deep, commune: deep }],
      lieux: [{ nom: 'L', typologie: deep, adresse: deep }],
      projets: [{ id: 'p', nom: 'P', jalons: [deep] }],
    });
    expect(feed.records.names).to.deep.equal(['A', 'L', 'P']);
  });

  it('the prototype of objects stays as it was', async () => {
    const hostile = JSON.parse(
      '{"essor":1,"__proto__":{"acteurs":[{"id":"z","nom":"Z"}]},"acteurs":[{"id":"a","nom":"A","__proto__":{"adresse":"x"}}],"projets":[{"id":"__proto__","nom":"P","jalons":[{"__proto__":{"polluted":true}}]}]}',
    ) as object;
    const feed = await read(hostile);
    expect(feed.records.ids).to.deep.equal(['a', '__proto__']);
    expect(feed.records.indexOf('__proto__')).to.equal(1);
    expect(feed.records.record(0)).not.to.have.property('address');
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
  });

  it('long feeds pause where they are told to', async () => {
    let pauses = 0;
    const slice = () => {
      pauses++;
      return Promise.resolve();
    };
    const acteurs = [...new Array(320).keys()].map((id) => ({ id, nom: 'x' }));
    await readFeed({ essor: 1, acteurs }, URL_OF_FEED, { slice });
    // In tens: what is drawn first, where it lies, the rest.
    expect(pauses).to.equal(30);
  });

  it('can be drawn before all of them is read, and any record is whole when asked for', async () => {
    const acteurs = [...new Array(99).keys()].map((id) => ({
      id,
      nom: `n${id}`,
      presentation_resume: `r${id}`,
      site_web: id === 7 ? 'javascript:alert(1)' : 'https://x.example/',
      date_maj: '2026-01-02',
    }));
    const projets = [{ id: 'p', nom: 'p', phase: 'Étude', adresse: 'ici' }];
    const { records, notes } = (await readFeed({ essor: 1, acteurs, projets }, URL_OF_FEED, { early: true })) as Feed;
    expect(records.length).to.equal(100);
    expect(records.summaries.slice(0, 98)).to.include(undefined);
    expect([...records.having('phase')]).to.deep.equal([[99, 'etude']]);
    expect(records.record(42)).to.deep.include({ summary: 'r42', updated: '2026-01-02' });
    expect([...records.record(99).more!]).to.deep.equal([['phase', 'etude']]);
    const before = notes.length;
    await records.whole;
    expect(records.summaries.slice(0, 98)).not.to.include(undefined);
    expect(records.updated[50]).to.equal('2026-01-02');
    expect(notes.slice(before).map(({ section, index, id, field }) => [section, index, id, field])).to.deep.equal([
      ['acteurs', 7, '7', 'site_web'],
    ]);
    expect(records.record(99)).to.deep.include({ address: 'ici', kind: 'projet' });
  });
});

const SECTIONS = [
  'acteurs',
  'lieux',
  'locaux',
  'projets',
  'collectivites',
  'communes',
  'territoires',
  'vocabulaires',
  'titre',
  'editeur',
  'licence',
  'essor',
  'features',
  'data',
  'type',
];
const KEYS = [
  'id',
  'nom',
  'adresse',
  'categories',
  'services',
  'typologie',
  'type',
  'latitude',
  'longitude',
  'site_web',
  'courriels',
  'horaires',
  'commune',
  'code',
  'libelle',
  'parent',
  'contour',
  'coordinates',
  'bbox',
  'tournee',
  'zones_20min',
  'jalons',
  'title',
  'location',
  'name',
  'geo',
  'properties',
  'geometry',
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'toJSON',
];

/** What JSON can hold of a value. */
function jsonOnly(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  return text === undefined ? null : (JSON.parse(text) as unknown);
}
