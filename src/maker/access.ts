import { readFile } from 'node:fs/promises';
import { KINDS } from '../feed/kinds.js';
import type { Commune, Feed } from '../feed/feed.js';
import { readFeed } from '../feed/read.js';
import { PoliteFetch, ServiceError } from '../geo/polite-fetch.js';
import { polygonsOf } from '../geo/polygons.js';
import { metersFrom, simplified } from '../geo/simplify.js';
import { formulaOf } from '../geo/travel-estimate.js';
import {
  IGN,
  ignIsochroneUrl,
  ignKnows,
  ignRouteUrl,
  OSRM_POSITIONS,
  osrmTableUrl,
  readIsochrone,
  readRoute,
  readTable,
} from '../geo/travel-services.js';
import { ellipsoidKm, MODE_KEYS, type TravelFactor, type TravelMode } from '../geo/travel.js';
import type { CommandMessages } from '../i18n/command-messages.js';
import { calibrate, median, pairsOf, type Journey } from './calibrate.js';
import { PRIORS } from './calibration-priors.js';
import { dice } from './dice.js';
import { changeFeedFile, readFeedFile, type RawFeed } from './feed-file.js';
import { readJourneys } from './journeys.js';
import { communesAround } from './territory-places.js';

/** A router or zone service: the Géoplateforme of the IGN, or an OSRM server. */
export interface RouterAddress {
  readonly kind: 'ign' | 'osrm';
  readonly base: string;
}

export interface AccessOptions {
  readonly feed: string;
  /** Where to write; by default into the feed. */
  readonly out?: string | undefined;
  /** A table of journeys, or true to ask the router for some. */
  readonly calibrate?: string | true | undefined;
  readonly router?: RouterAddress | undefined;
  readonly zones?: RouterAddress | undefined;
  readonly modes?: readonly TravelMode[] | undefined;
  /** Places of each kind for each commune. */
  readonly nearest: number;
  readonly perSecond?: number | undefined;
  /** Asks also for what the feed holds already. */
  readonly again: boolean;
  readonly signal: AbortSignal;
  readonly words: CommandMessages;
  say(line: string): void;
  progress(done: number, total: number): void;
}

/** What stops the work, in words. */
export class AccessError extends Error {}

/** A place of the feed with coordinates. */
export interface Place {
  readonly id: string;
  readonly kind: string;
  readonly concierge: boolean;
  readonly longitude: number;
  readonly latitude: number;
}

const ZONE_MINUTES = 20;
/** With the rounding to 1/10,000 degree the line of a zone moves by less than 200 m. */
const ZONE_METERS = 180;
const THIRTY = 30;
const SEED = 20;
/** Minutes that drawn journeys are spread over. */
const DRAWN_MINUTES = [5, 40] as const;
/** The nearest places with a solidarity concierge service, beside those of each kind. */
const CONCIERGES = 5;
/** Answers between two savings of the feed. */
const SAVED_EVERY = 50;
const AT_ONCE = 4;
const LAST_FAILURES = 3;
const WAITS = { timeout: 20_000, retries: 3, patience: 180_000 };
/** Public OSRM servers ask for no more than one request a second. */
const PUBLIC_ROUTERS = /(^|\.)(project-osrm\.org|openstreetmap\.de)$/;

/** Factors beyond this, or its inverse, are left out of a feed by whoever reads it. */
const MOST_FACTOR = 10;

/** Does what is asked for; returns whether all of it worked. Throws AccessError, FeedFileError or the signal's reason. */
export function access(options: AccessOptions): Promise<boolean> {
  if (options.calibrate) return calibrateFeed(options);
  return options.zones ? writeZones(options, options.zones) : writeMinutes(options, options.router!);
}

