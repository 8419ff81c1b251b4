import { expect } from 'chai';
import fc from 'fast-check';
import type { Feed } from '../feed/feed.js';
import { readFeed } from '../feed/read.js';
import { boxOf, contains } from './polygons.js';
import { estimate } from './travel-estimate.js';
import { readTravelFacts } from './travel-facts.js';
import { FORMULAS } from './travel-formulas.js';
import {
  BEYOND,
  ellipsoidKm,
  MAYBE,
  travelTime,
  UNKNOWN,
  verdictOf,
  VERDICTS,
  WITHIN,
  type TravelDisc,
} from './travel.js';

const square = (x: number, y: number, half: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
      [x - half, y - half],
    ],
  ],
});

async function feedOf(more: object, places: readonly object[] = []): Promise<Feed> {
  const lieux = places.map((place, i) => ({ id: `l${i}`, nom: `Lieu ${i}`, longitude: 0, latitude: 45, ...place }));
  return (await readFeed({ essor: 1, lieux, ...more }, 'https://x.example/feed.json')) as Feed;
}

const ask = (feed: Feed, origin: object, minutes = 20) =>
  estimate(
    { origin: { longitude: 0, latitude: 45, ...origin }, mode: 'car', minutes, places: feed.records },
    readTravelFacts(feed),
  );

