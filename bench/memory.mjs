/** What stays in memory when a map is put into a page and taken out again, fifty times, three times over. */
import { chrome, heap, metrics, server } from '../test/browser.mjs';
import { makeActors } from './actors.mjs';

const MOUNTS = 50;
const ROUNDS = 3;
const ACTORS = 1000;

/**
 * Resolves to what one mount and unmount leaves, `{bytes, nodes, listeners}`, in each of three rounds: a leak stays the same from
 * round to round, what the engine compiles of code that runs often does not.
 */
export async function measureMemory() {
  const { origin, put } = await server();
  const feed = put('/bench/memory.json', { body: makeActors(ACTORS) });
  const address = put('/bench/memory.html', { body: '<!doctype html><html lang="fr"><title>memory</title><body>' });
  const context = await (await chrome()).newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(address);
    // Some ten mounts first: whatever is made once for the page is made then.
    await page.evaluate(mount, { feed, module: `${origin}/dist/elements/actor-map.js`, times: 10 });
    let before = await measure(page);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      await page.evaluate(mount, { feed, module: `${origin}/dist/elements/actor-map.js`, times: MOUNTS });
      const after = await measure(page);
      rounds.push(Object.fromEntries(Object.keys(after).map((key) => [key, (after[key] - before[key]) / MOUNTS])));
      before = after;
    }
    return rounds;
  } finally {
    await context.close();
  }
}

async function measure(page) {
  await page.waitForTimeout(500);
  const { Nodes, JSEventListeners } = await metrics(page);
  return { bytes: await heap(page), nodes: Nodes, listeners: JSEventListeners };
}

/** Runs in the page. */
async function mount({ feed, module, times }) {
  await import(module);
  for (let time = 0; time < times; time++) {
    const element = document.createElement('ess-actor-map');
    element.setAttribute('feed', feed);
    document.body.append(element);
    await element.whenReady();
    while (!element.shadowRoot.querySelector('ess-part-map')?.shadowRoot?.querySelector('.cluster, .marker'))
      await new Promise((resolve) => setTimeout(resolve, 5));
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
