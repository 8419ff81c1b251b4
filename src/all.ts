/** Everything in one classic script, for `dist/essor.all.js`: nothing is loaded late. */
import './elements/actor-map/actor-map.js';
import './elements/directory/directory.js';
import './elements/feed/feed.js';
import './elements/indicator-card/indicator-card.js';
import './elements/tiers-lieux-finder/tiers-lieux-finder.js';
