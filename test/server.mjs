/**
 * The web server of the whole-page tests: the project's files, virtual pages with headers of their own, and feeds that
 * go wrong in every way that a network knows. A second server on another port is another origin.
 */
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { files, listen } from '../scripts/serve.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Starts a server for the project's files and for what tests `put` on it. */
export async function startServer() {
  const disk = files(root);
  const pages = new Map();
  const requests = [];

  const server = await listen(async (request, response) => {
    const { pathname, search } = new URL(request.url, 'http://localhost');
    requests.push({ path: pathname, search, method: request.method, headers: request.headers });
    const page = pages.get(pathname);
    if (!page) return disk(request, response);
    return typeof page === 'function' ? page(request, response) : answer(page, request, response);
  });
  const origin = `http://localhost:${server.address().port}`;

  return {
    origin,
    /** Every request so far, in order: `{path, search, method, headers}`. */
    requests,
    /** Requests for one path. */
    asked: (path) => requests.filter((request) => request.path === path),
    /**
     * Serves `what` at `path` and returns its address. `what` is a handler `(request, response)`, or
     * `{body, type, status, headers, cors, gzip, etag, slow, chunks, cut}`:
     * `body` text, bytes or an object (sent as JSON); `cors: false` leaves the header out; `slow` milliseconds before
     * the first byte; `chunks` pieces with `pause` milliseconds between; `cut` a fraction of the body after which the
     * connection drops; `truncate` a fraction after which it ends as if all were there.
     */
    put(path, what) {
      pages.set(path, what);
      return origin + path;
    },
    /** Forgets what was put, and the record of requests. */
    reset() {
      pages.clear();
      requests.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function answer(page, request, response) {
  const { status = 200, headers = {}, cors = true, gzip = false, etag, slow = 0, chunks = 1, pause = 0 } = page;
  let bytes =
    page.body instanceof Uint8Array
      ? Buffer.from(page.body)
      : Buffer.from(typeof page.body === 'string' ? page.body : JSON.stringify(page.body ?? ''));
  if (gzip) bytes = gzipSync(bytes);
  if (page.truncate !== undefined) bytes = bytes.subarray(0, Math.floor(bytes.length * page.truncate));
  const type = page.type ?? (typeof page.body === 'string' ? 'text/html; charset=utf-8' : 'application/json');
  const all = {
    'content-type': type,
    'cache-control': 'no-cache',
    ...(chunks === 1 && { 'content-length': bytes.length }),
    ...(cors && { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag' }),
    ...(gzip && { 'content-encoding': 'gzip' }),
    ...(etag && { etag }),
    ...headers,
  };
  if (slow) await wait(slow);
  if (etag && request.headers['if-none-match'] === etag) return response.writeHead(304, all).end();
  response.writeHead(status, all);
  if (page.cut !== undefined) {
    response.write(bytes.subarray(0, Math.floor(bytes.length * page.cut)));
    await wait(50);
    return response.destroy();
  }
  const size = Math.max(1, Math.ceil(bytes.length / chunks));
  for (let at = 0; at < bytes.length; at += size) {
    if (at > 0) await wait(pause);
    if (response.destroyed) return;
    response.write(bytes.subarray(at, at + size));
  }
  response.end();
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
