import type { Feed } from '../../feed/feed.js';
import { readTravelFacts } from '../../geo/travel-facts.js';
import type { TravelFacts } from '../../geo/travel.js';
import type { Standing } from './standing.js';

/** What a feed knows of travel times beforehand, at a moment. */
export function travelFactsOf(standing: Standing): TravelFacts {
  return readTravelFacts(settledPlaces(standing));
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
      record(row) {
        const record = records.record(row);
        return stops.has(row) ? { ...record, more: new Map() } : record;
      },
    },
  };
}
