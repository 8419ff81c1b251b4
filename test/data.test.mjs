/** The library's own data as the build writes them: does everybody find their commune? */
import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { loadDepartements, loadNeighbours } from '../build/src/geo/outlines.js';
import { loadTowns } from '../build/src/geo/library-data.js';
import { placeSearch } from '../build/src/geo/places.js';
import { contains } from '../build/src/geo/polygons.js';

const base = new URL('../dist/data/', import.meta.url);
const fetched = [];
const fetchJson = async (url) => {
  fetched.push(url.slice(base.href.length));
  return JSON.parse(await readFile(new URL(url), 'utf8'));
};
const data = { base, fetchJson };

describe('the library’s data', () => {
  const search = placeSearch({ feedCommunes: [], ...data });
  const first = async (text) => {
    const [best] = await search.suggest(text);
    return best && `${best.label} ${best.code}`;
  };

  for (const [typed, found] of [
    ['bordeaux', 'Bordeaux 33063'],
    ['bordx', undefined],
    ['St Médard en Jalles', 'Saint-Médard-en-Jalles 33449'],
    ['medard jalles', 'Saint-Médard-en-Jalles 33449'],
    ['bouscat', 'Le Bouscat 33069'],
    ["l'hay les roses", "L'Haÿ-les-Roses 94038"],
    ['œuf', 'Œuf-en-Ternois 62633'],
    ['eu', 'Eu 76255'],
    ['mont', 'Mont 64396'],
    ['saint', 'Saint-Étienne 42218'],
    ['33310', 'Lormont 33249'],
    ['75012', 'Paris 75056'],
    ['69384', 'Lyon 69123'],
    ['20200', 'Bastia 2B033'],
    ['97400', 'Saint-Denis 97411'],
    ['97133', 'Saint-Barthélemy 97701'],
    ['villeneuve d’ascq', "Villeneuve-d'Ascq 59009"],
  ]) {
    it(`answers "${typed}" with ${found ?? 'nothing'}`, async () => {
      expect(await first(typed)).to.equal(found);
    });
  }

  it('answers any text with at most six parts, however many communes begin so', async () => {
    for (const text of ['s', 'sa', 'saint', 'saint m', 'la', 'le', 'mo', 'villeneuve', '33', '97']) {
      const before = fetched.length;
      await search.suggest(text);
      expect(fetched.length - before, text).to.be.at.most(6);
    }
  });

  it('gives the nearest commune, overseas too', async () => {
    expect((await search.nearest(-0.51, 44.88))?.name).to.equal('Lormont');
    expect((await search.nearest(55.45, -20.93))?.name).to.equal('Saint-Denis');
    expect((await search.nearest(-53.5, 3))?.code).to.match(/^973/);
  });

  it('has outlines of all départements, each around its own communes', async () => {
    const departements = await loadDepartements(data);
    expect(departements).to.have.length(101);
    for (const { code, outline } of departements.filter(({ code }) => /33|64|2A|974/.test(code))) {
      const communes = await search.communesOf([code.slice(4)]);
      const inside = communes.filter(({ longitude, latitude }) => contains(outline, longitude, latitude));
      expect(inside.length / communes.length, code).to.be.above(0.97);
    }
  });

  it('has land around France and none of it on Bordeaux or in the Bay of Biscay', async () => {
    const land = await loadNeighbours(data);
    for (const [place, longitude, latitude] of [
      ['Madrid', -3.7, 40.4],
      ['Brussels', 4.35, 50.85],
      ['London', -0.12, 51.5],
      ['Paramaribo', -55.2, 5.6],
    ]) {
      expect(contains(land, longitude, latitude), place).to.equal(true);
    }
    expect(contains(land, -0.58, 44.84), 'Bordeaux').to.equal(false);
    expect(contains(land, -3, 45), 'Bay of Biscay').to.equal(false);
    expect(contains(land, 50, -17.5), 'Indian Ocean').to.equal(false);
  });

  it('has towns, the largest first', async () => {
    const towns = await loadTowns(data);
    expect(towns.slice(0, 3).map(({ name }) => name)).to.deep.equal(['Paris', 'Marseille', 'Lyon']);
    expect(towns.every(({ population }, i) => i === 0 || population <= towns[i - 1].population)).to.equal(true);
  });
});
