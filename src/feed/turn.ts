/**
 * The page's turn, as a task behind all that wait: `scheduler.yield` would come back before the page's own timers and
 * messages, and a timer of ours would be held back to 4 ms, in a hidden tab to a second.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
