import { expect } from 'chai';
import type { Feed } from '../feed/feed.js';
import { readFeed } from '../feed/read.js';
import { estimate } from '../geo/travel-estimate.js';
import { readTravelFacts } from '../geo/travel-facts.js';
import { MAYBE, WITHIN } from '../geo/travel.js';
import { waterOf } from '../geo/water.js';
import { inhabitantsReach } from './inhabitants.js';

const commune = (code: string, longitude: number, population: number) => ({
  code,
  nom: code,
  longitude,
  latitude: 45,
  population,
});

/** A place, and communes ever farther east of it: at some 0, 8, 16, 24 and 79 km. */
const COMMUNES = [0, 0.1, 0.2, 0.3, 1].map((longitude, k) => commune(`1700${k}`, longitude, 10 ** k));

async function feedOf(more: object = {}, place: object = {}, communes: readonly object[] = COMMUNES): Promise<Feed> {
  const lieux = [
    { id: 'l', nom: 'Lieu', longitude: 0, latitude: 45, ...place },
    { id: 'm', nom: 'Sans position' },
  ];
  return (await readFeed({ essor: 1, communes, lieux, ...more }, 'https://x.example/feed.json')) as Feed;
}

const CAR = { minutes: 20, mode: 'car' } as const;
const BOTH = Uint32Array.of(0, 1);

describe('inhabitants within minutes', () => {
  it('are sure by the far end of the estimate’s range and perhaps by the near one', async () => {
    const feed = await feedOf();
    const { within, sure, possible, all } = inhabitantsReach(feed.communes, feed, CAR)(BOTH);
    expect(all).to.equal(11111);
    expect(sure).to.be.at.least(1).and.at.most(within);
    expect(within).to.be.at.most(possible);
    expect(possible).to.be.below(all);
    expect(inhabitantsReach(feed.communes, feed, CAR)(Uint32Array.of(1)).possible, 'without position').to.equal(0);
  });

  it('are by the feed’s own minutes where a commune has them, whatever the estimate says', async () => {
    // The nearest has no way, the farthest a quick one.
    const temps = { lieux: ['l'], voiture: { 17000: [0, null], 17001: [0, 21], 17004: [0, 19] } };
    const feed = await feedOf({ temps });
    const estimated = inhabitantsReach((await feedOf()).communes, await feedOf(), CAR)(BOTH);
    const told = inhabitantsReach(feed.communes, feed, CAR)(BOTH);
    const changed = (people: number) => people - (people % 100) + 10_000;
    expect(told.sure).to.equal(changed(estimated.sure));
    expect(told.within).to.equal(changed(estimated.within));
    expect(told.possible).to.equal(changed(estimated.possible));
    expect(inhabitantsReach(feed.communes, feed, { ...CAR, mode: 'walk' })(BOTH).sure, 'another mode').to.equal(1);
    expect(inhabitantsReach(feed.communes, feed, CAR)(Uint32Array.of(1)).possible, 'not counted').to.equal(0);
  });

  it('are perhaps within reach, never likely so, where the straight way crosses water', async () => {
    // A shore of 400 km down the west bank and up the east bank of an estuary between the first communes.
    const west = [30, 43_000, 0, 4000];
    const east = [70, 47_000, 0, -4000];
    const water = waterOf([east, west]);
    const dry = waterOf([]);
    const feed = await feedOf();
    const there = inhabitantsReach(feed.communes, feed, CAR, water)(BOTH);
    const without = inhabitantsReach(feed.communes, feed, CAR, dry)(BOTH);
    expect(without.sure).to.be.above(1);
    expect(there).to.include({ sure: 1, within: 1, possible: without.possible });
  });

  it('are those for whom the finder’s own answer says so', async () => {
    const zone = [
      [0.15, 44.9],
      [1.1, 44.9],
      [1.1, 45.1],
      [0.15, 45.1],
      [0.15, 44.9],
    ];
    const water = waterOf([
      [70, 47_000, 0, -4000],
      [30, 43_000, 0, 4000],
    ]);
    const variants: [object, object][] = [
      [{}, {}],
      [{}, { zones_20min: { voiture: { type: 'Polygon', coordinates: [zone] } } }],
      [{ trajets: [{ mode: 'voiture', facteur: 1.4 }] }, {}],
      [{ temps: { lieux: ['l'], voiture: { 17003: [0, 12] } } }, { longitude: 0.1 }],
    ];
    for (const [more, place] of variants)
      for (const minutes of [10, 20, 45]) {
        const feed = await feedOf(more, place);
        const facts = readTravelFacts(feed);
        let [sure, possible] = [0, 0];
        for (const { code, longitude, latitude, population } of feed.communes) {
          const origin = { code, longitude, latitude };
          const { verdicts } = estimate({ origin, mode: 'car', minutes, places: feed.records }, facts, water);
          if (verdicts.includes(WITHIN)) sure += population;
          if (verdicts.includes(WITHIN) || verdicts.includes(MAYBE)) possible += population;
        }
        const told = inhabitantsReach(feed.communes, feed, { minutes, mode: 'car' }, water)(BOTH);
        expect(told, JSON.stringify([more, minutes])).to.include({ sure, possible });
      }
  });
});
