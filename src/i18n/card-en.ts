import type { CardMessages } from './card-messages.js';
import { formatNumber } from './format.js';

const n = (value: number) => formatNumber(value, 'en');
const s = (value: number) => (Math.abs(value) === 1 ? '' : 's');

/** English. Same shape as French. */
const en: CardMessages = {
  loading: 'Loading the indicator…',
  failed: 'The indicator could not be loaded',
  skipped: (count: number) =>
    count === 1
      ? 'One value of the indicators could not be read:'
      : `${n(count)} values of the indicators could not be read:`,
  plural: s,
  plus: 'plus ',
  minus: 'minus ',
  units: {
    '%': '%|per cent',
    pour_mille: '‰|per thousand',
    EUR: '€|euro*',
    hab: 'inhabitant*',
    hab_km2: 'inhab./km²|inhabitant* per square kilometre',
    min: 'min|minute*',
    km: 'km|kilometre*',
    km2: 'km²|square kilometre*',
    m2: 'm²|square metre*',
    ha: 'ha|hectare*',
    kW: 'kW|kilowatt*',
    MW: 'MW|megawatt*',
    kWh: 'kWh|kilowatt hour*',
    MWh: 'MWh|megawatt hour*',
    GWh: 'GWh|gigawatt hour*',
    tCO2e: 't CO₂e|tonne* of CO2 equivalent',
    ETP: 'FTE|full-time equivalent*',
    points: 'point*',
  },
  per: (count) => ['per ', count],
  statuses: {
    provisoire: 'provisional',
    estime: 'estimated',
    prevision: 'forecast',
    revise: 'revised',
    peu_fiable: 'fragile: few cases',
    rupture: 'break in series',
    secret: 'withheld (statistical secrecy)',
    nd: 'not available',
    sans_objet: 'not applicable',
  },
  quarter: (number, year) => `quarter ${number} of ${year}`,
  when: (code, words) => `${code.length === 10 ? 'on' : 'in'} ${words}`,
  since: (_code, words) => `since ${words}`,
  span: (from, to) => `${from === to ? from : `${from} to ${to}`}: `,
  better: 'improving',
  worse: 'worsening',
  stable: 'stable',
  noChange: {
    secret: 'change cannot be told: statistical secrecy',
    break: 'change cannot be told: break in series',
    geography: 'change cannot be told: the geography has changed',
  },
  goal: (label, value, when) => [label ? `target “${label}”: ` : 'target: ', value, when && ` ${when}`],
  verdicts: {
    reached: 'reached',
    ahead: 'ahead',
    'on-track': 'on track',
    behind: 'behind',
    overdue: 'overdue',
  },
  expected: (value, when) => [' (', value, ` expected ${when})`],
  interval: (low, high) => ['between ', low, ' and ', high, ' (95% interval)'],
  source: 'Source: ',
  updated: (date) => `updated on ${date}`,
  computed: (date) => (date ? `Computed from the feed, updated on ${date}` : 'Computed from the feed'),
  table: 'See the table',
  method: 'Method and files',
};

export default en;
