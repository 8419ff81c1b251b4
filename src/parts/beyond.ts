import { beyond } from '../query/territory.js';

// Late: most feeds say where their records lie.
beyond.communesFor ??= async (feed, territories) =>
  (await import('./communes-beyond.js')).communesFor(feed, territories);
