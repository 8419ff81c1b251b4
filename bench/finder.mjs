/**
 * `npm run bench -- finder`: how long the answer to "what is within 20 minutes of me?", or 60, takes (times, verdicts, order,
 * the area and its outline, water in the way; estimate provider), from each commune of Nouvelle-Aquitaine to its
 * tiers-lieux, public-service houses and postal points, as published (../shared/data, or the folder that ESSOR_DATA names).
 */
import process from 'node:process';
import { readFeed } from '../build/src/feed/read.js';
import { discOutline } from '../build/src/geo/disc.js';
import { openTravel } from '../build/src/geo/travel-estimate.js';
import { readTravelFacts } from '../build/src/geo/travel-facts.js';
import { loadWater } from '../build/src/geo/water.js';
import { quantile } from '../build/src/maker/calibrate.js';
import { published, readCsv } from '../test/feeds.mjs';
import { builtData } from '../test/built-data.mjs';

const REGION = '75';
const DEPARTEMENTS = new Set('16 17 19 23 24 33 40 47 64 79 86 87'.split(' '));
/** The limit that is promised, and the longest that can be chosen. */
const LIMITS = [20, 60];
/** Milliseconds at the 95th percentile. */
const MOST = 16;

/** Prints the figures by `print`; returns whether they are within what is promised. */
export async function measureFinder(print) {
  const communes = readCsv(published('communes.csv')).filter(({ region }) => region === REGION);
  const lieux = [...tiersLieux(), ...publicServices(), ...postalPoints()].map((place, i) => ({
    id: `p${i}`,
    nom: place.nom,
    type: place.type,
    latitude: Number(place.latitude) || null,
    longitude: Number(place.longitude) || null,
  }));
  const feed = await readFeed({ essor: 1, lieux }, 'https://bench.example/feed.json');
  const water = await loadWater(builtData);
  const travel = openTravel({ facts: readTravelFacts(feed), water });
  print(
    `${communes.length} communes, ${count(lieux, 'tiers-lieu')} tiers-lieux, ${count(lieux, 'service-public')} public-service houses, ${count(lieux, 'point-postal')} postal points`,
  );
  let kept = true;
  for (const [mode, minutes] of LIMITS.flatMap((limit) => ['walk', 'bike', 'car'].map((mode) => [mode, limit]))) {
    const times = [];
    const cpu = [];
    const found = { 1: 0, 2: 0 };
    let overWater = 0;
    for (const { code, lon, lat } of communes) {
      const before = process.cpuUsage();
      const begun = performance.now();
      const reach = await travel.reach({
        origin: { longitude: Number(lon), latitude: Number(lat), code },
        mode,
        minutes,
        places: feed.records,
      });
      discOutline(reach.area.longitude, reach.area.latitude, reach.area.sureKm, reach.area.water);
      discOutline(reach.area.longitude, reach.area.latitude, reach.area.possibleKm);
      times.push(performance.now() - begun);
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1000);
      for (const verdict of reach.verdicts) if (verdict in found) found[verdict]++;
      overWater += reach.overWater.reduce((sum, one) => sum + one, 0);
    }
    const p95 = quantile(times, 0.95);
    kept &&= p95 <= MOST;
    const mean = (total) => (total / communes.length).toFixed(1);
    print(
      `${mode.padEnd(5)} ${minutes} minutes: median ${quantile(times, 0.5).toFixed(2)} ms, 95th percentile ${p95.toFixed(2)} ms (${p95 <= MOST ? 'within' : 'OVER'} ${MOST}), longest ${Math.max(...times).toFixed(1)} ms; processor, all threads, ${quantile(cpu, 0.5).toFixed(2)} and ${quantile(cpu, 0.95).toFixed(2)} ms; within on average ${mean(found[1])} places, perhaps ${mean(found[2])} more, ${mean(overWater)} of them over water`,
    );
  }
  return kept;
}

function count(lieux, type) {
  return lieux.filter((place) => place.type === type).length;
}

function tiersLieux() {
  return readCsv(published('tiers-lieux/CGET_2019_nouvelle-aquitaine.csv')).map((row) => ({
    nom: row.NOM_TL,
    type: 'tiers-lieu',
    latitude: row.LAT,
    longitude: row.LONG,
  }));
}

function publicServices() {
  return readCsv(published('france-services-2024-08.csv'))
    .filter((row) => DEPARTEMENTS.has(row.insee_dep))
    .map((row) => ({ nom: row.lib_fs, type: 'service-public', latitude: row.latitude, longitude: row.longitude }));
}

function postalPoints() {
  return readCsv(published('la-poste-points-of-contact.csv'), ';')
    .filter((row) => DEPARTEMENTS.has(row.Code_postal.slice(0, 2)))
    .map((row) => ({
      nom: row['Libellé_du_site'],
      type: 'point-postal',
      latitude: row.Latitude,
      longitude: row.Longitude,
    }));
}
