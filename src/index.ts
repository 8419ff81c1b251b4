/** Everything, for npm: importing this defines all elements. Import `essor-widgets/elements/…` for one alone. */
export * from './elements/actor-map/actor-map.js';
export * from './elements/directory/directory.js';
export * from './elements/feed/feed.js';
export * from './elements/indicator-card/indicator-card.js';
export * from './elements/tiers-lieux-finder/tiers-lieux-finder.js';
export { libraryBase, VERSION } from './base-url.js';
