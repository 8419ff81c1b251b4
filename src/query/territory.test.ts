import { expect } from 'chai';
import type { Commune } from '../feed/feed.js';
import { communeLookup } from '../geo/commune-lookup.js';
import { feedOf, type PlainRecord } from './table-fixture.js';
import { departmentOf, regionOf, rollUp } from '../geo/official-codes.js';
import { beyond, territoryIndex } from './territory.js';

const commune = (code: string, longitude: number, latitude: number, epci: string): Commune => ({
  code,
  name: code,
  postcodes: [],
  longitude,
  latitude,
  population: 1,
  epci,
});
const BORDEAUX = commune('33063', -0.58, 44.84, '243300316');
const LIBOURNE = commune('33243', -0.24, 44.91, '200070092');

const square = (west: number, south: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 1, south],
      [west + 1, south + 1],
      [west, south + 1],
      [west, south],
    ],
  ],
});

async function rowsIn(codes: string[], records: PlainRecord[], more: Parameters<typeof feedOf>[1] = {}) {
  const feed = feedOf(records, more);
  const inside = await territoryIndex(feed, communeLookup(feed.communes)).rowsIn(codes);
  return [...inside.keys()].filter((row) => inside[row]);
}

describe('territories', () => {
  const records: PlainRecord[] = [
    { inseeCode: '33063' },
    { inseeCode: '33243', epci: '200070092' },
    { inseeCode: '17300' },
    { inseeCode: '2A004' },
    { inseeCode: '97411' },
    { inseeCode: '75111' },
    {},
  ];

  it('holds the records of a commune, a département, a région', async () => {
    expect(await rowsIn(['com:33063'], records)).to.deep.equal([0]);
    expect(await rowsIn(['dep:33'], records)).to.deep.equal([0, 1]);
    expect(await rowsIn(['reg:75'], records)).to.deep.equal([0, 1, 2]);
    expect(await rowsIn(['dep:2A'], records)).to.deep.equal([3]);
    expect(await rowsIn(['dep:974'], records)).to.deep.equal([4]);
    expect(await rowsIn(['reg:94', 'reg:04'], records)).to.deep.equal([3, 4]);
  });

  it('is a union of its codes; a code that nobody knows holds nothing', async () => {
    expect(await rowsIn(['com:33063', 'dep:17', 'dep:99', 'lune', ''], records)).to.deep.equal([0, 2]);
  });

  it('rolls municipal arrondissements up to their commune', async () => {
    expect(await rowsIn(['com:75056'], records)).to.deep.equal([5]);
    expect(await rowsIn(['com:75111'], records)).to.deep.equal([5]);
    expect(['75101', '69389', '13216', '13055', '33063'].map(rollUp)).to.deep.equal([
      '75056',
      '69123',
      '13055',
      '13055',
      '33063',
    ]);
  });

  it('knows the EPCI from the record, else from its commune', async () => {
    expect(await rowsIn(['epci:200070092'], records)).to.deep.equal([1]);
    expect(await rowsIn(['epci:243300316'], records)).to.deep.equal([]);
    expect(await rowsIn(['epci:243300316'], records, { communes: [BORDEAUX] })).to.deep.equal([0]);
  });

  it('gives a record without code to the commune of the nearest centre', async () => {
    const near = [
      { longitude: -0.55, latitude: 44.85 },
      { longitude: -0.26, latitude: 44.9 },
      { longitude: 5, latitude: 45 },
    ];
    const more = { communes: [BORDEAUX, LIBOURNE] };
    expect(await rowsIn(['com:33063'], near, more)).to.deep.equal([0]);
    expect(await rowsIn(['dep:33'], near, more)).to.deep.equal([0, 1]);
    expect(await rowsIn(['epci:200070092'], near, more)).to.deep.equal([1]);
  });

  it('holds a record without code by the feed’s outline, else by its frame, where no communes are known', async () => {
    const placed = [{ longitude: 0.5, latitude: 44.5 }, { longitude: 1.5, latitude: 44.5 }, {}];
    const outline = { territories: [{ code: 'dep:33', name: 'Gironde', outline: square(0, 44) }] };
    const frame = { territories: [{ code: 'bassin:1', name: 'Bassin', bbox: [1, 44, 2, 45] as const }] };
    expect(await rowsIn(['dep:33'], placed, outline)).to.deep.equal([0]);
    expect(await rowsIn(['bassin:1'], placed, frame)).to.deep.equal([1]);
  });

  it('trusts a record’s code more than an outline', async () => {
    const records = [{ inseeCode: '17300', longitude: 0.5, latitude: 44.5 }];
    const outline = { territories: [{ code: 'dep:33', name: 'Gironde', outline: square(0, 44) }] };
    expect(await rowsIn(['dep:33'], records, outline)).to.deep.equal([]);
  });

  it('asks for communes beyond the feed where records say no code, and for an EPCI, and goes on without them', async () => {
    const asked: (readonly string[])[] = [];
    let known = [BORDEAUX, LIBOURNE];
    beyond.communesFor = async (_feed, territories) => {
      asked.push(territories);
      if (!known.length) throw new Error('not to be had');
      return communeLookup(known);
    };
    try {
      const feed = feedOf([{ inseeCode: '33063' }, { longitude: -0.25, latitude: 44.9 }, {}]);
      const inside = async (codes: string[], own = communeLookup([])) => [
        ...(await territoryIndex(feed, own).rowsIn(codes)),
      ];
      expect(await inside(['dep:33'])).to.deep.equal([1, 1, 0]);
      expect(await inside(['com:33243'])).to.deep.equal([0, 1, 0]);
      expect(await inside(['epci:243300316'])).to.deep.equal([1, 0, 0]);
      expect(asked.at(-1)).to.deep.equal(['epci:243300316']);
      const before = asked.length;
      // A feed with communes of its own is on its own.
      expect(await inside(['dep:33'], communeLookup([commune('29019', -4.5, 48.4, '')]))).to.deep.equal([1, 0, 0]);
      // So is one whose records all say where they are.
      const whole = territoryIndex(feedOf([{ inseeCode: '33063', longitude: 0, latitude: 0 }]), communeLookup([]));
      expect([...(await whole.rowsIn(['dep:33']))]).to.deep.equal([1]);
      expect(asked.length).to.equal(before);
      known = [];
      const index = territoryIndex(feed, communeLookup([]));
      expect([...(await index.rowsIn(['dep:33']))]).to.deep.equal([1, 0, 0]);
      known = [BORDEAUX, LIBOURNE];
      expect([...(await index.rowsIn(['dep:33']))], 'asked again').to.deep.equal([1, 1, 0]);
    } finally {
      delete beyond.communesFor;
    }
  });

  it('knows the région of every département', () => {
    expect(departmentOf('97105')).to.equal('971');
    expect(['01001', '2B033', '97611', '75056', '98735'].map(regionOf)).to.deep.equal(['84', '94', '06', '11', '']);
  });
});

describe('communeLookup', () => {
  it('agrees with measuring every centre, within its reach', () => {
    const communes = Array.from({ length: 300 }, (_, i) =>
      commune(String(i), Math.random() * 4 - 2, 44 + Math.random() * 2, ''),
    );
    const lookup = communeLookup(communes);
    for (let round = 0; round < 200; round++) {
      const [x, y] = [Math.random() * 3 - 1.5, 44.5 + Math.random()];
      const away = (other: Commune) =>
        ((other.longitude - x) * Math.cos((y * Math.PI) / 180)) ** 2 + (other.latitude - y) ** 2;
      const best = communes.reduce((a, b) => (away(b) < away(a) ? b : a));
      if (Math.sqrt(away(best)) < 0.13) expect(lookup.nearest(x, y)?.code).to.equal(best.code);
    }
  });

  it('gives no commune where its list does not reach', () => {
    expect(communeLookup([BORDEAUX]).nearest(2.35, 48.85)).to.equal(undefined);
    expect(communeLookup([]).nearest(0, 45)).to.equal(undefined);
  });
});
