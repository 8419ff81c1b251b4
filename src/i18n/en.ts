import { formatNumber } from './format.js';
import type { Messages } from './messages.js';

const n = (value: number) => formatNumber(value, 'en');
const s = (value: number) => (value === 1 ? '' : 's');

/** English. Same shape as French. */
const en: Messages = {
  console: {
    skipped: (count: number) =>
      count === 1
        ? 'One record of the feed could not be read and is missing:'
        : `${n(count)} records of the feed could not be read and are missing:`,
  },
  browse: {
    searchMap: 'Search on the map',
    searchList: 'Search in the directory',
    aroundMe: 'Around me',
    myPosition: 'my position',
    filters: 'Filters',
    filtersSet: (count: number) => `, ${n(count)} set`,
    display: 'Display',
    list: 'List',
    map: 'Map',
    results: 'Results',
    allResults: 'All results',
    sameSpot: (count: number) => `${n(count)} in the same place`,
    near: (place: string) => `Near ${place}`,
    quoted: (text: string) => `“${text}”`,
    inView: 'In this view',
    favourites: 'My favourites',
  },
  places: {
    inCentre: (commune: string) => `in the centre of ${commune}`,
    fromCentre: (distance: string, direction: string, commune: string) =>
      `${distance} ${direction} of the centre of ${commune}`,
    directions: {
      n: 'north',
      ne: 'north-east',
      e: 'east',
      se: 'south-east',
      s: 'south',
      sw: 'south-west',
      w: 'west',
      nw: 'north-west',
    },
  },
  widget: {
    map: 'Map of the actors of the social and solidarity economy',
    directory: 'Directory of the actors of the social and solidarity economy',
    updated: (date: string) => `Data of ${date}`,
    source: 'Source:',
    licence: 'Licence:',
  },
  common: {
    close: 'Close',
    results: (count: number) => (count === 0 ? 'No results' : `${n(count)} result${s(count)}`),
  },
  search: {
    label: 'Search a name, a service or a town',
    placeholder: 'A name, a service, a town…',
    clear: 'Clear the search',
    suggestions: 'Suggestions',
    groups: { place: 'Near', category: 'Categories', record: 'Actors and places' },
    near: (place: string) => `near ${place}`,
    forget: (place: string) => `Stop searching near ${place}`,
    found: (count: number) => (count === 0 ? 'No suggestions' : `${n(count)} suggestion${s(count)}`),
  },
  filters: {
    title: 'Filters',
    clear: 'Clear all',
    close: 'Close the filters',
    categories: 'Categories',
    kinds: 'Type',
    services: 'Services offered',
    only: 'Show only',
    inView: 'What is in this view of the map',
    favourites: 'My favourites',
    members: (family: string) => `Categories of ${family}`,
    choice: (label: string, count: number) => `${label}, ${n(count)}`,
    show: (count: number) =>
      count === 0 ? 'No results' : count === 1 ? 'Show the result' : `Show ${n(count)} results`,
  },
  choice: { label: 'View' },
  notice: {
    loading: 'Loading the list…',
    error: 'The list could not be loaded',
    empty: 'Nobody is in this list yet',
    stale: 'The list could not be updated',
    geolocation: 'Your position is not known',
  },
  map: {
    label: 'Map',
    keys: 'Arrow keys: move the map. Plus and minus: zoom. Tab: go to the markers, then arrow keys to move between them, Enter to open, Escape to return to the map.',
    markers: 'Markers',
    tools: 'Map tools',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    locate: 'Around me',
    fullscreen: 'Full screen',
    leaveFullscreen: 'Leave full screen',
    fit: 'Fit to results',
    reset: 'Back to the first view',
    cluster: (count: number, town: string) => `${n(count)} actors and places${town ? ` near ${town}` : ''}: zoom in`,
    spot: (count: number) => `${n(count)} at the same spot: open the list`,
    place: (label: string) => `Place searched: ${label}`,
    shown: (count: number) =>
      count ? `${n(count)} actor${s(count)} and place${s(count)} in view` : 'No actor or place in view',
    wheelHint: (mac: boolean) => `${mac ? '⌘' : 'Ctrl'} + wheel to zoom`,
    touchHint: 'Use two fingers to move the map',
    nearer: 'Zoomed in.',
    farther: 'Zoomed out.',
    moved: 'Map moved.',
    base: 'Base map: outlines',
    tilesFailed: 'The base map does not answer: outlines stand in for it.',
    impossible:
      'The map cannot be shown on this page: another script changes how the browser works. The list is complete.',
  },
  list: {
    favourite: (name: string) => `Add ${name} to favourites`,
    pages: 'Pages of the list',
    page: (page: number, pages: number) => `Page ${n(page)} of ${n(pages)}`,
    previous: 'Previous page',
    next: 'Next page',
    elsewhere: 'No town given',
  },
  summary: {
    count: (count: number, nouns: readonly string[]) =>
      count === 0 ? 'No results' : `${n(count)} ${nounsOf(count, nouns)}`,
    within: (_code: string, name: string) => `in ${name}`,
    chips: 'Active filters',
    remove: (label: string) => `Remove the filter ${label}`,
    sort: 'Sort by:',
    sorts: { relevance: 'relevance', distance: 'distance', name: 'name', date: 'last update' },
    grouped: 'town',
  },
  hours: {
    open: 'Open',
    closed: 'Closed',
    until: (when: string) => ` until ${when.replace(/^at /, '')}`,
    opens: (when: string) => `, opens ${when}`,
    atTime: (time: string) => `at ${time}`,
    atDay: (day: string, time: string) => `${day} at ${time}`,
    next: (day: string) => `next ${day}`,
    tomorrow: 'tomorrow',
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    shortDays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    everyDay: 'Every day',
    allDay: '24 hours a day',
    holidays: 'Public holidays:',
    time: (minute: number) => {
      const hour = Math.floor(minute / 60);
      if (minute % 720 === 0) return hour % 24 ? 'noon' : 'midnight';
      return `${hour % 12 || 12}${minute % 60 ? `.${String(minute % 60).padStart(2, '0')}` : ''}\u00a0${hour % 24 < 12 ? 'am' : 'pm'}`;
    },
    range: (from: string, to: string) => `${from} – ${to}`,
  },
  detail: {
    back: 'Results',
    write: 'Write',
    call: 'Call',
    visit: 'Visit the site',
    route: 'Directions',
    share: 'Share',
    copied: 'Link copied',
    copy: (url: string) => `Link to copy: ${url}`,
    window: '(new window)',
    image: 'See the picture',
    address: 'Address',
    approximate: 'Approximate position: centre of the town',
    distance: (distance: string) => `${distance} from the place searched`,
    hours: 'Opening hours',
    phone: 'Telephone',
    mail: 'E-mail',
    site: 'Website',
    services: 'Services',
    needs: 'Looking for',
    offers: 'Offers',
    labels: 'Labels',
    itinerance: 'Itinerant service',
    stops: 'Stops',
    accessibility: 'Accessibility details',
    partners: 'Partners',
    projects: 'Projects',
    source: 'Source:',
    licence: 'licence',
    updated: (date: string) => `Record updated on ${date}`,
    yes: 'yes',
    no: 'no',
    colon: ': ',
    facts: {
      phase: 'Phase',
      phaseStatut: 'Progress',
      dateDebut: 'Start',
      dateFin: 'Planned end',
      budgetPrevisionnel: 'Planned budget',
      epargne_locale: 'Local savings',
      axe: 'Axis',
      porteur: 'Led by',
      usage: 'Present use',
      proprietaire: 'Owner',
      surface_m2: 'Area',
      dynamique_citoyenne: 'Citizens’ dynamic verified',
      dynamique_verifiee_par: 'Verified by',
    },
    statuses: {
      'en-cours': 'under way',
      'en-retard': 'late',
      'en-pause': 'paused',
      bloque: 'blocked',
      abandonne: 'abandoned',
      termine: 'done',
    },
    collected: (sum: string) => `${sum} collected`,
    sought: (sum: string) => `${sum} sought`,
  },
};

export default en;

function nounsOf(count: number, nouns: readonly string[]): string {
  const words = nouns.map((noun) => `${noun.slice(0, -1)}${s(count)}`);
  return words.join(', ').replace(/, (?=[^,]*$)/, ' and ') || `result${s(count)}`;
}
