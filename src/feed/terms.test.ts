import { expect } from 'chai';
import type { Feed } from './feed.js';
import { KINDS } from './kinds.js';
import { readFeed } from './read.js';
import { localText } from './table.js';

async function read(vocabulaires: unknown, categories: unknown[] = [], section = 'acteurs'): Promise<Feed> {
  const records = categories.map((codes, index) => ({ id: index, nom: 'A', categories: codes }));
  return (await readFeed({ essor: 1, vocabulaires, [section]: records }, 'https://x.example/')) as Feed;
}

/** Families with the codes of their categories. */
function tree({ vocabularies: { families, categories, familyOf } }: Feed): [string, string[]][] {
  families.forEach((family, index) => {
    expect(family.index).to.equal(index);
    for (const member of family.members) expect(familyOf[member]).to.equal(index);
  });
  expect([...families.flatMap(({ members }) => members)]).to.deep.equal([...categories.keys()]);
  return families.map(({ code, members }) => [code, members.map((member) => categories[member]!.code)]);
}

describe('vocabularies', () => {
  it('are the library’s 18 categories in 4 families where the feed brings none', async () => {
    const feed = await read(undefined);
    expect(tree(feed).map(([code, members]) => [code, members.length])).to.deep.equal([
      ['energie-habitat', 4],
      ['mobilite-logistique', 4],
      ['ressources-alimentation', 5],
      ['liens-services', 5],
    ]);
    for (const { label, color, darkColor, icon } of feed.vocabularies.families) {
      expect(localText(label, 'fr')).not.to.equal(localText(label, 'en'));
      expect(color).to.match(/^#[0-9A-F]{6}$/);
      expect(darkColor).to.match(/^#[0-9A-F]{6}$/);
      expect(icon).to.be.a('string');
    }
    expect(feed.vocabularies.kinds.map(({ code }) => code)).to.deep.equal([...KINDS]);
    expect(feed.vocabularies.services.map(({ code }) => code)).to.include.members(['conciergerie', 'coworking', 'pmr']);
    expect(feed.vocabularies.phases.map(({ code }) => code)).to.deep.equal([
      'interconnaissance',
      'idee',
      'etude',
      'operation',
    ]);
  });

  it('of a feed replace ours of that name whole, the others stay', async () => {
    const feed = await read({
      categories: [
        { code: 'b1', libelle: 'B1', parent: 'b' },
        {
          code: 'a',
          libelle: { fr: 'Famille A', en: 'Family A' },
          couleur: '#abc',
          couleur_sombre: 'red',
          icone: 'sun',
        },
        { code: 'a1', libelle: 'A1', parent: 'a' },
        { code: 'b', libelle: 'B' },
        { code: 'b2', libelle: 'B2', parent: 'b' },
        { code: 7, libelle: 'Seule' },
      ],
    });
    expect(tree(feed)).to.deep.equal([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
      ['7', ['7']],
    ]);
    expect(feed.vocabularies.families[1]).to.deep.include({
      label: { fr: 'Famille A', en: 'Family A' },
      color: '#aabbcc',
      darkColor: undefined,
      icon: 'sun',
    });
    expect(feed.vocabularies.families[0]!.color).to.equal('#A84300');
    expect(feed.vocabularies.services.length).to.be.greaterThan(5);
  });

  it('may nest: the topmost terms are the families, all below are categories', async () => {
    const feed = await read(
      {
        categories: [
          { code: 'f', libelle: 'F' },
          { code: 'g', libelle: 'G', parent: 'f' },
          { code: 'h', libelle: 'H', parent: 'g' },
        ],
      },
      [['h']],
    );
    expect(tree(feed)).to.deep.equal([['f', ['g', 'h']]]);
    expect(feed.records.record(0).categories).to.deep.equal(['h']);
  });

  it('survive circles, unknown parents, codes that repeat, and what is no term', async () => {
    const feed = await read(
      {
        categories: [
          { code: 'a', parent: 'b' },
          { code: 'b', parent: 'a' },
          { code: 'c', parent: 'c' },
          { code: 'd', parent: 'nowhere' },
          { code: 'd', libelle: 'encore' },
          { libelle: 'sans code' },
          null,
          'texte',
        ],
      },
      [['a', 'b', 'c', 'd']],
    );
    expect(tree(feed).map(([code]) => code)).to.have.members(['a', 'b', 'c', 'd']);
    expect(feed.records.record(0).categories).to.have.members(['a', 'b', 'c', 'd']);
    expect(feed.notes).to.have.length(4);
    expect(feed.vocabularies.categories.map(({ label }) => label)).to.include('d');
  });

  it('gain "Autres" at the end only when a record needs it', async () => {
    const feed = await read(undefined, [['inconnue', 'velo'], ['autre-inconnue']]);
    expect(tree(feed).at(-1)).to.deep.equal(['autres', ['autres']]);
    expect(feed.vocabularies.families.at(-1)).to.include({ color: '#545E66', darkColor: '#A9B5BD' });
    expect(feed.records.record(0).categories).to.have.members(['autres', 'velo']);
    expect(feed.records.record(1).categories).to.deep.equal(['autres']);
    expect(feed.notes.map(({ reason }) => reason)).to.deep.equal(['unknown', 'unknown']);
  });

  it('give a record that names only a family a place within it, sorted with its family', async () => {
    const feed = await read(undefined, [['energie-habitat'], ['energie-habitat', 'habitat'], ['finance']]);
    expect(tree(feed)[0]![1]).to.deep.equal([
      'energie-citoyenne',
      'renovation',
      'ecoconstruction',
      'habitat',
      'energie-habitat-autres',
    ]);
    expect(feed.records.record(0).categories).to.deep.equal(['energie-habitat-autres']);
    expect(feed.records.record(1).categories).to.deep.equal(['habitat']);
    expect(feed.records.record(2).categories).to.deep.equal(['finance']);
    expect(feed.notes).to.deep.equal([]);
  });

  it('hold hundreds of families: the last share one', async () => {
    const many = [...new Array(400).keys()].map((code) => ({ code: `c${code}`, libelle: `C${code}` }));
    const feed = await read({ categories: many }, [['c399']]);
    expect(tree(feed)).to.have.length(251);
    expect(feed.records.record(0).categories).to.deep.equal(['c399']);
  });

  it('word kinds anew but add none', async () => {
    const feed = await read({
      types: [
        { code: 'acteur', libelle: 'Structure' },
        { code: 'neuf', libelle: 'Neuf' },
      ],
    });
    expect(feed.vocabularies.kinds).to.have.length(KINDS.length);
    expect(feed.vocabularies.kinds[0]!.label).to.equal('Structure');
    expect(localText(feed.vocabularies.kinds[1]!.label, 'en')).to.equal('Supporting authority');
  });
});
