/** Indicators of the demo feed. All published figures are invented, and say so; the computed ones count the feed's own records. */

const source = {
  producteur: 'Exemple imaginaire',
  nomDonnees: 'chiffres inventés',
  licence: 'Licence Ouverte 2.0',
  date_publication: '2026-11-12',
};

const years = (first, ...values) =>
  values.map((valeur, at) => ({ territoire: 'dep:33', periode: String(first + at), valeur }));

/** Territories that figures are compared with. */
export const NEIGHBOURS = [
  { code: 'dep:24', nom: 'Dordogne' },
  { code: 'dep:79', nom: 'Deux-Sèvres' },
  { code: 'reg:75', nom: 'Nouvelle-Aquitaine' },
  { code: 'pays:FR', nom: 'France' },
];

export const INDICATORS = [
  {
    id: 'acces-tiers-lieu',
    libelle: {
      fr: 'Habitants à moins de 20 minutes d’un tiers-lieu',
      en: 'People within 20 minutes of a third place',
    },
    description: {
      fr: 'Part des habitants qui atteignent un tiers-lieu en moins de 20 minutes en voiture.',
      en: 'Share of the inhabitants who reach a third place within 20 minutes by car.',
    },
    methodologie: 'Temps estimés depuis le centre de chaque commune ; population municipale.',
    limites: 'Un tiers-lieu fermé certains jours compte comme les autres.',
    unite: '%',
    precision: 1,
    borne_min: 0,
    borne_max: 100,
    sens: 'hausse',
    frequence: 'A',
    valeurs: [
      ...years(2019, 64.2, 66.9, 69.5, 70.8, 72.3, 75.1, 76.6),
      { territoire: 'dep:33', periode: '2026', valeur: 78.4, statut: ['provisoire'] },
    ],
    objectifs: [{ territoire: 'dep:33', periode: '2030', valeur: 90, libelle: 'Schéma imaginaire', depart: '2019' }],
    tendance: { depuis: '2023' },
    source,
    date_maj: '2026-11-12',
    prochaine_maj: '2027-11',
  },
  {
    id: 'part-ess',
    libelle: { fr: 'Part de l’ESS dans l’emploi', en: 'Share of the social economy in jobs' },
    unite: '%',
    precision: 1,
    valeurs: [
      ['dep:33', 2014, 9.2],
      ['dep:33', 2024, 9.9],
      ['dep:24', 2024, 11.1],
      ['dep:79', 2024, 17.4],
      ['reg:75', 2024, 11.6],
      ['pays:FR', 2023, 10.3],
    ].map(([territoire, periode, valeur]) => ({ territoire, periode: String(periode), valeur })),
    source,
    date_maj: '2025-10-02',
  },
  {
    id: 'epargne-locale',
    libelle: { fr: 'Épargne locale placée dans les projets', en: 'Local savings placed in projects' },
    unite: 'EUR',
    precision: 0,
    sens: 'hausse',
    agregation: 'somme',
    valeurs: [
      ...years(2017, 182_000, 214_000, 239_000),
      { territoire: 'dep:33', periode: '2020', valeur: null, statut: ['secret'] },
      { territoire: 'dep:33', periode: '2021', valeur: null, statut: ['secret'] },
      {
        territoire: 'dep:33',
        periode: '2022',
        valeur: 318_000,
        statut: ['rupture'],
        commentaire: 'les clubs d’investisseurs sont comptés',
      },
      ...years(2023, 341_000, 402_000, 455_000),
    ],
    source,
    date_maj: '2026-03-31',
  },
  {
    id: 'projets-phases',
    libelle: { fr: 'Projets par phase', en: 'Projects by phase' },
    calcul: { operation: 'repartition', sur: 'projets', par: 'phase', suit: true },
  },
  {
    id: 'part-conciergerie',
    libelle: { fr: 'Lieux avec une conciergerie solidaire', en: 'Places with a solidarity concierge' },
    precision: 1,
    calcul: { operation: 'part', sur: 'lieux', filtre: 'service=conciergerie', suit: true },
  },
];

/** The sample feed of cards alone: without a record. */
export function indicatorFeed() {
  return {
    essor: 1,
    titre: 'Exemple imaginaire : des indicateurs',
    editeur: { nom: 'ESSOR, données d’exemple', site_web: 'https://example.org/' },
    licence: 'Licence Ouverte 2.0',
    date_maj: '2026-11-20',
    territoires: [{ code: 'dep:33', nom: 'Gironde' }, ...NEIGHBOURS],
    indicateurs: INDICATORS.filter(({ calcul }) => !calcul),
  };
}
