import { turn } from './turn.js';

/** Called between pieces of work: a promise to wait for when the slice is used up, else nothing. */
export type Slice = () => Promise<void> | undefined;

/**
 * Cuts long work on the main thread into slices, so that the page answers in between.
 *
 * Ask every few dozen records, at the cost of reading a clock: `const pause = slice(); if (pause) await pause;`
 *
 * @param budgetMilliseconds how long to work before the page gets its turn
 */
export function slicer(budgetMilliseconds = 8): Slice {
  let end = performance.now() + budgetMilliseconds;
  return () => {
    if (performance.now() < end) return undefined;
    return turn().then(() => {
      end = performance.now() + budgetMilliseconds;
    });
  };
}

/** Resolves when the page has nothing else to do, at the latest after a second; where nobody can tell, soon. */
export function idle(): Promise<void> {
  const { requestIdleCallback: ask } = globalThis as Partial<Pick<Window, 'requestIdleCallback'>>;
  return new Promise((resolve) => ask?.(() => resolve(), { timeout: 1000 }) ?? setTimeout(resolve));
}
