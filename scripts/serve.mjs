/**
 * A small static web server for the demo and the tests: right types, gzip, ETag with 304, and `Access-Control-Allow-Origin`
 * so that a feed can be read from another page.
 */
import { createHash } from 'node:crypto';
import { createReadStream, promises as fs } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';

export const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.ndjson': 'application/x-ndjson',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.zip': 'application/zip',
};

const COMPRESSED = /^(text\/|application\/(json|geo\+json|x-ndjson)|image\/svg)/;

/** A request handler that serves the files under `root`, and nothing above it or hidden. */
export function files(root) {
  return async (request, response) => {
    let path;
    try {
      path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    } catch {
      return refuse(response, 400);
    }
    if (!['GET', 'HEAD'].includes(request.method)) return refuse(response, 405);
    if (/\0|(^|\/)\./.test(path)) return refuse(response, 404);
    let file = join(root, normalize(path));
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep) && file !== root) return refuse(response, 404);
    let stat = await fs.stat(file).catch(() => null);
    if (stat?.isDirectory()) {
      if (!path.endsWith('/')) return response.writeHead(301, { location: `${encodeURI(path)}/` }).end();
      file = join(file, 'index.html');
      stat = await fs.stat(file).catch(() => null);
    }
    if (!stat?.isFile()) return refuse(response, 404);

    const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
    const etag = `"${createHash('sha1').update(`${file}${stat.mtimeMs}${stat.size}`).digest('base64url')}"`;
    const headers = {
      'content-type': type,
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
      etag,
    };
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end();
    const zip = COMPRESSED.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (zip) headers['content-encoding'] = 'gzip';
    else headers['content-length'] = stat.size;
    response.writeHead(200, headers);
    if (request.method === 'HEAD') return response.end();
    const stream = createReadStream(file);
    pipeline(zip ? [stream, createGzip(), response] : [stream, response], () => {});
  };
}

function refuse(response, status) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${status}\n`);
}

/** Listens on `port`, or on the next free one if `next`; resolves to the server. Port 0 takes any. */
export function listen(handler, port = 0, { next = false } = {}) {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      Promise.resolve(handler(request, response)).catch((error) => {
        process.stderr.write(`${request.url}: ${error.stack}\n`);
        if (!response.headersSent) refuse(response, 500);
        else response.destroy();
      });
    });
    server.on('error', (error) => {
      if (next && error.code === 'EADDRINUSE' && port < 65535) server.listen(++port);
      else reject(error);
    });
    server.on('listening', () => resolve(server));
    server.listen(port);
  });
}
