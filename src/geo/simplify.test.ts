import { expect } from 'chai';
import fc from 'fast-check';
import { contains, polygonsOf } from './polygons.js';
import { metersFrom, simplified } from './simplify.js';

/** A ragged ring around a point, some kilometres wide. */
const ring = fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 8, maxLength: 120 }).map((reaches) => {
  const points = reaches.map((reach, i) => {
    const turn = (i / reaches.length) * 2 * Math.PI;
    return [Math.cos(turn) * reach * 0.1, 45 + Math.sin(turn) * reach * 0.07];
  });
  return [...points, points[0]!];
});

const distance = (point: GeoJSON.Position, line: readonly GeoJSON.Position[]) =>
  Math.min(...line.slice(1).map((end, i) => metersFrom(point, line[i]!, end)));

describe('a simplified outline', () => {
  it('lies nowhere farther from the whole one than asked, and the other way round', () => {
    fc.assert(
      fc.property(ring, fc.constantFrom(50, 200, 1000), (whole, meters) => {
        const found = simplified({ type: 'Polygon', coordinates: [whole] }, meters);
        const [line] = polygonsOf(found!)[0]!;
        for (const point of whole) expect(distance(point, line!)).to.be.at.most(meters * 1.001);
        for (let i = 1; i < line!.length; i++)
          for (const share of [0, 0.25, 0.5, 0.75]) {
            const [start, end] = [line![i - 1]!, line![i]!];
            const between = start.map((value, axis) => value + share * (end[axis]! - value));
            expect(distance(between, whole)).to.be.at.most(meters * 1.001);
          }
        expect(line![0]).to.deep.equal(line!.at(-1));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what is inside inside, but near the line', () => {
    fc.assert(
      fc.property(
        ring,
        fc.double({ min: -0.1, max: 0.1, noNaN: true }),
        fc.double({ min: 44.93, max: 45.07, noNaN: true }),
        (whole, x, y) => {
          const outline: GeoJSON.Polygon = { type: 'Polygon', coordinates: [whole] };
          fc.pre(distance([x, y], whole) > 201);
          expect(contains(simplified(outline, 200)!, x, y)).to.equal(contains(outline, x, y));
        },
      ),
    );
  });

  it('loses slivers and holes that are narrower, and is nothing when all is', () => {
    const square = (x: number, half: number) => [
      [x - half, 45 - half],
      [x + half, 45 - half],
      [x + half, 45 + half],
      [x - half, 45 + half],
      [x - half, 45 - half],
    ];
    const outline: GeoJSON.MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [[square(0, 0.1), square(0, 0.0003), square(0.05, 0.02)], [square(1, 0.0003)]],
    };
    const found = simplified(outline, 180)!;
    expect(found).to.deep.equal({ type: 'Polygon', coordinates: [square(0, 0.1), square(0.05, 0.02)] });
    expect(simplified({ type: 'Polygon', coordinates: [square(0, 0.0003)] }, 180)).to.be.undefined;
  });
});
