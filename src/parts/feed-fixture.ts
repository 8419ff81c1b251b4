import type { Feed } from '../feed/feed.js';
import { KINDS, type Kind } from '../feed/kinds.js';
import type { CodeColumn, FeedRecord } from '../feed/table.js';
import type { Family, Term } from '../feed/vocabulary.js';
import type { QueryResult } from '../query/query.js';

const FAMILIES: readonly (Omit<Term, 'parent'> & { categories: readonly Term[] })[] = [
  {
    code: 'energie-habitat',
    label: { fr: 'Énergie et habitat', en: 'Energy and housing' },
    color: '#A84300',
    darkColor: '#FF9D5C',
    categories: [{ code: 'energie-citoyenne', label: 'Énergies renouvelables citoyennes', icon: 'sun' }],
  },
  {
    code: 'mobilite-logistique',
    label: { fr: 'Mobilité et logistique', en: 'Mobility and logistics' },
    color: '#1A5FB4',
    darkColor: '#7FB2F5',
    categories: [{ code: 'velo', label: { fr: 'Vélo', en: 'Cycling' }, icon: 'bike' }],
  },
  {
    code: 'liens-services',
    label: { fr: 'Liens et services', en: 'Links and services' },
    color: '#8A2E7F',
    darkColor: '#E39BDA',
    categories: [
      { code: 'tiers-lieu', label: { fr: 'Tiers-lieux', en: 'Third places' }, icon: 'coffee' },
      {
        code: 'conciergerie',
        label: { fr: 'Conciergerie solidaire', en: 'Solidarity concierge' },
        icon: 'concierge-bell',
      },
      { code: 'sans-icone', label: 'Zoologie' },
    ],
  },
];

const KIND_LABELS: Record<Kind, string> = {
  acteur: 'Acteur',
  collectivite: 'Collectivité',
  'tiers-lieu': 'Tiers-lieu',
  'service-public': 'Service public',
  'point-postal': 'Point postal',
  local: 'Local',
  projet: 'Projet',
};

/** What a test says of a record; the rest is absent. */
export type PlainRecord = Partial<FeedRecord>;

/** A small feed with coloured families, of the records given. For tests of parts. */
export function feedOf(plain: readonly PlainRecord[], url = `${location.origin}/feed.json`): Feed {
  const records = plain.map((one, index): FeedRecord => ({
    index,
    id: `r${index}`,
    kind: 'acteur',
    name: `Acteur ${index}`,
    categories: [],
    services: [],
    ...one,
  }));
  const categories = FAMILIES.flatMap(({ code, categories }) => categories.map((term) => ({ ...term, parent: code })));
  const services = ['coworking', 'fablab', 'conciergerie'].map((code) => ({ code, label: code }));
  const families = FAMILIES.map(({ code, label, color, darkColor }, index): Family => {
    const members = categories.flatMap(({ parent }, at) => (parent === code ? [at] : []));
    return { code, label, color, darkColor, index, members };
  });
  const communeNames = [...new Set(['', ...records.map(({ commune = '' }) => commune)])];
  return {
    url,
    title: 'Essai',
    territories: [],
    communes: [],
    skipped: 0,
    notes: [],
    experimental: new Map(),
    vocabularies: {
      categories,
      families,
      familyOf: Uint8Array.from(categories, ({ parent }) => FAMILIES.findIndex(({ code }) => code === parent)),
      services,
      kinds: KINDS.map((code) => ({ code, label: KIND_LABELS[code] })),
      phases: [{ code: 'etude', label: { fr: 'Étude', en: 'Study' } }],
    },
    records: {
      whole: Promise.resolve(),
      length: records.length,
      kinds: Uint8Array.from(records, ({ kind }) => KINDS.indexOf(kind)),
      longitudes: Float64Array.from(records, ({ longitude }) => longitude ?? NaN),
      latitudes: Float64Array.from(records, ({ latitude }) => latitude ?? NaN),
      categories: columnOf(
        records.map((one) => one.categories),
        categories,
      ),
      services: columnOf(
        records.map((one) => one.services),
        services,
      ),
      communes: Uint32Array.from(records, ({ commune = '' }) => communeNames.indexOf(commune)),
      communeNames,
      located: async () => {},
      communeName: (row) => records[row]!.commune ?? '',
      inseeCodes: records.map(({ inseeCode = '' }) => inseeCode),
      epcis: records.map(({ epci = '' }) => epci),
      names: records.map(({ name }) => name),
      summaries: records.map(({ summary }) => summary),
      descriptions: records.map(({ description }) => description),
      updated: records.map(({ updated = '' }) => updated),
      ids: records.map(({ id }) => id),
      indexOf: (id) => records.findIndex((one) => one.id === id),
      having: (key) =>
        new Map(records.flatMap(({ more }, row) => (more?.has(key) ? [[row, more.get(key)] as const] : []))),
      record: (index) => records[index]!,
    },
  };
}

