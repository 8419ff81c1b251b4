import type { Translation } from '../read.js';
import { isObject, items, type Raw, word } from '../values.js';

/** A list in the national schema of mediation places, which data inclusion and tiers-lieux use too. Its keys are ours. */
export function fromMediation(records: readonly unknown[]): Translation {
  return { feed: { lieux: records }, record: (raw) => (isObject(raw) ? place(raw) : raw) };
}

/** Adds what our feed words otherwise: the SIRET under `pivot`, labels under two names, and what is no place of ours is an actor. */
export function place(raw: Raw): Raw {
  const { pivot, typologie, formations_labels: labels, autres_formations_labels: others } = raw;
  return {
    ...raw,
    siret: raw['siret'] ?? (/^\d{14}$/.test(word(pivot)) ? pivot : undefined),
    courriels: raw['courriels'] ?? raw['courriel'],
    labels: raw['labels'] ?? [labels, others].flatMap(items).map(word).filter(Boolean),
    type:
      raw['type'] ?? (/TIERS_LIEUX|RFS|MSAP|POSTE/.test(items(typologie).map(word).join('|')) ? undefined : 'acteur'),
  };
}
