import { expect } from 'chai';
import { discOutline } from './disc.js';
import { contains } from './polygons.js';
import { estimate } from './travel-estimate.js';
import { ellipsoidKm, MAYBE, WATER_IN_WAY, WITHIN } from './travel.js';
import { waterOf } from './water.js';

/** Positions in 1/1,000 degree as `coast.json` holds a line. */
const line = (...points: readonly (readonly [number, number])[]) =>
  points.flatMap(([x, y], i) => [x - (points[i - 1]?.[0] ?? 0), y - (points[i - 1]?.[1] ?? 0)]);

// On the equator, where 9 thousandths of a degree are one kilometre: an estuary from the west, 5 km wide and 50 km deep; a
// dent in the shore; an island.
const MAINLAND = line(
  [0, 1000],
  [0, 45],
  [450, 45],
  [450, 0],
  [0, 0],
  [0, -200],
  [20, -200],
  [20, -245],
  [0, -245],
  [0, -1000],
);
const ISLAND = line([-200, 500], [-100, 500], [-100, 600], [-200, 600], [-200, 500]);
const water = waterOf([MAINLAND, ISLAND]);

type Position = readonly [longitude: number, latitude: number];
const crosses = (from: Position, to: Position, allowance = 1.4) => {
  const km = ellipsoidKm(...from, ...to);
  return water.from(...from, km, allowance)?.wayTo(...to).across ?? false;
};
const bothWays = (from: Position, to: Position) => [crosses(from, to), crosses(to, from)];

describe('water in the way', () => {
  it('is an estuary that one would have to go around', () => {
    expect(bothWays([0.1, 0.06], [0.1, -0.02])).to.deep.equal([true, true]);
  });

  it('is not its far end, where the way round is short', () => {
    expect(bothWays([0.445, 0.1], [0.445, -0.05])).to.deep.equal([false, false]);
  });

  it('is not a dent in the shore that one walks around', () => {
    expect(bothWays([0.01, -0.15], [0.01, -0.3])).to.deep.equal([false, false]);
    expect(crosses([0.01, -0.15], [0.01, -0.3], 1.1)).to.be.true;
  });

  it('is the sea to an island and between no two places of it', () => {
    expect(bothWays([-0.15, 0.55], [0.05, 0.55])).to.deep.equal([true, true]);
    expect(bothWays([-0.19, 0.51], [-0.11, 0.59])).to.deep.equal([false, false]);
  });

  it('is the sea to a place far from any shore that is known', () => {
    expect(bothWays([0.05, 0.8], [-0.05, 0.8])).to.deep.equal([true, true]);
    expect(bothWays([-0.05, 0.8], [-0.055, 0.81])).to.deep.equal([false, false]);
  });

  it('is not found where a harbour seems to lie a little off the shore', () => {
    expect(bothWays([-0.005, 0.7], [0.05, 0.75])).to.deep.equal([false, false]);
    expect(bothWays([-0.005, 0.7], [-0.005, 0.75])).to.deep.equal([false, false]);
    expect(bothWays([0.1, 0.04], [0.1, 0.005])).to.deep.equal([true, true]);
  });

  it('is nowhere far from shores', () => {
    expect(water.from(5, 0, 50, 1.4)).to.be.undefined;
    expect(water.from(5, 0, 5000, 1.4)).to.be.undefined;
  });

  it('makes a place unsure, of unknown longest time, and changes nothing beyond reach', () => {
    const origin = { longitude: 0.1, latitude: 0.06 };
    const places = { longitudes: Float64Array.of(0.1, 0.1, 0.1), latitudes: Float64Array.of(-0.02, 0.14, -0.5) };
    const request = { origin, mode: 'car' as const, minutes: 30, places };
    const reach = estimate(request, undefined, water);
    const dry = estimate(request);
    expect([...dry.verdicts.subarray(0, 2)]).to.deep.equal([WITHIN, WITHIN]);
    expect([...reach.verdicts.subarray(0, 2)]).to.deep.equal([MAYBE, WITHIN]);
    expect([...reach.overWater]).to.deep.equal([1, 0, 0]);
    expect(reach.high[0]).to.equal(Infinity);
    expect(reach.minutes[0]).to.equal(dry.minutes[0]);
    expect(reach.high[2]).to.equal(dry.high[2]);
  });

  it('leaves nothing sure behind it, though what is far behind is not across it', () => {
    // A dent, wider than a harbour may lie off its shore, whose way round is short for whoever goes far.
    const from: Position = [0.002, -0.15];
    const bay = waterOf([line([0, 1000], [0, -200], [60, -200], [60, -245], [0, -245], [0, -1000])]);
    const wayTo = (to: Position) => bay.from(...from, 100, 1.4)!.wayTo(...to);
    expect(wayTo([0.002, -0.19])).to.deep.equal({ dryShare: 1, across: false });
    const behind = wayTo([0.002, -0.26]);
    expect(behind.across).to.be.true;
    // It is left at the shore, or as far out as a harbour may lie.
    expect(behind.dryShare * 0.11).to.be.within(0.05, 0.05 + 1.6 / 110);
    const far = wayTo([0.002, -0.9]);
    expect(far.across).to.be.false;
    expect(far.dryShare * 0.75).to.be.closeTo(behind.dryShare * 0.11, 1e-3);
    const places = { longitudes: Float64Array.of(0.002), latitudes: Float64Array.of(-0.9) };
    const origin = { longitude: from[0], latitude: from[1] };
    const request = { origin, mode: 'car' as const, minutes: 200, places };
    expect([...estimate(request).verdicts]).to.deep.equal([WITHIN]);
    const reach = estimate(request, undefined, bay);
    expect([reach.verdicts[0], reach.overWater[0], reach.high[0]]).to.deep.equal([MAYBE, WATER_IN_WAY, Infinity]);
  });

  it('leaves an outline of numbers however small or large the area is', () => {
    const around = water.from(0.1, 0.06, 30, 1.4);
    for (const km of [0, 1e-9, 30, 5000]) {
      const [ring] = discOutline(0.1, 0.06, km, around).coordinates;
      expect(ring!.flat().every(Number.isFinite), String(km)).to.be.true;
      expect(ring!.length, String(km)).to.be.below(4000);
    }
  });

  it('cuts the area that is drawn as sure', () => {
    // On the northern shore of the estuary, with places across, on this side, and at the way round.
    const places: readonly Position[] = [
      [0.2, -0.02],
      [0.2, 0.1],
      [0.1, 0.06],
    ];
    const origin = { longitude: 0.2, latitude: 0.055 };
    const { area, verdicts } = estimate(
      {
        origin,
        mode: 'car',
        minutes: 30,
        places: {
          longitudes: Float64Array.from(places, ([x]) => x),
          latitudes: Float64Array.from(places, ([, y]) => y),
        },
      },
      undefined,
      water,
    );
    if (area.kind !== 'disc') throw new Error('The estimate is a disc.');
    expect([...verdicts]).to.deep.equal([MAYBE, WITHIN, WITHIN]);
    const sure = discOutline(origin.longitude, origin.latitude, area.sureKm, area.water);
    expect(places.map(([x, y]) => contains(sure, x, y))).to.deep.equal([false, true, true]);
    const whole = discOutline(origin.longitude, origin.latitude, area.sureKm);
    expect(places.map(([x, y]) => contains(whole, x, y))).to.deep.equal([true, true, true]);
  });
});
