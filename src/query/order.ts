import { slicer } from '../feed/slices.js';

/** Sorted at once by the engine's own sort, then merged. */
const RUN = 512;

/**
 * Numbers from 0 to `length - 1` in the order of their keys, equal ones by number. Works in slices: a merge sort that can
 * stop anywhere.
 */
export async function sortedBy(length: number, keyOf: (index: number) => string): Promise<Uint32Array> {
  const tick = slicer();
  const keys: string[] = [];
  for (let i = 0; i < length; i++) {
    if (i % 128 === 0) {
      const pause = tick();
      if (pause) await pause;
    }
    keys.push(keyOf(i));
  }
  let from = new Uint32Array(length).map((_, index) => index);
  let to = new Uint32Array(length);
  const compare = (a: number, b: number) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b);
  for (let start = 0; start < length; start += RUN) {
    from.subarray(start, start + RUN).sort(compare);
    const pause = tick();
    if (pause) await pause;
  }
  for (let width = RUN; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(start + 2 * width, length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        if (at % RUN === 0) {
          const pause = tick();
          if (pause) await pause;
        }
        const takeLeft = left < middle && (right >= end || keys[from[left]!]! <= keys[from[right]!]!);
        to[at] = from[takeLeft ? left++ : right++]!;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/**
 * Rows put in order of a small number that each has, lowest first; equal ones stay in the order that they came in.
 *
 * @param size one more than the highest number
 */
export function bucketSort(rows: Uint32Array, numberOf: (row: number) => number, size: number): Uint32Array {
  const ends = new Uint32Array(size + 1);
  for (const row of rows) ends[numberOf(row) + 1]!++;
  for (let i = 0; i < size; i++) ends[i + 1]! += ends[i]!;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[ends[numberOf(row)]!++] = row;
  return sorted;
}
