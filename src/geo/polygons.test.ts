import { expect } from 'chai';
import fc from 'fast-check';
import { boxOf, contains } from './polygons.js';

const square = (west: number, south: number, side: number): GeoJSON.Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

describe('polygons', () => {
  const lakeland: GeoJSON.MultiPolygon = {
    type: 'MultiPolygon',
    coordinates: [[square(0, 0, 10), square(4, 4, 2)], [square(20, 0, 1)]],
  };

  it('have a box around all their parts', () => {
    expect(boxOf(lakeland)).to.deep.equal([0, 0, 21, 10]);
    expect(boxOf({ type: 'Polygon', coordinates: [square(-1, 44, 2)] })).to.deep.equal([-1, 44, 1, 46]);
  });

  it('hold what is in a part and not in a hole', () => {
    expect(contains(lakeland, 1, 1)).to.equal(true);
    expect(contains(lakeland, 5, 5), 'in the lake').to.equal(false);
    expect(contains(lakeland, 20.5, 0.5), 'on the island').to.equal(true);
    expect(contains(lakeland, 15, 5), 'between').to.equal(false);
  });

  it('hold a point exactly when it lies on the inner side of each edge of a convex ring', () => {
    const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 12 }), coordinate, coordinate, (corners, x, y) => {
        const ring = [...Array(corners).keys(), 0].map((i) => {
          const turn = (2 * Math.PI * i) / corners;
          return [Math.cos(turn), Math.sin(turn)];
        });
        const sides = ring.slice(1).map(([bx, by], i) => {
          const [ax, ay] = ring[i]!;
          return (bx! - ax!) * (y - ay!) - (by! - ay!) * (x - ax!);
        });
        fc.pre(sides.every((side) => Math.abs(side) > 1e-9));
        expect(contains({ type: 'Polygon', coordinates: [ring] }, x, y)).to.equal(sides.every((side) => side > 0));
      }),
    );
  });
});
