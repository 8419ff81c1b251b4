import { expect } from 'chai';
import fc from 'fast-check';
import type { Vocabularies } from '../../feed/vocabulary.js';
import { categoriesOf, tick } from './choices.js';

/** Families of the given sizes: `f0` with `c0`, `c1`…; numbering runs on through the families. */
function vocabulary(sizes: readonly number[]): Vocabularies {
  const categories = sizes.flatMap((size, family) => Array.from({ length: size }, () => family));
  return {
    categories: categories.map((family, index) => ({ code: `c${index}`, label: `C${index}`, parent: `f${family}` })),
    families: sizes.map((_, family) => ({
      code: `f${family}`,
      label: `F${family}`,
      index: family,
      members: [...categories.keys()].filter((index) => categories[index] === family),
    })),
    familyOf: Uint8Array.from(categories),
    services: [],
    kinds: [],
    phases: [],
  };
}

const words = vocabulary([3, 2]);
const all = new Set(words.categories.keys());
const energy = words.families[0]!.members;

/** What the visitor may do: tick or untick a category or a family. */
interface Deed {
  family: boolean;
  at: number;
  ticked: boolean;
}

const deeds = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  hidden: fc.array(fc.nat(20)),
  deeds: fc.array(fc.record({ family: fc.boolean(), at: fc.nat(20), ticked: fc.boolean() }), { maxLength: 12 }),
});

describe('the choice of categories', () => {
  it('lets a family stand for all its categories', () => {
    expect([...categoriesOf(words, ['f0'])]).to.deep.equal([0, 1, 2]);
  });

  it('ignores codes that the vocabulary lacks', () => {
    expect(categoriesOf(words, ['gone', '__proto__']).size).to.equal(0);
    expect(tick(words, ['gone'], [3], true, all)).to.deep.equal(['c3']);
  });

  it('ticks a family by its code alone', () => {
    expect(tick(words, ['c0', 'c4'], energy, true, all)).to.deep.equal(['f0', 'c4']);
    expect(tick(words, ['f0', 'c4'], energy, false, all)).to.deep.equal(['c4']);
  });

  it('says a family when its last category is ticked', () => {
    expect(tick(words, ['c0', 'c2'], [1], true, all)).to.deep.equal(['f0']);
  });

  it('turns a family into its other categories when one is unticked', () => {
    expect(tick(words, ['f0'], [1], false, all)).to.deep.equal(['c0', 'c2']);
  });

  it('says the family when all that a lock leaves of it is ticked', () => {
    expect(tick(words, ['c0'], [2], true, new Set([0, 2]))).to.deep.equal(['f0']);
  });

  it('selects what plain sets select, whatever is ticked and in whichever order', () => {
    fc.assert(
      fc.property(deeds, ({ sizes, hidden, deeds }) => {
        const vocabularies = vocabulary(sizes);
        const offered = new Set([...vocabularies.categories.keys()].filter((index) => !hidden.includes(index)));
        const plain = new Set<number>();
        let codes: string[] = [];
        for (const deed of deeds) {
          const members = membersOf(vocabularies, deed).filter((index) => offered.has(index));
          for (const index of members) plain[deed.ticked ? 'add' : 'delete'](index);
          codes = tick(vocabularies, codes, members, deed.ticked, offered);
          const chosen = [...categoriesOf(vocabularies, codes)].filter((index) => offered.has(index));
          expect(chosen).to.have.members([...plain]);
        }
      }),
    );
  });

  it('says each choice in one way: doing nothing to its codes gives them back', () => {
    fc.assert(
      fc.property(deeds, ({ sizes, deeds }) => {
        const vocabularies = vocabulary(sizes);
        const offered = new Set(vocabularies.categories.keys());
        const codes = deeds.reduce<string[]>(
          (before, deed) => tick(vocabularies, before, membersOf(vocabularies, deed), deed.ticked, offered),
          [],
        );
        expect(tick(vocabularies, [...codes].reverse(), [], true, offered)).to.deep.equal(codes);
        expect(new Set(codes).size).to.equal(codes.length);
      }),
    );
  });
});

function membersOf({ families, categories }: Vocabularies, { family, at }: Deed): readonly number[] {
  return family ? families[at % families.length]!.members : [at % categories.length];
}
