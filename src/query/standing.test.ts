import { expect } from 'chai';
import fc from 'fast-check';
import { readPeriod } from '../feed/periods.js';
import { classOf, comparable, grouped, quantile, standingOf } from './standing.js';
import { given, SECRET, type Row } from './indicator-fixture.js';

const YEAR = readPeriod('2014')!;

describe('a standing', () => {
  const rows = (values: readonly (number | null)[], more: object = {}): Row[] =>
    values.map((value, at) => [`dep:${10 + at}`, value, value === null ? SECRET : more]);
  const rankOf = (values: readonly (number | null)[], at: number, fields: object = {}, more: object = {}) => {
    const { indicator, territories } = given(rows(values, more), fields);
    return standingOf(indicator, territories, `dep:${10 + at}`, YEAR);
  };

  it('ranks the highest first, equal shown values alike, the lowest first where less is better', () => {
    const values = [5, 9.04, 8.96, 1, 2];
    expect(values.map((_, at) => rankOf(values, at).rank)).to.deep.equal([3, 1, 1, 5, 4]);
    expect(values.map((_, at) => rankOf(values, at, { sens: 'baisse' }).rank)).to.deep.equal([3, 4, 4, 1, 2]);
  });

  it('needs nine in ten published, and five of them', () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(rankOf([...ten, null], 0)).to.include({ published: 9, total: 10, rank: 9, median: 5 });
    expect(rankOf([...ten, null, null], 0)).to.deep.equal({ published: 9, total: 11 });
    expect(rankOf([1, 2, 3, 4], 0)).to.deep.equal({ published: 4, total: 4 });
    expect(rankOf([...ten, null], 9)).to.include({ rank: undefined, median: 5 });
  });

  it('gives no rank where the interval of a neighbour overlaps', () => {
    const wide = (value: number) => ({ borne_basse: value - 0.6, borne_haute: value + 0.6 });
    const { indicator, territories } = given(
      [1, 2, 3, 4, 9].map((value, at) => [`dep:${10 + at}`, value, wide(value)]),
    );
    const rank = (at: number) => standingOf(indicator, territories, `dep:${10 + at}`, YEAR).rank;
    expect([rank(0), rank(3), rank(4)]).to.deep.equal([undefined, undefined, 1]);
  });

  it('agrees with counting', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 40 }), (values) => {
        values.forEach((value, at) =>
          expect(rankOf(values, at).rank).to.equal(1 + values.filter((other) => other > value).length),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('has quantiles between the nearest values', () => {
    expect([0, 0.25, 0.5, 1].map((share) => quantile([1, 2, 3, 10], share))).to.deep.equal([1, 1.75, 2.5, 10]);
    expect(quantile([], 0.5)).to.be.NaN;
  });

  it('can be among territories of the same class of population', () => {
    const { territories } = given([], {}, [
      { code: 'com:1', nom: 'A', population: 300 },
      { code: 'com:2', nom: 'B', population: 400 },
      { code: 'com:3', nom: 'C', population: 4000 },
      { code: 'epci:4', nom: 'D', population: 300 },
      { code: 'com:5', nom: 'E' },
    ]);
    expect(comparable(territories, 'com:1')).to.deep.equal(['com:1', 'com:2']);
    expect(comparable(territories, 'com:5')).to.deep.equal([]);
  });

  it('can be among those of a group that the feed declares, of the same level', () => {
    const { territories } = given([['com:1', 1]], {}, [
      { code: 'com:1', nom: 'A', groupes: ['Littoral', ''] },
      { code: 'com:2', nom: 'B', groupes: ['Littoral', 'Montagne'] },
      { code: 'com:3', nom: 'C', groupes: 'Littoral' },
      { code: 'epci:4', nom: 'D', groupes: ['Littoral'] },
    ]);
    expect(grouped(territories, 'com:1', 'Littoral')).to.deep.equal(['com:1', 'com:2']);
    expect(grouped(territories, 'com:1', 'Montagne')).to.deep.equal(['com:2']);
    expect(territories.get('com:1')!.groups).to.deep.equal(['Littoral']);
  });

  it('has bounds that hold every number of inhabitants, each once', () => {
    fc.assert(
      fc.property(fc.nat(3_000_000), (population) => {
        const [from, below] = classOf(population);
        expect(population >= from && population < below).to.equal(true);
        expect(classOf(from)).to.deep.equal([from, below]);
        if (below < Infinity) expect(classOf(below)[0]).to.equal(below);
      }),
    );
    expect(classOf(0)).to.deep.equal([0, 500]);
    expect(classOf(1_000_000)).to.deep.equal([1_000_000, Infinity]);
  });

  it('has the published values in their order where they are enough, and none else', () => {
    const rows = ['01', '02', '03', '04', '05'].map((code, k): Row => [`dep:${code}`, 10 - k]);
    const { indicator, territories } = given(rows);
    expect(standingOf(indicator, territories, 'dep:01', YEAR).values).to.deep.equal([6, 7, 8, 9, 10]);
    const fewer = given(rows.slice(1));
    expect(standingOf(fewer.indicator, fewer.territories, 'dep:02', YEAR).values).to.equal(undefined);
  });
});
