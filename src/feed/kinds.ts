/** What a record can be. Closed: the codes are published with the schema and used in `filter` as `type`. */
export const KINDS = [
  'acteur',
  'collectivite',
  'tiers-lieu',
  'service-public',
  'point-postal',
  'local',
  'projet',
] as const;

/** One of {@link KINDS}. */
export type Kind = (typeof KINDS)[number];
