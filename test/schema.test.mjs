import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readFeed } from '../build/src/feed/read.js';
import { UNITS } from '../build/src/feed/indicator-details.js';
import { STATUSES } from '../build/src/feed/indicators.js';
import { KINDS } from '../build/src/feed/kinds.js';
import { FIELDS, GROUPS, OPERATIONS, readCalculation } from '../build/src/query/calculation.js';
import { checkFeed, checkReading } from '../scripts/check-feed.mjs';
import { generate } from '../scripts/generate.mjs';

const FEED = new URL('../src/feed/', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('feed.schema.json', FEED), 'utf8'));

const GOOD = {
  essor: 1,
  titre: { fr: 'Carte', en: 'Map' },
  editeur: { nom: 'Ville', site_web: 'https://www.example.org' },
  licence: 'LO-2.0',
  date_maj: '2026-05-04',
  vocabulaires: { services: [{ code: 'pmr', libelle: 'Plain-pied' }] },
  territoires: [{ code: 'dep:33', nom: 'Gironde', bbox: [-1.3, 44.2, 0.3, 45.6] }],
  acteurs: [
    { id: 'a', nom: 'A', latitude: null, longitude: null, categories: ['velo'], besoins: ['Un local', { fr: 'x' }] },
  ],
  collectivites: [{ id: 'c', nom: 'C', siret: '12345678900012', epci: '243300316' }],
  lieux: [{ id: 'l', nom: 'L', type: 'tiers-lieu', tournee: [{ commune: 'Bazas', horaires: 'Mo 09:00-12:00' }] }],
  locaux: [{ id: 'x', nom: 'X', surface_m2: 80, dynamique_citoyenne: true }],
  projets: [{ id: 'p', nom: 'P', phase: 'etude', phaseStatut: 'en-cours', epargne_locale: { recherchee: 10 } }],
  communes: [{ code: '33063', nom: 'Bordeaux', codesPostaux: ['33000'], longitude: -0.58, latitude: 44.85 }],
  indicateurs: [
    { id: 'i', libelle: 'I', unite: '%', valeurs: [{ periode: '2014', valeur: null, statut: ['secret'] }] },
    { id: 'j', libelle: 'J', calcul: { operation: 'compte', sur: 'acteurs', filtre: 'categorie=velo', suit: true } },
  ],
  trajets: [
    { mode: 'voiture', facteur: 0.95, exposant: 0.98, fourchette: [0.8, 1.2], trajets: 30, erreur: 0.1 },
    { mode: 'pied', facteur: 1.1 },
  ],
  temps: { lieux: ['l'], voiture: { 33063: [0, 12.5] }, pied: { 33063: [0, null] }, source: 'OSRM' },
};

