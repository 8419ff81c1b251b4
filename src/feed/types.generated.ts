// Written by scripts/generate.mjs from feed.schema.json. Do not edit.

/**
 * Version majeure du format : 1, ou un texte tel que "1.3".
 */
export type Version = 1 | string;
/**
 * Un texte pour toutes les langues, ou un par langue.
 */
export type Texte =
  | string
  | {
      [k: string]: string;
    };
/**
 * Adresse web, http ou https.
 */
export type AdresseWeb = string;
/**
 * Licence des données : son nom, ou son nom et son adresse.
 */
export type Licence =
  | string
  | {
      /**
       * Nom.
       */
      nom: string;
      /**
       * Texte de la licence.
       */
      url?: AdresseWeb;
    };
/**
 * Date ISO 8601, entière ou à l’année ou au mois.
 */
export type DateIso = string;
/**
 * Territoires que le flux décrit.
 */
export type Territoires = Territoire[];
/**
 * Acteurs de l’économie sociale et solidaire.
 */
export type Acteurs = Fiche[];
/**
 * Collectivités qui soutiennent l’économie sociale et solidaire.
 */
export type Collectivites = Fiche[];
export type Lieu = Fiche & {
  /**
   * Type du lieu. Sans lui, la typologie décide (TIERS_LIEUX, RFS…), à défaut tiers-lieu.
   */
  type?: 'tiers-lieu' | 'service-public' | 'point-postal' | 'acteur' | 'collectivite' | 'local' | 'projet';
  /**
   * Étapes d’un lieu itinérant.
   */
  tournee?: Etape[];
  zones_20min?: Zones;
};
/**
 * Lieux : tiers-lieux, maisons de services au public, points postaux.
 */
export type Lieux = Lieu[];
export type Local = Fiche & {
  /**
   * Usage actuel (vacant, peu utilisé, utilisé).
   */
  usage?: string;
  /**
   * Propriétaire.
   */
  proprietaire?: string;
  /**
   * Surface en mètres carrés.
   */
  surface_m2?: number;
  /**
   * Vrai si une dynamique citoyenne a été vérifiée sur place.
   */
  dynamique_citoyenne?: boolean;
  /**
   * Qui l’a vérifiée.
   */
  dynamique_verifiee_par?: string;
};
/**
 * Locaux candidats à l’accueil d’un tiers-lieu.
 */
export type Locaux = Local[];
export type Projet = Fiche & {
  /**
   * Phase : code du vocabulaire « phases ».
   */
  phase?: string;
  /**
   * Où en est la phase.
   */
  phaseStatut?: 'en-cours' | 'en-retard' | 'en-pause' | 'bloque' | 'abandonne' | 'termine';
  /**
   * Début.
   */
  dateDebut?: DateIso;
  /**
   * Fin prévue.
   */
  dateFin?: DateIso;
  /**
   * Budget prévisionnel, en euros.
   */
  budgetPrevisionnel?: number;
  epargne_locale?: EpargneLocale;
  /**
   * Axe de l’alliance.
   */
  axe?: string;
  /**
   * Nom du porteur.
   */
  porteur?: string;
  /**
   * SIRET du porteur.
   */
  porteurSiret?: string;
  /**
   * Étapes datées.
   */
  jalons?: Jalon[];
  /**
   * Nouvelles.
   */
  actualites?: Actualite[];
  /**
   * Réunions.
   */
  rencontres?: Rencontre[];
};
/**
 * Projets de l’alliance, suivant le schéma national des projets de transition des collectivités.
 */
export type Projets = Projet[];
/**
 * Code préfixé d’un territoire.
 */
export type CodeTerritoire = string;
/**
 * Année, trimestre, mois, jour, ou période glissante : 2014, 2014-T3, 2014-11, 2014-11-20, 2012/2014.
 */
export type Periode = string;
/**
 * Ce qu’il faut dire d’une valeur ; les trois derniers disent pourquoi il n’y en a pas.
 */
