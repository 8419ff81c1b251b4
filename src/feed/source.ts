import { decoder } from './decode.js';
import type { FeedDocument, FeedError, FeedErrorCode, FeedReader, FeedSource, FeedState } from './feed.js';
import { WEB_SCHEMES } from './safe-url.js';
import { turn } from './turn.js';

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
  /** Decoding for so long, the page gets its turn. */
  busy: 8,
};

/** Decoded in one go. */
const DECODED_BYTES = 2 ** 17;

export interface SourceOptions {
  /** URL of GoGoCarto's taxonomy, for a feed in its format. */
  readonly taxonomy?: string;
  /** Fetches again after so many minutes while somebody listens and the page is visible. The shortest asked for counts. */
  readonly refreshMinutes?: number;
}

/** A feed of the page: fetched once, whatever is read from it. */
interface PageFeed {
  source<T>(reader: FeedReader<T>): FeedSource<T>;
  refreshEvery(minutes: number): void;
}

/** The page's one namespace; two copies of the library share it, so that a feed is fetched once all the same. */
interface Namespace {
  feeds?: Map<string, PageFeed>;
  /** The script tag asks for a feed while the widget's own code is still on its way. */
  asked?: Map<string, { readonly response: Promise<Response>; readonly control: AbortController } | undefined>;
}

const namespace = () => ((globalThis as { ESSOR?: Namespace }).ESSOR ??= {});

/**
 * The source of what `reader` makes of a feed: the same for the same URL (and taxonomy) and reader wherever on the page it is
 * asked for. The feed is fetched and parsed once for all readers, and each reads it once, when somebody listens.
 *
 * Nothing is fetched before the first `subscribe`. An address that is none, or not of the web, gives a source whose state is
 * the error `url`.
 */
export function feedSource<T>(url: string, reader: FeedReader<T>, options: SourceOptions = {}): FeedSource<T> {
  const feeds = (namespace().feeds ??= new Map());
  const address = resolve(url);
  const taxonomy = options.taxonomy ? resolve(options.taxonomy) : undefined;
  const key = JSON.stringify([address ?? url, taxonomy]);
  let feed = feeds.get(key);
  if (!feed) feeds.set(key, (feed = pageFeed(address, url, taxonomy)));
  if (options.refreshMinutes) feed.refreshEvery(options.refreshMinutes);
  return feed.source(reader);
}

/** The address of a feed as its source says it. */
export function feedAddress(url: string): string {
  return resolve(url) ?? url;
}

