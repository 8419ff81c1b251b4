import { formatNumber } from './format.js';

const n = (value: number) => formatNumber(value, 'fr');
/** `3 résultats`, `1 résultat`, `0 résultat`: French counts two as plural. */
const s = (value: number) => (value >= 2 ? 's' : '');

/** French, the source of all texts. One section for each piece of the interface. */
export default {
  common: {
    close: 'Fermer',
    results: (count: number) => (count === 0 ? 'Aucun résultat' : `${n(count)} résultat${s(count)}`),
  },
};