export type Statuts = (
  'provisoire' | 'estime' | 'prevision' | 'revise' | 'peu_fiable' | 'rupture' | 'secret' | 'nd' | 'sans_objet'
)[];
/**
 * Indicateurs du territoire : publiés, ou calculés sur les fiches du flux.
 */
export type Indicateurs = Indicateur[];
/**
 * Communes que le flux connaît ; sans elles, celles de la bibliothèque servent.
 */
export type Communes = Commune[];
/**
 * Temps de trajet propres au territoire.
 */
export type Trajets = Trajet[];

/**
 * Un flux ESSOR : les acteurs, lieux, locaux, projets et indicateurs de l’économie sociale et solidaire d’un territoire, dans un seul fichier JSON. Une section ou un champ inconnu est ignoré.
 */
export interface FluxEssor {
  essor: Version;
  /**
   * Titre du flux.
   */
  titre?: Texte;
  editeur?: Editeur;
  licence?: Licence;
  /**
   * Date des données.
   */
  date_maj?: DateIso;
  vocabulaires?: Vocabulaires;
  territoires?: Territoires;
  acteurs?: Acteurs;
  collectivites?: Collectivites;
  lieux?: Lieux;
  locaux?: Locaux;
  projets?: Projets;
  indicateurs?: Indicateurs;
  communes?: Communes;
  trajets?: Trajets;
  temps?: Temps;
}
/**
 * Qui publie le flux.
 */
export interface Editeur {
  /**
   * Nom.
   */
  nom: string;
  /**
   * Site de l’éditeur.
   */
  site_web?: AdresseWeb;
}
/**
 * Mots du flux. Une liste nommée ici remplace celle de la bibliothèque, en entier ; les autres restent.
 */
export interface Vocabulaires {
  /**
   * Familles et catégories, en une liste. Un terme que d’autres nomment comme parent est une famille ; un terme seul est sa propre famille.
   */
  categories?: Terme[];
  /**
   * Services rendus par un lieu ou un acteur.
   */
  services?: Terme[];
  /**
   * Libellés des types de fiches ; leurs codes sont fixes.
   */
  types?: Terme[];
  /**
   * Phases des projets.
   */
  phases?: Terme[];
}
/**
 * Un mot d’un vocabulaire.
 */
export interface Terme {
  /**
   * Code que les fiches emploient.
   */
  code: string;
  /**
   * Ce qui s’affiche.
   */
  libelle: Texte;
  /**
   * Code de la famille.
   */
  parent?: string;
  /**
   * Couleur sur fond clair.
   */
  couleur?: string;
  /**
   * Couleur sur fond sombre.
   */
  couleur_sombre?: string;
  /**
   * Nom d’un pictogramme de la bibliothèque.
   */
  icone?: string;
}
/**
 * Une commune, un EPCI, un département, une région ou la France.
 */
export interface Territoire {
  /**
   * Code préfixé : com:33063, epci:243300316, dep:33, reg:75, pays:FR.
   */
  code: string;
  /**
   * Nom.
   */
  nom: string;
  /**
   * Habitants.
   */
  population?: number;
  /**
   * Ouest, sud, est, nord, en degrés.
   *
   * @minItems 4
   * @maxItems 4
   */
  bbox?: number[];
  contour?: Contour;
  /**
   * Codes des territoires qui le contiennent, là où les codes officiels ne le disent pas : l’EPCI d’une commune.
   */
  parents?: string[];
  /**
   * Noms des groupes de territoires comparables dont il est, choisis par l’auteur du flux : « Littoral ».
   */
  groupes?: string[];
}
/**
 * GeoJSON Polygon ou MultiPolygon, anneaux fermés, degrés WGS 84.
 */
export interface Contour {
  type: 'Polygon' | 'MultiPolygon';
  coordinates: unknown[];
}
/**
 * Ce que les acteurs, collectivités, lieux, locaux et projets ont en commun.
 */
