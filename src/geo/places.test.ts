import { expect } from 'chai';
import type { Commune } from '../feed/feed.js';
import { placeSearch, wholeCommune } from './places.js';

const commune = (
  code: string,
  name: string,
  postcodes: string,
  longitude: number,
  latitude: number,
  population = 100,
) => ({ code, name, postcodes: postcodes.split(' '), longitude, latitude, population, epci: '' }) satisfies Commune;

const gironde = [
  commune('33063', 'Bordeaux', '33000 33100 33200 33300 33800', -0.58, 44.85, 267991),
  commune('33249', 'Lormont', '33310', -0.52, 44.87, 25000),
  commune('33449', 'Saint-Médard-en-Jalles', '33160', -0.79, 44.89, 33000),
  commune('33447', 'Saint-Médard-de-Guizières', '33230', -0.06, 45.02, 2600),
  commune('33394', 'Saint-Émilion', '33330', -0.16, 44.89, 1600),
  commune('33069', 'Le Bouscat', '33110', -0.6, 44.87, 24000),
  commune('33529', 'La Teste-de-Buch', '33260', -1.19, 44.57, 27000),
];
const elsewhere = [
  commune('75056', 'Paris', '75001 75002 75116', 2.35, 48.86, 2103778),
  commune('2A004', 'Ajaccio', '20000 20090', 8.7, 41.94, 75000),
  commune('24354', 'Ponchapt', '33220', 0.25, 44.86, 200),
];

/** The columns of the library's parts. */
const columns = (communes: readonly Commune[]) => ({
  codes: communes.map(({ code }) => code),
  names: communes.map(({ name }) => name),
  postcodes: communes.map(({ postcodes }) => postcodes.join(' ')),
  longitudes: communes.map(({ longitude }) => Math.round(longitude * 1e4)),
  latitudes: communes.map(({ latitude }) => Math.round(latitude * 1e4)),
  populations: communes.map(({ population }) => population),
});

/** A search over a library of few communes, one name or two in each slice, and the parts that were fetched. */
let libraries = 0;
function library(feedCommunes: readonly Commune[] = []) {
  const [bordeaux, lormont, jalles, guizieres, emilion, bouscat, teste] = gironde as unknown as [Commune, ...Commune[]];
  const [paris, ajaccio, ponchapt] = elsewhere as unknown as [Commune, ...Commune[]];
  const parts: Record<string, unknown> = {
    'communes/33.json': { ...columns(gironde), epcis: ['243300316'], epci: gironde.map(() => 0) },
    'communes/75.json': columns([paris]),
    'communes/2A.json': columns([ajaccio!]),
    'communes/2B.json': columns([]),
    'communes/24.json': columns([ponchapt!]),
    'towns.json': columns([paris, bordeaux, ajaccio!, jalles!]),
    'places.json': {
      slices: ['a', 'bor', 'bu', 'em', 'lo', 'p', 'saint m', 'saint medard en', 't'],
      crossing: { 33220: ['24'] },
      boxes: {
        33: [-125, 4400, 30, 4570],
        24: [0, 4450, 140, 4580],
        75: [234, 4800, 236, 4900],
        '2A': [850, 4150, 925, 4250],
        '2B': [],
      },
    },
  };
  [
    [ajaccio!],
    [bordeaux, bouscat!],
    [teste!],
    [emilion!, guizieres!, jalles!],
    [lormont!, jalles!, guizieres!],
    [paris, ponchapt!],
    [emilion!, guizieres!],
    [jalles!],
    [teste!],
  ].forEach((slice, i) => (parts[`names/${i}.json`] = columns(slice)));
  const base = `https://library-${libraries++}.exemple.fr/`;
  const fetched: string[] = [];
  const fetchJson = async (url: string) => {
    const name = url.slice(base.length);
    fetched.push(name);
    if (!Object.hasOwn(parts, name)) throw new Error(`404 ${name}`);
    return parts[name];
  };
  return { search: placeSearch({ feedCommunes, base, fetchJson }), fetched };
}

const labels = (suggestions: readonly { label: string }[]) => suggestions.map(({ label }) => label);
const never = () => Promise.reject(new Error('nothing may be fetched'));

