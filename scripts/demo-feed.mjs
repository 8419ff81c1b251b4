/**
 * Writes demo/feeds/gironde.json: imaginary actors, places, premises, projects and indicators on Gironde's real communes.
 *
 * The same feed at each run: nothing depends on the day or on chance.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { merge } from 'topojson-client';
import { ensurePackages, root } from './ensure.mjs';
import {
  AUTHORITIES,
  BOUND,
  CATEGORIES,
  HOURS,
  MEANT,
  POSTAL_POINTS,
  PREMISES,
  PROJECTS,
  PUBLIC_SERVICES,
  STREETS,
  THIRD_PLACES,
} from './demo-words.mjs';
import { indicatorFeed, INDICATORS, NEIGHBOURS } from './demo-indicators.mjs';
import { dice } from './dice.mjs';

/** How many records of each category, the largest first. */
const ACTORS = {
  alimentation: 19,
  insertion: 17,
  reemploi: 16,
  accompagnement: 16,
  velo: 14,
  agriculture: 14,
  habitat: 12,
  'energie-citoyenne': 12,
  renovation: 11,
  reparation: 12,
  'mobilite-solidaire': 11,
  conciergerie: 11,
  ecoconstruction: 10,
  recyclage: 9,
  logistique: 8,
  finance: 8,
  autopartage: 7,
  'tiers-lieu': 4,
};

const EPCIS = {
  243300316: 'Bordeaux Métropole',
  200070092: 'CA du Libournais',
  243301504: 'CA Bassin d’Arcachon Nord',
  243300563: 'CA Bassin d’Arcachon Sud',
  243301264: 'CC de Montesquieu',
  200043974: 'CC du Sud Gironde',
  243301223: 'CC du Grand Cubzaguais',
  200069581: 'CC Convergence Garonne',
  243301165: 'CC Jalle Eau Bourde',
  200069995: 'CC Médoc Cœur de Presqu’île',
  243301447: 'CC Médoc Estuaire',
  243301249: 'CC Les Rives de la Laurence',
  200070720: 'CC Médoc Atlantique',
  200044394: 'CC du Réolais en Sud Gironde',
  243301405: 'CC du Val de l’Eyre',
  243301389: 'CC Médullienne',
  243301439: 'CC des Portes de l’Entre-deux-Mers',
  243301355: 'CC Les Coteaux Bordelais',
  243301181: 'CC Latitude Nord Gironde',
  200023794: 'CC de Blaye',
  243301454: 'CC Castillon-Pujols',
  243301215: 'CC du Créonnais',
  243301397: 'CC du Fronsadais',
  200069599: 'CC rurales de l’Entre-deux-Mers',
  243300811: 'CC de l’Estuaire',
  200043982: 'CC du Bazadais',
  243301371: 'CC du Pays Foyen',
  200035533: 'CC du Grand Saint-Émilionnais',
};

const SOURCE = 'Exemple imaginaire';