describe('what a feed knows of travel times', () => {
  it('is its own factor by mode, with the library’s range where it has none', async () => {
    const { factors } = readTravelFacts(
      await feedOf({
        trajets: [
          { mode: 'voiture', facteur: 1.24, exposant: 0.97, fourchette: [0.8, 1.3], trajets: 30, erreur: 0.12 },
          { mode: 'voiture', facteur: 3 },
          { mode: 'pied', facteur: '1,1' },
          { mode: 'velo', facteur: 0.9 },
        ],
      }),
    );
    expect([...factors.keys()]).to.deep.equal(['car', 'walk', 'bike']);
    expect(factors.get('car')).to.deep.equal({
      factor: 1.24,
      exponent: 0.97,
      journeys: 30,
      error: 0.12,
      low: 0.8,
      high: 1.3,
    });
    const { low, high } = FORMULAS.bike;
    expect(factors.get('bike')).to.deep.include({ factor: 0.9, exponent: 1, journeys: 0, low, high });
  });

  it('is read without what makes no sense', async () => {
    const values = [0, -1, 1e9, NaN, 'x', null, [], {}, true];
    const trajets = values.flatMap((facteur) => [
      { mode: 'voiture', facteur },
      { mode: '__proto__', facteur: 1 },
      facteur,
    ]);
    expect(readTravelFacts(await feedOf({ trajets })).factors.size).to.equal(0);
    for (const odd of values) {
      const feed = await feedOf({ trajets: odd, temps: odd }, [
        { zones_20min: odd },
        { zones_20min: { voiture: odd } },
      ]);
      const reach = ask(feed, { code: '33063' });
      expect([...reach.sources]).to.deep.equal([0, 0]);
    }
    const odd = await feedOf({ trajets: [{ mode: 'pied', facteur: 1, exposant: -1, fourchette: [2, 0.5] }] });
    const { low, high } = FORMULAS.walk;
    expect(readTravelFacts(odd).factors.get('walk')).to.deep.include({ exponent: 1, low, high });
  });

  it('is the minutes from a commune, which are taken as they are', async () => {
    const temps = { lieux: ['l2', 'gone', 'l0', 'l3'], voiture: { 33063: [0, 31.5, 2, 4, 1, 3, 3, null] } };
    const feed = await feedOf({ temps }, [{}, {}, {}, {}, { longitude: null, latitude: null }]);
    const reach = ask(feed, { code: '33063' });
    expect([0, 1, 2, 3, 4].map((k) => VERDICTS[reach.verdicts[k]!])).to.deep.equal([
      'within',
      'within',
      'beyond',
      'beyond',
      'unknown',
    ]);
    expect(travelTime(reach, 0)).to.deep.equal({ minutes: 4, low: 4, high: 4, by: 'feed', overWater: false });
    expect(travelTime(reach, 1).by).to.equal('estimate');
    expect(reach.minutes[3]).to.equal(Infinity);
    expect([...reach.order], 'no way leads to l3').to.deep.equal([1, 0, 2]);
    expect(reach.by).to.equal('feed');
    for (const code of [undefined, '33064', '__proto__', 'constructor'])
      expect([...ask(feed, { code }).sources], code).to.deep.equal([0, 0, 0, 0, 0]);
  });

  it('is the zone of a place, which decides at 20 minutes and bounds the estimate at others', async () => {
    // The place lies some 12 km away: between the edges of the estimate.
    const away = { longitude: 0.15 };
    const feed = await feedOf({}, [
      { ...away, zones_20min: { voiture: square(0, 45, 0.01) } },
      { ...away, zones_20min: { voiture: square(0.5, 45, 0.01) } },
      { ...away, zones_20min: { pied: square(0, 45, 0.01) } },
    ]);
    const verdicts = (minutes: number) => [...ask(feed, {}, minutes).verdicts];
    expect(verdicts(20)).to.deep.equal([WITHIN, BEYOND, MAYBE]);
    expect(verdicts(22)).to.deep.equal([WITHIN, MAYBE, MAYBE]);
    expect(verdicts(60)).to.deep.equal([WITHIN, WITHIN, WITHIN]);
    expect(travelTime(ask(feed, {}, 60), 1).low).to.be.above(20);
    expect(verdicts(5)).to.deep.equal([BEYOND, BEYOND, BEYOND]);
    expect(ask(feed, {}).by).to.equal('zone');
  });

  it('agrees with zones, verdicts, ranges and the disc, wherever the visitor is', async () => {
    const offset = fc.double({ min: -0.4, max: 0.4, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ x: offset, y: offset, half: fc.option(fc.double({ min: 0.001, max: 0.3, noNaN: true })) }),
          {
            maxLength: 12,
          },
        ),
        offset,
        offset,
        fc.constantFrom(5, 20, 45),
        async (places, x, y, minutes) => {
          const zones = places.map(({ x, y, half }) => half && square(x, 45 + y, half));
          const feed = await feedOf(
            {},
            places.map(({ x, y }, i) => ({
              longitude: x,
              latitude: 45 + y,
              ...(zones[i] && { zones_20min: { voiture: zones[i] } }),
            })),
          );
          const reach = ask(feed, { longitude: x, latitude: 45 + y }, minutes);
          const { sureKm, possibleKm } = reach.area as TravelDisc;
          places.forEach((place, k) => {
            const { low, high, minutes: likely, by } = travelTime(reach, k);
            expect(low <= likely && likely <= high, `${low} ${likely} ${high}`).to.be.true;
            expect(reach.verdicts[k]).to.equal(verdictOf(low, high, minutes));
            const zone = zones[k] as GeoJSON.Polygon | null;
            expect(by).to.equal(zone ? 'zone' : 'estimate');
            if (zone) {
              expect(boxOf(zone)).to.have.length(4);
              const inside = contains(zone, x, 45 + y);
              if (minutes === 20) expect(reach.verdicts[k]).to.equal(inside ? WITHIN : BEYOND);
              if (minutes === 45 && inside) expect(reach.verdicts[k]).to.equal(WITHIN);
              if (minutes === 5 && !inside) expect(reach.verdicts[k]).to.equal(BEYOND);
            }
            const km = ellipsoidKm(x, 45 + y, place.x, 45 + place.y);
            if (km <= sureKm) expect(reach.verdicts[k]).to.equal(WITHIN);
            if (km > possibleKm) expect(reach.verdicts[k]).to.equal(BEYOND);
            expect(reach.verdicts[k]).not.to.equal(UNKNOWN);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