describe('place search over the communes of a feed', () => {
  const search = placeSearch({ feedCommunes: gironde, base: undefined, fetchJson: never });
  const found = async (text: string) => labels(await search.suggest(text));

  it('finds by the beginning of a name, whatever its accents, hyphens, apostrophes or capitals', async () => {
    expect(await found('BORD')).to.deep.equal(['Bordeaux']);
    expect(await found('saint emilion')).to.deep.equal(['Saint-Émilion']);
    expect(await found('Saint-Émilion')).to.deep.equal(['Saint-Émilion']);
    expect(await found('la teste')).to.deep.equal(['La Teste-de-Buch']);
  });

  it('finds by the words inside a name, in any order', async () => {
    expect(await found('bouscat')).to.deep.equal(['Le Bouscat']);
    expect(await found('jalles médard')).to.deep.equal(['Saint-Médard-en-Jalles']);
  });

  it('understands St for Saint', async () => {
    expect(await found('st médard')).to.deep.equal(['Saint-Médard-en-Jalles', 'Saint-Médard-de-Guizières']);
  });

  it('finds by postcode, whole or begun, and shows the one that was typed', async () => {
    const [suggestion] = await search.suggest('33300');
    expect(suggestion).to.deep.include({ label: 'Bordeaux', detail: '33300', code: '33063', kind: 'commune' });
    expect(await found('333')).to.deep.equal(['Bordeaux', 'Lormont', 'Saint-Émilion']);
    expect(await found('33310 Lormont')).to.deep.equal(['Lormont']);
    expect(await found('Lormont (33310)')).to.deep.equal(['Lormont']);
  });

  it('finds by code', async () => {
    expect(await found('33249')).to.deep.equal(['Lormont']);
  });

  it('puts exact names first, then the larger communes, and gives at most six', async () => {
    const many = Array.from({ length: 9 }, (_, i) => commune(`0100${i}`, `Barp ${i}`, '01000', 5, 46, i));
    const small = placeSearch({
      feedCommunes: [...many, commune('33029', 'Barp', '33114', -0.77, 44.6, 1)],
      base: undefined,
      fetchJson: never,
    });
    expect(labels(await small.suggest('barp'))).to.deep.equal([
      'Barp',
      'Barp 8',
      'Barp 7',
      'Barp 6',
      'Barp 5',
      'Barp 4',
    ]);
  });

  it('gives all communes of a postcode', async () => {
    const many = Array.from({ length: 9 }, (_, i) => commune(`0100${i}`, `Barp ${i}`, '01000', 5, 46, i));
    const search = placeSearch({ feedCommunes: many, base: undefined, fetchJson: never });
    expect(await search.suggest('01000')).to.have.length(9);
    expect(await search.suggest('010')).to.have.length(6);
  });

  it('offers pasted coordinates as a place', async () => {
    expect(await search.suggest('44,84 ; -0,58')).to.deep.equal([
      { kind: 'coordinates', label: '44.84, -0.58', detail: '', longitude: -0.58, latitude: 44.84 },
    ]);
  });

  it('finds nothing for nothing', async () => {
    expect(await found('')).to.deep.equal([]);
    expect(await found(' - ')).to.deep.equal([]);
    expect(await found('zzz')).to.deep.equal([]);
  });

  it('answers nothing once the question was withdrawn', async () => {
    const controller = new AbortController();
    const answer = search.suggest('bordeaux', controller.signal);
    controller.abort();
    expect(await answer).to.deep.equal([]);
  });

  it('knows the nearest commune, and a commune by its code', async () => {
    expect((await search.nearest(-0.53, 44.88))?.name).to.equal('Lormont');
    expect((await search.communeOf('33394'))?.name).to.equal('Saint-Émilion');
    expect(await search.communeOf('24354')).to.equal(undefined);
  });
});