describe('the schema of the feed', () => {
  it('gives the very types and field table that are committed', async () => {
    for (const [name, text] of Object.entries(await generate()))
      expect(readFileSync(new URL(name, FEED), 'utf8'), `${name}: run npm run generate`).to.equal(text);
  });

  it('describes every field', () => {
    const undescribed = [];
    const walk = (node, path) => {
      for (const [key, field] of Object.entries(node.properties ?? {})) {
        if (!field.description && !field.$ref) undescribed.push(`${path}/${key}`);
        walk(field, `${path}/${key}`);
      }
      if (node.items) walk(node.items, `${path}[]`);
      for (const part of node.allOf ?? []) walk(part, path);
    };
    walk(schema, '');
    for (const [name, definition] of Object.entries(schema.$defs)) if (name !== 'contour') walk(definition, name);
    expect(undescribed).to.deep.equal([]);
  });

  it('knows the kinds that the code knows', () => {
    const { type } = schema.properties.lieux.items.allOf[1].properties;
    expect([...type.enum].sort()).to.deep.equal([...KINDS].sort());
  });

  it('accepts a correct feed, which is then read without a note', async () => {
    expect(checkFeed(GOOD)).to.deep.equal([]);
    const feed = await readFeed(structuredClone(GOOD), 'https://x.example/');
    expect(feed.notes).to.deep.equal([]);
    expect(feed.records.length).to.equal(5);
  });

  it('has the units, statuses and words of sums that the code knows', () => {
    const { indicateur, statuts, calcul } = schema.$defs;
    expect(indicateur.properties.unite.anyOf[0].enum).to.deep.equal([...UNITS]);
    expect(statuts.items.enum).to.deep.equal([...STATUSES]);
    const { operation, sur, champ, par } = calcul.properties;
    expect(operation.enum).to.deep.equal([...OPERATIONS]);
    expect(champ.enum).to.deep.equal([...FIELDS]);
    expect(par.enum).to.deep.equal([...GROUPS]);
    for (const subject of sur.enum)
      expect(readCalculation({ operation: 'compte', sur: subject })).to.have.property('subject', subject);
    for (const key of Object.keys(calcul.properties))
      expect(readCalculation({ operation: 'compte', sur: 'lieux', [key]: undefined }), key).not.to.include({
        code: 'key',
      });
  });

  it('does not mind what it does not know', () => {
    expect(checkFeed({ ...GOOD, inconnu: 1, acteurs: [{ id: 'a', nom: 'A', inconnu: {} }] })).to.deep.equal([]);
  });

  it('says in plain words what is wrong, and where', () => {
    const feed = structuredClone(GOOD);
    delete feed.essor;
    feed.acteurs = [
      { id: 'a', nom: 'Le Garage', site_web: 'javascript:1', latitude: '44,8', courriels: ['x'] },
      { nom: 'B' },
      { id: 'l', nom: 'Double' },
    ];
    expect(checkFeed(feed)).to.deep.equal([
      'feed: "essor" is missing',
      'acteurs[0] "Le Garage", latitude: should be number or null, is "44,8"',
      'acteurs[0] "Le Garage", courriels.0: "x" is no email',
      'acteurs[0] "Le Garage", site_web: "javascript:1" does not look right (^https?://)',
      'acteurs[1] "B": "id" is missing',
      'lieux[0] "L": the id "l" is taken by acteurs[2] "Double"',
    ]);
  });

  it('says which keys nothing shows though one is meant, and which hours nobody understands', async () => {
    const feed = structuredClone(GOOD);
    feed.acteurs = [
      { id: 'a', nom: 'A', categorie: ['velo'], tel: '05', facebook: 'x', horaires: 'Mar-Sam 9h-12h / 14h-18h' },
      { id: 'b', nom: 'B', categories: ['velo'], categorie: 'velo', horaires: 'Tu-Sa 09:00-12:00,14:00-18:00; PH off' },
    ];
    feed.lieux = [{ id: 'c', nom: 'C', tournees: [] }];
    expect(await checkReading(feed)).to.deep.equal([
      'acteurs[0] "A", categorie: nothing shows this: is "categories" meant?',
      'acteurs[0] "A", tel: nothing shows this: is "telephone" meant?',
      'lieux[0] "C", tournees: nothing shows this: is "tournee" meant?',
      'acteurs[0] "A", horaires: "Mar-Sam 9h-12h / 14h-18h" is not in OpenStreetMap\'s syntax ("Tu-Sa 09:00-12:00"): shown as it is written',
    ]);
  });

  it('says what a page would mend or put elsewhere', async () => {
    expect(await checkReading(GOOD)).to.deep.equal([]);
    const feed = structuredClone(GOOD);
    feed.acteurs = [
      { id: 'a', nom: 'A', latitude: -0.57, longitude: 44.84, categories: ['velo', 'danse'] },
      { id: 'b', nom: 'B', latitude: 6421000, longitude: 417000, presentation_resume: 'Un <b>café</b> à 3 < 4 pas' },
      { id: 'autre', nom: 'X', presentation_resume: 'ouvert si a < b' },
    ];
    expect(checkFeed(feed)).to.deep.equal([
      'acteurs[1] "B", latitude: 6421000 must be <= 90',
      'acteurs[1] "B", longitude: 417000 must be <= 180',
    ]);
    expect(await checkReading(feed)).to.deep.equal([
      'acteurs[0] "A", latitude: latitude and longitude are swapped: read the other way round',
      'acteurs[0] "A", categories: ["velo","danse"]: a code in no vocabulary goes to "Autres"',
      'acteurs[1] "B", latitude: latitude and longitude are metres (Lambert-93?), not degrees: not drawn',
      'acteurs[1] "B", presentation_resume: holds HTML, which is shown as it is written',
    ]);
  });

  it('refuses another version, and what is no feed at all', () => {
    expect(checkFeed({ ...GOOD, essor: 2 })).to.deep.equal(['essor: 2 has none of the allowed forms']);
    for (const other of [null, [], 'x', 3]) expect(checkFeed(other)).to.have.length(1);
  });
});