async function calibrateFeed(options: AccessOptions): Promise<boolean> {
  const { calibrate: table, words, say, router } = options;
  const journeys = table === true ? await drawnJourneys(options, router!) : await tableJourneys(options, table!);
  const entries: Record<string, unknown>[] = [];
  const modes =
    table === true ? modesOf(options, router!, () => undefined) : (options.modes ?? journeys.map(({ mode }) => mode));
  for (const [mode, key] of MODE_KEYS) {
    if (!modes.includes(mode)) continue;
    const own = journeys.filter((journey) => journey.mode === mode);
    const pairs = pairsOf(own);
    const factor = calibrate(pairs, PRIORS[mode]);
    if (!factor) {
      say(words.tooFew(words.modes[mode], pairs.length));
      continue;
    }
    const before = median(pairs.map(({ library, real }) => Math.abs(Math.exp(library - real) - 1)));
    say(
      words.factor(
        words.modes[mode],
        factor.factor.toFixed(2),
        factor.journeys,
        percent(factor.error),
        percent(before),
      ),
    );
    if (factor.factor > 2 || factor.factor < 0.5) say(words.oddFactor(words.modes[mode]));
    // Seconds taken for minutes, metres for kilometres: no feed with such a factor would be believed.
    if (factor.factor > MOST_FACTOR || factor.factor < 1 / MOST_FACTOR) continue;
    entries.push({ mode: key, ...written(factor) });
  }
  if (!entries.length) return false;
  const keys = entries.map(({ mode }) => mode);
  await changeFeedFile(options.feed, options.out, (feed) => {
    const others = Array.isArray(feed['trajets']) ? (feed['trajets'] as RawFeed[]) : [];
    feed['trajets'] = [...others.filter((entry) => !keys.includes(entry?.['mode'])), ...entries];
  });
  say(words.written(options.out ?? options.feed));
  return true;
}

function written({ factor, exponent, low, high, journeys, error }: TravelFactor): Record<string, unknown> {
  const round = (value: number) => Number(value.toFixed(3));
  return {
    facteur: round(factor),
    exposant: round(exponent),
    fourchette: [round(low), round(high)],
    trajets: journeys,
    erreur: round(error),
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

async function tableJourneys({ feed, say, words }: AccessOptions, path: string): Promise<readonly Journey[]> {
  await readFeedFile(feed);
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new AccessError(words.missing(path, error.message));
  });
  const { journeys, bad, missing } = readJourneys(text);
  if (missing.length) throw new AccessError(words.noColumns(path, missing.join(', ')));
  if (bad) say(words.badLines(bad));
  return journeys;
}

/** Some thirty journeys for each mode, from communes to places, asked of a router. */
async function drawnJourneys(options: AccessOptions, router: RouterAddress): Promise<readonly Journey[]> {
  const { places, communes } = await territoryOf(options);
  const found: Journey[] = [];
  const drawn = modesOf(options, router).flatMap((mode) => drawJourneys(communes, places, mode, SEED));
  const client = clientOf(options, router);
  const run = await inTurn(options, drawn, async ({ mode, from, to }) => {
    const minutes =
      router.kind === 'ign'
        ? await client.get(ignRouteUrl(router.base, mode, from, to), readRoute, options.signal)
        : (
            await client.get(osrmTableUrl(router.base, mode, from, [to]), (json) => readTable(json, 1), options.signal)
          )[0]!;
    if (minutes > 0 && minutes < Infinity) found.push({ mode, from, to, minutes });
  });
  run.tell();
  if (run.stopped) throw new AccessError(options.words.gaveUp(run.detail));
  return found;
}

/**
 * Thirty pairs of commune and place, spread evenly over what they should take by the library's formula; always the same for a
 * seed.
 */
export function drawJourneys(
  communes: readonly Commune[],
  places: readonly Place[],
  mode: TravelMode,
  seed: number,
): Journey[] {
  const random = dice(seed);
  const { a, b } = formulaOf(mode);
  const found = new Map<string, Journey>();
  // Some communes have no place at the distance that is drawn.
  for (let round = 0; found.size < THIRTY && round < THIRTY * 20; round++) {
    const commune = communes[Math.floor(random() * communes.length)]!;
    const [least, most] = DRAWN_MINUTES;
    const wanted = least + (most - least) * random();
    let best: Place | undefined;
    let bestMinutes = Infinity;
    for (const place of places) {
      const km = ellipsoidKm(commune.longitude, commune.latitude, place.longitude, place.latitude);
      const minutes = a * km ** b;
      if (Math.abs(minutes - wanted) < Math.abs(bestMinutes - wanted)) [best, bestMinutes] = [place, minutes];
    }
    if (!best || bestMinutes < least || bestMinutes > most) continue;
    found.set(`${commune.code} ${best.id}`, {
      mode,
      from: [commune.longitude, commune.latitude],
      to: [best.longitude, best.latitude],
      minutes: bestMinutes,
    });
  }
  return [...found.values()];
}

