import { isObject, type Raw, word } from '../values.js';

/** Terms in our form of what records name: `{id, name, parent}`, or bare names, which are their own codes. */
export function namedTerms(values: Iterable<unknown>): Raw[] {
  const terms = new Map<string, Raw>();
  for (const value of values) {
    const code = word(isObject(value) ? (value['id'] ?? value['name']) : value);
    if (!code || terms.has(code)) continue;
    terms.set(
      code,
      isObject(value)
        ? { code, libelle: sentence(word(value['name'])), parent: word(value['parent']) || undefined }
        : { code, libelle: sentence(code) },
    );
  }
  return [...terms.values()];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
