/**
 * Made actors in any number, for measurements: on real communes by population, in all categories, some without a position,
 * some on one spot. The same actors for the same count and seed. Some 350 bytes each, as published lists have.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { dice } from '../scripts/dice.mjs';

const CATEGORIES = [
  ['energie-citoyenne', 'renovation', 'ecoconstruction', 'habitat'],
  ['velo', 'mobilite-solidaire', 'autopartage', 'logistique'],
  ['reemploi', 'reparation', 'recyclage', 'alimentation', 'agriculture'],
  ['tiers-lieu', 'conciergerie', 'insertion', 'finance', 'accompagnement'],
].flat();

const FIRST =
  'Atelier Ressourcerie Épicerie Jardin Coopérative Collectif Régie Maison Fabrique Recyclerie Garage Cantine'.split(
    ' ',
  );
const SECOND = 'solidaire|partagé|citoyenne|du canal|des quartiers|de la gare|des coteaux|commune|du bourg|libre'.split(
  '|',
);
const WORDS =
  'accueille habitants répare collecte vend vélos meubles légumes ateliers chaque semaine mardi samedi bénévoles salariés insertion accompagne projets énergie toitures compost cuisine quartier village enfants familles numérique formation prêt outils transport matin bois local économie soutien adhésion libre permanence rendez-vous école marché producteurs panier repas couture livres'.split(
    ' ',
  );
const SERVICES = ['conciergerie', 'coworking', 'fablab', 'atelier', 'cafe', 'mediation-numerique', 'pmr'];
const HOURS = ['Mo-Fr 09:00-12:30,14:00-18:00', 'Tu-Sa 10:00-18:00', 'We,Sa 14:00-18:00', 'Mo-Fr 08:30-17:00; PH off'];

/** How many share one spot, as in a house of associations. */
const ON_ONE_SPOT = 75;

/** A feed with `count` records. */
export function makeActors(count, seed = 1) {
  const chance = dice(seed);
  const below = (limit) => Math.floor(chance() * limit);
  const some = (list) => list[below(list.length)];
  const commune = weighted(chance);
  const house = commune();
  const feed = {
    essor: 1,
    titre: `${count} acteurs imaginaires`,
    licence: 'Licence Ouverte 2.0',
    date_maj: '2026-11-20',
    acteurs: [],
    lieux: [],
    projets: [],
  };
  const step = Math.ceil(count / ON_ONE_SPOT);
  for (let i = 0; i < count; i++) {
    const together = i % step === 0;
    const place = together ? house : commune();
    const kind = chance();
    const category = below(CATEGORIES.length);
    let summary = some(WORDS);
    for (let words = 6 + below(7); words > 0; words--) summary += ` ${some(WORDS)}`;
    const record = {
      id: `a${i.toString(36)}`,
      nom: `${some(FIRST)} ${some(SECOND)} ${place.name}`,
      adresse: `${1 + below(99)} rue ${some(SECOND)}`,
      code_postal: place.postcode,
      commune: place.name,
      code_insee: place.code,
      latitude: null,
      longitude: null,
      categories:
        chance() < 0.25
          ? [CATEGORIES[category], CATEGORIES[(category + 5) % CATEGORIES.length]]
          : [CATEGORIES[category]],
      presentation_resume: summary,
    };
    if (chance() > 0.02) {
      record.latitude = together ? place.latitude : round(place.latitude + (chance() + chance() - 1) * 0.025);
      record.longitude = together ? place.longitude : round(place.longitude + (chance() + chance() - 1) * 0.035);
    }
    if (chance() < 0.2) record.services = [some(SERVICES), 'pmr'];
    if (chance() < 0.3) record.horaires = some(HOURS);
    if (chance() < 0.4) record.date_maj = `2026-${String(1 + below(11)).padStart(2, '0')}-${10 + below(18)}`;
    if (kind < 0.8) feed.acteurs.push(record);
    else if (kind < 0.93) {
      record.type = kind < 0.87 ? 'tiers-lieu' : kind < 0.9 ? 'service-public' : 'point-postal';
      feed.lieux.push(record);
    } else feed.projets.push(record);
  }
  return feed;
}

/** Writes such a feed as compact JSON and returns its length in bytes. */
export function writeActors(count, file, seed = 1) {
  const bytes = Buffer.from(JSON.stringify(makeActors(count, seed)));
  writeFileSync(file, bytes);
  return bytes.length;
}

/** Draws communes of metropolitan France by population. */
function weighted(chance) {
  const source = new URL('../src/data/sources/communes.csv', import.meta.url);
  const communes = [];
  const sums = [];
  let sum = 0;
  for (const line of readFileSync(source, 'utf8').trim().split('\n').slice(1)) {
    const [code, name, postcodes, longitude, latitude, population] = line.split(',');
    if (code >= '97' || !postcodes) continue;
    communes.push({
      code,
      name,
      postcode: postcodes.slice(0, 5),
      longitude: Number(longitude),
      latitude: Number(latitude),
    });
    sums.push((sum += Number(population)));
  }
  return () => {
    const target = chance() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < target) low = middle + 1;
      else high = middle;
    }
    return communes[low];
  };
}

function round(degrees) {
  return Math.round(degrees * 1e5) / 1e5;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [count = '100000', file = 'actors.json'] = process.argv.slice(2);
  process.stdout.write(`${file}: ${writeActors(Number(count), file)} bytes\n`);
}
