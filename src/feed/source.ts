import type { Feed, FeedError, FeedErrorCode, FeedSource, FeedState } from './feed.js';
import { decoder } from './decode.js';
import { readFeed } from './read.js';
import { WEB_SCHEMES } from './safe-url.js';

/** Milliseconds of patience. Tests shorten them. */
export const WAITS = {
  /** Without one byte for so long, a feed's server counts as gone. */
  timeout: 8000,
  /** Before the second and the third try. */
  retries: [500, 2000] as readonly number[],
  /** A page in the background looks again this often whether somebody looks at it, when a refresh is due. */
  hidden: 10_000,
  /** Between two reports of progress. */
  progress: 100,
};

export interface SourceOptions {
  /** URL of GoGoCarto's taxonomy, for a feed in its format. */
  readonly taxonomy?: string;
  /** Fetches again after so many minutes while somebody listens and the page is visible. The shortest asked for counts. */
  readonly refreshMinutes?: number;
}

interface PageSource extends FeedSource {
  refreshEvery(minutes: number): void;
}

/** The page's one namespace; two copies of the library share it, so that a feed is fetched once all the same. */
interface Namespace {
  feeds?: Map<string, PageSource>;
}

/**
 * The source of a feed: the same for the same URL (and taxonomy) wherever on the page it is asked for.
 *
 * Nothing is fetched before the first `subscribe`. An address that is none, or not of the web, gives a source whose state is
 * the error `url`.
 */
export function feedSource(url: string, options: SourceOptions = {}): FeedSource {
  const scope = globalThis as { ESSOR?: Namespace };
  const feeds = ((scope.ESSOR ??= {}).feeds ??= new Map());
  const address = resolve(url);
  const taxonomy = options.taxonomy ? resolve(options.taxonomy) : undefined;
  const key = JSON.stringify([address ?? url, taxonomy]);
  let source = feeds.get(key);
  if (!source) feeds.set(key, (source = createSource(address, url, taxonomy)));
  if (options.refreshMinutes) source.refreshEvery(options.refreshMinutes);
  return source;
}

