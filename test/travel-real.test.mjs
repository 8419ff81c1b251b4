/** What is within reach of real communes, among the real places of a region. ESSOR_DATA names the folder. */
import { expect } from 'chai';
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
        const { longitude, latitude, sureKm, possibleKm } = reach.area;
        postal.forEach((_, k) => {
          const km = ellipsoidKm(longitude, latitude, places.longitudes[k], places.latitudes[k]);
          const { low, high, overWater } = travelTime(reach, k);
          const verdict = km <= sureKm && !overWater ? 'within' : km <= possibleKm ? 'maybe' : 'beyond';
          if (VERDICTS[reach.verdicts[k]] !== verdict || reach.verdicts[k] !== verdictOf(low, high, 20))
            expect.fail(
              `${code} ${mode} ${postal[k]['#Identifiant_du_site']}: ${VERDICTS[reach.verdicts[k]]}, ${verdict}`,
            );
        });
      }
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