describe('place search over the library’s own communes', () => {
  it('fetches the table and the slice that holds the name, each once', async () => {
    const { search, fetched } = library();
    expect(labels(await search.suggest('lorm'))).to.deep.equal(['Lormont']);
    expect(labels(await search.suggest('lormo'))).to.deep.equal(['Lormont']);
    expect(fetched).to.deep.equal(['places.json', 'names/4.json']);
  });

  it('finds names on both sides of a cut', async () => {
    const { search } = library();
    expect(labels(await search.suggest('saint medard'))).to.deep.equal([
      'Saint-Médard-en-Jalles',
      'Saint-Médard-de-Guizières',
    ]);
  });

  it('looks by the longest word when the words are not side by side', async () => {
    const { search } = library();
    expect(labels(await search.suggest('medard guiz'))).to.deep.equal(['Saint-Médard-de-Guizières']);
  });

  it('fetches the départements of a postcode, beyond the border where the postcode goes beyond', async () => {
    const { search, fetched } = library();
    expect(labels(await search.suggest('33310'))).to.deep.equal(['Lormont']);
    expect(fetched).to.deep.equal(['places.json', 'communes/33.json']);
    expect(labels(await search.suggest('33220'))).to.deep.equal(['Ponchapt']);
    expect(labels(await search.suggest('20090'))).to.deep.equal(['Ajaccio']);
    expect(labels(await search.suggest('2A004'))).to.deep.equal(['Ajaccio']);
    expect(labels(await search.suggest('75116'))).to.deep.equal(['Paris']);
  });

  it('takes a number that is no postcode for a part of the name’s neighbourhood', async () => {
    const { search } = library();
    expect(labels(await search.suggest('Paris 12'))).to.deep.equal(['Paris']);
  });

  it('gives communes by code, with their EPCI, and arrondissements as their commune', async () => {
    const { search } = library();
    expect(await search.communeOf('33249')).to.include({ name: 'Lormont', epci: '243300316' });
    expect((await search.communeOf('75112'))?.name).to.equal('Paris');
    expect(await search.communeOf('99999')).to.equal(undefined);
    expect(await search.communeOf('constructor')).to.equal(undefined);
  });

  it('gives the nearest commune from the départements around alone', async () => {
    const { search, fetched } = library();
    expect((await search.nearest(0.2, 44.87))?.name).to.equal('Ponchapt');
    expect(fetched.sort()).to.deep.equal(['communes/24.json', 'communes/33.json', 'places.json']);
    expect(await search.nearest(-30, 40), 'in the ocean').to.equal(undefined);
  });

  it('gives all communes of a département', async () => {
    const { search } = library();
    expect(await search.communesOf(['33', '75', '99'])).to.have.length(gironde.length + 1);
  });

  it('asks the library for départements that the feed does not cover', async () => {
    const { search, fetched } = library(gironde.slice(0, 2));
    expect((await search.communesOf(['33', '75'])).map(({ name }) => name)).to.deep.equal([
      'Bordeaux',
      'Lormont',
      'Paris',
    ]);
    expect(fetched).to.deep.equal(['places.json', 'communes/75.json']);
  });

  it('finds nothing, quietly, where the data cannot be had, and says so once', async () => {
    const errors: unknown[] = [];
    const search = placeSearch({
      feedCommunes: [],
      base: 'https://gone.exemple.fr/',
      fetchJson: () => Promise.reject(new Error('404')),
      onError: (error) => errors.push(error),
    });
    expect(await search.suggest('bordeaux')).to.deep.equal([]);
    expect(await search.suggest('33000')).to.deep.equal([]);
    expect(await search.communeOf('33063')).to.equal(undefined);
    expect(await search.nearest(-0.58, 44.84)).to.equal(undefined);
    expect(await search.communesOf(['33'])).to.deep.equal([]);
    expect(errors).to.have.length(1);
  });
});

describe('codes of municipal arrondissements', () => {
  it('roll up to their commune', () => {
    expect(['75101', '75120', '69381', '69389', '13201', '13216'].map(wholeCommune)).to.deep.equal([
      '75056',
      '75056',
      '69123',
      '69123',
      '13055',
      '13055',
    ]);
    expect(['75121', '69380', '13217', '33063'].map(wholeCommune)).to.deep.equal(['75121', '69380', '13217', '33063']);
  });
});
