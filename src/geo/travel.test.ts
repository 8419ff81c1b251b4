import { expect } from 'chai';
import fc from 'fast-check';
import { estimate, formulaOf, openTravel } from './travel-estimate.js';
import {
  BEYOND,
  ellipsoidKm,
  MAYBE,
  shownRange,
  travelTime,
  UNKNOWN,
  verdictOf,
  WITHIN,
  type TravelDisc,
  type TravelFacts,
  type TravelMode,
  type TravelPlaces,
} from './travel.js';

const MODES: readonly TravelMode[] = ['walk', 'bike', 'car'];
const NOWHERE: Omit<TravelFacts, 'factors'> = {
  zone: () => undefined,
  minutesFrom: () => undefined,
  apply: () => undefined,
};

const placesAt = (...positions: readonly (readonly [number, number])[]): TravelPlaces => ({
  longitudes: Float64Array.from(positions, ([longitude]) => longitude),
  latitudes: Float64Array.from(positions, ([, latitude]) => latitude),
});

/** Kilometres by T. Vincenty's inverse method (Survey Review 23, 1975), to 0.1 mm, for points that are not antipodal. */
function vincentyKm(longitude: number, latitude: number, otherLongitude: number, otherLatitude: number): number {
  const [a, f] = [6378137, 1 / 298.257223563];
  const b = a * (1 - f);
  const rad = Math.PI / 180;
  const L = (otherLongitude - longitude) * rad;
  const [u1, u2] = [latitude, otherLatitude].map((degrees) => Math.atan((1 - f) * Math.tan(degrees * rad))) as [
    number,
    number,
  ];
  let lambda = L;
  for (let round = 0; ; round++) {
    const x = Math.cos(u2) * Math.sin(lambda);
    const y = Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda);
    const sinSigma = Math.hypot(x, y);
    if (sinSigma === 0) return 0;
    const cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (Math.cos(u1) * Math.cos(u2) * Math.sin(lambda)) / sinSigma;
    const cos2Alpha = 1 - sinAlpha ** 2;
    const cos2m = cos2Alpha ? cosSigma - (2 * Math.sin(u1) * Math.sin(u2)) / cos2Alpha : 0;
    const C = (f / 16) * cos2Alpha * (4 + f * (4 - 3 * cos2Alpha));
    const next = L + (1 - C) * f * sinAlpha * (sigma + C * sinSigma * (cos2m + C * cosSigma * (2 * cos2m ** 2 - 1)));
    if (Math.abs(next - lambda) < 1e-12 || round > 200) {
      const v2 = (cos2Alpha * (a * a - b * b)) / (b * b);
      const A = 1 + (v2 / 16384) * (4096 + v2 * (-768 + v2 * (320 - 175 * v2)));
      const B = (v2 / 1024) * (256 + v2 * (-128 + v2 * (74 - 47 * v2)));
      const part = cosSigma * (2 * cos2m ** 2 - 1) - (B / 6) * cos2m * (4 * sinSigma ** 2 - 3) * (4 * cos2m ** 2 - 3);
      return (b * A * (sigma - B * sinSigma * (cos2m + (B / 4) * part))) / 1000;
    }
    lambda = next;
  }
}

describe('distance on the ellipsoid', () => {
  it('is that of geodesics that are known', () => {
    // Flinders Peak to Buninyong, as Geoscience Australia publishes it: 54,972.271 m.
    const degrees = (d: number, m: number, s: number) => d + m / 60 + s / 3600;
    const flinders = [degrees(144, 25, 29.5244), -degrees(37, 57, 3.7203)] as const;
    const buninyong = [degrees(143, 55, 35.3839), -degrees(37, 39, 10.1561)] as const;
    expect(vincentyKm(...flinders, ...buninyong)).to.be.closeTo(54.972271, 1e-6);
    expect(ellipsoidKm(...flinders, ...buninyong)).to.be.closeTo(54.972271, 0.001);
    // One degree of the equator: a · π / 180.
    expect(ellipsoidKm(-53, 0, -52, 0)).to.be.closeTo((6378.137 * Math.PI) / 180, 1e-9);
  });

  it('is within 0.002 % of Vincenty’s over 100 km in France and overseas', () => {
    const origin = fc.tuple(
      fc.double({ min: -64, max: 56, noNaN: true }),
      fc.double({ min: -22, max: 51, noNaN: true }),
    );
    const step = fc.double({ min: -0.6, max: 0.6, noNaN: true });
    fc.assert(
      fc.property(origin, step, step, ([longitude, latitude], east, north) => {
        const there = [longitude + east, latitude + north] as const;
        const exact = vincentyKm(longitude, latitude, ...there);
        return Math.abs(ellipsoidKm(longitude, latitude, ...there) - exact) <= exact * 2e-5 + 1e-6;
      }),
    );
  });

  it('is the same both ways and does not go around the Earth', () => {
    expect(ellipsoidKm(2.3, 48.8, -0.6, 44.8)).to.equal(ellipsoidKm(-0.6, 44.8, 2.3, 48.8));
    expect(ellipsoidKm(179.95, -17, -179.95, -17)).to.be.closeTo(vincentyKm(179.95, -17, 180.05, -17), 0.01);
  });
});

