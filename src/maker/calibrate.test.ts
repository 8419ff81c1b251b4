import { expect } from 'chai';
import fc from 'fast-check';
import { formulaOf } from '../geo/travel-estimate.js';
import { FORMULAS } from '../geo/travel-formulas.js';
import { ellipsoidKm } from '../geo/travel.js';
import { calibrate, calibrateModes, median, pairsOf, quantile, type Journey } from './calibrate.js';
import { PRIORS } from './calibration-priors.js';
import { dice } from './dice.js';
import { readJourneys } from './journeys.js';

/** Journeys that take what a formula says, times `scatter` at most. */
function journeys(minutesAt: (km: number) => number, count = 30, scatter = 0, seed = 1): Journey[] {
  const random = dice(seed);
  return Array.from({ length: count }, () => {
    // Nearer ones say nothing of speeds: they are left out.
    const to = [0.05 + random() * 0.4, 45 + random() * 0.2] as const;
    const km = ellipsoidKm(0, 45, ...to);
    return { mode: 'car', from: [0, 45], to, minutes: minutesAt(km) * Math.exp(scatter * (2 * random() - 1)) };
  });
}
const { a, b } = FORMULAS.car;

describe('a territory’s own factor', () => {
  it('is 1 where journeys take what the library says, with a narrow range', () => {
    const found = calibrate(pairsOf(journeys((km) => a * km ** b)), PRIORS.car)!;
    expect(found.factor).to.be.closeTo(1, 1e-9);
    expect(found.exponent).to.be.closeTo(1, 1e-9);
    expect(found.error).to.be.closeTo(0, 1e-9);
    expect(found.high).to.be.below(FORMULAS.car.high);
  });

  // Six standard errors, measured on 5,000 draws: 0.025 for thirty journeys of this scatter, 0.0106 for three hundred. A tighter
  // bound fails by chance, since the seeds differ in each run.
  for (const [count, bound, runs] of [
    [30, 0.15, 100],
    [300, 0.064, 20],
  ] as const)
    it(`is found whatever it is, and makes the minutes right (${count} journeys)`, () => {
      fc.assert(
        fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), fc.integer(), (factor, seed) => {
          const own = journeys((km) => factor * a * km ** b, count, 0.2, seed);
          const factors = calibrateModes(own);
          const car = factors.get('car')!;
          expect(Math.abs(Math.log(car.factor / factor))).to.be.below(bound);
          expect(car.journeys).to.equal(count);
          const local = formulaOf('car', {
            factors,
            zone: () => undefined,
            minutesFrom: () => undefined,
            apply: () => undefined,
          });
          const errors = own.map(({ to, minutes }) =>
            Math.log((local.a * ellipsoidKm(0, 45, ...to) ** local.b) / minutes),
          );
          expect(Math.abs(median(errors))).to.be.below(0.1);
        }),
        { numRuns: runs },
      );
    });

  it('is not led astray by a few detours', () => {
    const own = journeys((km) => 1.2 * a * km ** b, 30, 0.1);
    const odd = own.map((journey, i) => (i % 10 ? journey : { ...journey, minutes: journey.minutes * 3 }));
    expect(calibrateModes(odd).get('car')!.factor).to.be.closeTo(1.2, 0.1);
  });

  it('turns a little where far journeys are quicker, as far as thirty of them can tell', () => {
    const { exponent } = calibrateModes(journeys((km) => 20 * ((a * km ** b) / 20) ** 0.8)).get('car')!;
    expect(exponent).to.be.within(0.8, 0.98);
  });

  it('comes with a range as wide as the journeys scatter', () => {
    const [calm, rough] = [0.1, 0.6].map((scatter) =>
      calibrateModes(journeys((km) => a * km ** b, 30, scatter)).get('car')!,
    );
    expect(calm!.high).to.be.below(rough!.high);
    expect(calm!.low).to.be.above(rough!.low);
    expect(calm!.error).to.be.below(rough!.error);
  });

  it('is not made from too few, nor from journeys to the next door', () => {
    expect(calibrateModes(journeys((km) => a * km ** b, 4)).size).to.equal(0);
    const doors: Journey[] = journeys(() => 3).map((journey) => ({ ...journey, to: [0.0001, 45] }));
    expect(calibrateModes(doors).size).to.equal(0);
  });
});

describe('quantiles', () => {
  it('lie between the values', () => {
    expect(median([3, 1, 2])).to.equal(2);
    expect(median([1, 2])).to.equal(1.5);
    expect(quantile([0, 10], 0.25)).to.equal(2.5);
    expect(quantile([5], 0.9)).to.equal(5);
  });
});

describe('a table of journeys', () => {
  const header = 'mode,from_lon,from_lat,to_lon,to_lat,minutes,source';

  it('is read whatever the order of its columns and the quotes', () => {
    const { journeys: found, bad } = readJourneys(
      `\ufeffsource,minutes,mode,from_lat,from_lon,to_lat,to_lon\r\n"a, ""b""",12.5,car,45,-0.5,45.1,-0.6\r\n\r\n,3,"walk",45,0,45,0.01\r\n`,
    );
    expect(bad).to.equal(0);
    expect(found).to.deep.equal([
      { mode: 'car', from: [-0.5, 45], to: [-0.6, 45.1], minutes: 12.5, source: 'a, "b"' },
      { mode: 'walk', from: [0, 45], to: [0.01, 45], minutes: 3, source: '' },
    ]);
  });

  it('may have semicolons and decimal commas, and French modes', () => {
    const text = `${header.replaceAll(',', ';')}\nvélo;-0,5;45;-0,6;45,1;12,5;x\n`;
    expect(readJourneys(text).journeys).to.deep.equal([
      { mode: 'bike', from: [-0.5, 45], to: [-0.6, 45.1], minutes: 12.5, source: 'x' },
    ]);
  });

  it('loses lines that hold no journey, which are counted', () => {
    const lines = [
      'train,0,45,0,45,3',
      'car,0,95,0,45,3',
      'car,,45,0,45,3',
      'car,0,45,0,45,0',
      'car,0,45,0,45,x',
      'car',
    ];
    expect(readJourneys([header, ...lines, 'car,0,45,0,45.1,3,s'].join('\n'))).to.deep.include({ bad: 6, missing: [] });
    expect(readJourneys('a,b\n1,2').missing).to.include('minutes');
    expect(readJourneys('').missing).to.have.length(6);
  });
});