export interface Fiche {
  /**
   * Identifiant unique dans le flux, pris à la source (jamais un numéro de ligne) : les liens et les favoris en dépendent.
   */
  id: string;
  /**
   * Nom.
   */
  nom: Texte;
  /**
   * SIRET, 14 chiffres.
   */
  siret?: string;
  /**
   * Numéro et voie.
   */
  adresse?: string;
  /**
   * Complément d’adresse.
   */
  complement_adresse?: string;
  /**
   * Code postal.
   */
  code_postal?: string;
  /**
   * Commune, telle qu’elle s’écrit.
   */
  commune?: string;
  /**
   * Code INSEE de la commune (COG).
   */
  code_insee?: string;
  /**
   * SIREN de l’EPCI.
   */
  epci?: string;
  /**
   * Degrés WGS 84 ; nulle : la fiche est listée, pas dessinée.
   */
  latitude?: number | null;
  /**
   * Degrés WGS 84 ; nulle : la fiche est listée, pas dessinée.
   */
  longitude?: number | null;
  /**
   * Finesse de la position (numero, rue, commune…).
   */
  precision?: string;
  /**
   * Codes de catégories.
   */
  categories?: string[];
  /**
   * Typologie, codes du schéma national.
   */
  typologie?: string[];
  /**
   * Codes de services.
   */
  services?: string[];
  /**
   * Téléphone.
   */
  telephone?: string;
  /**
   * Courriels.
   */
  courriels?: string[];
  /**
   * Site.
   */
  site_web?: AdresseWeb;
  /**
   * Horaires, syntaxe opening_hours d’OpenStreetMap.
   */
  horaires?: string;
  /**
   * Présentation en une ou deux phrases.
   */
  presentation_resume?: Texte;
  /**
   * Présentation entière.
   */
  presentation_detail?: Texte;
  /**
   * Labels.
   */
  labels?: string[];
  /**
   * Fixe, Itinérant.
   */
  itinerance?: string[];
  /**
   * Fiche d’accessibilité (Acceslibre).
   */
  fiche_acces_libre?: AdresseWeb;
  /**
   * Ce que la structure cherche.
   */
  besoins?: Texte[];
  /**
   * Ce que la structure offre.
   */
  offres?: Texte[];
  /**
   * Identifiants de fiches de ce flux.
   */
  partenaires?: string[];
  /**
   * Image ; une adresse relative part de celle du flux.
   */
  image?: string;
  /**
   * D’où vient la fiche.
   */
  source?: string;
  /**
   * Licence de la fiche.
   */
  licence?: string;
  /**
   * Date de la fiche.
   */
  date_maj?: DateIso;
}
/**
 * Un arrêt d’un lieu itinérant.
 */
export interface Etape {
  /**
   * Nom de l’arrêt.
   */
  nom?: string;
  /**
   * Adresse.
   */
  adresse?: string;
  /**
   * Commune.
   */
  commune?: string;
  /**
   * Code INSEE.
   */
  code_insee?: string;
  /**
   * Degrés.
   */
  latitude?: number;
  /**
   * Degrés.
   */
  longitude?: number;
  /**
   * Horaires, syntaxe opening_hours d’OpenStreetMap.
   */
  horaires?: string;
}
/**
 * Zones à 20 minutes, calculées d’avance, par mode de déplacement.
 */
export interface Zones {
  pied?: Contour;
  velo?: Contour;
  voiture?: Contour;
}
/**
 * Épargne locale, en euros.
 */
export interface EpargneLocale {
  /**
   * Recherchée.
   */
  recherchee?: number;
  /**
   * Collectée.
   */
  collectee?: number;
}
/**
 * Une étape du projet.
 */
