import type { Feed } from '../../feed/feed.js';
import { readTravelFacts } from '../../geo/travel-facts.js';
import type { TravelFacts } from '../../geo/travel.js';
import { standingAt, type Standing } from './standing.js';

/** What a feed knows of travel times beforehand. */
export function travelFactsOf(feed: Feed): TravelFacts {
  return readTravelFacts(settledPlaces(standingAt(feed, 'now', new Date())));
}

/** The feed as travel times may know it: what it says of times to nomadic places beforehand is not of where they stand. */
function settledPlaces({ feed, stops }: Standing): Feed {
  const { records } = feed;
  if (!stops.size) return feed;
  return {
    ...feed,
    records: {
      ...records,
      indexOf(id) {
        const row = records.indexOf(id);
        return stops.has(row) ? -1 : row;
      },
      having: (key) => new Map([...records.having(key)].filter(([row]) => !stops.has(row))),
    },
  };
}
