import { expect } from 'chai';
import { bucketSort, sortedBy } from './order.js';

describe('sortedBy', () => {
  it('sorts as a plain sort does, at sizes around its runs', async () => {
    for (const length of [0, 1, 2, 511, 512, 513, 3000]) {
      const keys = Array.from({ length }, () => String(Math.floor(Math.random() * 300)));
      const expected = [...keys.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b));
      expect([...(await sortedBy(length, (at) => keys[at]!))]).to.deep.equal(expected);
    }
  });
});

describe('bucketSort', () => {
  it('keeps equal rows in the order that they came in', () => {
    expect([...bucketSort(Uint32Array.of(5, 3, 8, 2), (row) => row % 2, 2)]).to.deep.equal([8, 2, 5, 3]);
  });
});