/** Builds the feed. */
export async function demoFeed() {
  const { decodeAreas } = await import(pathToFileURL(join(root, 'build/src/geo/outlines.js')));
  const { boxOf, contains } = await import(pathToFileURL(join(root, 'build/src/geo/polygons.js')));
  const chance = dice(33);
  const topology = JSON.parse(readFileSync(join(root, 'src/data/sources/communes-33.topojson'), 'utf8'));
  const outlines = new Map(decodeAreas(topology).map(({ id, outline }) => [id, rounded(outline)]));
  const communes = gironde();
  const total = communes.reduce((sum, { weight }) => sum + weight, 0);
  const ids = new Set();
  let phones = 0;

  const some = (list) => list[Math.floor(chance() * list.length)];
  const anyCommune = () => {
    let left = chance() * total;
    return communes.find(({ weight }) => (left -= weight) < 0) ?? communes[0];
  };
  /** Goes through a list in a shuffled order, again and again. */
  const rota = (list) => {
    let order = [];
    return () => {
      if (order.length === 0) order = shuffled(list, chance);
      return order.pop();
    };
  };
  const street = rota(STREETS);

  const place = (commune) => {
    const outline = outlines.get(commune.code);
    const [west, south, east, north] = boxOf(outline);
    const spread = (low, high) => Math.min(0.012, (high - low) / 5) * (chance() + chance() + chance() - 1.5) * 1.6;
    for (let tries = 0; tries < 50; tries++) {
      const longitude = round(commune.longitude + spread(west, east), 5);
      const latitude = round(commune.latitude + spread(south, north), 5);
      if (contains(outline, longitude, latitude)) return { latitude, longitude };
    }
    return { latitude: commune.latitude, longitude: commune.longitude };
  };

  /** What all records have: name, place, ways to make contact. */
  const record = (name, commune, more) => {
    const id = unique(slug(name), slug(commune.name), ids);
    const web = slug(name).slice(0, 30).replace(/-+$/, '');
    return {
      id,
      nom: name,
      adresse: `${1 + Math.floor(chance() * 60)} ${street()}`,
      code_postal: some(commune.postcodes),
      commune: commune.name,
      code_insee: commune.code,
      ...place(commune),
      ...more,
      ...(chance() < 0.8 && { telephone: phone(phones++) }),
      ...(chance() < 0.75 && { courriels: [`${web}@example.org`] }),
      ...(chance() < 0.4 && { site_web: `https://${web}.example.org/` }),
      source: SOURCE,
      date_maj: day(chance),
    };
  };

  const used = new Set();
  /** Where an actor of this name is, and what it says of itself. A name that is made with a commune occurs once. */
  const settled = (pattern, summaries, summary) => {
    const [code, bound] = BOUND[pattern] ?? [];
    const meant = MEANT[pattern] ? some(MEANT[pattern]) : bound;
    const small = pattern.startsWith('Régie') ? 12000 : pattern.includes('{') ? 1500 : 0;
    let commune = communes.find((one) => one.code === code);
    while (!commune || used.has(fill(pattern, commune)) || (!code && commune.population < small))
      commune = anyCommune();
    used.add(fill(pattern, commune));
    return { commune, text: summaries[meant ?? -1] ?? summary() };
  };

  const acteurs = [];
  for (const [category, count] of Object.entries(ACTORS)) {
    const words = CATEGORIES[category];
    const names = shuffled(words.names, chance);
    const summary = rota(words.summaries);
    const hours = rota(HOURS);
    for (let i = 0; i < count; i++) {
      const pattern = names[i] ?? words.made[(i - names.length) % words.made.length];
      const { commune, text } = settled(pattern, words.summaries, summary);
      acteurs.push(
        record(fill(pattern, commune), commune, {
          categories: [category, ...(chance() < 0.22 ? [neighbour(category, chance)] : [])],
          presentation_resume: fill(text, commune),
          ...(chance() < 0.55 && { horaires: hours() }),
          ...(chance() < 0.6 && { besoins: [some(words.needs)] }),
          ...(chance() < 0.6 && { offres: [some(words.offers)] }),
          ...(category === 'conciergerie' && { services: ['conciergerie'] }),
          typologie: [chance() < 0.8 ? 'ASSO' : 'AUTRE'],
        }),
      );
    }
  }

  // Seven under one roof, which no zoom tells apart.
  const house = communes.find(({ code }) => code === '33167');
  const spot = place(house);
  const free = acteurs.filter(({ nom, commune }) => !BOUND[nom] && !nom.includes(commune));
  for (const actor of free.filter((_, i) => i % 6 === 2).slice(0, 7)) {
    Object.assign(actor, spot, {
      adresse: '12 place de l’Exemple',
      complement_adresse: 'Maison de l’économie solidaire',
      code_postal: house.postcodes[0],
      commune: house.name,
      code_insee: house.code,
    });
  }
  // Some publish no position: they are listed, not drawn.
  for (const actor of acteurs.filter((_, i) => i % 37 === 5)) {
    Object.assign(actor, { adresse: undefined, latitude: null, longitude: null, precision: 'commune' });
  }

  const lieux = thirdPlaces();
  lieux.push(...publicServices(), ...postalPoints());
  const collectivites = AUTHORITIES.map(([name, code, summary]) => {
    const commune = communes.find((one) => one.code === code);
    return record(fill(name, commune), commune, {
      adresse: 'Place de l’Hôtel-de-Ville',
      presentation_resume: summary,
      horaires: 'Mo-Fr 08:30-12:30,13:30-17:00; PH off',
      typologie: ['MUNI'],
    });
  });
  const locaux = premises();
  const projets = projects();
  partners();
  tours();

  // The first to be opened by whoever tries the map, in two languages.
  const first = acteurs.find(({ nom }) => nom === 'Le Comptoir d’à côté');
  first.presentation_resume = {
    fr: first.presentation_resume,
    en: 'Parcels, alterations, odd jobs and online formalities, by people on their way back to work.',
  };

  return {
    essor: 1,
    titre: {
      fr: 'Exemple imaginaire : l’économie sociale et solidaire en Gironde',
      en: 'Imaginary example: the social and solidarity economy in Gironde',
    },
    editeur: { nom: 'ESSOR, données d’exemple', site_web: 'https://example.org/' },
    licence: 'Licence Ouverte 2.0',
    date_maj: '2026-11-20',
    territoires: [...territories(), ...NEIGHBOURS],
    acteurs: mixed(acteurs),
    collectivites,
    lieux,
    locaux,
    projets,
    indicateurs: INDICATORS,
    communes: communes.map(({ code, name, postcodes, longitude, latitude, population, epci }) => ({
      code,
      nom: name,
      codesPostaux: postcodes,
      longitude,
      latitude,
      population,
      codeEpci: epci,
    })),
  };

  function thirdPlaces() {
    const summary = rota(THIRD_PLACES.summaries);
    const hours = rota(HOURS);
    const others = ['coworking', 'fablab', 'atelier', 'salle-reunion', 'mediation-numerique', 'formation', 'cafe'];
    const places = THIRD_PLACES.names.map((name, i) => {
      // Spread out: one in each large commune would leave the country empty.
      const [code, bound] = BOUND[name] ?? [];
      const commune =
        communes.find((one) => one.code === code) ??
        (i % 3 ? some(communes.filter(({ population }) => population > 900)) : anyCommune());
      const services = shuffled(others, chance).slice(0, 2 + Math.floor(chance() * 3));
      if (i % 5 < 2) services.push('conciergerie');
      if (i % 3) services.push('pmr');
      return record(name, commune, {
        type: 'tiers-lieu',
        categories: ['tiers-lieu', ...(services.includes('conciergerie') ? ['conciergerie'] : [])],
        services,
        presentation_resume: fill(THIRD_PLACES.summaries[bound ?? -1] ?? summary(), commune),
        horaires: hours(),
        typologie: ['TIERS_LIEUX'],
        ...(chance() < 0.4 && {
          offres: [some(['Bureau à la journée', 'Salle pour vingt personnes', 'Machines en libre accès'])],
        }),
        ...(chance() < 0.3 && {
          besoins: [some(['Un gestionnaire à mi-temps', 'Des résidents permanents', 'Un cuisinier le midi'])],
        }),
      });
    });
    const stops = ['33240', '33514', '33540', '33208'].map((code) => communes.find((one) => one.code === code));
    const base = communes.find(({ code }) => code === '33240');
    places.push(
      record('Le Vagabond, tiers-lieu itinérant', base, {
        type: 'tiers-lieu',
        categories: ['tiers-lieu', 'conciergerie'],
        services: ['itinerant', 'conciergerie', 'coworking', 'mediation-numerique', 'service-postal', 'pmr'],
        presentation_resume:
          'Une remorque aménagée : six places de travail, un guichet et un auvent, chaque jour sur une autre place.',
        itinerance: ['Itinérant'],
        typologie: ['TIERS_LIEUX'],
        tournee: stops.filter(Boolean).map((commune, i) => ({
          nom: `Halte ${i + 1}, place du marché`,
          commune: commune.name,
          code_insee: commune.code,
          ...place(commune),
          horaires: `${['Tu', 'We', 'Th', 'Fr'][i]} 09:30-16:30`,
        })),
      }),
    );
    return places;
  }

  /** What the finder is tried with: a place in Bourg, and rounds with stops each week, once a month and gone by. */
  function tours() {
    Object.assign(
      lieux.find(({ nom }) => nom === 'L’Alambic'),
      { code_postal: '33710', commune: 'Bourg', code_insee: '33067', latitude: 45.0402, longitude: -0.5561 },
    );
    const vagabond = lieux.find(({ tournee }) => tournee);
    const stop = (name, code, latitude, longitude, hours) => {
      const commune = communes.find((one) => one.code === code);
      return { nom: name, commune: commune.name, code_insee: code, latitude, longitude, horaires: hours };
    };
    vagabond.tournee.push(
      stop('Fête du port', '33240', 45.2801, -0.9203, '2026 Oct 10 10:00-18:00'),
      stop('Marché de Saint-Vivien', '33490', 45.4671, -0.9968, 'Sa[1] 09:00-13:00'),
    );
    const bus = lieux.find(({ nom }) => nom.startsWith('Bus des services'));
    bus.tournee = [
      stop('Parvis de la mairie', '33011', 44.7999, -1.0845, 'Mo 09:30-12:30'),
      stop('Place du Marché', '33005', 44.7531, -1.0826, 'Mo 14:00-17:00'),
      stop('Salle des fêtes', '33229', 44.7721, -0.9805, 'Tu 09:30-12:30'),
      stop('Foyer rural', '33236', 44.7455, -1.1746, 'Th 14:00-17:00'),
    ];
    bus.services.push('itinerant');
    delete bus.horaires;
  }

  function publicServices() {
    const summary = rota(PUBLIC_SERVICES);
    const bourgs = shuffled(
      communes.filter(({ population }) => population > 1500 && population < 9000),
      chance,
    );
    return bourgs.slice(0, 12).map((commune, i) =>
      record(fill(i ? 'Maison de services {de}' : 'Bus des services {de}', commune), commune, {
        type: 'service-public',
        services: ['service-public', 'mediation-numerique', ...(i % 2 ? ['pmr', 'service-postal'] : [])],
        presentation_resume: summary(),
        horaires:
          i % 2 ? 'Mo-Fr 09:00-12:30,13:30-17:00; PH off' : 'Mo,We 09:00-12:00,14:00-17:30; Fr 09:00-16:00; PH off',
        typologie: ['RFS'],
        ...(i === 0 && { itinerance: ['Itinérant'] }),
      }),
    );
  }

  function postalPoints() {
    const bourgs = shuffled(
      communes.filter(({ population }) => population > 300),
      chance,
    );
    return bourgs.slice(0, 15).map((commune, i) => {
      const [name, summary, hours] = POSTAL_POINTS[commune.population > 5000 ? 0 : 1 + (i % 3)];
      return record(fill(name, commune), commune, {
        type: 'point-postal',
        services: ['service-postal'],
        presentation_resume: summary,
        horaires: hours,
      });
    });
  }

  function premises() {
    const bourgs = shuffled(
      communes.filter(({ population }) => population > 800 && population < 12000),
      chance,
    );
    return bourgs.slice(0, 12).map((commune, i) => {
      const [name, use, owner, surface, summary] = PREMISES[i % PREMISES.length];
      const lively = i % 3 !== 2;
      return record(`${name} ${of(commune.name)}`, commune, {
        presentation_resume: summary,
        usage: use,
        proprietaire: owner === 'Commune' ? `Commune ${of(commune.name)}` : owner,
        surface_m2: surface + 10 * Math.floor(chance() * 8),
        dynamique_citoyenne: lively,
        ...(lively && { dynamique_verifiee_par: 'Association des tiers-lieux (exemple)' }),
      });
    });
  }

  function projects() {
    const phases = ['interconnaissance', 'idee', 'etude', 'operation', 'operation', 'etude'];
    const states = ['en-cours', 'en-cours', 'en-cours', 'en-retard', 'en-pause', 'termine'];
    return PROJECTS.map(([name, categories, axis, summary], i) => {
      const commune = i % 2 ? some(communes.filter(({ population }) => population > 2000)) : anyCommune();
      const bearer = acteurs.find((actor) => actor.categories.includes(categories[0])) ?? acteurs[i];
      const phase = phases[i % phases.length];
      const begun = phase === 'operation' ? 2024 : phase === 'etude' ? 2025 : 2026;
      const sought = 20000 + 5000 * Math.floor(chance() * 20);
      return record(fill(name, commune), commune, {
        categories,
        presentation_resume: summary,
        phase,
        phaseStatut: phase === 'operation' ? states[i % 6] : states[i % 5],
        dateDebut: `${begun}-${String(1 + (i % 9)).padStart(2, '0')}-01`,
        dateFin: `${begun + 2}-12-31`,
        ...(phase !== 'interconnaissance' && { budgetPrevisionnel: sought * 3 }),
        ...(categories.some((category) => /finance|energie/.test(category)) && {
          epargne_locale: { recherchee: sought, collectee: phase === 'operation' ? round(sought * 0.7, -2) : 0 },
        }),
        axe: axis,
        porteur: bearer.nom,
        partenaires: [bearer.id],
        jalons: [
          { date: `${begun}-10-15`, libelle: 'Première rencontre des partenaires', fait: begun < 2026 },
          { date: `${begun + 1}-06-30`, libelle: 'Choix du lieu et du budget', fait: begun + 1 < 2026 },
        ],
        ...(i % 3 === 0 && {
          actualites: [
            {
              date: '2026-10-08',
              titre: 'Le comité a visité deux sites',
              texte: 'Compte rendu à la prochaine réunion.',
            },
          ],
        }),
        ...(i % 4 === 1 && {
          rencontres: [
            {
              debut: '2027-01-14T18:00:00+01:00',
              titre: 'Réunion ouverte',
              lieu: `Salle des fêtes ${of(commune.name)}`,
            },
          ],
        }),
      });
    });
  }

  /** Partners by id: whoever is near and complements, and one supporting authority for some. */
  function partners() {
    const located = [...acteurs, ...lieux].filter(({ longitude }) => longitude !== null);
    const near = (one, others) =>
      others
        .filter((other) => other !== one)
        .map((other) => ({
          other,
          d: Math.hypot(other.longitude - one.longitude, (other.latitude - one.latitude) * 1.4),
        }))
        .sort((a, b) => a.d - b.d)
        .map(({ other }) => other);
    for (const one of located) {
      if (one.type === 'point-postal' || chance() < 0.45) continue;
      const found = near(one, located).slice(1, 9);
      one.partenaires = [...new Set(shuffled(found, chance).slice(0, 1 + Math.floor(chance() * 2)))].map(
        ({ id }) => id,
      );
      if (chance() < 0.2) one.partenaires.push(some(collectivites).id);
    }
    for (const project of projets) {
      project.partenaires.push(
        ...near(project, located)
          .slice(0, 2)
          .map(({ id }) => id),
        some(collectivites).id,
      );
      project.partenaires = [...new Set(project.partenaires)];
    }
  }

  /** The département, its EPCIs and its communes with their outlines. */
  function territories() {
    const { geometries } = topology.objects.areas;
    const described = (code, nom, members) => {
      const of = new Set(members.map((commune) => commune.code));
      const whole =
        members.length === 1
          ? outlines.get(members[0].code)
          : merge(
              topology,
              geometries.filter(({ id }) => of.has(id)),
            );
      const contour = single(rounded(whole));
      return {
        code,
        nom,
        population: members.reduce((sum, { population }) => sum + population, 0),
        // A commune's box follows from its outline as fast as it is read.
        ...(members.length > 1 && { bbox: boxOf(contour) }),
        contour,
      };
    };
    return [
      described('dep:33', 'Gironde', communes),
      ...Object.entries(EPCIS).map(([siren, name]) =>
        described(
          `epci:${siren}`,
          name,
          communes.filter(({ epci }) => epci === siren),
        ),
      ),
      ...communes.map((commune) => described(`com:${commune.code}`, commune.name, [commune])),
    ];
  }
}

