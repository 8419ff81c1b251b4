import { expect } from 'chai';
import { formatDistance } from './distance.js';
import { formatDate, formatNumber } from './format.js';
import { COMMAND_MESSAGES } from './command-messages.js';
import { mapMessages } from './map-messages.js';
import { loadMessages, messages } from './messages.js';
import { NOTICES } from './notices.js';

describe('the message catalogue', () => {
  it('gives French until another language has come', async () => {
    expect(messages('en').common.close).to.equal('Fermer');
    expect((await loadMessages('en')).common.close).to.equal('Close');
    expect(messages('en').common.close).to.equal('Close');
  });

  it('has the same texts in English as in French, none of them empty', async () => {
    const shape = (texts: object, path = ''): string[] =>
      Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
        typeof value === 'object' && value !== null
          ? shape(value, `${path}${key}.`)
          : [`${path}${key}:${typeof value}`],
      );
    const empty = (texts: object): string[] =>
      Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
        value === '' ? [key] : typeof value === 'object' && value !== null ? empty(value) : [],
      );
    const [french, english] = [messages('fr'), await loadMessages('en')];
    for (const [ours, theirs] of [
      [{ ...french, map: mapMessages('fr') }, english],
      [NOTICES.fr, NOTICES.en],
      [COMMAND_MESSAGES.fr, COMMAND_MESSAGES.en],
    ] as const) {
      expect(shape(theirs).sort()).to.deep.equal(shape(ours).sort());
      expect(empty(theirs)).to.deep.equal(empty(ours));
    }
  });

  it('counts as each language does', async () => {
    const english = await loadMessages('en');
    expect([0, 1, 2, 1234].map(messages('fr').common.results)).to.deep.equal([
      'Aucun résultat',
      '1 résultat',
      '2 résultats',
      `${formatNumber(1234, 'fr')} résultats`,
    ]);
    expect([0, 1, 2].map(english.common.results)).to.deep.equal(['No results', '1 result', '2 results']);
  });
});

describe('numbers for people', () => {
  it('gives distances in metres, then kilometres', () => {
    expect([0.001, 0.234, 0.996, 1.26, 9.97, 123.4].map((km) => formatDistance(km, 'fr'))).to.deep.equal([
      '10\u00a0m',
      '230\u00a0m',
      '1\u00a0km',
      '1,3\u00a0km',
      '10\u00a0km',
      '123\u00a0km',
    ]);
  });

  it('writes a date in words, and leaves what is no date as it is', () => {
    expect(formatDate('2026-11-20', 'fr')).to.equal('20 novembre 2026');
    expect(formatDate('2026-11-20', 'en')).to.equal('20 November 2026');
    expect(formatDate('hier', 'fr')).to.equal('hier');
  });
});
