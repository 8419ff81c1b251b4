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

/**
 * The page's turn, as a task behind all that wait: `scheduler.yield` would come back before the page's own timers and
 * messages, and a timer of ours would be held back to 4 ms, in a hidden tab to a second.
 */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
