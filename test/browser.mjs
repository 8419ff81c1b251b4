/**
 * One browser for all whole-page tests, and pages that tell what went wrong in them.
 *
 *     const { page, problems } = await open({ html: '<script src="/dist/essor.js" …></script>' });
 *     …
 *     expect(problems()).to.deep.equal([]);
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/chromium.mjs';
import { startServer } from './server.mjs';

export const NONCE = 'essor1essor2essor3';

/** The strictest policy that a page can have and still use the script tag. */
export const STRICT_POLICY = [
  "default-src 'none'",
  `script-src 'nonce-${NONCE}'`,
  `style-src 'nonce-${NONCE}'`,
  "img-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The policy of pages that name none: `ESSOR_POLICY=strict` runs every test under the strictest. */
const POLICY = process.env.ESSOR_POLICY === 'strict' ? STRICT_POLICY : undefined;

let browser;
let plain;
let near;
let far;

/** The server of the page's own origin. */
export async function server() {
  return (near ??= await startServer());
}

/** A server of another origin. */
export async function otherServer() {
  return (far ??= await startServer());
}

/** The browser, started once. */
export async function chrome() {
  return (browser ??= await launch());
}

/**
 * A browser that interprets scripts and never compiles them to machine code, nor drops what it has read of them: its heap
 * grows by what a page keeps, and not by what the engine makes of code that runs often.
 */
async function interpreter() {
  const off = 'sparkplug maglev opt flush-bytecode lazy-feedback-allocation';
  return (plain ??= await launch(off.replace(/(^| )/g, ' --no-')));
}

const launch = (flags = '') =>
  chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS, `--js-flags=--expose-gc${flags}`] });

/** Closes all. Mocha's last hook calls it. */
export async function closeAll() {
  await browser?.close();
  await plain?.close();
  await near?.close();
  await far?.close();
  browser = plain = near = far = undefined;
  idle.free.length = idle.strict.length = 0;
}

let count = 0;

/**
 * Opens a page.
 *
 * @param options.html the body's content, or a whole page when it starts with `<!doctype`
 * @param options.head what goes into the head
 * @param options.path a path of the project instead (`/demo/`)
 * @param options.csp a policy (`STRICT_POLICY`); each script and style of the page gets its nonce. By default what
 *   `ESSOR_POLICY=strict` says, so that every test can run a second time under the policy; false where a test's page could
 *   not stand under it whatever we do
 * @param options.headers further response headers
 * @param options.viewport `{width, height}`, 1280 × 800 by default
 * @param options.init function run in the page before any script
 * @param options.interpreted in a browser that compiles nothing, for whoever measures the heap
 * @param options.refuses whether the policy is to refuse something: what it refuses is no fault then
 * @param options.context further options of the browser's context (`colorScheme`, `hasTouch`, `locale`…)
 * @returns `{page, problems, outside, messages, origin, close}`: `problems()` lists errors, refusals and failed requests as text;
 *   `outside()` the addresses asked of other origins; `messages` the console's lines.
 */
export async function open({
  html = '',
  head = '',
  path,
  csp = POLICY,
  headers = {},
  viewport = { width: 1280, height: 800 },
  init,
  interpreted = false,
  refuses = false,
  context: contextOptions,
  wait = 'load',
} = {}) {
  const { origin, put } = await server();
  const noncify = (text) =>
    csp ? text.replace(/<(script|style|link rel="stylesheet")(?![^>]*nonce=)/g, `<$1 nonce="${NONCE}"`) : text;
  const policy = csp && { 'content-security-policy': csp };
  if (path && csp) {
    // A page of the project, beside itself, so that its relative addresses stay right.
    const file = new URL(`..${path.endsWith('/') ? `${path}index.html` : path}`, import.meta.url);
    path = path.replace(/[^/]*$/, `virtual-${++count}.html`);
    put(path, { body: noncify(readFileSync(file, 'utf8')), headers: { ...policy, ...headers } });
  } else if (!path) {
    path = `/virtual/${++count}.html`;
    const body = /^\s*<!doctype/i.test(html)
      ? noncify(html)
      : `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title><meta name="viewport" content="width=device-width"><link rel="icon" href="/favicon.ico">${noncify(head)}</head><body>${noncify(html)}</body></html>`;
    put('/favicon.ico', { body: '', type: 'image/x-icon' });
    put(path, { body, headers: { ...policy, ...headers } });
  }
  const pool = idle[csp ? 'strict' : 'free'];
  const fresh = Boolean(init || contextOptions || interpreted);
  const page = (!fresh && pool.pop()) || (await newPage(interpreted ? interpreter() : chrome(), contextOptions, init));
  const log = logs.get(page);
  Object.assign(log, { messages: [], found: [], foreign: [], origin });
  await page.setViewportSize(viewport);
  await page.goto(origin + path, { waitUntil: wait });
  return {
    page,
    origin,
    messages: log.messages,
    problems: () => [...log.found],
    outside: () => [...log.foreign],
    async close() {
      if (!refuses) refusals.push(...log.found.filter((text) => text.startsWith('policy:')));
      if (fresh) return page.context().close();
      await page.evaluate(() => localStorage.clear()).catch(() => {});
      await page.goto('about:blank');
      pool.push(page);
    },
  };
}

