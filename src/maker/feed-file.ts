import { chmod, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';

/** A parsed feed, keys of others included. */
export type RawFeed = Record<string, unknown>;

/** Why a file is no feed that can be added to. */
export class FeedFileError extends Error {
  readonly code: 'missing' | 'json' | 'format' | 'encoding' | 'write';
  readonly path: string;
  readonly detail: string;

  constructor(code: FeedFileError['code'], path: string, detail = '') {
    super(`${path}: ${code} ${detail}`);
    this.path = path;
    this.code = code;
    this.detail = detail;
  }
}

/** Reads a feed in our own format. */
export async function readFeedFile(path: string): Promise<RawFeed> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new FeedFileError('missing', path, (error as Error).message);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FeedFileError('encoding', path);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new FeedFileError('json', path, (error as Error).message);
  }
  if (
    typeof json !== 'object' ||
    json === null ||
    Array.isArray(json) ||
    !/^1(\.|$)/.test(String((json as RawFeed)['essor']))
  )
    throw new FeedFileError('format', path);
  return json as RawFeed;
}

/**
 * Changes a feed on the disk: reads it anew, so that nothing written meanwhile is lost, and puts the changed one in its place
 * whole or not at all. Keys that we do not know stay; so does the indentation.
 *
 * @param out where to write it; by default over the feed itself
 */
export async function changeFeedFile(
  path: string,
  out: string | undefined,
  change: (feed: RawFeed) => void,
): Promise<void> {
  const from = out && (await exists(out)) ? out : path;
  const feed = await readFeedFile(from);
  change(feed);
  const indent = /^\{\r?\n(\s+)"/.exec((await readFile(from, 'utf8')).replace(/^\ufeff/, ''))?.[1];
  const text = `${JSON.stringify(feed, null, indent)}\n`;
  // Through a link to the file itself; beside it, so that the last step is a renaming on one disk.
  const target = await realpath(out ?? path).catch(() => out ?? path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const file = await open(temporary, 'w');
    await file.writeFile(text);
    await file.sync();
    await file.close();
    const mode = await stat(target).then(
      (stats) => stats.mode,
      () => undefined,
    );
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw new FeedFileError('write', target, (error as Error).message);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
