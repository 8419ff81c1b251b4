import { expect } from 'chai';
import type { FeedDocument, FeedSource, FeedState } from './feed.js';
import { type IndicatorFeed, indicatorReader } from './indicators.js';
import { recordReader } from './read.js';
import { feedSource as sourceFor, type SourceOptions, WAITS } from './source.js';

type Reply = Response | Error | ((init: RequestInit) => Response | Promise<Response>);

const feedSource = (url: string, options?: SourceOptions) => sourceFor(url, recordReader, options);

const FEED = '{"essor":1,"acteurs":[{"id":"a","nom":"A"}]}';
const realFetch = globalThis.fetch;
const realWaits = { ...WAITS };
let asked: { url: string; init: RequestInit }[] = [];
let serial = 0;

/** Answers fetches one after another; the last one again and again. */
function serve(...replies: Reply[]): string {
  asked = [];
  globalThis.fetch = (async (url: string, init: RequestInit) => {
    const reply = replies[Math.min(asked.length, replies.length - 1)]!;
    asked.push({ url, init });
    if (reply instanceof Error) throw reply;
    return reply instanceof Response ? reply.clone() : reply(init);
  }) as typeof fetch;
  return `https://x.example/${serial++}.json`;
}

function bytes(...values: (number | string)[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    values.flatMap((value) => (typeof value === 'number' ? value : [...new TextEncoder().encode(value)])),
  );
}

/** A body that comes in pieces; an error ends it early. */
function streamed(
  pieces: (string | Error | 'never')[],
  headers: Record<string, string> = {},
  signal?: AbortSignal | null,
): Response {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      signal?.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')));
      for (const piece of pieces) {
        if (piece === 'never') return;
        if (piece instanceof Error) return controller.error(piece);
        controller.enqueue(bytes(piece));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      controller.close();
    },
  });
  return new Response(body, { headers });
}

/** The state once it is `status`, listening all the while. */
function until<T>(source: FeedSource<T>, accept: (state: FeedState<T>) => boolean): Promise<FeedState<T>> {
  return new Promise((resolve) => {
    const stop = source.subscribe(check);
    function check() {
      if (!accept(source.state)) return;
      stop();
      resolve(source.state);
    }
    check();
  });
}
const settled = <T>(source: FeedSource<T>) => until(source, ({ status }) => status !== 'loading');

async function errorOf(...replies: Reply[]) {
  const state = await settled(feedSource(serve(...replies)));
  expect(state.status).to.equal('error');
  return state.error!;
}

