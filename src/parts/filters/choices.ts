import type { Vocabularies } from '../../feed/vocabulary.js';

/**
 * Indexes of the categories that codes of categories and families stand for. A code that the vocabulary lacks stands
 * for none.
 */
export function categoriesOf({ categories, families }: Vocabularies, codes: readonly string[] = []): Set<number> {
  const wanted = new Set(codes);
  const chosen = new Set<number>();
  categories.forEach((category, index) => wanted.has(category.code) && chosen.add(index));
  for (const family of families) if (wanted.has(family.code)) for (const index of family.members) chosen.add(index);
  return chosen;
}

/**
 * The codes after some categories are ticked or unticked, in the vocabulary's order. A family whose offered categories
 * are all chosen is said by its own code, so that a family ticked whole stays whole when its feed gains a category.
 *
 * @param members indexes of the categories that change: one, or all of a family
 * @param offered indexes of the categories that the visitor may choose; others are dropped, a lock hides them anyway
 */
export function tick(
  vocabularies: Vocabularies,
  codes: readonly string[] | undefined,
  members: Iterable<number>,
  ticked: boolean,
  offered: ReadonlySet<number>,
): string[] {
  const chosen = categoriesOf(vocabularies, codes);
  for (const index of members) {
    if (ticked) chosen.add(index);
    else chosen.delete(index);
  }
  return vocabularies.families.flatMap((family) => {
    const choices = family.members.filter((index) => offered.has(index));
    const kept = choices.filter((index) => chosen.has(index));
    if (kept.length > 0 && kept.length === choices.length) return [family.code];
    return kept.map((index) => vocabularies.categories[index]!.code);
  });
}
