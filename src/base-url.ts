/** What the build writes in place of these names; absent where the compiler's files run unbundled. */
declare const __VERSION__: string;
declare const __BASE__: string;

/** The one name that the library adds to `window`: what its scripts and modules on a page have in common. */
export interface Essor {
  /** Of the script or module that came first: it owns the page. */
  version: string;
  /**
   * Address of the folder that holds the library's files, with a final `/`. The script tag sets it; a site that bundles
   * the library itself sets it before the first import (`globalThis.ESSOR = { base: '/essor/' }`).
   */
  base?: string;
  /** Feeds of the page, by address: each is fetched once. Kept by `feed/source`. */
  feeds?: Map<string, unknown>;
  /** Addresses of feeds that were asked for, with the answer on its way that `feed/source` has not yet taken. */
  asked?: Map<string, { readonly response: Promise<Response>; readonly control: AbortController } | undefined>;
  /** Whether a script tag watches the page already. */
  watched?: boolean;
  /** Whether the console was told of two versions. */
  warned?: boolean;
  /** Script tags whose widget stands. */
  placed?: WeakSet<Element>;
}

/** This copy's own version. */
export const VERSION = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-dev';

/** The page's namespace, made by whoever asks first. */
export function essor(): Essor {
  const page = globalThis as typeof globalThis & { ESSOR?: Essor };
  const namespace = (page.ESSOR ??= {} as Essor);
  namespace.version ??= VERSION;
  return namespace;
}

/** Where the library's own files are, with a final `/`: the data parts are in `data/` under it. */
export function libraryBase(): string {
  const { base } = essor();
  // The path is taken apart so that no bundler mistakes it for an asset.
  const path = typeof __BASE__ === 'string' ? __BASE__ : '../../dist/';
  return new URL(base ?? path, base ? document.baseURI : import.meta.url).href;
}