/** A result that holds all records of a feed in their order. */
export function resultOf(feed: Feed, distances?: readonly number[]): QueryResult {
  const order = Uint32Array.from({ length: feed.records.length }, (_, row) => row);
  return {
    order,
    passing: order,
    distances: distances && Float32Array.from(distances),
    facets: {
      categories: new Uint32Array(0),
      families: new Uint32Array(0),
      kinds: new Uint32Array(0),
      services: new Uint32Array(0),
    },
    total: order.length,
    complete: true,
  };
}

/** Five records of several kinds, imaginary, as the design's pictures have them. */
export const SAMPLE: readonly PlainRecord[] = [
  {
    id: 'watts',
    name: 'Les Watts de la Presqu’île',
    categories: ['energie-citoyenne'],
    commune: 'Ambès',
    summary:
      'Coopérative d’habitants : trois toitures photovoltaïques, visites le premier samedi du mois sur inscription.',
  },
  {
    id: 'comptoir',
    name: 'Le Comptoir d’à côté',
    categories: ['conciergerie'],
    commune: 'Bordeaux',
    postcode: '33000',
    inseeCode: '33063',
    address: '12 place de l’Exemple',
    latitude: 44.84,
    longitude: -0.58,
    phone: '0556000000',
    emails: ['bonjour@comptoir.exemple.fr'],
    website: 'https://www.comptoir.exemple.fr/',
    openingHours: 'Mo-Fr 09:00-12:30,14:00-18:30; PH off',
    summary: 'Colis, retouches, petits travaux et démarches en ligne, par des personnes en parcours d’insertion.',
    partners: ['halle', 'mairie', 'inconnu'],
  },
  {
    id: 'halle',
    kind: 'tiers-lieu',
    name: 'La Halle des possibles',
    categories: ['tiers-lieu'],
    services: ['coworking', 'fablab'],
    commune: 'Lormont',
    openingHours: 'Mo-Fr 08:00-20:00',
    summary: 'Bureaux partagés, atelier bois et café associatif dans l’ancien centre de tri.',
  },
  { id: 'mairie', kind: 'collectivite', name: 'Mairie de Bordeaux', commune: 'Bordeaux' },
  {
    id: 'toits',
    kind: 'projet',
    name: 'Toits solaires de la rive droite',
    categories: ['energie-citoyenne', 'velo'],
    commune: 'Cenon',
    partners: ['comptoir'],
    more: new Map<string, unknown>([
      ['phase', 'etude'],
      ['phaseStatut', 'en-cours'],
      ['dateDebut', '2026-03-01'],
      ['epargne_locale', { recherchee: 50000, collectee: 12000 }],
    ]),
  },
];

function columnOf(lists: readonly (readonly string[])[], terms: readonly { code: string }[]): CodeColumn {
  const start = new Uint32Array(lists.length + 1);
  const codes: number[] = [];
  lists.forEach((list, row) => {
    for (const code of list) codes.push(terms.findIndex((term) => term.code === code));
    start[row + 1] = codes.length;
  });
  return { start, codes: Uint16Array.from(codes) };
}
