import type { CardMessages } from './card-messages.js';

/** English. Same shape as French. */
const en = {} as CardMessages;

export default en;
