/** Why a service gave no answer. */
export type ServiceFailure = 'unavailable' | 'busy';

export class ServiceError extends Error {
  readonly code: ServiceFailure;
  /** HTTP status, where there was one. */
  readonly status: number | undefined;

  constructor(code: ServiceFailure, message: string, status?: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export interface PoliteOptions {
  /** Requests a second, evenly spaced. */
  readonly perSecond: number;
  /** Milliseconds for one answer, its body included. */
  readonly timeout: number;
  /** Times to ask again after a timeout, a network fault, 5xx or 429 (then after the pause that it asks for, Retry-After). */
  readonly retries: number;
  /** Milliseconds since the first try after which it is not asked again. */
  readonly patience: number;
}

/** A pause for a service that asks for one without saying how long; doubled at each further try. */
const DEFAULT_PAUSE = 1000;
/** A service that failed twice running is left alone for so many milliseconds by whoever has not the patience to go on asking. */
const REST = 30_000;
const CACHED = 200;

/**
 * JSON from one service, in turn: no more requests a second than it allows, each with a timeout; what came once is kept for the
 * page's life (the last two hundred answers).
 */
export class PoliteFetch {
  readonly #options: PoliteOptions;
  readonly #answers = new Map<string, unknown>();
  #tail: Promise<unknown> = Promise.resolve();
  #nextAt = 0;
  #restUntil = 0;
  #failures = 0;

  constructor(options: PoliteOptions) {
    this.#options = options;
  }

  /**
   * The parsed answer, checked and made smaller by `read`, which throws for junk.
   *
   * @throws ServiceError, or the signal's reason
   */
  async get<T>(url: string, read: (json: unknown) => T, signal?: AbortSignal): Promise<T> {
    if (this.#answers.has(url)) return this.#answers.get(url) as T;
    const last = Date.now() + this.#options.patience;
    for (let again = 0; ; again++) {
      try {
        const answer = checked(await this.#ask(url, signal), read);
        this.#failures = 0;
        this.#answers.set(url, answer);
        if (this.#answers.size > CACHED) this.#answers.delete(this.#answers.keys().next().value!);
        return answer;
      } catch (error) {
        signal?.throwIfAborted();
        const failure =
          error instanceof ServiceError
            ? error
            : new ServiceError('unavailable', `${new URL(url).host}: ${reason(error)}`);
        const passing = !failure.status || failure.status >= 500 || failure.status === 429;
        const at = Math.max(this.#restUntil, Date.now() + DEFAULT_PAUSE * 2 ** again);
        if (!passing || again >= this.#options.retries || at > last) {
          if (passing && ++this.#failures > 1 && this.#options.patience < REST)
            this.#restUntil = Math.max(this.#restUntil, Date.now() + REST);
          throw failure;
        }
        await sleep(at - Date.now(), signal);
      }
    }
  }

  async #ask(url: string, signal: AbortSignal | undefined): Promise<string> {
    const { perSecond, timeout, patience } = this.#options;
    if (this.#restUntil - Date.now() > patience) throw new ServiceError('busy', `${url}: left alone for a while`, 429);
    await this.#turn(1000 / perSecond, signal);
    const control = new AbortController();
    const abort = () => control.abort();
    signal?.addEventListener('abort', abort);
    const timer = setTimeout(abort, timeout);
    try {
      const response = await fetch(url, { signal: control.signal, credentials: 'omit' });
      if (response.status === 429) {
        this.#restUntil = Date.now() + (pauseOf(response.headers.get('retry-after')) ?? DEFAULT_PAUSE);
        throw new ServiceError('busy', `${url}: 429`, 429);
      }
      if (!response.ok) throw new ServiceError('unavailable', `${url}: ${response.status}`, response.status);
      return await response.text();
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Waits for one's turn. Whoever gives up meanwhile costs the others no time. */
  async #turn(pause: number, signal: AbortSignal | undefined): Promise<void> {
    const before = this.#tail;
    let leave!: () => void;
    this.#tail = new Promise<void>((done) => (leave = done));
    try {
      await before;
      signal?.throwIfAborted();
      await sleep(Math.max(this.#nextAt, this.#restUntil) - Date.now(), signal);
      this.#nextAt = Date.now() + pause;
    } finally {
      leave();
    }
  }
}

/** What went wrong on the way, as far as it can be known: Node says it in the cause. */
function reason(error: unknown): string {
  const { name, message, cause } = error as Error & { readonly cause?: { readonly code?: string } };
  return name === 'AbortError' ? 'timeout' : (cause?.code ?? message);
}

/** Junk is not asked for twice. */
function checked<T>(text: string, read: (json: unknown) => T): T {
  try {
    return read(JSON.parse(text));
  } catch (error) {
    throw new ServiceError('unavailable', (error as Error).message, 200);
  }
}

/** Milliseconds of a Retry-After header: seconds or a date. */
function pauseOf(header: string | null): number | undefined {
  if (!header) return undefined;
  const pause = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return pause >= 0 ? pause : undefined;
}

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (!(milliseconds > 0)) return Promise.resolve();
  return new Promise((done, fail) => {
    const stop = () => {
      clearTimeout(timer);
      fail(signal!.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      done();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
