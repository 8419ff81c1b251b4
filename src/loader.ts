/**
 * The script tag, `dist/essor.js`: a classic script that finds the library's elements in a page, now and later, and
 * loads each one's module when it nears the viewport, and its feed beside it.
 *
 * As a whole snippet it also makes the element: `<script src=".../essor.js" data-widget="actor-map" data-feed="…">` puts
 * `<ess-actor-map feed="…">` before itself, or into the first element that `data-target` (a CSS selector) matches, once
 * there is one. Every other `data-x` becomes the attribute `x`.
 */
import { essor, VERSION } from './base-url.js';
import { LOADER_TEXTS, LOADER_WARNINGS } from './i18n/loader.js';
import { languageOf } from './i18n/messages.js';

/** Names of the public elements, without `ess-`; the build reads them from src/elements. */
declare const __ELEMENTS__: readonly string[];

/** How far from the viewport an element is when its module is asked for. */
const NEAR = '400px';

/** A policy's report comes a little after its refusal. */
const REPORT_MILLISECONDS = 50;

/** How long after its code is there a widget may take the feed that was asked for: then it is none of ours any more. */
const TAKEN_MILLISECONDS = 2000;

/** Height kept for a widget until its own styles rule. */
const MIN_HEIGHT = '620px';

const page = essor();
const self = document.currentScript as HTMLScriptElement | null;
const ours = /\/essor[\w.-]*\.js([?#]|$)/;
const tags = __ELEMENTS__.map((name) => `ess-${name}`);
const wanted = `${tags},script[data-widget]`;
/** What tells addresses apart from those that failed: a mark for each failure. */
let query = '';
const loading = new Map<string, Promise<unknown>>();
/** Addresses that the page's policy has refused as scripts. */
const refused = new Set<string>();

document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  if (effectiveDirective.startsWith('script-src')) refused.add(blockedURI);
});

page.base ??= folder();
page.placed ??= new WeakSet();
if (page.version !== VERSION && !page.warned) {
  page.warned = true;
  console.warn(LOADER_WARNINGS.versions(page.version, VERSION));
}
if (self?.dataset['widget']) place(self);
if (!page.watched) {
  page.watched = true;
  reserveSpace();
  watch();
}

/** The folder of this script: from its tag, else (a module has no current script) from where the engine says we are. */
function folder(): string {
  const address = self?.src || /\w+:\/\/[^\s?#)]+/.exec(new Error().stack ?? '')?.[0];
  return new URL('.', address ?? document.baseURI).href;
}

/** Finds elements and script tags, those that stand and those to come. */
function watch(): void {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        load(target);
      }
    },
    { rootMargin: NEAR },
  );

  const met = new WeakSet<Element>();
  const meet = (element: Element) => {
    if (met.has(element)) return;
    met.add(element);
    if (element instanceof HTMLScriptElement) {
      if (ours.test(element.src)) place(element);
    } else if (element.localName === 'ess-feed') {
      load(element); // it has no box, so it never nears anything
    } else {
      near.observe(element);
    }
  };
  const find = (root: ParentNode) => root.querySelectorAll(wanted).forEach(meet);

  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(wanted)) meet(node);
        find(node);
      }
    }
  }).observe(document, { childList: true, subtree: true });
  find(document); // only now, so that what this places is seen as well
}

/** Loads the module of an element; where that fails, leaves a sentence and a link in it. */
function load(element: Element): void {
  const tag = element.localName;
  if (customElements.get(tag)) return;
  const drop = tag === 'ess-feed' ? undefined : ask(element);
  let module = loading.get(tag);
  if (!module) {
    const url = `${page.base}elements/${tag.slice(4)}.js`;
    module = import(url).catch(async (error: unknown) => {
      await new Promise((resolve) => setTimeout(resolve, REPORT_MILLISECONDS));
      // Only where a policy refused: for a file that is not there, a tag would only be one more refusal to report.
      if (refused.has(url)) return byTag(url, tag).catch(() => Promise.reject(error));
      // Most browsers answer the import of what has failed before without asking: then by another address.
      if (query) return import(url + query);
      throw error;
    });
    module.catch((error: unknown) => {
      loading.delete(tag); // the next element of its kind tries again
      query += '?';
      console.warn(LOADER_WARNINGS.refused(url), error);
    });
    loading.set(tag, module);
  }
  void module.catch(() => refuse(element as HTMLElement)).finally(() => setTimeout(() => drop?.(), TAKEN_MILLISECONDS));
}

