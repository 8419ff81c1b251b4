import { expect } from 'chai';
import type { Feed } from '../feed.js';
import { readFeed } from '../read.js';
import { textOfHtml } from './html.js';

async function read(json: unknown, taxonomy?: unknown): Promise<Feed> {
  const feed = await readFeed(json, 'https://x.example/', { taxonomy });
  if ('code' in feed) throw new Error(feed.code);
  return feed;
}

describe('HTML of a feed, as text', () => {
  for (const [html, text] of [
    ['<a href="coucou">Tous <b>produits</b></a>', 'Tous produits'],
    ['<p>Un</p><p>Deux<br>Trois</p>', 'Un\n\nDeux\nTrois'],
    ['a < b et c > d', 'a < b et c > d'],
    ['Caf&eacute;&nbsp;&amp; th&#233; &#x1F6B2; &inconnue;', 'Café\u00a0& thé 🚲 &inconnue;'],
    ['<script>alert("<b>")</script>vu<style>p{}</style>', 'vu'],
    ['<img src=x alt="a > b" onerror=alert(1)>vu', 'vu'],
    ['&lt;script&gt;', '<script>'],
    ['<!-- <b>rien</b> -->vu', 'vu'],
    ['<b', ''],
    ['texte <b title="', 'texte'],
    ['&#0;&#x110000;&#99999999;', '&#0;&#x110000;&#99999999;'],
  ] as const)
    it(JSON.stringify(html), () => expect(textOfHtml(html)).to.equal(text));
});

describe('GoGoCarto', () => {
  const taxonomy = {
    name: 'Principales',
    options: [
      {
        id: 1,
        name: 'Alimentation',
        color: '#fff',
        subcategories: [{ options: [{ id: 11, name: 'Marché', suboptions: [{ id: 111, name: 'Bio' }] }] }],
      },
      { id: 2, name: 'Habitat' },
    ],
  };
  const full = {
    ontology: 'gogofull',
    data: [
      {
        id: 'a',
        name: 'Un marché',
        status: 1,
        geo: { latitude: 45.1, longitude: 0.2 },
        address: { streetNumber: '5', streetAddress: 'rue X', addressLocality: 'Chenay', postalCode: '79120' },
        description: '<p>Bon</p>',
        descriptionMore: 'Et <b>plus</b>',
        commitment: '',
        telephone: '967556221',
        website: 'x.example.org',
        email: 'hidden',
        openHours: { Mo: '09:00-12:00', We: '', Fr: '10:00-11:00' },
        taxonomy: ['11', 1],
      },
      { id: 'b', name: 'En attente', status: 0, lat: 45, lng: 0 },
      {
        id: 'c',
        title: 'Sans état',
        lat: '45.2',
        long: '0.3',
        categories: ['Marché', 'Habitat'],
        openHoursMoreInfos: 'Le jeudi',
      },
      { id: 'd', name: 'Supprimé', status: -4 },
    ],
  };

  it('is read in full, only what is validated, with the categories of its taxonomy', async () => {
    const { records, skipped, notes, vocabularies } = await read(full, taxonomy);
    expect(records.ids).to.deep.equal(['a', 'c']);
    expect(skipped).to.equal(2);
    expect(notes.map(({ index, reason }) => [index, reason])).to.deep.equal([
      [1, 'not-valid'],
      [3, 'not-valid'],
    ]);
    expect(vocabularies.families.map(({ label, members }) => [label, members.length])).to.deep.equal([
      ['Alimentation', 2],
      ['Habitat', 1],
    ]);
    expect(records.record(0)).to.deep.include({
      name: 'Un marché',
      latitude: 45.1,
      longitude: 0.2,
      address: '5 rue X',
      commune: 'Chenay',
      postcode: '79120',
      summary: 'Bon',
      description: 'Et plus',
      phone: '0967556221',
      website: 'https://x.example.org/',
      openingHours: 'Mo 09:00-12:00; Fr 10:00-11:00',
      categories: ['11'],
    });
    expect(records.record(0)).not.to.have.property('emails');
    expect(records.record(1)).to.deep.include({
      latitude: 45.2,
      longitude: 0.3,
      categories: ['11', '2'],
      openingHours: 'Le jeudi',
    });
  });

  it('takes the names that elements carry where there is no taxonomy', async () => {
    const { records, vocabularies } = await read({
      data: [
        { id: 1, name: 'X', categories: ['Vélo', 'Habitat'] },
        { id: 2, name: 'Y', categoriesFull: [{ id: 9, name: 'Vélo' }] },
      ],
    });
    expect(records.record(0).categories).to.deep.equal(['Vélo', 'Habitat']);
    expect(vocabularies.categories.map(({ code, label }) => [code, label])).to.deep.equal([
      ['Vélo', 'Vélo'],
      ['Habitat', 'Habitat'],
      ['9', 'Vélo'],
    ]);
  });

  it('reads a taxonomy of concepts, whose single top only holds the others', async () => {
    const graph = [
      { '@id': 5, prefLabel: 'domaines', broader: '' },
      { '@id': 33, prefLabel: 'écologie', broader: 5 },
      { '@id': 3, prefLabel: 'Agriculture', broader: 33 },
    ];
    const { records, vocabularies } = await read(
      { data: [{ id: 1, name: 'X', taxonomy: [3, 33] }] },
      { '@graph': graph },
    );
    expect(vocabularies.families.map(({ label }) => label)).to.deep.equal(['Écologie']);
    expect(records.record(0).categories).to.deep.equal(['3']);
  });

  it('is read in its compact form, by position', async () => {
    const data = [
      ['a', ['Un'], 45.1, 0.2, [11], 1, 0],
      ['b', 'Deux', 45.2, 0.3, [2], 0, 0],
      ['c', ['Trois'], 45.3, 0.4, 7, 0],
    ];
    const { records, skipped } = await read({ ontology: 'gogocompact', data }, taxonomy);
    expect(records.names).to.deep.equal(['Un', 'Trois']);
    expect(records.record(0)).to.deep.include({ id: 'a', latitude: 45.1, longitude: 0.2, categories: ['11'] });
    expect(skipped).to.equal(1);
  });

  it('is read in its compact form, by its mapping', async () => {
    const mapping = ['id', ['name', 'categories'], 'latitude', 'longitude', 'status', 'moderationState'];
    const data = [
      ['a', ['Un', ['Marché']], 45.1, 0.2, 1, 0],
      ['b', ['Deux', []], 45.1, 0.2, -4, 0],
    ];
    const { records } = await read({ mapping, data }, taxonomy);
    expect(records.ids).to.deep.equal(['a']);
    expect(records.record(0).categories).to.deep.equal(['11']);
  });
});

