/** Ids in the order of their rows, and the row of each. */
export interface IdIndex {
  readonly ids: readonly string[];
  /** Takes an id for the next row; false where a row has it already. */
  add(id: string): boolean;
  /** Row of an id, or -1. */
  indexOf(id: string): number;
}

/**
 * An index of at most so many ids: open addressing over numbers. A `Map` takes three times as long to fill with 100,000
 * texts, and each of them is one more thing for the garbage collector to follow.
 */
export function idIndex(most: number): IdIndex {
  const ids: string[] = [];
  /** Row plus one of the id that lies there, 0 for none. */
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 1)));
  // Unlike from page to page, so that no feed can be made in which all ids fall together.
  const seed = Math.random() * 2 ** 32;

  /** Where an id lies, or would: FNV-1a, then linear probing. */
  const slotOf = (id: string) => {
    let hash = seed;
    for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
    let slot = hash ^ (hash >>> 15);
    while (slots[(slot &= slots.length - 1)]! > 0 && ids[slots[slot]! - 1] !== id) slot++;
    return slot;
  };

  return {
    ids,
    add(id) {
      const slot = slotOf(id);
      if (slots[slot]) return false;
      slots[slot] = ids.push(id);
      return true;
    },
    indexOf: (id) => slots[slotOf(id)]! - 1,
  };
}
