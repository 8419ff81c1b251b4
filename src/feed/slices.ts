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

/** The page's turn: as a task that waits for no timer (timers are held back to 4 ms, and to a second in a hidden tab). */
function turn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