describe('GeoJSON', () => {
  it('is read under the usual names of properties', async () => {
    const { records, vocabularies } = await read({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          id: 'f1',
          geometry: { type: 'Point', coordinates: [-0.5, 44.8, 12] },
          properties: {
            Name: 'Café',
            'addr:street': 'rue X',
            CP: '33000',
            Ville: 'Bordeaux',
            Téléphone: '05 56 00 00 00',
            Website: 'x.example.org',
            opening_hours: 'Mo 09:00-12:00',
            catégorie: 'Culture',
            inconnu: 1,
          },
        },
        {
          type: 'Feature',
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [0, 44],
                [2, 44],
                [2, 46],
                [0, 46],
                [0, 44],
              ],
            ],
          },
          properties: { nom: 'Zone', id: 7, typologie: 'TIERS_LIEUX' },
        },
        { type: 'Feature', geometry: null, properties: { titre: 'Sans place' } },
        { type: 'Feature', geometry: { type: 'Point', coordinates: 'x' }, properties: null },
      ],
    });
    expect(records.record(0)).to.deep.include({
      id: 'f1',
      kind: 'acteur',
      name: 'Café',
      address: 'rue X',
      postcode: '33000',
      commune: 'Bordeaux',
      phone: '05 56 00 00 00',
      website: 'https://x.example.org/',
      openingHours: 'Mo 09:00-12:00',
      longitude: -0.5,
      latitude: 44.8,
      categories: ['Culture'],
    });
    expect(records.record(1)).to.deep.include({ id: '7', kind: 'tiers-lieu', longitude: 1, latitude: 45 });
    expect(records.record(2)).not.to.have.property('latitude');
    expect(records.length).to.equal(3);
    expect(vocabularies.categories.map(({ code }) => code)).to.deep.equal(['Culture']);
  });

  it('keeps our categories where all of its own are ours', async () => {
    const properties = { nom: 'A', categories: 'velo|finance' };
    const { records, vocabularies } = await read({ type: 'FeatureCollection', features: [{ properties }] });
    expect(vocabularies.families).to.have.length(4);
    expect(records.record(0).categories).to.deep.equal(['velo', 'finance']);
  });
});

describe('lists of mediation places', () => {
  it('are places by their typology, with the SIRET under pivot and lists joined by |', async () => {
    const { records } = await read([
      {
        id: 'm1',
        pivot: '12345678900012',
        nom: 'Tiers-lieu',
        typologie: 'TIERS_LIEUX|ASSO',
        courriels: 'a@example.org|b@example.org',
        services: 'Aide|Prêt',
        formations_labels: 'A|B',
        autres_formations_labels: 'C',
        latitude: 44.8,
        longitude: -0.5,
      },
      { id: 'm2', pivot: 'W123456789', nom: 'France services', typologie: 'RFS' },
      { id: 'm3', nom: 'Association', typologie: 'ASSO' },
    ]);
    expect([0, 1, 2].map((row) => records.record(row).kind)).to.deep.equal(['tiers-lieu', 'service-public', 'acteur']);
    expect(records.record(0)).to.deep.include({
      siret: '12345678900012',
      emails: ['a@example.org', 'b@example.org'],
      services: ['Aide', 'Prêt'],
      labels: ['A', 'B', 'C'],
    });
    expect(records.record(1)).not.to.have.property('siret');
  });
});

describe('Transiscope', () => {
  it('is read with its nested categories and its HTML as text', async () => {
    const { records, vocabularies } = await read([
      {
        id: '3oEt',
        title: 'Les Paniers',
        location: { lat: 46.5, lon: 0.04 },
        url: 'https://a.example/x',
        summary: '<p>Légumes</p>',
        commitment: 'Bio',
        address: { city: 'Benassay', postalCode: '86470', street: '7 rue des Fleurs' },
        categories: [
          { id: 33, name: 'écologie' },
          { id: 3, parent: '33', name: 'Agriculture' },
        ],
      },
    ]);
    expect(records.record(0)).to.deep.include({
      id: '3oEt',
      name: 'Les Paniers',
      latitude: 46.5,
      longitude: 0.04,
      summary: 'Légumes',
      description: 'Bio',
      website: 'https://a.example/x',
      commune: 'Benassay',
      categories: ['3'],
    });
    expect(vocabularies.families.map(({ label }) => label)).to.deep.equal(['Écologie']);
  });
});