/** Minutes from each commune to its nearest places, as a router has them, into the feed's `temps`. */
async function writeMinutes(options: AccessOptions, router: RouterAddress): Promise<boolean> {
  if (router.kind === 'ign') throw new AccessError(options.words.tableOnly);
  const { places, communes, feed } = await territoryOf(options);
  const client = clientOf(options, router);
  let good = true;
  for (const mode of modesOf(options, router)) {
    const key = keyOf(mode);
    const known = knownMinutes(feed.experimental.get('temps'), key);
    const tasks = communes
      .map((commune) => ({ commune, near: nearestPlaces(commune, places, options.nearest) }))
      .filter(({ commune, near }) => {
        const has = known.get(commune.code);
        return options.again || !has || near.some(({ id }) => !has.has(id));
      });
    let ready: { code: string; minutes: readonly (readonly [id: string, minutes: number])[] }[] = [];
    const save = async () => {
      const done = ready;
      ready = [];
      if (done.length)
        await changeFeedFile(options.feed, options.out, (raw) => addMinutes(raw, key, done, router.base));
    };
    const run = await inTurn(
      options,
      tasks,
      async ({ commune: { code, longitude, latitude }, near }) => {
        const to = near.map((place) => [place.longitude, place.latitude] as const);
        const url = osrmTableUrl(router.base, mode, [longitude, latitude], to);
        const minutes = await client.get(url, (json) => readTable(json, to.length), options.signal);
        ready.push({ code, minutes: near.map(({ id }, i) => [id, minutes[i]!] as const) });
      },
      save,
    );
    options.say(options.words.minutesDone(options.words.modes[mode], run.done, communes.length - tasks.length));
    run.tell();
    good &&= !run.failed;
    if (run.stopped) throw new AccessError(options.words.gaveUp(run.detail));
  }
  options.say(options.words.written(options.out ?? options.feed));
  return good;
}

/** The nearest places of each kind, and some with a concierge service: at most as many as one table takes. */
export function nearestPlaces(
  { longitude, latitude }: Pick<Commune, 'longitude' | 'latitude'>,
  places: readonly Place[],
  count: number,
): readonly Place[] {
  const sorted = places
    .map((place) => ({ place, km: ellipsoidKm(longitude, latitude, place.longitude, place.latitude) }))
    .sort((one, other) => one.km - other.km);
  const taken = new Map<string, number>();
  const take = (group: string, most: number) => {
    const number = taken.get(group) ?? 0;
    taken.set(group, number + 1);
    return number < most;
  };
  return sorted
    .filter(({ place }) => {
      const byService = place.concierge && take('conciergerie', CONCIERGES);
      return take(place.kind, count) || byService;
    })
    .map(({ place }) => place)
    .slice(0, OSRM_POSITIONS - 1);
}

/** Ids of the places to which a feed knows the minutes, by commune. */
function knownMinutes(raw: unknown, key: string): Map<string, Set<unknown>> {
  const times = (raw ?? {}) as { readonly [key: string]: unknown };
  const ids = Array.isArray(times['lieux']) ? (times['lieux'] as unknown[]) : [];
  return new Map(
    Object.entries((times[key] ?? {}) as object).map(([code, pairs]) => [
      code,
      new Set((Array.isArray(pairs) ? pairs : []).filter((_, i) => i % 2 === 0).map((at) => ids[at as number])),
    ]),
  );
}

