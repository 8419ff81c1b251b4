import type { Position } from '../query/query.js';

/** Why the browser gave no position. */
export type LocateFailure = 'refused' | 'unavailable' | 'timeout';

/** How long the visitor waits for a position before we say that none came. */
const TIMEOUT_MILLISECONDS = 10_000;

/**
 * Where the visitor is, or why that is not known. Call it from a click only: the browser asks for leave.
 *
 * The position is rounded to four decimals (some 10 m): nothing here needs more.
 */
export function locate(): Promise<Position | LocateFailure> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve('unavailable');
    // Some browsers never call back while their question stands unanswered.
    const timer = setTimeout(() => resolve('timeout'), TIMEOUT_MILLISECONDS + 2000);
    const settle = (answer: Position | LocateFailure) => {
      clearTimeout(timer);
      resolve(answer);
    };
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => settle({ longitude: round(coords.longitude), latitude: round(coords.latitude) }),
      ({ code }) => settle(code === 1 ? 'refused' : code === 3 ? 'timeout' : 'unavailable'),
      { timeout: TIMEOUT_MILLISECONDS, maximumAge: 60_000 },
    );
  });
}

function round(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}
