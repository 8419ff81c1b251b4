import type { Translation } from '../read.js';

/** Recognises the other formats that members publish. Loaded only for a feed that is not in ESSOR's own. */
export function translate(_json: unknown, _taxonomy?: unknown): Translation | undefined {
  return undefined;
}
