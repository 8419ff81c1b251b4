/** Indicators of the sample feeds, all imaginary: one with a target, one to compare, one with a secret and a break, computed ones. */

const source = { producteur: 'Exemple imaginaire', nomDonnees: 'chiffres inventés', licence: 'Licence Ouverte 2.0' };

const GIRONDE = 'dep:33';

/** The values of one territory, from its first year on; null is a secret. */
const years = (territoire, first, values) =>
  values.map((valeur, index) => ({
    territoire,
    periode: String(first + index),
    valeur,
    ...(valeur === null && { statut: ['secret'] }),
  }));

export const INDICATORS = [
  {
    id: 'acces-tiers-lieu',
    libelle: 'Habitants à moins de 20 minutes d’un tiers-lieu',
    description: 'Part des habitants qui atteignent un tiers-lieu en moins de 20 minutes en voiture.',
    methodologie: 'Temps estimés à vol d’oiseau corrigé, population communale.',
    unite: '%',
    precision: 1,
    borne_min: 0,
    borne_max: 100,
    sens: 'hausse',
    valeurs: years(GIRONDE, 2019, [64.2, 66.9, 69.5, 70.8, 72.3, 75.1, 76.6, 78.4]).map((one) =>
      one.periode === '2026' ? { ...one, statut: ['provisoire'] } : one,
    ),
    objectifs: [{ territoire: GIRONDE, periode: '2030', valeur: 100, libelle: 'Schéma départemental', depart: '2019' }],
    tendance: { depuis: '2023' },
    source: { ...source, date_publication: '2026-11-12' },
    date_maj: '2026-11-12',
  },
  {
    id: 'part-ess',
    libelle: 'Part de l’ESS dans l’emploi',
    unite: '%',
    precision: 1,
    valeurs: [
      ['dep:33', 2014, 9.2],
      ['dep:33', 2024, 9.9],
      ['dep:79', 2024, 17.4],
      ['reg:75', 2024, 11.6],
      ['pays:FR', 2023, 10.3],
    ].map(([territoire, periode, valeur]) => ({ territoire, periode: String(periode), valeur })),
    source,
    date_maj: '2025-10-02',
  },
  {
    id: 'epargne-locale',
    libelle: 'Épargne locale placée dans les projets',
    unite: 'EUR',
    precision: 0,
    sens: 'hausse',
    valeurs: years(GIRONDE, 2017, [182000, 214000, 239000, null, null, 318000, 341000, 402000, 455000]).map((one) =>
      one.periode === '2022'
        ? { ...one, statut: ['rupture'], commentaire: 'les clubs d’investisseurs sont comptés' }
        : one,
    ),
    source,
    date_maj: '2026-03-31',
  },
];
