import { expect, fixture } from '@open-wc/testing';
import { loadCardMessages } from '../i18n/card-messages.js';
import { quantity, quantityText, type Writing } from './quantity.js';

const euros = (more: Partial<Writing> = {}): Writing => ({ unit: 'EUR', decimals: 0, language: 'en', ...more });

/** What the eye sees of a drawn figure, and what a voice says. */
async function drawn(value: number, writing: Writing) {
  const bdi = await fixture<HTMLElement>(quantity(value, writing));
  return [...bdi.children].map(({ textContent }) => textContent.trim());
}

describe('a figure with its unit', () => {
  before(() => loadCardMessages('en'));

  it('has the euro before it in English, after the sign, and after it in French', async () => {
    for (const [value, more, text, voice] of [
      [455_000, {}, '€455,000', '455,000 euros'],
      [-455_000, {}, '\u2212€455,000', 'minus 455,000 euros'],
      [12.5, { decimals: 2, signed: true }, '+€12.50', 'plus 12.50 euros'],
      [0, {}, '€0', '0 euros'],
      [455_000, { language: 'fr' }, '455\u202f000\u00a0€', '455000 euros'],
    ] as const) {
      expect(quantityText(value, euros(more))).to.equal(text);
      expect(await drawn(value, euros(more))).to.deep.equal([text, voice]);
    }
  });

  it('has other units after it, a percent without space in English alone', async () => {
    for (const [unit, language, text] of [
      ['%', 'fr', '9,9\u00a0%'],
      ['%', 'en', '9.9%'],
      ['km', 'en', '9.9\u00a0km'],
      ['nombre', 'en', '9.9'],
    ] as const) {
      const writing = { unit, language, decimals: 1 };
      expect(quantityText(9.9, writing)).to.equal(text);
      expect((await drawn(9.9, writing))[0]).to.equal(text);
    }
  });
});
