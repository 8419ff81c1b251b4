import { expect } from 'chai';
import { readPeriod } from '../feed/periods.js';
import { aggregate, compare, departmentsOf, levelsAbove } from './comparison.js';
import { given, SECRET, type Row } from './indicator-fixture.js';

const YEAR = readPeriod('2014')!;

describe('the départements of a region', () => {
  it('are those that say it as theirs', () => {
    expect(departmentsOf('94')).to.deep.equal(['2A', '2B']);
    expect(departmentsOf('75')).to.have.length(12);
    expect(departmentsOf('04')).to.deep.equal(['974']);
    expect(departmentsOf('x')).to.deep.equal([]);
  });
});

describe('the levels above a territory', () => {
  const { territories } = given([], {}, [
    { code: 'com:33063', nom: 'Bordeaux', parents: ['epci:243300316'] },
    { code: 'epci:243300316', nom: 'Métropole', parents: ['dep:33', 'epci:243300316'] },
  ]);

  it('are those that the feed declares and those of its code, the smallest first', () => {
    expect(levelsAbove('com:33063', territories)).to.deep.equal(['epci:243300316', 'dep:33', 'reg:75', 'pays:FR']);
    expect(levelsAbove('dep:2A', territories)).to.deep.equal(['reg:94', 'pays:FR']);
    expect(levelsAbove('dep:974', territories)).to.deep.equal(['reg:04', 'pays:FR']);
    expect(levelsAbove('epci:1', territories)).to.deep.equal(['pays:FR']);
    expect(levelsAbove('', territories)).to.deep.equal([]);
  });

  it('end even where a feed declares a circle', () => {
    const circle = given([], {}, [
      { code: 'epci:1', nom: 'A', parents: ['epci:2'] },
      { code: 'epci:2', nom: 'B', parents: ['epci:1'] },
    ]);
    expect(levelsAbove('epci:1', circle.territories)).to.deep.equal(['epci:2', 'pays:FR']);
  });
});

describe('a territory made from its parts', () => {
  const ratio = { agregation: 'rapport' };
  const part = (numerateur: number, denominateur: number) => ({ numerateur, denominateur });

  it('has the rate of the sums, never the mean of the rates', () => {
    const { indicator, territories } = given(
      [
        ['com:33001', 50, part(1, 2)],
        ['com:33002', 10, part(10, 100)],
        ['com:33003', null, { ...part(0, 0), statut: ['sans_objet'] }],
        ['com:24001', 99, part(99, 100)],
      ],
      ratio,
    );
    const made = aggregate(indicator, territories, 'dep:33', YEAR)!;
    expect(made.value).to.be.closeTo((11 / 102) * 100, 1e-12);
    expect([made.parts, made.hidden, made.missing]).to.deep.equal([3, 0, 0]);
  });

  it('is not made at all where the indicator does not say how', () => {
    const { indicator, territories } = given([['com:33001', 50, part(1, 2)]]);
    expect(aggregate(indicator, territories, 'dep:33', YEAR)).to.equal(undefined);
  });

  it('has a sum of at least what is known where parts are secret, and no rate', () => {
    const rows: Row[] = [
      ['com:33001', 5, part(1, 2)],
      ['com:33002', null, SECRET],
      ['com:33003', null],
    ];
    const sum = given(rows, { agregation: 'somme', unite: 'nombre' });
    expect(aggregate(sum.indicator, sum.territories, 'dep:33', YEAR)).to.include({
      value: 5,
      hidden: 1,
      missing: 1,
      atLeast: true,
    });
    const rate = given(rows, ratio);
    expect(aggregate(rate.indicator, rate.territories, 'dep:33', YEAR)!.value).to.equal(null);
    const below = given(
      [
        ['com:33001', -5],
        ['com:33002', null, SECRET],
      ],
      { agregation: 'somme', unite: 'EUR' },
    );
    expect(aggregate(below.indicator, below.territories, 'dep:33', YEAR)!.value).to.equal(null);
  });

  it('misses the parts that the feed or the official codes know and nobody published', () => {
    const { indicator, territories } = given([['dep:2A', 5]], { agregation: 'somme', unite: 'nombre' });
    expect(aggregate(indicator, territories, 'reg:94', YEAR)).to.include({ value: 5, missing: 1, atLeast: true });
  });

  it('does not count arrondissements beside their commune', () => {
    const rows: Row[] = [
      ['com:75056', 100],
      ['com:75101', 40],
    ];
    const { indicator, territories } = given(rows, { agregation: 'somme', unite: 'nombre' });
    expect(aggregate(indicator, territories, 'dep:75', YEAR)!.value).to.equal(100);
  });
});

describe('a comparison', () => {
  it('prefers the published figure, then that of the parts, then another period, which it says; a rate with hidden parts cannot be told', () => {
    const { indicator, territories } = given(
      [
        ['dep:33', 10],
        ['reg:75', 99, { periode: '2010' }],
        ['com:24001', 4, { numerateur: 4, denominateur: 100 }],
        ['com:17001', null, SECRET],
      ],
      { agregation: 'rapport' },
      [{ code: 'dep:33', nom: 'Gironde' }],
    );
    const codes = ['dep:33', 'reg:75', 'dep:24', 'com:17001', 'pays:FR', 'dep:33'];
    const rows = compare(indicator, territories, codes, YEAR);
    expect(
      rows.map(({ name, observation, computed, samePeriod }) => [
        name,
        observation?.value ?? observation?.statuses[0] ?? (computed && (computed.value ?? 'cannot be told')),
        samePeriod,
      ]),
    ).to.deep.equal([
      ['Gironde', 10, true],
      ['reg:75', 99, false],
      ['dep:24', 4, true],
      ['com:17001', 'secret', true],
      ['pays:FR', 'cannot be told', true],
    ]);
  });
});
