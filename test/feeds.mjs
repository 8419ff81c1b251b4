/**
 * Published files as feeds, for the tests on real data.
 *
 * The files are not part of the project: the variable ESSOR_DATA names their folder, `../shared/data` by default.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/**
 * The folder with the published files, or undefined where there is none.
 *
 * @throws when there is none and ESSOR_DATA_REQUIRED is set: then a missing folder is a failure, not a reason to skip.
 */
export function dataFolder() {
  const folder = process.env.ESSOR_DATA
    ? resolve(process.env.ESSOR_DATA)
    : fileURLToPath(new URL('../../shared/data', import.meta.url));
  if (existsSync(join(folder, 'communes.csv'))) return folder;
  if (process.env.ESSOR_DATA_REQUIRED) {
    throw new Error(`No published data in ${folder}: let ESSOR_DATA name the folder, or unset ESSOR_DATA_REQUIRED.`);
  }
  return undefined;
}

/** One published file, as text. */
export function published(name) {
  const folder = dataFolder();
  if (!folder) throw new Error(`${name} is not here: ask dataFolder() first.`);
  const bytes = readFileSync(join(folder, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

export const feeds = {
  tiersLieuxNouvelleAquitaine,
  franceServices,
  points57k,
  postalPoints,
  communes,
  communeIndicators,
  departmentIndicators,
};

/** 225 third places of Nouvelle-Aquitaine, June 2019 (CGET). */
function tiersLieuxNouvelleAquitaine() {
  const lieux = readCsv(published('tiers-lieux/CGET_2019_nouvelle-aquitaine.csv')).map((row) => ({
    id: `cget-${row.ID}`,
    type: 'tiers-lieu',
    nom: row.NOM_TL,
    adresse: row.ADRESSE,
    // "0" stands for unknown; the geocoder's commune is then in other columns.
    code_postal: known(row.CP),
    commune: known(row.COMINIT) ?? row.NOMCOM,
    code_insee: known(row.INSEECOM) ?? known(row.INSEEMETRO),
    ...position(row.LAT, row.LONG),
    categories: ['tiers-lieu'],
    services: [/coworking/.test(row.TYPO) && 'coworking', /fablab/.test(row.TYPO) && 'fablab'].filter(Boolean),
    typologie: [/fablab|coworking/.exec(row.TYPO)?.[0]].filter(Boolean),
    site_web: row.WEB,
    source: 'CGET, recensement des tiers-lieux, juin 2019',
  }));
  return feed('Tiers-lieux de Nouvelle-Aquitaine', { lieux: lieux.map(filled) }, '2019-06-01');
}

/** 2,845 public-service houses, August 2024 (ANCT). */
function franceServices() {
  const lieux = readCsv(published('france-services-2024-08.csv')).map((row) => ({
    id: `france-services-${row.id_fs}`,
    type: 'service-public',
    nom: row.lib_fs,
    adresse: row.adresse,
    complement_adresse: row.complement_adresse,
    code_postal: row.code_postal,
    commune: row.lib_com,
    code_insee: row.insee_com,
    ...position(row.latitude, row.longitude),
    services: ['service-public'],
    typologie: ['RFS'],
    telephone: row.telephone,
    courriels: row.mail ? [row.mail] : undefined,
    horaires: openingHours(row),
    presentation_detail: row.commentaire,
    itinerance: /Bus|Itinérante/.test(row.format_fs) ? ['Itinérant'] : undefined,
    source: 'ANCT, France services, août 2024',
  }));
  return feed('France services', { lieux: lieux.map(filled) }, '2024-08-01');
}

/** 57,000 points all over France: postal points, public-service houses, third places and more. */
function points57k() {
  const sections = { acteurs: [], lieux: [] };
  for (const line of published('points/points-france-57k.ndjson.gz').trim().split('\n')) {
    const { id, src, cat, nom, cp, insee, lon, lat } = JSON.parse(line);
    const type = /laposte/.test(src) ? 'point-postal' : /services/.test(src) ? 'service-public' : undefined;
    const thirdPlace = !type && /tiers/i.test(`${src} ${cat}`);
    const record = filled({
      id,
      type: type ?? (thirdPlace ? 'tiers-lieu' : undefined),
      nom,
      code_postal: cp,
      code_insee: insee,
      ...position(lat, lon),
      categories: thirdPlace ? ['tiers-lieu'] : type ? [] : ['accompagnement'],
      presentation_resume: cat,
      source: src,
    });
    (record.type ? sections.lieux : sections.acteurs).push(record);
  }
  return feed('57 000 points', sections, '2024-08-01');
}

/** Postal points of France, January 2021 (La Poste), with their kind as `typologie`. */
function postalPoints() {
  const lieux = readCsv(published('la-poste-points-of-contact.csv').replace(/^#/, ''), ';').map((row) => ({
    id: `poste-${row.Identifiant_du_site}`,
    type: 'point-postal',
    nom: row['Libellé_du_site'],
    code_postal: row.Code_postal,
    commune: row['Localité'],
    code_insee: row.Code_INSEE,
    ...position(row.Latitude, row.Longitude),
    typologie: [row['Caractéristique_du_site']],
  }));
  return feed('Points de contact de La Poste', { lieux: lieux.map(filled) }, '2021-01-01');
}

/** Communes of départements as the section `communes`. */
function communes(...departements) {
  return readCsv(published('communes.csv'))
    .filter(({ departement }) => departements.includes(departement))
    .map((row) => ({
      code: row.code,
      nom: row.name,
      codesPostaux: row.postcodes.split(' '),
      longitude: Number(row.lon),
      latitude: Number(row.lat),
      population: Number(row.population),
      codeEpci: row.epci,
    }));
}

/** Unemployment in the communes of a département (census 2021), rates with their numerators: one row a commune. */
function communeIndicators(departement) {
  const rows = new Map();
  for (const row of readCsv(published('indicators/communes_indicateurs_2021.csv.gz')))
    if (row.insee_dep === departement && row.commune_type === 'COM') rows.set(row.insee_com, row);
  const valeurs = [...rows.values()].map((row) => {
    const [numerateur, denominateur] = [row.pop_15_64_chomage_2021, row.pop_15_64_active_2021].map(Number);
    return {
      territoire: `com:${row.insee_com}`,
      periode: '2021',
      numerateur,
      denominateur,
      ...(denominateur ? { valeur: (numerateur / denominateur) * 100 } : { valeur: null, statut: ['sans_objet'] }),
    };
  });
  const chomage = { id: 'chomage', libelle: 'Chômage', unite: '%', precision: 2, agregation: 'rapport', valeurs };
  return feed('Chômage', { indicateurs: [chomage] }, '2021-01-01');
}

/** Figures of the départements, 2008 to 2014: the ESS's share of jobs and others. */
function departmentIndicators() {
  const indicateurs = new Map();
  const territoires = new Map();
  for (const row of readCsv(published('indicators/indicateurs_departements_2008-2014.csv'))) {
    const id = row.indicateur;
    if (!indicateurs.has(id))
      indicateurs.set(id, { id, libelle: row.libelle, unite: row.unite, precision: 1, valeurs: [] });
    const territoire = `dep:${row.departement}`;
    territoires.set(territoire, { code: territoire, nom: row.nom });
    indicateurs.get(id).valeurs.push({ territoire, periode: row.annee, valeur: Number(row.valeur) });
  }
  return feed(
    'Départements',
    { territoires: [...territoires.values()], indicateurs: [...indicateurs.values()] },
    '2016-12-01',
  );
}

function feed(titre, sections, date) {
  return { essor: 1, titre, licence: 'Licence Ouverte 2.0', date_maj: date, ...sections };
}

/**
 * Hours by weekday (`09:00 - 12:00 / 14:00 - 17:00`) in OpenStreetMap's syntax, days with the same hours together:
 * `Mo,Tu 09:00-12:00,14:00-17:00; We 09:00-12:00`. Empty when no day has hours.
 */
export function openingHours(row) {
  const days = { lundi: 'Mo', mardi: 'Tu', mercredi: 'We', jeudi: 'Th', vendredi: 'Fr', samedi: 'Sa' };
  const byHours = new Map();
  for (const [name, day] of Object.entries(days)) {
    const spans = (row[`h_${name}`] ?? '').match(/\d{2}:\d{2}\s*-\s*\d{2}:\d{2}/g);
    if (!spans) continue;
    const hours = spans.map((span) => span.replace(/\s/g, '')).join(',');
    byHours.set(hours, [...(byHours.get(hours) ?? []), day]);
  }
  return [...byHours].map(([hours, same]) => `${same.join(',')} ${hours}`).join('; ');
}

/** The rows of a CSV file by the names in its first: quoted cells may hold commas, line breaks and doubled quotes. */
export function readCsv(text, separator = ',') {
  const rows = [[]];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|((?!")[^${separator}\r\n]*))(${separator}|\r?\n|$)`, 'y');
  const content = text.replace(/^\uFEFF/, '');
  while (cell.lastIndex < content.length) {
    const begin = cell.lastIndex;
    const [, quoted, plain, end] = cell.exec(content) ?? fail(content.slice(0, begin + 1));
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === separator && cell.lastIndex === content.length) rows.at(-1).push('');
    if (end !== separator && end !== '') rows.push([]);
  }
  const [header, ...records] = rows.filter((row) => row.length > 0);
  return records.map((record) => Object.fromEntries(header.map((name, i) => [name, record[i] ?? ''])));
}

function fail(before) {
  throw new Error(`Not CSV: a quote is not closed, or text follows it, in line ${before.split('\n').length}.`);
}

function known(text) {
  return text && text !== '0' ? text : undefined;
}

function position(latitude, longitude) {
  const [north, east] = [latitude, longitude].map((text) => (text === '' || text == null ? NaN : Number(text)));
  return Number.isFinite(north) && Number.isFinite(east)
    ? { latitude: north, longitude: east }
    : { latitude: null, longitude: null };
}

/** Without the fields that say nothing. */
function filled(record) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== ''));
}

/** The published communes by their code, as their table has them. */
export function publishedCommunes() {
  return new Map(readCsv(published('communes.csv')).map((row) => [row.code, row]));
}