export interface Jalon {
  /**
   * Date.
   */
  date?: DateIso;
  /**
   * Ce qui est atteint.
   */
  libelle: Texte;
  /**
   * Vrai quand c’est fait.
   */
  fait?: boolean;
}
/**
 * Une nouvelle du projet.
 */
export interface Actualite {
  /**
   * Date.
   */
  date?: DateIso;
  /**
   * Titre.
   */
  titre: Texte;
  /**
   * Texte.
   */
  texte?: Texte;
  /**
   * Page.
   */
  url?: AdresseWeb;
}
/**
 * Une réunion ouverte.
 */
export interface Rencontre {
  /**
   * Début, ISO 8601.
   */
  debut: string;
  /**
   * Fin, ISO 8601.
   */
  fin?: string;
  /**
   * Titre.
   */
  titre: Texte;
  /**
   * Lieu.
   */
  lieu?: string;
  /**
   * Page.
   */
  url?: AdresseWeb;
}
/**
 * Un indicateur, ses valeurs par territoire et par période.
 */
export interface Indicateur {
  /**
   * Identifiant.
   */
  id: string;
  /**
   * Libellé.
   */
  libelle: Texte;
  /**
   * Libellé court.
   */
  libelle_court?: Texte;
  /**
   * Définition.
   */
  description?: Texte;
  /**
   * Méthode.
   */
  methodologie?: Texte;
  /**
   * Limites.
   */
  limites?: Texte;
  /**
   * Unité ; un pourcentage s’écrit 9,87 et non 0,0987. Par défaut : nombre.
   */
  unite?:
    | (
        | '%'
        | 'pour_mille'
        | 'EUR'
        | 'hab'
        | 'hab_km2'
        | 'min'
        | 'km'
        | 'km2'
        | 'ha'
        | 'kW'
        | 'MW'
        | 'kWh'
        | 'MWh'
        | 'GWh'
        | 'tCO2e'
        | 'ETP'
        | 'indice'
        | 'nombre'
      )
    | {
        one: string;
        other: string;
      };
  /**
   * Base d’un rapport (10 000 : « pour 10 000 habitants ») ; 1 par défaut.
   */
  pour_combien?: number;
  /**
   * Décimales affichées, toujours toutes ; par défaut les plus fréquentes dans les valeurs, deux au plus.
   */
  precision?: number;
  /**
   * Puissance de dix de la valeur écrite ; 0 par défaut.
   */
  multiplicateur?: number;
  /**
   * Plus petite valeur possible ; une valeur en dessous est écartée.
   */
  borne_min?: number;
  /**
   * Plus grande valeur possible ; une valeur au-dessus est écartée.
   */
  borne_max?: number;
  /**
   * Ce qui est un progrès ; neutre par défaut.
   */
  sens?: 'hausse' | 'baisse' | 'neutre';
  /**
   * Comment les territoires s’additionnent : une somme, un rapport (numérateurs et dénominateurs), ou jamais (par défaut).
   */
  agregation?: 'somme' | 'rapport' | 'jamais';
  /**
   * Codes de catégories.
   */
  categories?: string[];
  /**
   * Fréquence : A (annuelle), T (trimestrielle), M (mensuelle).
   */
  frequence?: string;
  /**
   * Observations.
   */
  valeurs?: Observation[];
  /**
   * Cibles ; plusieurs lignes d’un territoire font une trajectoire par étapes.
   */
  objectifs?: Objectif[];
  /**
   * Seuils.
   */
  seuils?: Seuil[];
  tendance?: Tendance;
  serie?: Serie;
  /**
   * Parts d’un tout.
   */
  repartition?: Part[];
  /**
   * Calcul sur les fiches du flux, à la place des valeurs.
   */
  calcul?: Calcul;
  source?: Source;
  /**
   * Mis à jour le.
   */
  date_maj?: DateIso;
  /**
   * Date ou période de la prochaine mise à jour.
   */
  prochaine_maj?: string;
}
/**
 * Une valeur.
 */
