import type { Translation } from '../read.js';
import { isObject, type Raw } from '../values.js';
import { textOfHtml } from './html.js';
import { namedTerms } from './named-terms.js';

/** Transiscope's export: a list of actors, each with its categories and their names. Its texts hold HTML. */
export function fromTransiscope(records: readonly unknown[]): Translation {
  const categories = records.flatMap((raw) =>
    isObject(raw) && Array.isArray(raw['categories']) ? raw['categories'] : [],
  );
  return {
    feed: { titre: 'Transiscope', vocabulaires: { categories: namedTerms(categories) }, acteurs: records },
    record: (raw) => (isObject(raw) ? actor(raw) : raw),
  };
}

function actor(raw: Raw): Raw {
  const at = isObject(raw['location']) ? raw['location'] : {};
  const address = isObject(raw['address']) ? raw['address'] : {};
  return {
    id: raw['id'],
    nom: raw['title'],
    adresse: address['street'],
    code_postal: address['postalCode'],
    commune: address['city'],
    longitude: at['lon'],
    latitude: at['lat'],
    categories: Array.isArray(raw['categories'])
      ? raw['categories'].map((term: unknown) => isObject(term) && term['id'])
      : [],
    telephone: raw['telephone'],
    courriels: raw['email'],
    site_web: raw['website'] || raw['url'],
    presentation_resume: text(raw['summary']),
    presentation_detail: [raw['description'], raw['commitment']].map(text).filter(Boolean).join('\n\n'),
    image: raw['image'],
  };
}

/** HTML to text; nothing for what is no text. */
export function text(value: unknown): string {
  return typeof value === 'string' ? textOfHtml(value) : '';
}
