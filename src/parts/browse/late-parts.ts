/** What the first view does without, in one file. */
import '../detail/detail.js';
import '../filters/filters.js';