export interface Observation {
  /**
   * Territoire ; sans lui, le seul du flux.
   */
  territoire?: CodeTerritoire;
  /**
   * Période.
   */
  periode: Periode;
  /**
   * Valeur ; nulle avec un statut qui dit pourquoi.
   */
  valeur: number | null;
  /**
   * Statuts ; sans statut la valeur est définitive.
   */
  statut?: Statuts;
  /**
   * Bas de l’intervalle à 95 %, dans l’unité.
   */
  borne_basse?: number;
  /**
   * Haut de l’intervalle à 95 %, dans l’unité.
   */
  borne_haute?: number;
  /**
   * Numérateur d’un rapport : sans lui le taux d’un territoire plus grand ne se calcule pas.
   */
  numerateur?: number;
  /**
   * Dénominateur d’un rapport.
   */
  denominateur?: number;
  /**
   * Commentaire.
   */
  commentaire?: Texte;
  /**
   * Année de la géographie, si elle n’est pas celle de la source.
   */
  millesime_geo?: string;
}
/**
 * Une cible datée.
 */
export interface Objectif {
  /**
   * Territoire ; sans lui, tous.
   */
  territoire?: CodeTerritoire;
  /**
   * Échéance ; sans elle il n’y a ni trajectoire ni verdict.
   */
  periode?: Periode;
  /**
   * Cible.
   */
  valeur: number;
  /**
   * Libellé.
   */
  libelle?: Texte;
  /**
   * Période de départ de la trajectoire.
   */
  depart?: Periode;
}
/**
 * Un seuil.
 */
export interface Seuil {
  /**
   * Valeur.
   */
  valeur: number;
  /**
   * Libellé.
   */
  libelle?: Texte;
}
/**
 * Base de l’évolution.
 */
export interface Tendance {
  /**
   * Période depuis laquelle l’évolution est dite ; par défaut la précédente.
   */
  depuis?: Periode;
}
/**
 * Forme compacte des valeurs : lignes par territoire, colonnes par période.
 */
export interface Serie {
  /**
   * Territoires.
   */
  territoires: CodeTerritoire[];
  /**
   * Périodes.
   */
  periodes: Periode[];
  /**
   * Valeurs.
   */
  valeurs: (number | null)[][];
  /**
   * Statuts, par « ligne,colonne ».
   */
  statuts?: {
    [k: string]: Statuts;
  };
}
/**
 * Une part d’un tout.
 */
export interface Part {
  /**
   * Code du vocabulaire.
   */
  code: string;
  /**
   * Observations.
   */
  valeurs: Observation[];
  /**
   * Libellé ; par défaut celui du vocabulaire.
   */
  libelle?: Texte;
}
/**
 * Calcul sur les fiches du flux, à la place des valeurs.
 */
export interface Calcul {
  /**
   * Opération.
   */
  operation:
    | 'compte'
    | 'part'
    | 'somme'
    | 'moyenne'
    | 'mediane'
    | 'distinct'
    | 'repartition'
    | 'rapport'
    | 'habitants_a_moins_de';
  /**
   * Un genre de fiches ou une section.
   */
  sur:
    | 'acteur'
    | 'collectivite'
    | 'tiers-lieu'
    | 'service-public'
    | 'point-postal'
    | 'local'
    | 'projet'
    | 'acteurs'
    | 'collectivites'
    | 'lieux'
    | 'locaux'
    | 'projets'
    | 'communes';
  /**
   * Filtre, dans la grammaire de l’attribut filter ; aussi typologie, phase et phaseStatut.
   */
  filtre?: string;
  /**
   * Ce dont « part » est la part.
   */
  parmi?: string;
  /**
   * Nombre à additionner.
   */
  champ?: 'population' | 'budgetPrevisionnel' | 'epargne_locale.collectee' | 'epargne_locale.recherchee' | 'surface';
  /**
   * Groupes de « repartition » et de « distinct ».
   */
  par?:
    'categorie' | 'famille' | 'typologie' | 'phase' | 'phaseStatut' | 'service' | 'commune' | 'epci' | 'departement';
  /**
   * Dénominateur de « rapport » : population, l’identifiant d’un indicateur publié, ou un autre calcul.
   */
  pour?: string | {};
  /**
   * Base du rapport ; 1 par défaut.
   */
  pour_combien?: number;
  /**
   * Codes de territoires, séparés par des espaces.
   */
  territoire?: string;
  /**
   * Suit les filtres du groupe.
   */
  suit?: boolean;
  /**
   * Temps de trajet de « habitants_a_moins_de » ; 20 par défaut.
   */
  minutes?: number;
  /**
   * Mode de trajet ; voiture par défaut.
   */
  mode?: 'pied' | 'velo' | 'voiture';
  /**
   * Les effectifs de 1 à un de moins sont masqués.
   */
  masquer_sous?: number;
}
/**
 * Source de l’indicateur.
 */
