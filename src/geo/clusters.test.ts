import { expect } from 'chai';
import fc from 'fast-check';
import { feedOf, type PlainRecord } from '../query/table-fixture.js';
import { clusterIndex, gridView, type ClusterQuery, type ClusterView } from './clusters.js';

const WORLD = [-180, -85, 180, 85] as const;
const FAMILIES = 3;

const feedOfPoints = (points: readonly (readonly [number, number] | undefined)[], categories: readonly string[] = []) =>
  feedOf(
    points.map((point, row): PlainRecord => {
      const category = categories[row % (categories.length || 1)];
      return {
        ...(point && { longitude: point[0], latitude: point[1] }),
        ...(category && { categories: [category] }),
      };
    }),
  );

function ask({ records, vocabularies }: ReturnType<typeof feedOf>, query: Partial<ClusterQuery>): ClusterQuery {
  const passing = Uint32Array.from({ length: records.length }, (_, row) => row);
  return { zoom: 5, bounds: WORLD, passing, familyOf: vocabularies.familyOf, maxFamilies: FAMILIES, ...query };
}

const sum = (views: readonly ClusterView[]) => views.reduce((total, { count }) => total + count, 0);

/** Points as feeds have them: towns, the same spot again and again, some without place. */
const point = fc.oneof(
  fc.tuple(fc.double({ min: -5, max: 9, noNaN: true }), fc.double({ min: 42, max: 51, noNaN: true })),
  fc.tuple(fc.double({ min: -0.6, max: -0.5, noNaN: true }), fc.double({ min: 44.8, max: 44.9, noNaN: true })),
  fc.constantFrom([-0.58, 44.84] as const, [-0.5801, 44.84] as const, [2.35, 48.85] as const),
  fc.constant(undefined),
);
const points = fc.array(point, { maxLength: 120 });
const zooms = Array.from({ length: 20 }, (_, zoom) => zoom);

