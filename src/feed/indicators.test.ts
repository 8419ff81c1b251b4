import { expect } from 'chai';
import { aggregationOf } from './indicator-details.js';
import { readIndicators } from './indicators.js';

const URL = 'https://x.example/feed.json';

function one(fields: object) {
  const feed = readIndicators({ essor: 1, indicateurs: [{ id: 'i', libelle: 'I', ...fields }] }, URL);
  const indicator = feed.indicator('i')!;
  return { indicator, notes: feed.notes.map(({ field, reason }) => [field, reason]), feed };
}

/** `period value statuses` of a territory's observations. */
function seriesOf({ indicator }: ReturnType<typeof one>, territory = 'dep:33') {
  return (indicator.series.get(territory) ?? []).map(({ period, value, statuses }) =>
    [period.code, value, ...statuses].join(' '),
  );
}

describe('the indicators of a feed', () => {
  it('are read with their words, unit, target, source and series in time’s order', () => {
    const read = one({
      libelle: { fr: 'Part de l’ESS', en: 'Share' },
      libelle_court: 'ESS',
      unite: '%',
      precision: 1,
      sens: 'hausse',
      agregation: 'rapport',
      borne_min: 0,
      borne_max: 100,
      valeurs: [
        { territoire: 'dep:33', periode: '2014', valeur: 9.87, statut: ['rupture'], commentaire: 'nouveau' },
        { territoire: 'dep:33', periode: 2008, valeur: 9.23, numerateur: 923, denominateur: 10000 },
      ],
      objectifs: [{ territoire: 'dep:33', periode: '2030', valeur: 0, libelle: 'Plan', depart: '2014' }],
      tendance: { depuis: '2008' },
      source: { producteur: 'Insee', url: 'javascript:1', licence: 'LO-2.0', date_publication: '2016-12-01' },
      date_maj: '2026-11-20',
    });
    expect(read.notes).to.deep.equal([]);
    expect(seriesOf(read)).to.deep.equal(['2008 9.23', '2014 9.87 rupture']);
    const { indicator } = read;
    expect(indicator.label).to.deep.equal({ fr: 'Part de l’ESS', en: 'Share' });
    expect([indicator.unit, indicator.decimals, indicator.direction, aggregationOf(indicator)]).to.deep.equal([
      '%',
      1,
      1,
      'ratio',
    ]);
    expect(indicator.targets[0]!.value).to.equal(0);
    expect(indicator.targets[0]!.period!.code).to.equal('2030');
    expect(indicator.source).to.include({ producer: 'Insee', licence: 'LO-2.0', url: undefined });
    expect(indicator.series.get('dep:33')![0]!.denominator).to.equal(10000);
  });

  it('drop what is wrong one by one, and say which and why', () => {
    const at = (periode: unknown, valeur: unknown, more: object = {}) => ({
      territoire: 'dep:33',
      periode,
      valeur,
      ...more,
    });
    const read = one({
      unite: '%',
      borne_min: 0,
      borne_max: 100,
      valeurs: [
        at('2010', '9,87'),
        at('2009', 'beaucoup'),
        at('2011', Infinity),
        at('2012', 101),
        at('2013', 5),
        at('2013', 6),
        at('2013-13', 6),
        at('2013-02-30', 6),
        at('2014/2012', 6),
        at('__proto__', 6),
        at('2014', 7, { unite: 'EUR' }),
        at('2015', 7, { statut: ['secret'] }),
        at('2016', null),
        at('2017', 7, { statut: ['provisoire', 'faux'] }),
        at('2018', 7, { borne_basse: 8, borne_haute: 9 }),
        { territoire: 'constructor', periode: '2019', valeur: 1 },
        'x',
      ],
      objectifs: [
        { periode: '2010', depart: '2012', valeur: 3 },
        { periode: '2030', valeur: 'trois' },
      ],
    });
    expect(seriesOf(read)).to.deep.equal([
      '2010 9.87',
      '2013 5',
      '2015  secret',
      '2016  nd',
      '2017 7 provisoire',
      '2018 7',
    ]);
    expect(read.notes).to.deep.equal([
      ['valeurs[0]', 'text'],
      ['valeurs[1]', 'value'],
      ['valeurs[2]', 'value'],
      ['valeurs[3]', 'bounds'],
      ['valeurs[5]', 'duplicate'],
      ['valeurs[6]', 'period'],
      ['valeurs[7]', 'period'],
      ['valeurs[8]', 'period'],
      ['valeurs[9]', 'period'],
      ['valeurs[10]', 'unit'],
      ['valeurs[11]', 'status'],
      ['valeurs[13]', 'status'],
      ['valeurs[14]', 'interval'],
      ['valeurs[15]', 'territory'],
      ['valeurs[16]', 'object'],
      ['objectifs[0]', 'start'],
      ['objectifs[1]', 'value'],
    ]);
  });

  it('read the compact twin as the long form', () => {
    const read = one({
      serie: {
        territoires: ['dep:33', 'dep:24'],
        periodes: ['2008', '2014'],
        valeurs: [
          [1, 2.5],
          [null, 3],
        ],
        statuts: { '1,0': ['secret'] },
      },
    });
    expect(read.notes).to.deep.equal([]);
    expect(seriesOf(read)).to.deep.equal(['2008 1', '2014 2.5']);
    expect(seriesOf(read, 'dep:24')).to.deep.equal(['2008  secret', '2014 3']);
  });

  it('apply the power of ten by decimals', () => {
    expect(
      seriesOf(one({ multiplicateur: 3, valeurs: [{ territoire: 'dep:33', periode: '2014', valeur: 12.3 }] })),
    ).to.deep.equal(['2014 12300']);
  });

  it('show the decimals most seen, at most two', () => {
    const decimals = (...values: number[]) =>
      one({ valeurs: values.map((valeur, at) => ({ periode: `20${10 + at}`, valeur })) }).indicator.decimals;
    expect([decimals(), decimals(1, 2), decimals(1, 2.5, 3.5), decimals(1.23456, 2.34567, 3)]).to.deep.equal([
      0, 0, 1, 2,
    ]);
  });

  it('leave out those without id or label, and the second of one id, and are read when asked for', () => {
    const feed = readIndicators(
      { indicateurs: [{ libelle: 'x' }, { id: 'a' }, { id: 'a', libelle: 'A' }, { id: 'a', libelle: 'B' }, 3] },
      URL,
    );
    expect(feed.ids).to.deep.equal(['a']);
    expect(feed.notes.map(({ index, reason }) => [index, reason])).to.deep.equal([
      [0, 'no-id'],
      [1, 'no-name'],
      [3, 'id-taken'],
      [4, 'not-record'],
    ]);
    expect(feed.indicator('__proto__')).to.equal(undefined);
    expect(feed.indicator('a')).to.equal(feed.indicator('a'));
  });
});