function addMinutes(
  feed: RawFeed,
  key: string,
  answers: readonly { code: string; minutes: readonly (readonly [id: string, minutes: number])[] }[],
  source: string,
): void {
  const times = isRecord(feed['temps']) ? feed['temps'] : {};
  const ids = Array.isArray(times['lieux']) ? (times['lieux'] as string[]) : [];
  const at = new Map(ids.map((id, index) => [id, index]));
  const own = isRecord(times[key]) ? times[key] : {};
  for (const { code, minutes } of answers) {
    own[code] = minutes.flatMap(([id, value]) => {
      let index = at.get(id);
      if (index === undefined) at.set(id, (index = ids.push(id) - 1));
      return [index, value < Infinity ? Math.round(value * 10) / 10 : null];
    });
  }
  feed['temps'] = {
    ...times,
    lieux: ids,
    [key]: own,
    source: `OSRM ${new URL(source.replaceAll('{profile}', '')).host}`,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The 20-minute zone of each place into its `zones_20min`. */
async function writeZones(options: AccessOptions, service: RouterAddress): Promise<boolean> {
  const { words, say } = options;
  const feed = await feedOf(options);
  const places = placesOf(feed);
  if (!places.length) throw new AccessError(words.noPlaces);
  const client = clientOf(options, service);
  let good = true;
  for (const mode of options.modes ?? (['walk', 'bike', 'car'] as const)) {
    if (!ignKnows(mode)) {
      say(words.noMode(words.modes[mode]));
      continue;
    }
    const key = keyOf(mode);
    const has = (id: string) =>
      isRecord((feed.records.record(feed.records.indexOf(id)).more?.get('zones_20min') as RawFeed | undefined)?.[key]);
    const tasks = places.filter(({ id }) => options.again || !has(id));
    let moved = 0;
    let ready = new Map<string, unknown>();
    const save = async () => {
      const done = ready;
      ready = new Map();
      if (done.size) await changeFeedFile(options.feed, options.out, (raw) => addZones(raw, key, done));
    };
    const run = await inTurn(
      options,
      tasks,
      async ({ id, longitude, latitude }) => {
        const url = ignIsochroneUrl(service.base, mode, [longitude, latitude], ZONE_MINUTES, 'arrival');
        const { outline } = await client.get(url, readIsochrone, options.signal);
        const zone = simplified(outline, ZONE_METERS);
        if (!zone) return;
        const round = (ring: readonly GeoJSON.Position[]) =>
          ring.map(([x, y]) => [Number(x!.toFixed(4)), Number(y!.toFixed(4))]);
        const polygons = polygonsOf(zone).map((rings) => rings.map(round));
        const rounded = { type: zone.type, coordinates: zone.type === 'Polygon' ? polygons[0] : polygons };
        moved = Math.max(moved, movedMeters(outline, rounded as typeof zone));
        ready.set(id, rounded);
      },
      save,
    );
    say(words.zonesDone(words.modes[mode], run.done, places.length - tasks.length, Math.ceil(moved)));
    run.tell();
    good &&= !run.failed;
    if (run.stopped) throw new AccessError(words.gaveUp(run.detail));
  }
  say(words.written(options.out ?? options.feed));
  return good;
}

function addZones(feed: RawFeed, key: string, zones: ReadonlyMap<string, unknown>): void {
  for (const place of Array.isArray(feed['lieux']) ? (feed['lieux'] as unknown[]) : []) {
    const zone = isRecord(place) ? zones.get(String(place['id']).trim()) : undefined;
    if (!zone) continue;
    const entry = place as RawFeed;
    entry['zones_20min'] = { ...(isRecord(entry['zones_20min']) ? entry['zones_20min'] : {}), [key]: zone };
  }
}

/** The farthest that a point of an outline lies from another outline's line, in metres. */
export function movedMeters(
  from: GeoJSON.Polygon | GeoJSON.MultiPolygon,
  to: GeoJSON.Polygon | GeoJSON.MultiPolygon,
): number {
  const lines = polygonsOf(to).flat();
  let most = 0;
  for (const ring of polygonsOf(from).flat())
    for (const point of ring) {
      let least = Infinity;
      for (const line of lines)
        for (let i = 1; i < line.length; i++) least = Math.min(least, metersFrom(point, line[i - 1]!, line[i]!));
      most = Math.max(most, least);
    }
  return most;
}

async function feedOf(options: AccessOptions): Promise<Feed> {
  const raw = await readFeedFile(options.feed);
  // What an interrupted run has written elsewhere counts as done.
  const begun = options.out ? await readFeedFile(options.out).catch(() => raw) : raw;
  return (await readFeed(begun, 'https://feed.invalid/')) as Feed;
}

async function territoryOf(options: AccessOptions) {
  const feed = await feedOf(options);
  const places = placesOf(feed);
  if (!places.length) throw new AccessError(options.words.noPlaces);
  const communes = feed.communes.length ? feed.communes : await communesAround(places);
  if (!communes.length) throw new AccessError(options.words.noCommunes);
  return { feed, places, communes };
}

const PLACE_KINDS: readonly string[] = ['tiers-lieu', 'service-public', 'point-postal'];

/** Places of a feed that have coordinates. */
export function placesOf({ records }: Feed): Place[] {
  const found: Place[] = [];
  for (let row = 0; row < records.length; row++) {
    const kind = KINDS[records.kinds[row]!]!;
    const [longitude, latitude] = [records.longitudes[row]!, records.latitudes[row]!];
    if (!PLACE_KINDS.includes(kind) || Number.isNaN(longitude)) continue;
    const concierge = records.record(row).services.includes('conciergerie');
    found.push({ id: records.ids[row]!, kind, concierge, longitude, latitude });
  }
  return found;
}

function keyOf(mode: TravelMode): string {
  return MODE_KEYS.find(([own]) => own === mode)![1];
}

/** The modes asked for; by default all that the router has, as far as its address tells. */
function modesOf(
  { modes, words, say }: AccessOptions,
  { kind, base }: RouterAddress,
  tell = say,
): readonly TravelMode[] {
  const all =
    modes ?? (kind === 'ign' || base.includes('{profile}') ? MODE_KEYS.map(([mode]) => mode) : ['car' as const]);
  return all.filter((mode) => {
    if (kind !== 'ign' || ignKnows(mode)) return true;
    tell(words.noMode(words.modes[mode]));
    return false;
  });
}

function clientOf({ perSecond }: AccessOptions, { kind, base }: RouterAddress): PoliteFetch {
  const usual = kind === 'ign' ? IGN.perSecond : PUBLIC_ROUTERS.test(new URL(base).hostname) ? 1 : 5;
  return new PoliteFetch({ perSecond: perSecond ?? usual, ...WAITS });
}

interface Run {
  readonly done: number;
  readonly failed: number;
  /** Whether the server seems to be gone. */
  readonly stopped: boolean;
  /** What the last failure was. */
  readonly detail: string;
  tell(): void;
}

/** Does tasks a few at a time, saving now and then and at the end, whatever the end is. */
async function inTurn<T>(
  { progress, signal, words, say }: AccessOptions,
  tasks: readonly T[],
  work: (task: T) => Promise<void>,
  save: () => Promise<void> = () => Promise.resolve(),
): Promise<Run> {
  let [next, done, failed, lost] = [0, 0, 0, 0];
  let detail = '';
  let saving = Promise.resolve();
  const saveNow = () => (saving = saving.then(save));
  const worker = async () => {
    while (next < tasks.length && lost < LAST_FAILURES && !signal.aborted) {
      const task = tasks[next++]!;
      try {
        await work(task);
        done++;
        lost = 0;
        if (done % SAVED_EVERY === 0) await saveNow();
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof ServiceError)) throw error;
        failed++;
        detail = error.message;
        // A server that refuses one place is not gone.
        if (!error.status || error.status >= 429) lost++;
        else lost = 0;
      }
      progress(done + failed, tasks.length);
    }
  };
  try {
    await Promise.all([...new Array<undefined>(AT_ONCE)].map(worker));
  } finally {
    await saveNow();
  }
  signal.throwIfAborted();
  const tell = () => {
    if (failed) say(words.failed(failed, detail));
  };
  return { done, failed, stopped: lost >= LAST_FAILURES, detail, tell };
}
