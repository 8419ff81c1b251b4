import { expect } from 'chai';
import fc from 'fast-check';
import { readIndicators } from '../feed/indicators.js';
import { changeOf, currentOf, shownValue, targetOf, territoryOf } from './figures.js';

const HERE = 'dep:33';

/** An indicator of one territory; rows are `[period, value, ...statuses]`. */
function indicator(rows: readonly (readonly [string, number | null, ...string[]])[], fields: object = {}) {
  const valeurs = rows.map(([periode, valeur, ...statut]) => ({ territoire: HERE, periode, valeur, statut }));
  const raw = { id: 'i', libelle: 'I', unite: '%', precision: 1, valeurs, ...fields };
  const read = readIndicators({ indicateurs: [raw] }, 'https://x.example/').indicator('i')!;
  return { read, series: read.series.get(HERE) ?? [] };
}

function change(...given: Parameters<typeof indicator>) {
  const { read, series } = indicator(...given);
  const result = changeOf(read, series);
  return typeof result === 'string'
    ? result
    : { since: result.from.period.code, by: result.difference, percent: result.percent, judged: result.judged };
}

describe('the current figure', () => {
  it('is the last that is no forecast and available; a secret stands', () => {
    const codeOf = (rows: Parameters<typeof indicator>[0]) => currentOf(indicator(rows).series)?.period.code;
    expect(
      codeOf([
        ['2014', 1],
        ['2008', 2],
      ]),
    ).to.equal('2014');
    expect(
      codeOf([
        ['2014', 1],
        ['2030', 2, 'prevision'],
      ]),
    ).to.equal('2014');
    expect(
      codeOf([
        ['2014', 1],
        ['2015', null],
      ]),
    ).to.equal('2014');
    expect(
      codeOf([
        ['2014', 1],
        ['2015', null, 'secret'],
      ]),
    ).to.equal('2015');
    expect(codeOf([['2015', null]])).to.equal('2015');
    expect(codeOf([])).to.equal(undefined);
  });

  it('is of the first territory asked for that has figures, or of the only one', () => {
    const { read } = indicator([['2014', 1]]);
    expect(territoryOf(read, ['com:33063', HERE])).to.equal(HERE);
    expect(territoryOf(read, [])).to.equal(HERE);
    expect(territoryOf(read, ['com:33063'])).to.equal(undefined);
  });
});

describe('a change', () => {
  it('is in points for percents, of the values as shown', () => {
    expect(
      change(
        [
          ['2008', 9.23],
          ['2014', 9.87],
        ],
        { sens: 'hausse' },
      ),
    ).to.deep.equal({
      since: '2008',
      by: 0.7,
      percent: undefined,
      judged: 1,
    });
  });

  it('is judged only where the indicator says what is better', () => {
    const judged = (sens?: string) =>
      (
        change(
          [
            ['2008', 9],
            ['2014', 8],
          ],
          { sens },
        ) as { judged: number }
      ).judged;
    expect([judged('hausse'), judged('baisse'), judged('neutre'), judged()]).to.deep.equal([-1, 1, 0, 0]);
  });

  it('has a percent for counts, unless the base is tiny', () => {
    const counts = { unite: 'nombre', precision: 0 };
    expect(
      change(
        [
          ['2008', 20],
          ['2014', 25],
        ],
        counts,
      ),
    ).to.include({ by: 5, percent: 25 });
    expect(
      change(
        [
          ['2008', 19],
          ['2014', 25],
        ],
        counts,
      ),
    ).to.include({ by: 6, percent: undefined });
  });

  it('is nothing where the shown values are equal', () => {
    expect(
      change(
        [
          ['2008', 9.96],
          ['2014', 10.04],
        ],
        { sens: 'hausse' },
      ),
    ).to.include({ by: 0, judged: 0 });
  });

  it('is since the figure before, or since the period that the indicator names', () => {
    const rows = [
      ['2008', 1],
      ['2010', 2],
      ['2014', 4],
    ] as const;
    expect(change(rows)).to.include({ since: '2010', by: 2 });
    expect(change(rows, { tendance: { depuis: '2008' } })).to.include({ since: '2008', by: 3 });
    expect(change(rows, { tendance: { depuis: '2009' } })).to.include({ since: '2010' });
    expect(
      change([
        ['2008', 1],
        ['2010', null],
        ['2014', 4],
      ]),
    ).to.include({ since: '2008' });
  });

  it('is not told across a break, a secret, another geography, nor of one figure alone', () => {
    expect(
      change([
        ['2008', 1],
        ['2014', 2, 'rupture'],
      ]),
    ).to.equal('break');
    expect(
      change([
        ['2008', 1, 'rupture'],
        ['2014', 2],
      ]),
    ).to.include({ by: 1 });
    expect(
      change(
        [
          ['2008', 1],
          ['2010', 2, 'rupture'],
          ['2014', 2],
        ],
        { tendance: { depuis: '2008' } },
      ),
    ).to.equal('break');
    expect(
      change([
        ['2008', 1],
        ['2011', null, 'secret'],
        ['2014', 2],
      ]),
    ).to.equal('secret');
    expect(
      change([
        ['2008', null, 'secret'],
        ['2014', 2],
      ]),
    ).to.equal('secret');
    expect(
      change([
        ['2008', 1],
        ['2014', null, 'secret'],
      ]),
    ).to.equal('secret');
    expect(change([['2014', 2]])).to.equal('alone');
    expect(change([])).to.equal('nothing');
    const valeurs = [
      { territoire: HERE, periode: '2008', valeur: 1, millesime_geo: '2008' },
      { territoire: HERE, periode: '2014', valeur: 2 },
    ];
    expect(change([], { valeurs, source: { millesime_geo: '2016' } })).to.equal('geography');
    expect(change([], { valeurs: [valeurs[0], { ...valeurs[1], millesime_geo: '2008' }] })).to.include({ by: 1 });
  });

  it('can be redone from the shown values, whatever they are', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.integer({ min: 0, max: 4 }), (a, b, precision) => {
        const result = change(
          [
            ['2008', a],
            ['2014', b],
          ],
          { precision },
        ) as { by: number };
        const redone = shownValue(b, precision) - shownValue(a, precision);
        expect(result.by).to.be.closeTo(redone, 1e-6);
        expect(Object.is(result.by, -0)).to.equal(false);
      }),
    );
  });

  it('rounds as Intl does', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 6 }), (value, places) => {
        const intl = new Intl.NumberFormat('en', {
          minimumFractionDigits: places,
          maximumFractionDigits: places,
          useGrouping: false,
          signDisplay: 'negative',
        });
        expect(intl.format(shownValue(value, places))).to.equal(intl.format(value));
      }),
    );
  });
});