function resolve(url: string): string | undefined {
  try {
    const { href, protocol } = new URL(url.trim() || 'no:', globalThis.document?.baseURI);
    return WEB_SCHEMES.includes(protocol) ? href.replace(/#.*/s, '') : undefined;
  } catch {
    return undefined;
  }
}

/** What one reader has made of a feed. */
interface View {
  readonly reader: FeedReader<unknown>;
  readonly listeners: Set<() => void>;
  readonly source: FeedSource<unknown>;
  state: FeedState<unknown>;
  /** What was read last, successfully or not. */
  of: FeedDocument | undefined;
  reading: boolean;
}

function pageFeed(address: string | undefined, url: string, taxonomy: string | undefined): PageFeed {
  const views = new Map<string, View>();
  let document: FeedDocument | undefined;
  let running = false;
  let minutes = Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let etag: string | undefined;
  let loadedAt = 0;
  let asked = 0;

  function become(view: View, state: FeedState<unknown>): void {
    view.state = state;
    for (const listener of [...view.listeners]) listener();
  }

  function fail(view: View, error: FeedError): void {
    const { feed } = view.state;
    if (feed) become(view, { status: 'ready', feed, error, staleSince: new Date(loadedAt) });
    else become(view, { status: 'error', error });
  }

  const wanted = () => [...views.values()].filter(({ listeners }) => listeners.size > 0);

  async function load(): Promise<void> {
    if (running || !address) return;
    running = true;
    clearTimeout(timer);
    for (const view of views.values()) if (view.state.status === 'error') become(view, { status: 'loading' });
    const progress = (part: number) => {
      for (const view of wanted()) if (!view.state.feed) become(view, { status: 'loading', progress: part });
    };
    const [answer, ...taxonomies] = await Promise.all([
      download({ url: address, etag: document && etag, fresh: asked++ > 0, onProgress: progress }),
      ...(taxonomy ? [download({ url: taxonomy })] : []),
    ]);
    if ('error' in answer) for (const view of wanted()) fail(view, answer.error);
    else {
      loadedAt = Date.now();
      if ('json' in answer) {
        const words = taxonomies[0];
        const also: [string, string][] = [];
        if (answer.encoding) also.push(['encoding', answer.encoding]);
        if (words && 'error' in words) also.push(['taxonomy', words.error.code]);
        etag = answer.etag;
        document = {
          url: address,
          json: answer.json,
          taxonomy: words && 'json' in words ? words.json : undefined,
          also,
        };
      }
      await Promise.all(wanted().map(read));
    }
    running = false;
    schedule();
  }

  /** Brings a view up to the document that is there. */
  async function read(view: View): Promise<void> {
    const { reader } = view;
    if (view.reading) return;
    if (view.of === document && view.state.feed) {
      if (view.state.staleSince) become(view, { status: 'ready', feed: view.state.feed });
      return;
    }
    view.reading = true;
    let result: unknown;
    do {
      const read = (view.of = document!);
      // What can fail here is the late loading of our own code.
      result = await (async () => reader.read(read))().catch((): FeedError => ({ code: 'network', url }));
      if (!isError(result) && reader.rest) read.json = reader.rest(read.json);
    } while (view.of !== document);
    view.reading = false;
    if (isError(result)) fail(view, result);
    else become(view, { status: 'ready', feed: result });
  }

  /** The next refresh, while somebody listens; a page in the background waits until it is looked at. */
  function schedule(wait = minutes * 60_000): void {
    clearTimeout(timer);
    if (wanted().length === 0 || running || !Number.isFinite(wait)) return;
    timer = setTimeout(() => {
      if (globalThis.document?.hidden) schedule(WAITS.hidden);
      else void load();
    }, wait);
  }

  function makeView(reader: FeedReader<unknown>): View {
    const listeners = new Set<() => void>();
    const view: View = {
      reader,
      listeners,
      state: address ? { status: 'loading' } : { status: 'error', error: { code: 'url', url } },
      of: undefined,
      reading: false,
      source: {
        url: address ?? url,
        get state() {
          return view.state;
        },
        subscribe(listener) {
          const own = () => listener();
          listeners.add(own);
          if (document && view.of !== document) void read(view);
          else if (view.state.status === 'loading') void load();
          else schedule();
          return () => {
            listeners.delete(own);
            if (wanted().length === 0) clearTimeout(timer);
          };
        },
        retry: () => void load(),
      },
    };
    return view;
  }

  return {
    source<T>(reader: FeedReader<T>) {
      let view = views.get(reader.name);
      if (!view) views.set(reader.name, (view = makeView(reader)));
      return view.source as FeedSource<T>;
    },
    refreshEvery(every) {
      if (!(every > 0) || every >= minutes) return;
      minutes = every;
      schedule();
    },
  };
}

function isError(result: unknown): result is FeedError {
  return 'code' in (result as object);
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
    await pause(wait);
  }
  return tryOnce(request);
}

async function tryOnce({ url, etag, fresh, onProgress }: Request): Promise<Answer> {
  const asked = (namespace().asked ??= new Map());
  const early = asked.get(url);
  asked.set(url, undefined);
  const control = early?.control ?? new AbortController();
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
    const response = await (early?.response ??
      fetch(url, {
        signal: control.signal,
        cache: fresh ? 'no-cache' : 'default',
        // Across origins the browser revalidates by itself: the feed's server would have to allow a header of ours first.
        headers: etag && isOwnOrigin(url) ? { 'If-None-Match': etag } : {},
      }));
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
    let busy = 0;
    const reader = response.body?.getReader();
    for (let piece = await reader?.read(); piece?.value; piece = await reader!.read()) {
      awaitBytes();
      const bytes = piece.value;
      // What has arrived meanwhile is handed over at once, in megabytes: the page gets its turn in between.
      for (let at = 0; at < bytes.length; at += DECODED_BYTES) {
        const start = performance.now();
        text.push(bytes.subarray(at, at + DECODED_BYTES));
        busy += performance.now() - start;
        if (busy < WAITS.busy) continue;
        await turn();
        busy = 0;
      }
      received += bytes.length;
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

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
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