/**
 * Pages that a test has done with: a new one takes longer than most tests. Those with a policy are kept apart, because a
 * script that an engine has cached compiled may keep the nonce (or its absence) of the page that it was compiled for.
 */
const idle = { free: [], strict: [] };
const logs = new WeakMap();

/** What policies refused in all pages closed so far. */
export const refusals = [];

async function newPage(chosen, contextOptions, init) {
  const context = await (await chosen).newContext(contextOptions);
  const page = await context.newPage();
  const log = { messages: [], found: [], foreign: [], origin: '' };
  logs.set(page, log);
  page.on('console', (message) => {
    const text = message.text();
    log.messages.push({ type: message.type(), text });
    if (message.type() === 'error' || /content security policy/i.test(text)) log.found.push(`console: ${text}`);
  });
  page.on('pageerror', (error) => log.found.push(`error: ${error.stack ?? error}`));
  page.on('request', (request) => {
    const url = request.url();
    if (/^(https?|wss?):/.test(url) && !url.startsWith(`${log.origin}/`)) log.foreign.push(url);
  });
  await page.exposeFunction('__violation', (text) => log.found.push(`policy: ${text}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event;
      window.__violation(`${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber} ${sample}`);
    });
  });
  if (init) await page.addInitScript(init);
  return page;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in the page (or under `selector`), one line for each node; empty when all is well. */
export async function axe(page, selector) {
  await page.evaluate(axeSource);
  return page.evaluate(async (within) => {
    const { violations } = await window.axe.run(within ?? document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help} (${target.flat().join(' ')})`),
    );
  }, selector);
}

/** Runs garbage collection and gives the heap's size in bytes. */
export async function heap(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** What a page counts: `{Nodes, JSEventListeners, Documents, JSHeapUsedSize, …}`, garbage collected first. */
export async function metrics(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics: list } = await session.send('Performance.getMetrics');
  await session.detach();
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

/** A small feed of the library's own format, for pages that need any. */
export const SMALL_FEED = {
  essor: 1,
  titre: 'Petit flux',
  editeur: { nom: 'Ville d’exemple', url: 'https://www.ville.example/' },
  licence: { nom: 'Licence Ouverte 2.0' },
  date_maj: '2026-11-01',
  acteurs: [
    {
      id: 'a1',
      nom: 'Étincelle Vélo',
      categories: ['velo'],
      commune: 'Cenon',
      code_insee: '33119',
      latitude: 44.857,
      longitude: -0.531,
      presentation_resume: 'Atelier d’autoréparation.',
      horaires: 'Mo-Fr 09:00-18:00',
    },
    {
      id: 'a2',
      nom: 'Les Watts de la Presqu’île',
      categories: ['energie-citoyenne'],
      commune: 'Ambès',
      code_insee: '33004',
      latitude: 45.012,
      longitude: -0.534,
    },
    { id: 'a3', nom: 'Sans adresse', categories: ['insertion'], latitude: null, longitude: null },
  ],
  lieux: [
    {
      id: 'l1',
      nom: 'La Halle des possibles',
      type: 'tiers-lieu',
      categories: ['tiers-lieu'],
      services: ['conciergerie'],
      commune: 'Lormont',
      code_insee: '33249',
      latitude: 44.879,
      longitude: -0.521,
    },
  ],
};