describe('a target', () => {
  const NOW = Date.UTC(2020, 0);
  const target = (rows: Parameters<typeof indicator>[0], objectifs: object[], fields: object = {}, now = NOW) =>
    targetOf(indicator(rows, { objectifs, ...fields }).read, HERE, now);
  const DUE = { territoire: HERE, periode: '2028', valeur: 20, depart: '2008' };
  const at2018 = (value: number, more: object = {}) =>
    target(
      [
        ['2008', 10],
        ['2018', value],
      ],
      [{ ...DUE, ...more }],
    );

  it('has a straight path between the ends of its periods, and a verdict within 5 % of the whole way', () => {
    const state = at2018(15)!;
    expect(state.expected).to.be.closeTo(15, 0.01);
    expect(state.path.map(({ period, value }) => [period.code, value])).to.deep.equal([
      ['2008', 10],
      ['2028', 20],
    ]);
    expect([14.4, 14.6, 15.4, 15.6, 20, 21].map((value) => at2018(value)!.verdict)).to.deep.equal([
      'behind',
      'on-track',
      'on-track',
      'ahead',
      'reached',
      'reached',
    ]);
  });

  it('that falls is judged the other way, and zero is a legal one', () => {
    const verdict = (value: number) => at2018(value, { valeur: 0 })!.verdict;
    expect([verdict(8), verdict(5), verdict(2), verdict(0)]).to.deep.equal(['behind', 'on-track', 'ahead', 'reached']);
  });

  it('is reached by what is shown', () => {
    expect(at2018(19.96)!.verdict).to.equal('reached');
    expect(at2018(19.94)!.verdict).to.equal('ahead');
  });

  it('is overdue when its period is over and it is not reached', () => {
    expect(
      target(
        [
          ['2008', 10],
          ['2018', 15],
        ],
        [DUE],
        {},
        Date.UTC(2029, 0),
      )!.verdict,
    ).to.equal('overdue');
    expect(
      target(
        [
          ['2008', 10],
          ['2028', 15],
        ],
        [DUE],
      )!.verdict,
    ).to.equal('overdue');
    expect(
      target(
        [
          ['2008', 10],
          ['2018', 20],
        ],
        [DUE],
        {},
        Date.UTC(2029, 0),
      )!.verdict,
    ).to.equal('reached');
  });

  it('without a date has no path and no verdict', () => {
    expect(at2018(15, { periode: undefined, depart: undefined }))
      .to.deep.include({ path: [] })
      .and.not.have.property('verdict');
  });

  it('has no verdict at its start, across a break, nor of a secret', () => {
    expect(target([['2008', 10]], [DUE])!.verdict).to.equal(undefined);
    expect(
      target(
        [
          ['2008', 10],
          ['2018', 15, 'rupture'],
        ],
        [DUE],
      )!.verdict,
    ).to.equal(undefined);
    expect(
      target(
        [
          ['2008', 10],
          ['2018', null, 'secret'],
        ],
        [DUE],
      )!.verdict,
    ).to.equal(undefined);
    expect(
      target(
        [
          ['2010', 10],
          ['2018', 15],
        ],
        [DUE],
      )!.path,
    ).to.deep.equal([]);
  });

  it('goes by its steps', () => {
    const steps = [DUE, { territoire: HERE, periode: '2018', valeur: 12 }];
    const state = target(
      [
        ['2008', 10],
        ['2018', 12],
      ],
      steps,
    )!;
    expect([state.target.value, state.expected, state.verdict]).to.deep.equal([20, 12, 'on-track']);
    expect(state.path).to.have.length(3);
  });

  it('of the territory comes before that of all; others’ do not count', () => {
    const of = (objectifs: object[]) => target([['2008', 10]], objectifs)?.target.value;
    expect(
      of([
        { periode: '2030', valeur: 1 },
        { territoire: HERE, periode: '2029', valeur: 2 },
      ]),
    ).to.equal(2);
    expect(of([{ periode: '2030', valeur: 1 }])).to.equal(1);
    expect(of([{ territoire: 'dep:24', periode: '2030', valeur: 1 }])).to.equal(undefined);
  });
});
