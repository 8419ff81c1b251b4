import { formatNumber } from './format.js';
import type { Messages } from './messages.js';

const n = (value: number) => formatNumber(value, 'en');
const s = (value: number) => (value === 1 ? '' : 's');

/** English. Same shape as French. */
const en: Messages = {
  common: {
    close: 'Close',
    results: (count: number) => (count === 0 ? 'No results' : `${n(count)} result${s(count)}`),
  },
};

export default en;