/** Gironde's communes; small ones weigh a little more than their inhabitants, so that the country is not empty. */
function gironde() {
  const lines = readFileSync(join(root, 'src/data/sources/communes.csv'), 'utf8').trim().split('\n');
  return lines
    .filter((line) => line.startsWith('33'))
    .map((line) => {
      const [code, name, postcodes, longitude, latitude, population, epci] = line.split(',');
      return {
        code,
        name,
        postcodes: postcodes.split(' '),
        longitude: Number(longitude),
        latitude: Number(latitude),
        population: Number(population),
        weight: Number(population) ** 0.75,
        epci,
      };
    });
}

function shuffled(list, chance) {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** A category that goes with another. */
function neighbour(category, chance) {
  const pairs = {
    'energie-citoyenne': ['finance', 'renovation'],
    renovation: ['energie-citoyenne', 'ecoconstruction', 'accompagnement'],
    ecoconstruction: ['insertion', 'reemploi'],
    habitat: ['accompagnement', 'ecoconstruction'],
    velo: ['reparation', 'insertion'],
    'mobilite-solidaire': ['insertion', 'autopartage'],
    autopartage: ['mobilite-solidaire'],
    logistique: ['alimentation', 'velo'],
    reemploi: ['insertion', 'reparation'],
    reparation: ['reemploi', 'velo'],
    recyclage: ['insertion', 'agriculture'],
    alimentation: ['insertion', 'agriculture'],
    agriculture: ['insertion', 'alimentation'],
    'tiers-lieu': ['accompagnement'],
    conciergerie: ['insertion', 'logistique'],
    insertion: ['accompagnement', 'agriculture'],
    finance: ['accompagnement'],
    accompagnement: ['insertion', 'finance'],
  };
  const list = pairs[category];
  return list[Math.floor(chance() * list.length)];
}

/** The commune with "de": d'Ambès, du Bouscat, des Billaux, de La Teste-de-Buch. */
function of(name) {
  if (name.startsWith('Le ')) return `du ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `des ${name.slice(4)}`;
  return /^[AEIOUYÀÂÉÈÊÎÔŒ]/.test(name) ? `d’${name}` : `de ${name}`;
}

function fill(text, { name }) {
  return text.replaceAll('{de}', of(name)).replaceAll('{commune}', name);
}

function slug(text) {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('œ', 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function unique(id, more, taken) {
  let candidate = id;
  for (let n = 1; taken.has(candidate); n++) candidate = n === 1 ? `${id}-${more}` : `${id}-${more}-${n}`;
  taken.add(candidate);
  return candidate;
}

/** A number of those that Arcep reserves for fiction. */
function phone(n) {
  const pairs = [Math.floor(n / 100), n % 100].map((pair) => String(pair).padStart(2, '0'));
  return `05 36 49 ${pairs.join(' ')}`;
}

/** A day of the last twenty months before the feed's date. */
function day(chance) {
  const date = new Date(Date.UTC(2025, 3, 1 + Math.floor(chance() * 590)));
  return date.toISOString().slice(0, 10);
}

function round(value, digits) {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}

/** To 11 m: a quarter of the bytes. */
function rounded({ type, coordinates }) {
  const at = (value) => (typeof value === 'number' ? round(value, 4) : value.map(at));
  return { type, coordinates: at(coordinates) };
}

function single(outline) {
  if (outline.type !== 'MultiPolygon' || outline.coordinates.length > 1) return outline;
  return { type: 'Polygon', coordinates: outline.coordinates[0] };
}

/** JSON with one record a line, so that a change shows as the lines that it touches. */
export function lines(feed) {
  const sections = Object.entries(feed).map(([key, value]) => {
    const text = Array.isArray(value)
      ? `[\n${value.map((one) => JSON.stringify(one)).join(',\n')}\n]`
      : JSON.stringify(value);
    return `${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${sections.join(',\n')}\n}\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensurePackages();
  writeFileSync(join(root, 'demo/feeds/gironde.json'), lines(await demoFeed()));
  writeFileSync(join(root, 'demo/feeds/indicateurs.json'), lines(indicatorFeed()));
}

/** The actors in an order that shows all families at once: by a number made from the id, always the same. */
function mixed(actors) {
  const number = ({ id }) => [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 1000003, 7);
  return [...actors].sort((a, b) => number(a) - number(b));
}
