import { formatNumber } from './format.js';
import type { Language } from './language.js';

const n = (value: number, language: Language) => formatNumber(value, language);

type Pieces = readonly unknown[];

const fr = {
  colon: '\u00a0: ',
  levels: {
    com: 'Toutes les communes du flux',
    epci: 'Toutes les intercommunalités du flux',
    dep: 'Tous les départements du flux',
    reg: 'Toutes les régions du flux',
  } as Readonly<Record<string, string>>,
  comparable: (from: number, below: number) =>
    `Territoires comparables\u00a0: ${below < Infinity ? `de ${n(from, 'fr')} à moins de ${n(below, 'fr')}` : `${n(from, 'fr')} ou plus`} habitants`,
  group: (name: string) => `Groupe «\u00a0${name}\u00a0»`,
  rank: (rank: number, of: number, low: boolean) =>
    `${n(rank, 'fr')}${rank === 1 ? 're' : 'e'} valeur sur ${n(of, 'fr')} publiées, de la plus ${low ? 'basse' : 'haute'} à la plus ${low ? 'haute' : 'basse'}`,
  median: (value: unknown): Pieces => ['médiane\u00a0: ', value],
  spread: (low: unknown, high: unknown, lower: unknown, upper: unknown): Pieces => [
    'de ',
    low,
    ' à ',
    high,
    ', la moitié entre ',
    lower,
    ' et ',
    upper,
  ],
  published: (count: number, of: number) => `${n(count, 'fr')} valeurs publiées sur ${n(of, 'fr')}`,
  few: (count: number, of: number) =>
    `trop peu de valeurs publiées pour un rang ou une médiane\u00a0: ${n(count, 'fr')} sur ${n(of, 'fr')}`,
};

const en: typeof fr = {
  colon: ': ',
  levels: {
    com: 'All municipalities of the feed',
    epci: 'All intermunicipal groups of the feed',
    dep: 'All départements of the feed',
    reg: 'All regions of the feed',
  },
  comparable: (from, below) =>
    `Comparable territories: ${below < Infinity ? `${n(from, 'en')} to less than ${n(below, 'en')}` : `${n(from, 'en')} or more`} inhabitants`,
  group: (name) => `Group “${name}”`,
  rank: (rank, of, low) =>
    `number ${n(rank, 'en')} of ${n(of, 'en')} published values, from the ${low ? 'lowest' : 'highest'}`,
  median: (value) => ['median: ', value],
  spread: (low, high, lower, upper) => ['from ', low, ' to ', high, ', half of them between ', lower, ' and ', upper],
  published: (count, of) => `${n(count, 'en')} of ${n(of, 'en')} values published`,
  few: (count, of) => `too few published values for a rank or a median: ${n(count, 'en')} of ${n(of, 'en')}`,
};

/** The texts of where a territory stands among others, in every language. */
export const CARD_PEERS: Record<Language, typeof fr> = { fr, en };