describe('clusters', () => {
  it('hold every record that passes and has a place, once, at every zoom', async () => {
    await fc.assert(
      fc.asyncProperty(points, fc.integer({ min: 1, max: 4 }), async (given, step) => {
        const feed = feedOfPoints(given);
        const index = await clusterIndex(feed.records);
        const passing = Uint32Array.from([...given.keys()].filter((row) => row % step === 0));
        const placed = [...passing].filter((row) => given[row]);
        for (const zoom of zooms) {
          const views = index.view(ask(feed, { zoom, passing }));
          expect(sum(views)).to.equal(placed.length);
          const rows = views.flatMap(({ key }) => [...index.expand(key, zoom, passing).rows]);
          expect(rows.sort((a, b) => a - b)).to.deep.equal(placed);
          expect(new Set(views.map(({ key }) => key)).size).to.equal(views.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('merge what is within 48 pixels, and lie in its middle', async () => {
    const pixel = 360 / (256 * 2 ** 10);
    const feed = feedOfPoints([
      [0, 0],
      [40 * pixel, 0],
      [100 * pixel, 0],
    ]);
    const views = (await clusterIndex(feed.records)).view(ask(feed, { zoom: 10 }));
    expect(views.map(({ count, row }) => [count, row])).to.deep.equal([
      [2, -1],
      [1, 2],
    ]);
    expect(views[0]!.longitude).to.be.closeTo(20 * pixel, 1e-9);
    expect(views[1]!.longitude).to.equal(100 * pixel);
  });

  it('stay where they are when a filter takes records away, and become a record when one is left', async () => {
    const feed = feedOfPoints([
      [1, 45],
      [1.001, 45],
      [1.002, 45.001],
    ]);
    const index = await clusterIndex(feed.records);
    const [all] = index.view(ask(feed, {}));
    const [two] = index.view(ask(feed, { passing: Uint32Array.of(0, 1) }));
    const [one] = index.view(ask(feed, { passing: Uint32Array.of(1) }));
    expect(two).to.include({ key: all!.key, longitude: all!.longitude, latitude: all!.latitude, count: 2 });
    expect(one).to.include({ row: 1, longitude: 1.001, latitude: 45, count: 1 });
    expect(index.view(ask(feed, { passing: new Uint32Array() }))).to.deep.equal([]);
  });

  it('keep their key from zoom to zoom while they hold the same', async () => {
    const feed = feedOfPoints([
      [1, 45],
      [1, 45],
      [6, 48],
    ]);
    const index = await clusterIndex(feed.records);
    const keysAt = (zoom: number) => index.view(ask(feed, { zoom })).map(({ key }) => key);
    expect(keysAt(8)).to.deep.equal(keysAt(17));
    expect(keysAt(8)).to.deep.equal(keysAt(18));
  });

  it('count families by the first category of each record', async () => {
    const feed = feedOfPoints(
      Array.from({ length: 6 }, () => [1, 45] as const),
      ['velo', 'cafe', 'velo'],
    );
    const [view] = (await clusterIndex(feed.records)).view(ask(feed, {}));
    expect([...view!.families]).to.deep.equal([4, 2, 0]);
  });

  it('open at the zoom where their records come apart', async () => {
    await fc.assert(
      fc.asyncProperty(points, fc.constantFrom(0, 3, 7, 12, 17), async (given, zoom) => {
        const feed = feedOfPoints(given);
        const index = await clusterIndex(feed.records);
        const query = ask(feed, { zoom });
        for (const { key, count, sameSpot } of index.view(query)) {
          const expansion = index.expand(key, zoom, query.passing);
          const inView = (at: number) => index.view({ ...query, zoom: at, passing: expansion.rows }).length;
          expect(expansion.rows.length).to.equal(count);
          if (expansion.zoom === undefined) {
            expect(count === 1 || sameSpot).to.equal(true);
            expect(inView(19)).to.equal(1);
          } else {
            expect(sameSpot).to.equal(false);
            expect(expansion.zoom).to.be.above(zoom);
            expect(inView(expansion.zoom)).to.be.above(1);
            expect(inView(expansion.zoom - 1)).to.equal(1);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('know the frame of what passes, and when one spot holds it all', async () => {
    const feed = feedOfPoints([
      [1, 45],
      [1, 45],
      [1.01, 45.02],
    ]);
    const index = await clusterIndex(feed.records);
    const passing = Uint32Array.of(0, 1, 2);
    const [{ key }] = index.view(ask(feed, { passing })) as [ClusterView];
    expect(index.expand(key, 5, passing).bounds).to.deep.equal([1, 45, 1.01, 45.02]);
    const two = Uint32Array.of(0, 1);
    const [spot] = index.view(ask(feed, { passing: two }));
    expect(spot).to.include({ sameSpot: true, count: 2 });
    expect(spot!.longitude).to.be.closeTo(1, 1e-9);
    expect(index.expand(spot!.key, 5, two)).to.not.have.property('zoom');
    expect(index.expand('of another index', 5, two).rows.length).to.equal(0);
  });

  it('are given for the frame alone', async () => {
    const feed = feedOfPoints([
      [1, 45],
      [6, 48],
    ]);
    const index = await clusterIndex(feed.records);
    const views = index.view(ask(feed, { zoom: 9, bounds: [0, 44, 2, 46] }));
    expect(views.map(({ row }) => row)).to.deep.equal([0]);
  });

  it('are made once for a table', () => {
    const { records } = feedOfPoints([[1, 45]]);
    expect(clusterIndex(records)).to.equal(clusterIndex(records));
  });

  it('come in reasonable time where thousands have no place or the same place', async () => {
    const feed = feedOfPoints(Array.from({ length: 20_000 }, (_, row) => (row % 2 ? ([1, 45] as const) : undefined)));
    expect(sum((await clusterIndex(feed.records)).view(ask(feed, { zoom: 18 })))).to.equal(10_000);
  });
});

describe('gridView', () => {
  it('holds every passing record with a place, in the shape of clusters', () => {
    fc.assert(
      fc.property(points, fc.constantFrom(...zooms), (given, zoom) => {
        const feed = feedOfPoints(given, ['velo']);
        const views = gridView(feed.records, ask(feed, { zoom }));
        expect(sum(views)).to.equal(given.filter(Boolean).length);
        for (const { count, row, families, sameSpot } of views) {
          expect(families[0]).to.equal(count);
          expect(row >= 0).to.equal(count === 1);
          if (sameSpot) expect(count).to.be.above(1);
        }
        expect(new Set(views.map(({ key }) => key)).size).to.equal(views.length);
      }),
    );
  });

  it('shows a record alone where it is, and leaves out what lies outside', () => {
    const feed = feedOfPoints([[1.5, 45.25], [60, 10], undefined]);
    const views = gridView(feed.records, ask(feed, { zoom: 9, bounds: [1, 45, 2, 46] }));
    expect(views).to.have.length(1);
    expect(views[0]).to.include({ longitude: 1.5, latitude: 45.25, row: 0, count: 1 });
  });
});
