import { HOURS, timeWords, type AnswerFacts, type FinderMessages } from './finder-messages.js';
import { formatNumber } from './format.js';

const n = (value: number) => formatNumber(value, 'en');
const s = (value: number) => (value === 1 ? '' : 's');
const time = timeWords(n);
const { floor, round } = Math;

/** The finder's texts in English. Same shape as French. */
const en: FinderMessages = {
  label: 'Find a third place near home',
  from: 'I start from',
  place: 'Town, postcode',
  address: 'Address, town, postcode',
  noPlace: 'No town of that name. Type a town or a postcode.',
  aroundMe: 'Around me',
  myPosition: 'my position',
  locating: 'Looking for your position…',
  how: 'How',
  modes: { walk: 'On foot', bike: 'By bike', car: 'By car' },
  by: { walk: 'on foot', bike: 'by bike', car: 'by car' },
  atMost: (minutes) => `In ${n(minutes)} minutes at most`,
  minutesWord: (minutes) => `${n(minutes)} minute${s(minutes)}`,
  services: 'Services',
  servicesTitle: 'Services offered',
  kindsTitle: 'Places',
  set: (count) => `, ${n(count)} chosen`,
  open: 'Open',
  openTitle: 'When the place must be open',
  anyTime: 'Any time',
  now: 'Now',
  atTime: 'On a day, at a time',
  day: 'Day',
  hour: 'Time',
  close: 'Close',
  show: (count) => (count ? `Show the ${count >= 2 ? `${n(count)} places` : 'place'}` : 'Show the answer'),
  clear: 'Clear all',
  choice: (label, count) => `${label}, ${n(count)}`,
  list: 'List',
  map: 'Map',
  mapLabel: 'Map of what is within reach',
  display: 'Display',
  share: 'Share this search',
  copied: 'Link copied',
  copy: (url) => `Link to copy: ${url}`,
  answer(facts) {
    const { within, maybe, nearest, minutes, mode, from, concierges } = facts;
    const limit = ` within ${n(minutes)} minutes ${en.by[mode]}${from ? ` of ${from}` : ''}`;
    if (within)
      return [
        `${n(within)} ${whatOf(facts, within)}`,
        `${limit}${concierges ? `, ${concierges < within ? `${n(concierges)} of them ` : within > 1 ? 'all ' : ''}with a solidarity concierge` : ''}${maybe ? `; ${n(maybe)} more perhaps` : ''}.`,
      ];
    if (maybe) return [`No ${whatOf(facts, 1)}`, ` is surely${limit}; ${n(maybe)} perhaps.`];
    return [
      `No ${whatOf(facts, 1)}`,
      nearest ? `${limit}; the nearest is at ${nearest.minutes}: ${nearest.name}.` : `${limit}.`,
    ];
  },
  ask: (count, thirdPlaces) => [
    `${count ? n(count) : 'No'} ${thirdPlaces ? 'third ' : ''}place${s(count || 1)}`,
    count ? '. Say where you start from to know which are near you.' : ' with these choices.',
  ],
  range: (low, high) =>
    high === Infinity
      ? time(low, floor)
      : low === high
        ? time(low)
        : high < HOURS
          ? `${n(low)} to ${n(high)} min`
          : `${time(low, round, 'min', 60)} to ${time(high)}`,
  about: (by) => `about, ${by}`,
  atLeast: (by) => `at least, ${by}`,
  far: (low, high) =>
    high === Infinity
      ? `more than ${time(low, floor, 'minutes')}`
      : low === high
        ? time(low, round, 'minutes')
        : high < HOURS
          ? `about ${n(low)}–${n(high)} minutes`
          : `about ${time(low, round, 'min', 60)} – ${time(high)}`,
  quoted: (text) => `“${text}”`,
  maybe: 'perhaps',
  overWater: 'across the water',
  noHours: 'opening hours not known',
  nomadic: 'nomadic',
  noStop: 'no stop announced',
  beyond: 'The nearest ones, beyond the limit',
  stop: 'Next stop:',
  calendar: 'Add to my calendar',
  saved: 'Stop saved for your calendar',
  routeApp: 'Open in a map application',
  sources: {
    estimate: 'Times estimated from the distance as the crow flies: four journeys in five take what is said.',
    feed: 'Times computed beforehand on the road network; estimated where they are missing.',
    zone: 'Areas computed beforehand on the road network; times estimated elsewhere.',
    ign: 'Times computed by the Géoplateforme (IGN).',
    osrm: 'Times computed on the roads of OpenStreetMap (OSRM).',
  },
  factor: (journeys) => ` The estimate is adjusted on ${n(journeys)} real journeys of the territory.`,
  fallBacks: {
    mode: 'The routing service does not know this way of travelling: times are estimated. ',
    unavailable: 'The routing service does not answer: times are estimated. ',
    busy: 'The routing service is too busy: times are estimated. ',
    unknown: '',
  },
  water:
    'A journey across an estuary or the sea counts as “perhaps”: the way round, the bridge or the ferry are not known.',
  unplaced: (count) =>
    `${n(count)} place${s(count)} without a known position ${count === 1 ? 'is' : 'are'} not counted.`,
  geocoderFailed: 'Addresses cannot be looked up at the moment: type a town.',
};

export default en;

function whatOf({ thirdPlaces, services, open, text }: AnswerFacts, count: number): string {
  const noun = `${thirdPlaces ? 'third ' : ''}place${s(count)}`;
  const offering = services.length ? ` with ${services.join(' or ')}` : '';
  return `${noun}${offering}${open === undefined ? '' : ` open${open ? ` ${open}` : ' now'}`}${text ? ` for ${en.quoted(text)}` : ''}`;
}