describe('travel times by formula', () => {
  const limits = fc.oneof(fc.integer({ min: 1, max: 90 }), fc.double({ min: 1, max: 90, noNaN: true }));
  const near = fc.oneof(
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -60, max: 60, noNaN: true }),
    fc.constant(0),
  );
  const factor = fc.record({
    factor: fc.double({ min: 0.5, max: 2, noNaN: true }),
    exponent: fc.double({ min: 0.7, max: 1.3, noNaN: true }),
    journeys: fc.constant(30),
    error: fc.constant(0.1),
    low: fc.double({ min: 0.5, max: 1, noNaN: true }),
    high: fc.double({ min: 1, max: 2, noNaN: true }),
  });

  it('agree with the disc on random feeds: inside its sure edge those within, up to its possible edge those that may be', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(near, near), { maxLength: 60 }),
        fc.tuple(near, near),
        fc.constantFrom(...MODES),
        limits,
        fc.option(factor),
        (positions, [longitude, latitude], mode, minutes, own) => {
          const places = placesAt(...positions);
          const facts = own ? { ...NOWHERE, factors: new Map([[mode, own]]) } : undefined;
          const reach = estimate({ origin: { longitude, latitude }, mode, minutes, places }, facts);
          const { sureKm, possibleKm } = reach.area as TravelDisc;
          expect(sureKm).to.be.at.most(possibleKm);
          for (let k = 0; k < positions.length; k++) {
            const km = ellipsoidKm(longitude, latitude, ...positions[k]!);
            const { low, high, minutes: likely } = travelTime(reach, k);
            expect(low).to.be.at.most(likely * (1 + 1e-9));
            expect(high).to.be.at.least(likely * (1 - 1e-9));
            expect(reach.verdicts[k]).to.equal(km <= sureKm ? WITHIN : km <= possibleKm ? MAYBE : BEYOND);
            expect(reach.verdicts[k]).to.equal(verdictOf(low, high, minutes));
          }
        },
      ),
    );
  });

  it('agree with the disc for places on its very edges', () => {
    // Along a meridian, so that distances grow bit by bit.
    for (const mode of MODES)
      for (let minutes = 1; minutes <= 60; minutes++) {
        const origin = { longitude: 0, latitude: 45 };
        const { sureKm, possibleKm } = estimate({ origin, mode, minutes, places: placesAt() }).area as TravelDisc;
        for (const edge of [sureKm, possibleKm]) {
          let latitude = 45 + edge / 111.1;
          for (let round = 0; round < 6; round++) latitude += (edge - ellipsoidKm(0, 45, 0, latitude)) / 111.1;
          const steps = Array.from({ length: 41 }, (_, i) => [0, latitude + (i - 20) * 7.2e-15] as const);
          const reach = estimate({ origin, mode, minutes, places: placesAt(...steps) });
          steps.forEach(([x, y], k) => {
            const km = ellipsoidKm(0, 45, x, y);
            expect(reach.verdicts[k]).to.equal(km <= sureKm ? WITHIN : km <= possibleKm ? MAYBE : BEYOND);
            expect(reach.verdicts[k]).to.equal(verdictOf(reach.low[k]!, reach.high[k]!, minutes));
          });
        }
      }
  });

  it('grow with the distance and are nearest first, without places that have no position', () => {
    const places = placesAt([0.3, 45], [NaN, NaN], [0.1, 45], [0, 45], [0.2, 45]);
    const reach = estimate({ origin: { longitude: 0, latitude: 45 }, mode: 'bike', minutes: 20, places });
    expect([...reach.order]).to.deep.equal([3, 2, 4, 0]);
    expect(reach.verdicts[1]).to.equal(UNKNOWN);
    expect(reach.minutes[1]).to.be.NaN;
    expect(reach.minutes[3]).to.equal(0);
  });

  it('say how far the nearest is where nothing is within reach, another island and the mainland included', () => {
    // Saint-Denis de La Réunion; Mamoudzou, Fort-de-France, Paris.
    const places = placesAt([45.228, -12.78], [-61.07, 14.6], [2.35, 48.85]);
    const reach = estimate({ origin: { longitude: 55.45, latitude: -20.88 }, mode: 'car', minutes: 20, places });
    expect([...reach.verdicts]).to.deep.equal([BEYOND, BEYOND, BEYOND]);
    expect([...reach.order]).to.deep.equal([0, 2, 1]);
    expect(shownRange(reach.low[0]!, reach.high[0]!, 20)[0]).to.be.above(60);
    expect([...estimate({ ...reach.request, places: placesAt() }).order]).to.deep.equal([]);
  });

  it('answer for some rows in their own order', async () => {
    const places = { ...placesAt([0.3, 45], [0, 45], [0.1, 45]), rows: Uint32Array.of(2, 0) };
    const request = { origin: { longitude: 0, latitude: 45 }, mode: 'car' as const, minutes: 20, places };
    const reach = await openTravel().reach(request);
    expect(reach.minutes).to.have.length(2);
    expect(reach.minutes[0]).to.be.below(reach.minutes[1]!);
    expect(reach.request).to.equal(request);
  });

  it('are the territory’s own where it has a factor', () => {
    const own = { factor: 1.2, exponent: 1, journeys: 30, error: 0.1, low: 0.9, high: 1.1 };
    const facts = { ...NOWHERE, factors: new Map([['car' as const, own]]) };
    const request = {
      origin: { longitude: 5.7, latitude: 45.2 },
      mode: 'car' as const,
      minutes: 20,
      places: placesAt([5.9, 45.3]),
    };
    const [theirs, ours] = [estimate(request, facts), estimate(request)];
    expect(theirs.minutes[0]! / ours.minutes[0]!).to.be.closeTo(1.2, 1e-12);
    expect(theirs.low[0]! / theirs.minutes[0]!).to.be.closeTo(0.9, 1e-12);
    expect(estimate({ ...request, mode: 'walk' }, facts).minutes[0]).to.equal(
      estimate({ ...request, mode: 'walk' }).minutes[0],
    );
    // The exponent turns about 20 minutes.
    const turned = formulaOf('car', { ...NOWHERE, factors: new Map([['car', { ...own, exponent: 0.9 }]]) });
    const plain = formulaOf('car');
    const km = (20 / plain.a) ** (1 / plain.b);
    expect(turned.a * km ** turned.b).to.be.closeTo(24, 1e-9);
  });
});

