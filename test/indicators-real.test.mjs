/** Published figures and places, as feeds: true answers of the sums. ESSOR_DATA names their folder. */
import { expect } from 'chai';
import { readIndicators } from '../build/src/feed/indicators.js';
import { readPeriod } from '../build/src/feed/periods.js';
import { readFeed } from '../build/src/feed/read.js';
import { FORMULAS } from '../build/src/geo/travel-formulas.js';
import { parseCalculation, readCalculation } from '../build/src/query/calculation.js';
import { aggregate } from '../build/src/query/comparison.js';
import { prepare } from '../build/src/query/compute.js';
import { changeOf, shownValue } from '../build/src/query/figures.js';
import { inhabitantsReach } from '../build/src/query/inhabitants.js';
import { quantile, standingOf } from '../build/src/query/standing.js';
import { builtData } from './built-data.mjs';
import { dataFolder, feeds } from './feeds.mjs';

const URL = 'https://x.example/feed.json';
const AQUITAINE = ['16', '17', '19', '23', '24', '33', '40', '47', '64', '79', '86', '87'];

async function compute(feed, expression, data) {
  const calculation = typeof expression === 'string' ? parseCalculation(expression) : readCalculation(expression);
  expect(calculation).not.to.have.property('code');
  const communesOf = async () => feed.communes;
  return (await prepare(calculation, { feed, communesOf, data })).answer();
}

describe('sums over published data', function () {
  this.timeout(60_000);
  let thirdPlaces;
  let postal;

  before(async function () {
    if (!dataFolder()) this.skip();
    thirdPlaces = await readFeed(
      { ...feeds.tiersLieuxNouvelleAquitaine(), communes: feeds.communes(...AQUITAINE) },
      URL,
    );
    postal = await readFeed({ ...feeds.postalPoints(), communes: feeds.communes('33') }, URL);
  });

  it('87 third places in Gironde', async () => {
    expect(await compute(thirdPlaces, 'compte tiers-lieu en dep:33')).to.include({ value: 87, unit: 'nombre' });
  });

  it('a share is of the known: 45 of 222 are fablabs, 20.3 %, and 3 do not say', async () => {
    const outcome = await compute(thirdPlaces, 'part tiers-lieu [typologie=fablab] en reg:75');
    expect(outcome).to.include({ numerator: 45, denominator: 222, known: 222, unknown: 3 });
    expect(shownValue(outcome.value, 1)).to.equal(20.3);
  });

  it('parts of a whole: 418 postal points of Gironde', async () => {
    const { value, parts } = await compute(postal, 'repartition point-postal par typologie en dep:33');
    expect(value).to.equal(418);
    expect(parts.map(({ count }) => count)).to.deep.equal([184, 145, 62, 27]);
    expect(parts[0].label).to.match(/^bureau/i);
  });

  it('a ratio: 2.5 postal points for 10,000 inhabitants', async () => {
    const outcome = await compute(postal, {
      operation: 'rapport',
      sur: 'point-postal',
      pour: 'population',
      pour_combien: 10_000,
      territoire: 'dep:33',
    });
    expect(outcome).to.include({ numerator: 418, denominator: 1_690_493 });
    expect(shownValue(outcome.value, 1)).to.equal(2.5);
  });

  it('a median beside a mean: 807 and 3,166 inhabitants', async () => {
    expect((await compute(postal, 'mediane communes champ population en dep:33')).value).to.equal(807);
    expect(Math.round((await compute(postal, 'moyenne communes champ population en dep:33')).value)).to.equal(3166);
  });

  it('inhabitants near a place: 64.3 % within 10 km in a straight line', () => {
    // The factor with which a minute is a kilometre, whatever the mode's formula.
    const { a, b } = FORMULAS.car;
    const trajets = [{ mode: 'voiture', exposant: 1 / b, facteur: 1 / (20 * (a / 20) ** (1 / b)), fourchette: [1, 1] }];
    const feed = { ...thirdPlaces, experimental: new Map([['trajets', trajets]]) };
    const rows = Uint32Array.from({ length: feed.records.length }, (_, row) => row);
    const { within, sure, possible, all } = inhabitantsReach(feed.communes, feed, { minutes: 10, mode: 'car' })(rows);
    expect(shownValue((within / all) * 100, 1)).to.equal(64.3);
    expect([sure, possible]).to.deep.equal([within, within]);
  });

  it('inhabitants within minutes: more by car than on foot, between the ends of the range', async () => {
    const reach = (mode) => compute(thirdPlaces, `habitants_a_moins_de tiers-lieu minutes 20 mode ${mode} en reg:75`);
    const [car, walk] = [await reach('voiture'), await reach('pied')];
    expect(car.value).to.be.greaterThan(walk.value);
    for (const { low, value, high } of [car, walk]) expect(low <= value && value <= high).to.equal(true);
    expect(car.denominator).to.equal(thirdPlaces.communes.reduce((sum, { population }) => sum + population, 0));
  });

  it('inhabitants beyond an estuary are perhaps within minutes, no longer likely or sure', async () => {
    const expression = 'habitants_a_moins_de tiers-lieu minutes 20 mode voiture en reg:75';
    const [dry, wet] = [await compute(thirdPlaces, expression), await compute(thirdPlaces, expression, builtData)];
    expect(wet.high).to.equal(dry.high);
    expect(wet.value).to.be.below(dry.value);
    expect(wet.low).to.be.below(dry.low);
    // Few live where only water is between.
    expect(wet.value).to.be.above(dry.value - 3);
  });

  it('Gironde’s unemployment is 11.16 %, the sum over the sum; the mean of rates and their median are others', () => {
    const feed = readIndicators(feeds.communeIndicators('33'), URL);
    const indicator = feed.indicator('chomage');
    expect(feed.notes).to.deep.equal([]);
    const year = readPeriod('2021');
    const made = aggregate(indicator, feed.territories, 'dep:33', year);
    expect(shownValue(made.value, 2)).to.equal(11.16);
    expect(made.parts).to.equal(535);
    const rates = [...indicator.series.values()].map(([{ value }]) => value).filter((value) => value !== null);
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    expect(shownValue(mean, 2)).to.equal(10.17);
    expect(
      shownValue(
        quantile(
          rates.sort((a, b) => a - b),
          0.5,
        ),
        2,
      ),
    ).to.equal(9.91);
    expect(shownValue(standingOf(indicator, feed.territories, 'com:33063', year).median, 2)).to.equal(9.91);
  });

  it('the ESS’s share of jobs in Gironde: 9.9 % in 2014, +0.7 point since 2008, 80th of 100', () => {
    const feed = readIndicators(feeds.departmentIndicators(), URL);
    const indicator = feed.indicator('ess');
    const series = indicator.series.get('dep:33');
    const change = changeOf(indicator, series);
    expect([shownValue(change.to.value, 1), change.to.period.code]).to.deep.equal([9.9, '2014']);
    expect([change.difference, change.from.period.code]).to.deep.equal([0.7, '2008']);
    const standing = standingOf(indicator, feed.territories, 'dep:33', change.to.period);
    expect(standing).to.include({ published: 100, total: 100 });
    expect(standing.rank).to.be.within(79, 80);
  });
});
