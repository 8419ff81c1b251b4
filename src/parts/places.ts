import { libraryBase } from '../base-url.js';
import type { Feed } from '../feed/feed.js';
import type { FeedRecord } from '../feed/table.js';
import { relativePlace } from '../geo/direction.js';
import { placeSearch, type PlaceSearch } from '../geo/places.js';
import { formatDistance } from '../i18n/distance.js';
import { messages, type Language } from '../i18n/messages.js';
import { fetchJson } from './fetch-json.js';

const searches = new WeakMap<Feed, PlaceSearch>();

/** Communes and coordinates for a feed: from its own communes, else from the parts beside the library. */
export function placesOf(feed: Feed): PlaceSearch {
  let search = searches.get(feed);
  if (!search) {
    search = placeSearch({ feedCommunes: feed.communes, base: `${libraryBase()}data/`, fetchJson });
    searches.set(feed, search);
  }
  return search;
}

/** Where a record lies, in words, for whoever does not see the map; empty when it has no position. */
export async function placeWords(feed: Feed, record: FeedRecord, language: Language): Promise<string> {
  const { longitude, latitude, inseeCode } = record;
  if (longitude === undefined || latitude === undefined) return '';
  const places = placesOf(feed);
  const commune =
    (inseeCode ? await places.communeOf(inseeCode) : undefined) ?? (await places.nearest(longitude, latitude));
  if (!commune) return '';
  const { kilometers, direction } = relativePlace({ longitude, latitude }, commune);
  const text = messages(language).places;
  if (kilometers < 0.3) return text.inCentre(commune.name);
  return text.fromCentre(formatDistance(kilometers, language), text.directions[direction], commune.name);
}