export interface Source {
  /**
   * Producteur.
   */
  producteur?: string;
  /**
   * Diffuseur.
   */
  diffuseur?: string;
  /**
   * Jeu de données.
   */
  nomDonnees?: string;
  /**
   * Adresse.
   */
  url?: AdresseWeb;
  /**
   * Licence.
   */
  licence?: string;
  /**
   * Publié le.
   */
  date_publication?: DateIso;
  /**
   * Extrait le.
   */
  date_extraction?: DateIso;
  /**
   * Année de la géographie.
   */
  millesime_geo?: string;
}
/**
 * Une commune.
 */
export interface Commune {
  /**
   * Code INSEE (COG).
   */
  code: string;
  /**
   * Nom.
   */
  nom: string;
  /**
   * Codes postaux.
   */
  codesPostaux?: string[];
  /**
   * Degrés.
   */
  longitude: number;
  /**
   * Degrés.
   */
  latitude: number;
  /**
   * Habitants.
   */
  population?: number;
  /**
   * SIREN de l’EPCI.
   */
  codeEpci?: string;
}
/**
 * Facteur du territoire pour l’estimation des temps de trajet d’un mode.
 */
export interface Trajet {
  /**
   * Mode de déplacement.
   */
  mode: 'pied' | 'velo' | 'voiture';
  /**
   * Facteur appliqué aux minutes de la formule de la bibliothèque.
   */
  facteur: number;
  /**
   * Comment le facteur change avec la durée : minutes = 20 · facteur · (minutes de la formule / 20) ^ exposant ; 1 par défaut.
   */
  exposant?: number;
  /**
   * Quatre trajets sur cinq durent entre ces deux multiples des minutes ; sans elle, la fourchette de la bibliothèque, plus large.
   *
   * @minItems 2
   * @maxItems 2
   */
  fourchette?: number[];
  /**
   * Nombre de trajets réels dont il est tiré.
   */
  trajets?: number;
  /**
   * Erreur médiane, en part (0,1 pour 10 %).
   */
  erreur?: number;
}
/**
 * Minutes calculées d’avance, de chaque commune aux lieux les plus proches.
 */
export interface Temps {
  /**
   * Identifiants des lieux, nommés ensuite par leur rang dans cette liste.
   */
  lieux: string[];
  /**
   * Minutes à pied.
   */
  pied?: TempsDeCommunes;
  /**
   * Minutes à vélo.
   */
  velo?: TempsDeCommunes;
  /**
   * Minutes en voiture.
   */
  voiture?: TempsDeCommunes;
  /**
   * D’où viennent ces minutes.
   */
  source?: string;
}
/**
 * Par code INSEE de la commune de départ : rang d’un lieu, minutes (null : aucun chemin), rang du suivant, minutes…
 */
export interface TempsDeCommunes {
  [k: string]: (number | null)[];
}