/**
 * Loads a module by a script tag of its own. Some policies that refuse `import()` allow it: `strict-dynamic` with a hash,
 * and a nonce where the engine has kept this script compiled for a page without one.
 */
function byTag(url: string, tag: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.nonce = self?.nonce ?? '';
    script.onload = () => (customElements.get(tag) ? resolve() : reject());
    script.onerror = reject;
    script.src = url;
    document.head.append(script);
  });
}

/**
 * Asks for a widget's feed while its code is on its way: `feed/source` takes the answer. Once a page and address. Returns how
 * to drop an answer that nobody has taken.
 */
function ask(element: Element): (() => void) | undefined {
  const href = feedOf(element);
  const asked = (page.asked ??= new Map());
  if (!href || asked.has(href)) return undefined;
  const control = new AbortController();
  // Read as it comes: else a large feed would stand still until its reader is there.
  const response = fetch(href, { signal: control.signal }).then((answer) =>
    answer.body
      ? new Response(answer.body.pipeThrough(new TransformStream({}, {}, { highWaterMark: 1e6 })), answer)
      : answer,
  );
  response.catch(() => {}); // whoever takes it tells
  const early = { response, control };
  asked.set(href, early);
  return () => {
    if (asked.get(href) !== early) return;
    asked.delete(href);
    control.abort();
  };
}

/** Address of a widget's feed: its own, else the page's; empty where it is none, or not of the web. */
function feedOf(element: Element): string {
  const link = document.createElement('a');
  link.href = element.getAttribute('feed') || document.querySelector('ess-feed')?.getAttribute('feed') || 'no:';
  return /^https?:/.test(link.href) ? link.href.replace(/#.*/s, '') : '';
}

function refuse(element: HTMLElement): void {
  if (element.localName === 'ess-feed') return;
  const texts = LOADER_TEXTS[languageOf(element)];
  const sentence = document.createElement('p');
  sentence.append(texts.refused);
  const feed = feedOf(element);
  if (feed) {
    const link = document.createElement('a');
    link.href = feed;
    link.append(texts.open);
    sentence.append(link);
  }
  element.style.minHeight = '0';
  element.append(sentence);
  void customElements.whenDefined(element.localName).then(() => {
    sentence.remove();
    element.style.minHeight = '';
  });
}

/** Makes the element that a script tag asks for, once. */
function place(script: HTMLScriptElement): void {
  if (page.placed!.has(script)) return;
  page.placed!.add(script);
  const { widget = '', target } = script.dataset;
  if (!tags.includes(`ess-${widget}`)) return console.warn(LOADER_WARNINGS.widget(widget));
  const element = document.createElement(`ess-${widget}`);
  for (const { name, value } of script.attributes) {
    // Only what a widget could read: never a handler, never inline style.
    if (/^data-(?!on|style$|widget$|target$)[a-z][a-z\d-]*$/.test(name)) element.setAttribute(name.slice(5), value);
  }
  if (target === undefined) {
    if (script.closest('head')) return console.warn(LOADER_WARNINGS.head);
    return script.before(element);
  }
  try {
    if (enter()) return;
  } catch {
    return console.warn(LOADER_WARNINGS.target(target));
  }
  new MutationObserver((_changes, observer) => {
    if (enter()) observer.disconnect();
  }).observe(document, { childList: true, subtree: true });

  function enter(): boolean {
    const place = document.querySelector(target!);
    place?.append(element);
    return place !== null;
  }
}

/** Keeps the page from jumping: an element has its height before its module is there. */
function reserveSpace(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:is(${tags}):not(ess-feed,:defined){display:block;min-height:var(--ess-height,${MIN_HEIGHT})}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