describe('the range shown', () => {
  it('never contradicts the verdict', () => {
    const minutes = fc.double({ min: 0, max: 200, noNaN: true });
    const limit = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(minutes, minutes, limit, fc.boolean(), (one, other, most, endless) => {
        const low = Math.min(one, other);
        const high = endless ? Infinity : Math.max(one, other);
        const [from, to] = shownRange(low, high, most);
        expect(from).to.be.at.most(to);
        expect(Number.isInteger(from)).to.be.true;
        expect(from).to.be.at.least(1);
        if (high <= most) expect(to).to.be.at.most(most);
        else if (low <= most) expect(from <= most && to > most).to.be.true;
        else expect(from).to.be.above(most);
        if (endless) expect(to).to.equal(Infinity);
      }),
    );
  });

  it('is in steps of five minutes above ten, and one number where the time is known', () => {
    expect(shownRange(13.4, 18.9, 30)).to.deep.equal([15, 20]);
    expect(shownRange(4.2, 6.8, 30)).to.deep.equal([4, 7]);
    expect(shownRange(17, 18.2, 18.5)).to.deep.equal([15, 18]);
    expect(shownRange(20.2, 27, 20)).to.deep.equal([21, 25]);
    expect(shownRange(12.4, 12.4, 20)).to.deep.equal([12, 12]);
    expect(shownRange(20.3, 20.3, 20)).to.deep.equal([21, 21]);
    expect(shownRange(0, 0, 20)).to.deep.equal([1, 1]);
  });
});
