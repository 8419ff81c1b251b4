/** The library's own data as the build writes them: does everybody find their commune? */
import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { loadDepartements, loadNeighbours } from '../build/src/geo/outlines.js';
import { loadTowns } from '../build/src/geo/library-data.js';
import { placeSearch } from '../build/src/geo/places.js';
import { contains } from '../build/src/geo/polygons.js';
import { ellipsoidKm } from '../build/src/geo/travel.js';
import { loadWater } from '../build/src/geo/water.js';

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

  // Both ways, for whoever can go 1.4 times as far.
  for (const [there, from, to, crosses] of [
    ['over the estuary from Blaye to Lamarque', [-0.665, 45.127], [-0.715, 45.098], true],
    ['over the estuary from Royan to Le Verdon', [-1.03, 45.625], [-1.062, 45.545], true],
    ['over the sea to Île d’Aix', [-1.094, 45.988], [-1.174, 46.013], true],
    ['over the sea to Belle-Île', [-3.12, 47.484], [-3.155, 47.347], true],
    ['over the sea to Groix', [-3.37, 47.75], [-3.46, 47.64], true],
    ['over the sea from Basse-Terre to Les Saintes', [-61.73, 15.995], [-61.583, 15.866], true],
    ['over the lagoon of Mayotte', [45.28, -12.785], [45.228, -12.78], true],
    ['on the same island', [-1.174, 46.013], [-1.17, 46.02], false],
    ['along the estuary from Bourg to Blaye', [-0.558, 45.04], [-0.665, 45.127], false],
    ['along the Dordogne from Bourg to Saint-André-de-Cubzac', [-0.558, 45.04], [-0.445, 44.994], false],
    ['over the bridges of Bordeaux', [-0.575, 44.84], [-0.55, 44.845], false],
    ['across the bay from La Rochelle to Châtelaillon', [-1.15, 46.16], [-1.09, 46.07], false],
    ['along the coast from Nice to Menton', [7.265, 43.7], [7.5, 43.775], false],
    ['along the coast of La Réunion', [55.45, -20.88], [55.27, -21.01], false],
    ['inland', [2.35, 48.85], [2.13, 48.8], false],
  ]) {
    it(`finds ${crosses ? '' : 'no '}water ${there}`, async () => {
      const water = await loadWater(data);
      const km = ellipsoidKm(...from, ...to);
      for (const [start, end] of [
        [from, to],
        [to, from],
      ])
        expect(water.from(...start, km, 1.4)?.wayTo(...end).across ?? false).to.equal(crosses);
    });
  }

  it('has shores of which none crosses itself or another', async () => {
    const lines = await data.fetchJson(`${data.base}coast.json`);
    const pieces = lines.flatMap((line) => {
      const points = [];
      for (let i = 0; i < line.length; i += 2) {
        const [x, y] = points.at(-1) ?? [0, 0];
        points.push([x + line[i], y + line[i + 1]]);
      }
      return points.slice(1).map((point, i) => [points[i], point]);
    });
    const side = ([ax, ay], [bx, by], [x, y]) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
    const crossing = pieces.flatMap(([a, b], i) =>
      pieces
        .slice(i + 1)
        .filter(([c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0)
        .map((other) => [[a, b], other]),
    );
    expect(pieces).to.have.length.above(2000);
    expect(crossing).to.deep.equal([]);
  });
});
