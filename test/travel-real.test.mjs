/** What is within reach of real communes, among the real places of a region. ESSOR_DATA names the folder. */
import { expect } from 'chai';
import fc from 'fast-check';
import { discOutline } from '../build/src/geo/disc.js';
import { contains } from '../build/src/geo/polygons.js';
import { estimate } from '../build/src/geo/travel-estimate.js';
import { ellipsoidKm, travelTime, verdictOf, VERDICTS } from '../build/src/geo/travel.js';
import { loadWater } from '../build/src/geo/water.js';
import { builtData } from './built-data.mjs';
import { dataFolder, published, publishedCommunes, readCsv } from './feeds.mjs';

describe('within reach of real communes', () => {
  let communes;
  let postal;
  let places;
  let water;

  before(async function () {
    if (!dataFolder()) return this.skip();
    communes = publishedCommunes();
    postal = readCsv(published('la-poste-points-of-contact.csv'), ';').filter((row) => Number(row.Latitude));
    places = {
      longitudes: Float64Array.from(postal, (row) => Number(row.Longitude)),
      latitudes: Float64Array.from(postal, (row) => Number(row.Latitude)),
    };
    water = await loadWater(builtData);
  });

  const ask = (code, mode, minutes = 20) => {
    const { lon, lat } = communes.get(code);
    const origin = { longitude: Number(lon), latitude: Number(lat), code };
    return estimate({ origin, mode, minutes, places }, undefined, water);
  };
  /** The places of a commune (by its code) that are within or may be: their verdict, and whether over water. */
  const told = (reach, inseeCode) =>
    postal.flatMap((row, k) =>
      row.Code_INSEE === inseeCode && reach.verdicts[k] < 3
        ? [[VERDICTS[reach.verdicts[k]], travelTime(reach, k).overWater]]
        : [],
    );

  it('list and area agree, from all over the country and overseas', () => {
    const codes = [...communes.keys()].filter((_, i) => i % 400 === 0);
    for (const code of [...codes, '97411', '97209', '97105', '97302', '97608'])
      for (const mode of ['walk', 'bike', 'car']) {
        const reach = ask(code, mode);
        const { longitude, latitude, sureKm, possibleKm, water: shores } = reach.area;
        postal.forEach((_, k) => {
          const [lon, lat] = [places.longitudes[k], places.latitudes[k]];
          const km = ellipsoidKm(longitude, latitude, lon, lat);
          const { low, high } = travelTime(reach, k);
          const sure = km <= sureKm && (!shores || shores.wayTo(lon, lat).dryShare === 1);
          const verdict = sure ? 'within' : km <= possibleKm ? 'maybe' : 'beyond';
          if (VERDICTS[reach.verdicts[k]] !== verdict || reach.verdicts[k] !== verdictOf(low, high, 20))
            expect.fail(
              `${code} ${mode} ${postal[k]['#Identifiant_du_site']}: ${VERDICTS[reach.verdicts[k]]}, ${verdict}`,
            );
        });
      }
  });

  it('what is drawn as sure agrees with the list along all shores, to 200 m', () => {
    // From a random place by a shore to the communes and postal points around it.
    const all = [...communes.values()].map(({ lon, lat }) => [Number(lon), Number(lat)]);
    for (let k = 0; k < postal.length; k++) all.push([places.longitudes[k], places.latitudes[k]]);
    const beside = fc.double({ min: -0.05, max: 0.05, noNaN: true });
    let cut = 0;
    let most = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...all.filter((at) => water.from(...at, 8, 1))),
        fc.tuple(beside, beside),
        fc.constantFrom('walk', 'bike', 'car'),
        fc.constantFrom(10, 20, 30, 45, 60),
        ([x, y], [east, north], mode, minutes) => {
          const [longitude, latitude] = [x + east, y + north];
          const areSure = (positions) => {
            const longitudes = Float64Array.from(positions, ([lon]) => lon);
            const latitudes = Float64Array.from(positions, ([, lat]) => lat);
            const request = { origin: { longitude, latitude }, mode, minutes, places: { longitudes, latitudes } };
            const { area, verdicts, overWater } = estimate(request, undefined, water);
            verdicts.forEach((verdict, k) => {
              if (VERDICTS[verdict] === 'within') expect(overWater[k], `${positions[k]}`).to.equal(0);
            });
            return { area, sure: Array.from(verdicts, (verdict) => VERDICTS[verdict] === 'within') };
          };
          const near = all.filter(([, lat]) => Math.abs(lat - latitude) < 0.4);
          const { area, sure } = areSure(near);
          const outline = discOutline(longitude, latitude, area.sureKm, area.water);
          near.forEach(([lon, lat], k) => {
            if (!sure[k] && ellipsoidKm(longitude, latitude, lon, lat) < area.sureKm) cut++;
            if (contains(outline, lon, lat) === sure[k]) return;
            // A strip may be too narrow to be drawn: then the list's own edge is near, though the drawn one is not.
            const otherwise = [0.05, 0.1, 0.15, 0.2].find((km) =>
              areSure(around(lon, lat, km)).sure.some((one) => one !== sure[k]),
            );
            const off = Math.min(kmToLine(outline.coordinates[0], lon, lat), otherwise ?? Infinity);
            most = Math.max(most, off);
            expect(off, `${lon} ${lat} ${sure[k] ? 'within' : 'not'}`).to.be.at.most(0.2);
          });
        },
      ),
      { numRuns: 500, seed: 33 },
    );
    console.log(
      `      ${cut} places behind water; ${Math.round(most * 1000)} m from the edge at most where they disagree`,
    );
    expect(cut).to.be.above(100);
  });

  it('the other side of an estuary is unsure, this side is not', () => {
    // From Blaye: Lamarque and Pauillac over the Gironde; Saint-Martin-Lacaussade next door.
    const reach = ask('33058', 'car');
    for (const code of ['33220', '33314'])
      for (const one of told(reach, code)) expect(one).to.deep.equal(['maybe', true]);
    expect(told(reach, '33314')).not.to.be.empty;
    expect(told(reach, '33058').every(([, overWater]) => !overWater)).to.be.true;
    expect(told(reach, '33058')).not.to.be.empty;
  });

  it('the mainland is unsure from an island, and the island from the mainland', () => {
    // Île d'Aix and Fouras; Le Palais (Belle-Île) and Quiberon.
    const aix = ask('17004', 'car');
    expect(told(aix, '17168')).not.to.be.empty;
    for (const one of told(aix, '17168')) expect(one).to.deep.equal(['maybe', true]);
    // Châtelaillon's post office stands on the very shore, beyond a bay.
    expect(told(aix, '17094')).to.deep.equal([['maybe', true]]);
    expect(told(aix, '17004')).to.deep.equal([['within', false]]);
    const belleIle = ask('56152', 'car', 30);
    expect(told(belleIle, '56152').map(([verdict]) => verdict)).to.include('within');
    expect(told(belleIle, '56186')).not.to.be.empty;
    for (const one of told(belleIle, '56186')) expect(one).to.deep.equal(['maybe', true]);
    const quiberon = ask('56186', 'car', 30);
    for (const one of told(quiberon, '56152')) expect(one).to.deep.equal(['maybe', true]);
  });
});

/** Kilometres from a position to the nearest piece of a line, on the flat. */
function kmToLine(line, longitude, latitude) {
  const wide = Math.cos((latitude * Math.PI) / 180) * 111.2;
  const flat = line.map(([lon, lat]) => [(lon - longitude) * wide, (lat - latitude) * 111.2]);
  return Math.min(
    ...flat.slice(1).map(([bx, by], i) => {
      const [ax, ay] = flat[i];
      const [dx, dy] = [bx - ax, by - ay];
      const share = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
      return Math.hypot(ax + share * dx, ay + share * dy);
    }),
  );
}

/** Sixteen positions all around one. */
function around(longitude, latitude, km) {
  const wide = Math.cos((latitude * Math.PI) / 180) * 111.2;
  return Array.from({ length: 16 }, (_, i) => [
    longitude + (km * Math.sin((i * Math.PI) / 8)) / wide,
    latitude + (km * Math.cos((i * Math.PI) / 8)) / 111.2,
  ]);
}
