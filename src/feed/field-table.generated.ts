// Written by scripts/generate.mjs from feed.schema.json. Do not edit.

/** Fields that every record may have: `key reader column`, without the column where it is called like the key. */
export const COMMON_FIELDS =
  'siret siret,adresse line address,complement_adresse line addressComplement,code_postal postcode postcode,code_insee insee inseeCode,epci epci,precision line,typologie lines typology,telephone phone phone,courriels emails emails,site_web url website,horaires text openingHours,presentation_resume local summary,presentation_detail local description,labels lines,itinerance lines,fiche_acces_libre url accessibilityUrl,besoins locals needs,offres locals offers,partenaires lines partners,image image,source line,licence line,date_maj date updated';

/** Sections of records and the fields of their own, `key reader`: kept by their key. */
export const SECTION_FIELDS = {
  acteurs: '',
  collectivites: '',
  lieux: 'tournee tree,zones_20min zones',
  locaux: 'usage line,proprietaire line,surface_m2 number,dynamique_citoyenne boolean,dynamique_verifiee_par line',
  projets: 'phase slug,phaseStatut slug,dateDebut date,dateFin date,budgetPrevisionnel number,epargne_locale tree,axe line,porteur line,porteurSiret siret,jalons tree,actualites tree,rencontres tree',
} as const;

/** Sections that few widgets show, or none yet: kept as parsed. */
export const EXPERIMENTAL_SECTIONS = 'trajets temps';