function resolve(url: string): string | undefined {
  try {
    const { href, protocol } = new URL(url.trim() || 'no:', globalThis.document?.baseURI);
    return WEB_SCHEMES.includes(protocol) ? href.replace(/#.*/s, '') : undefined;
  } catch {
    return undefined;
  }
}

function createSource(address: string | undefined, url: string, taxonomy: string | undefined): PageSource {
  const listeners = new Set<() => void>();
  let state: FeedState = address ? { status: 'loading' } : { status: 'error', error: { code: 'url', url } };
  let running = false;
  let minutes = Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let etag: string | undefined;
  let loadedAt = 0;
  let asked = 0;

  function become(next: FeedState): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  async function load(): Promise<void> {
    if (running || !address) return;
    running = true;
    clearTimeout(timer);
    const last = state.feed;
    if (state.status === 'error') become({ status: 'loading' });
    const progress = last ? undefined : (part: number) => become({ status: 'loading', progress: part });
    const [answer, ...taxonomies] = await Promise.all([
      download({ url: address, etag: last && etag, fresh: asked++ > 0, onProgress: progress }),
      ...(taxonomy ? [download({ url: taxonomy })] : []),
    ]);
    let result: Feed | FeedError | undefined;
    if ('error' in answer) result = answer.error;
    else if ('json' in answer) {
      const words = taxonomies[0];
      const also: [string, string][] = [];
      if (answer.encoding) also.push(['encoding', answer.encoding]);
      if (words && 'error' in words) also.push(['taxonomy', words.error.code]);
      result = await readFeed(answer.json, address, {
        taxonomy: words && 'json' in words ? words.json : undefined,
        also,
        // What can fail here is the late loading of our own code.
      }).catch((): FeedError => ({ code: 'network', url: address }));
    }
    running = false;
    if (result && 'code' in result) {
      if (last) become({ status: 'ready', feed: last, error: result, staleSince: new Date(loadedAt) });
      else become({ status: 'error', error: result });
    } else {
      loadedAt = Date.now();
      if ('json' in answer) etag = answer.etag;
      const feed = result ?? last!;
      if (feed !== last || state.staleSince) become({ status: 'ready', feed });
    }
    schedule();
  }

  /** The next refresh, while somebody listens; a page in the background waits until it is looked at. */
  function schedule(wait = minutes * 60_000): void {
    clearTimeout(timer);
    if (listeners.size === 0 || running || !Number.isFinite(wait)) return;
    timer = setTimeout(() => {
      if (globalThis.document?.hidden) schedule(WAITS.hidden);
      else void load();
    }, wait);
  }

  return {
    url: address ?? url,
    get state() {
      return state;
    },
    subscribe(listener) {
      const own = () => listener();
      listeners.add(own);
      if (state.status === 'loading') void load();
      else schedule();
      return () => {
        listeners.delete(own);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    retry: () => void load(),
    refreshEvery(every) {
      if (!(every > 0) || every >= minutes) return;
      minutes = every;
      schedule();
    },
  };
}

/** What came: JSON, nothing new, or a failure that may pass (`again`) or not. */
type Answer =
  | { readonly json: unknown; readonly etag: string | undefined; readonly encoding?: string | undefined }
  | { readonly unchanged: true }
  | { readonly error: FeedError; readonly again: boolean };

interface Request {
  readonly url: string;
  /** Of the copy that we hold. */
  readonly etag?: string | undefined;
  /** Asks the server, whatever the browser's cache holds. */
  readonly fresh?: boolean;
  readonly onProgress?: ((part: number) => void) | undefined;
}

/** Fetches and parses, with the tries that a passing fault deserves. Never throws. */
async function download(request: Request): Promise<Answer> {
  for (const wait of WAITS.retries) {
    const answer = await tryOnce(request);
    if (!('again' in answer && answer.again)) return answer;
    await new Promise((done) => setTimeout(done, wait));
  }
  return tryOnce(request);
}

async function tryOnce({ url, etag, fresh, onProgress }: Request): Promise<Answer> {
  const control = new AbortController();
  let timedOut = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const awaitBytes = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timedOut = true;
      control.abort();
    }, WAITS.timeout);
  };
  const failure = (code: FeedErrorCode, again = false, status?: number): Answer => ({
    error: { code, url, status },
    again,
  });

  let received = 0;
  try {
    awaitBytes();
    const response = await fetch(url, {
      signal: control.signal,
      cache: fresh ? 'no-cache' : 'default',
      // Across origins the browser revalidates by itself: the feed's server would have to allow a header of ours first.
      headers: etag && isOwnOrigin(url) ? { 'If-None-Match': etag } : {},
    });
    const { status, headers } = response;
    if (status === 304) return { unchanged: true };
    if (!response.ok) return failure(STATUS_CODES.get(status) ?? 'server', status >= 500, status);
    const newEtag = headers.get('etag') ?? undefined;
    if (etag && newEtag === etag) {
      control.abort();
      return { unchanged: true };
    }
    // The length of a compressed body says nothing of the bytes that arrive here.
    const length = headers.get('content-encoding') ? 0 : Number(headers.get('content-length'));
    const text = decoder();
    let told = performance.now();
    const reader = response.body?.getReader();
    for (let piece = await reader?.read(); piece?.value; piece = await reader!.read()) {
      awaitBytes();
      text.push(piece.value);
      received += piece.value.byteLength;
      if (!onProgress || received > length || performance.now() - told < WAITS.progress) continue;
      told = performance.now();
      onProgress(received / length);
    }
    clearTimeout(timer);
    const parsed = await text.end();
    return typeof parsed === 'string' ? failure(parsed) : { ...parsed, etag: newEtag };
  } catch {
    return timedOut ? failure('timeout') : failure(received > 0 ? 'truncated' : 'network', true);
  } finally {
    clearTimeout(timer);
  }
}

function isOwnOrigin(url: string): boolean {
  return !globalThis.location || new URL(url).origin === globalThis.location.origin;
}

const STATUS_CODES: ReadonlyMap<number, FeedErrorCode> = new Map([
  [404, 'not-found'],
  [410, 'not-found'],
  [401, 'forbidden'],
  [403, 'forbidden'],
]);
