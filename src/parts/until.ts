import { waitUntil } from '@open-wc/testing';

/** For tests: resolves once `isRight` returns something true; a slow machine has twenty seconds for it. */
export const until = (isRight: () => unknown, wanted?: string): Promise<void> =>
  waitUntil(isRight as () => boolean, wanted, { timeout: 20_000 });
