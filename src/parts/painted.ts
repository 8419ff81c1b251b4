/** The most that a page in the background waits: nothing is painted there. */
const MOST_MILLISECONDS = 100;

/** Resolves when the browser has painted what is drawn now. */
export function painted(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, MOST_MILLISECONDS);
  });
}
