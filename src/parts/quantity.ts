import { html } from 'lit';
import { cardMessages } from '../i18n/card-messages.js';
import { formatNumber } from '../i18n/format.js';
import type { Language } from '../i18n/language.js';

/** A unit of the closed list, or the words of the feed. */
export type Unit = string | { readonly one: string; readonly other: string };

/** How a figure is written. */
export interface Writing {
  readonly unit: Unit;
  /** Decimals, always shown. */
  readonly decimals: number;
  readonly language: Language;
  /** Shows a plus before what is above zero. */
  readonly signed?: boolean;
}

/** The number as the language writes it, with its sign as print has it. */
export function numberText(value: number, { decimals, language, signed }: Writing): string {
  const text = formatNumber(Math.abs(value), language, decimals, decimals);
  const zero = !/[1-9]/.test(text);
  return (value < 0 && !zero ? '\u2212' : signed && !zero ? '+' : '') + text;
}

/** The unit as it is seen and as it is said, in the number that the value asks for; empty where there is none. */
export function unitTexts(value: number, { unit, language }: Writing): readonly [seen: string, said: string] {
  const words = cardMessages(language);
  if (typeof unit === 'object') {
    const text = words.plural(value) ? unit.other : unit.one;
    return [text, text];
  }
  const entry = Object.hasOwn(words.units, unit) ? words.units[unit]! : '';
  const [seen = '', said = seen] = entry.replaceAll('*', words.plural(value)).split('|');
  return [seen, said];
}

/**
 * A figure with its unit, which never wraps from it. What is seen and what a screen reader says differ where the eye reads
 * a sign or a space that a voice does not: "12 345 km²", "12345 kilomètres carrés".
 */
export function quantity(value: number, writing: Writing, unitClass = '') {
  const words = cardMessages(writing.language);
  const number = numberText(value, writing);
  const [seen, said] = unitTexts(value, writing);
  const sign = number[0] === '\u2212' ? words.minus : number[0] === '+' ? words.plus : '';
  const voice = `${sign}${number.replace(/[^\d.,]/g, '')} ${said}`.trim();
  const [text, unit] = words.joined(number, seen);
  return html`<bdi class="nowrap"
    ><span aria-hidden="true">${text}${unit ? html`<span class=${unitClass}>${unit}</span>` : ''}</span
    ><span class="hidden-text">${voice}</span></bdi
  >`;
}

/** The same as one text. */
export function quantityText(value: number, writing: Writing): string {
  const [seen] = unitTexts(value, writing);
  return cardMessages(writing.language).joined(numberText(value, writing), seen).join('');
}
