/** Words too common to look a commune up by, unless its name begins with them. */
const MINOR = /^(?:le|la|l|de|du|des|d|en|et|sur|sous|a|au|aux|les|saint|sainte)(?: |$)/;

/** A name as it is compared: no accents, capitals, hyphens or apostrophes; `St` and `Ste` written out. */
export function normalizeName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst(e?)\b/g, 'saint$1');
}

/** What a commune is looked up by: its normalised name from its start and from each word that tells. */
export function lookupKeys(normalizedName: string): string[] {
  const keys = [normalizedName];
  for (let at = normalizedName.indexOf(' '); at >= 0; at = normalizedName.indexOf(' ', at + 1)) {
    const key = normalizedName.slice(at + 1);
    if (!MINOR.test(key)) keys.push(key);
  }
  return keys;
}
