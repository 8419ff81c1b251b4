import { expect } from 'chai';
import fc from 'fast-check';
import { idIndex } from './id-index.js';

describe('ids of records', () => {
  it('are found at their rows, the first of each alone', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }), fc.string(), (given, other) => {
        const index = idIndex(given.length);
        const kept: string[] = [];
        for (const id of given) {
          expect(index.add(id)).to.equal(!kept.includes(id));
          if (!kept.includes(id)) kept.push(id);
        }
        expect(index.ids).to.deep.equal(kept);
        for (const id of [...given, other]) expect(index.indexOf(id)).to.equal(kept.indexOf(id));
      }),
    );
  });

  it('are none in a feed without records', () => {
    expect(idIndex(0).indexOf('a')).to.equal(-1);
  });
});