describe('the source of a feed', () => {
  beforeEach(() => Object.assign(WAITS, { timeout: 60, retries: [1, 2], hidden: 5 }));
  afterEach(() => {
    globalThis.fetch = realFetch;
    Object.assign(WAITS, realWaits);
  });

  it('is one for all who ask for the same address, and fetches once, when the first listens', async () => {
    const url = serve(new Response(FEED));
    const source = feedSource(url);
    expect(feedSource(`${url}#fragment`)).to.equal(source);
    expect(feedSource(url, { taxonomy: 'https://x.example/t.json' })).not.to.equal(source);
    expect(asked).to.have.length(0);
    expect(source.state).to.deep.equal({ status: 'loading' });
    const states = await Promise.all([settled(source), settled(feedSource(url)), settled(source)]);
    expect(asked).to.have.length(1);
    expect(states[0]!.feed!.records.ids).to.deep.equal(['a']);
    expect(states[1]!.feed).to.equal(states[2]!.feed);
    await settled(source);
    expect(asked).to.have.length(1);
  });

  it('is kept under the page’s one namespace, so that a second copy of the library finds it', () => {
    const url = serve(new Response(FEED));
    const source = feedSource(url);
    const { feeds } = (globalThis as unknown as { ESSOR: { feeds: Map<string, { source(reader: unknown): unknown }> } })
      .ESSOR;
    expect([...feeds.values()].at(-1)!.source(recordReader)).to.equal(source);
  });

  it('does not call back at once, nor after it was left', async () => {
    const source = feedSource(serve(new Response(FEED)));
    let calls = 0;
    const stop = source.subscribe(() => calls++);
    expect(calls).to.equal(0);
    stop();
    await settled(source);
    expect(calls).to.equal(0);
  });

  for (const url of [
    '',
    '  ',
    'javascript:alert(1)',
    'data:application/json,{}',
    'blob:https://x.fr/1',
    'file:///etc/passwd',
    'https://',
  ])
    it(`of the address ${JSON.stringify(url)} is the error "url", without a request`, async () => {
      serve(new Response(FEED));
      const state = await settled(feedSource(url));
      expect(state.error).to.deep.include({ code: 'url' });
      feedSource(url).retry();
      expect(asked).to.have.length(0);
    });

  for (const [status, code] of [
    [404, 'not-found'],
    [410, 'not-found'],
    [401, 'forbidden'],
    [403, 'forbidden'],
    [418, 'server'],
  ] as const)
    it(`says ${code} for status ${status}, and does not insist`, async () => {
      expect(await errorOf(new Response('', { status }))).to.deep.include({ code, status });
      expect(asked).to.have.length(1);
    });

  it('tries three times where the server or the network fails', async () => {
    expect(await errorOf(new Response('', { status: 503 }))).to.deep.include({ code: 'server', status: 503 });
    expect(asked).to.have.length(3);
    expect(await errorOf(new TypeError('Failed to fetch'))).to.deep.include({ code: 'network' });
    expect(asked).to.have.length(3);
  });

  it('gets over a passing fault', async () => {
    const state = await settled(
      feedSource(serve(new TypeError('offline'), new Response('', { status: 500 }), new Response(FEED))),
    );
    expect(state.feed!.records.length).to.equal(1);
  });

  for (const [body, code] of [
    ['', 'empty'],
    [' \n ', 'empty'],
    ['<!doctype html><p>Erreur', 'html'],
    ['\ufeff <html>', 'html'],
    ['{"essor":1,"acteurs":[{"id":"a"}', 'truncated'],
    ['{"essor":1,"acteurs":[{"id":"a","nom":"A }]', 'truncated'],
    ['{"essor":1,}', 'json'],
    ['bonjour', 'json'],
    ['{"essor":2}', 'version'],
    ['{"autre":2}', 'format'],
  ] as const)
    it(`says ${code} for ${JSON.stringify(body)}`, async () => {
      expect(await errorOf(new Response(body))).to.deep.include({ code });
      expect(asked).to.have.length(1);
    });

  it('says truncated when the connection ends early again and again', async () => {
    expect(await errorOf(() => streamed(['{"essor":1,', new TypeError('reset')]))).to.deep.include({
      code: 'truncated',
    });
    expect(asked).to.have.length(3);
  });

  it('says timeout when no byte comes for a while', async () => {
    const silent = (init: RequestInit) =>
      new Promise<Response>((_, reject) =>
        init.signal!.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
      );
    expect(await errorOf(silent)).to.deep.include({ code: 'timeout' });
    expect(await errorOf((init) => streamed(['{"essor"', 'never'], {}, init.signal))).to.deep.include({
      code: 'timeout',
    });
    expect(asked).to.have.length(1);
  });

  it('waits longer than that for a large feed whose bytes keep coming', async () => {
    WAITS.timeout = 40;
    const slow = async () => {
      const response = streamed([...FEED]);
      return response;
    };
    const state = await settled(feedSource(serve(slow)));
    expect(state.feed!.records.length).to.equal(1);
  });

  it('tells how much has come where the length is known and the body not compressed', async () => {
    const body = [...FEED];
    const seen: (number | undefined)[] = [];
    WAITS.progress = 0;
    const source = feedSource(serve(() => streamed(body, { 'content-length': String(FEED.length) })));
    source.subscribe(() => seen.push(source.state.progress));
    await settled(source);
    const parts = seen.slice(0, -1) as number[];
    expect(parts.length).to.be.greaterThan(3);
    expect(parts).to.deep.equal([...parts].sort((a, b) => a - b));
    expect(parts.at(-1)).to.be.at.most(1);

    for (const headers of [{ 'content-length': '10' }, { 'content-length': '10', 'content-encoding': 'gzip' }, {}]) {
      const quiet = feedSource(serve(() => streamed([FEED], headers as Record<string, string>)));
      quiet.subscribe(() => expect(quiet.state.progress).to.equal(undefined));
      await settled(quiet);
    }
  });

  it('loads again after an error, when asked', async () => {
    const source = feedSource(serve(new Response('', { status: 404 }), new Response(FEED)));
    expect((await settled(source)).status).to.equal('error');
    source.retry();
    expect(source.state).to.deep.equal({ status: 'loading' });
    expect((await settled(source)).feed!.records.length).to.equal(1);
    expect(asked[1]!.init.cache).to.equal('no-cache');
  });

  describe('that is refreshed', () => {
    const MINUTES = 0.0002; // 12 ms

    it('asks whether anything changed, and takes the new copy', async () => {
      const newer = FEED.replace('"A"', '"B"');
      const url = serve(
        new Response(FEED, { headers: { etag: '"1"' } }),
        new Response(null, { status: 304 }),
        new Response(newer, { headers: { etag: '"2"' } }),
      );
      // Across origins no header of ours may be sent: there the browser revalidates by itself.
      const own = !globalThis.location;
      const source = feedSource(url, { refreshMinutes: MINUTES });
      const first = (await settled(source)).feed!;
      const second = (await until(source, ({ feed }) => feed !== first)).feed!;
      expect(second.records.names).to.deep.equal(['B']);
      expect(asked.length).to.be.at.least(3);
      expect(asked[1]!.init.cache).to.equal('no-cache');
      expect(asked[1]!.init.headers).to.deep.equal(own ? { 'If-None-Match': '"1"' } : {});
    });

    it('keeps the very feed that it has when the same mark comes back with a body', async () => {
      const url = serve(new Response(FEED, { headers: { etag: '"1"' } }));
      const source = feedSource(url, { refreshMinutes: MINUTES });
      const { feed } = await settled(source);
      const stop = source.subscribe(() => {});
      while (asked.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
      stop();
      expect(source.state.feed).to.equal(feed);
    });

    it('keeps the last good copy when that fails, says since when, and recovers', async () => {
      const url = serve(new Response(FEED), new Response('', { status: 404 }), new Response(FEED));
      const source = feedSource(url, { refreshMinutes: MINUTES });
      const { feed } = await settled(source);
      const stale = await until(source, ({ staleSince }) => staleSince !== undefined);
      expect(stale.status).to.equal('ready');
      expect(stale.feed).to.equal(feed);
      expect(stale.error).to.deep.include({ code: 'not-found' });
      expect(stale.staleSince!.getTime()).to.be.at.most(Date.now());
      const fresh = await until(source, ({ staleSince }) => staleSince === undefined);
      expect(fresh.error).to.equal(undefined);
    });

    it('rests when nobody listens', async () => {
      const source = feedSource(serve(new Response(FEED)), { refreshMinutes: MINUTES });
      await settled(source);
      const count = asked.length;
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(asked.length).to.equal(count);
    });
  });

  describe('read by several readers', () => {
    const BOTH = '{"essor":1,"titre":"T","acteurs":[{"id":"a","nom":"A"}],"indicateurs":[{"id":"i","libelle":"I"}]}';
    const labelOf = ({ feed }: FeedState<IndicatorFeed>) => feed?.indicator('i')?.label;

    it('is fetched once, and each reads what it knows, whichever comes first', async () => {
      for (const first of [true, false]) {
        const url = serve(new Response(BOTH));
        const records = sourceFor(url, recordReader);
        const indicators = sourceFor(url, indicatorReader);
        expect(records).not.to.equal(indicators);
        if (first) await settled(records);
        expect(labelOf(await settled(indicators))).to.equal('I');
        expect((await settled(records)).feed!.records.ids).to.deep.equal(['a']);
        expect(asked).to.have.length(1);
      }
    });

    it('does not read records for those who ask for indicators alone', async () => {
      const url = serve(new Response(BOTH));
      await settled(sourceFor(url, indicatorReader));
      expect(sourceFor(url, recordReader).state).to.deep.equal({ status: 'loading' });
    });

    it('reads at once for both who listen while it loads', async () => {
      const url = serve(new Response(BOTH));
      const [records, indicators] = await Promise.all([
        settled(sourceFor(url, recordReader)),
        settled(sourceFor(url, indicatorReader)),
      ]);
      expect(records.feed!.records.length).to.equal(1);
      expect(labelOf(indicators)).to.equal('I');
      expect(asked).to.have.length(1);
    });

    it('lets go of the records that are in columns', async () => {
      const url = serve(new Response(BOTH));
      let seen: FeedDocument | undefined;
      const spy = { name: 'spy', read: (document: FeedDocument) => ((seen = document), {}) };
      await settled(sourceFor(url, spy));
      expect(seen!.json).to.have.property('acteurs');
      await settled(sourceFor(url, recordReader));
      expect(seen!.json).to.have.property('indicateurs');
      expect(seen!.json).not.to.have.property('acteurs');
    });

    it('gives whoever comes back what was fetched while they were away', async () => {
      const url = serve(new Response(BOTH), new Response(BOTH.replace('"nom":"A"', '"nom":"B"')));
      const records = sourceFor(url, recordReader);
      await settled(records);
      const indicators = sourceFor(url, indicatorReader);
      const { feed } = await settled(indicators);
      indicators.retry();
      await until(indicators, (state) => state.feed !== feed);
      expect(records.state.feed!.records.names).to.deep.equal(['A']);
      const newer = await until(records, (state) => state.feed!.records.names[0] === 'B');
      expect(newer.status).to.equal('ready');
      expect(asked).to.have.length(2);
    });

    it('has the state of each: one cannot read what another can', async () => {
      const url = serve(new Response('{"autre":1}'));
      expect((await settled(sourceFor(url, recordReader))).error!.code).to.equal('format');
      expect((await settled(sourceFor(url, indicatorReader))).feed!.ids).to.deep.equal([]);
      expect(await errorOf(new Response('{"essor":2}'))).to.deep.include({ code: 'version' });
      const other = sourceFor(serve(new Response('{"essor":2}')), indicatorReader);
      expect((await settled(other)).error!.code).to.equal('version');
    });
  });

  describe('in an encoding', () => {
    const record = '{"essor":1,"acteurs":[{"id":"a","nom":"Café"}]}';
    const utf16 = (little: boolean) =>
      bytes(
        ...[...`\ufeff${record}`].flatMap((c) =>
          little ? [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8] : [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255],
        ),
      );
    const latin = bytes(...[...record].map((c) => c.charCodeAt(0)));
    for (const [what, body, encoding] of [
      ['UTF-8', bytes(record), undefined],
      ['UTF-8 with a mark', bytes(`\ufeff${record}`), undefined],
      ['UTF-8 with two marks', bytes(`\ufeff\ufeff${record}`), undefined],
      ['UTF-16, little end first', utf16(true), 'utf-16le'],
      ['UTF-16, big end first', utf16(false), 'utf-16be'],
      ['Windows-1252', latin, 'windows-1252'],
    ] as const)
      it(`${what} is understood${encoding ? ' and noted' : ''}`, async () => {
        const { feed } = await settled(feedSource(serve(new Response(body))));
        expect(feed!.records.names).to.deep.equal(['Café']);
        expect(feed!.notes.map(({ section, reason }) => [section, reason])).to.deep.equal(
          encoding ? [['encoding', encoding]] : [],
        );
      });
  });

  describe('with a taxonomy', () => {
    const elements = '{"data":[{"id":1,"name":"X","taxonomy":[2]}]}';
    it('fetches both', async () => {
      const url = serve(((init: RequestInit) => {
        void init;
        return new Response(asked.at(-1)!.url.endsWith('t.json') ? '{"options":[{"id":2,"name":"Vélo"}]}' : elements);
      }) as Reply);
      const { feed } = await settled(feedSource(url, { taxonomy: 'https://x.example/t.json' }));
      expect(feed!.vocabularies.categories.map(({ label }) => label)).to.deep.equal(['Vélo']);
    });

    it('goes on without it, and says so', async () => {
      const url = serve((() =>
        asked.at(-1)!.url.endsWith('t.json') ? new Response('', { status: 404 }) : new Response(elements)) as Reply);
      const { feed } = await settled(feedSource(url, { taxonomy: 'https://x.example/t.json' }));
      expect(feed!.records.length).to.equal(1);
      expect(feed!.notes[0]).to.deep.include({ section: 'taxonomy', reason: 'not-found' });
    });
  });
});
