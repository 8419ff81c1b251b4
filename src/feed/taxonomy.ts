import { KINDS } from './kinds.js';
import type { Term } from './vocabulary.js';

/** `code|French|English|glyph`, one term a line; a family's line carries its two colours and is followed by its categories. */
const CATEGORIES = `
energie-habitat|Énergie et habitat|Energy and housing|sun|#A84300|#FF9D5C
energie-citoyenne|Énergies renouvelables citoyennes|Community renewable energy|sun
renovation|Rénovation énergétique|Energy renovation|thermometer-sun
ecoconstruction|Écoconstruction et matériaux|Green building and materials|brick-wall
habitat|Habitat participatif et solidaire|Shared and social housing|house-heart
mobilite-logistique|Mobilité et logistique|Mobility and logistics|bike|#1A5FB4|#7FB2F5
velo|Vélo|Cycling|bike
mobilite-solidaire|Mobilité solidaire|Solidarity transport|bus
autopartage|Autopartage et covoiturage|Car sharing|car-front
logistique|Logistique de proximité|Local logistics|package
ressources-alimentation|Ressources et alimentation|Resources and food|recycle|#26722E|#7FCB86
reemploi|Réemploi et ressourceries|Reuse|shirt
reparation|Réparation|Repair|wrench
recyclage|Recyclage et compost|Recycling and compost|recycle
alimentation|Alimentation et circuits courts|Local food|salad
agriculture|Agriculture et nature|Farming and nature|sprout
liens-services|Liens et services|Links and services|handshake|#8A2E7F|#E39BDA
tiers-lieu|Tiers-lieux|Third places|coffee
conciergerie|Conciergerie solidaire|Solidarity concierge|concierge-bell
insertion|Insertion et emploi|Inclusion and work|handshake
finance|Finance solidaire et épargne locale|Solidarity finance and local savings|piggy-bank
accompagnement|Accompagnement et formation|Advice and training|graduation-cap`;

const SERVICES = `
conciergerie|Conciergerie solidaire|Solidarity concierge|concierge-bell
coworking|Coworking|Coworking|laptop
fablab|Fablab|Fablab|factory
atelier|Atelier partagé|Shared workshop|hammer
salle-reunion|Salle de réunion|Meeting room|users
mediation-numerique|Aide au numérique|Digital help|laptop
formation|Formation|Training|graduation-cap
cafe|Café, restauration|Café, meals|coffee
service-public|Services publics|Public services|landmark
service-postal|Services postaux|Postal services|mailbox
itinerant|Lieu itinérant|Nomadic place|bus
pmr|Accès de plain-pied|Step-free access|accessibility`;

const TYPES = `
acteur|Acteur|Organisation|users
collectivite|Collectivité de soutien|Supporting authority|landmark
tiers-lieu|Tiers-lieu|Third place|coffee
service-public|Maison de services au public|Public-service house|building
point-postal|Point postal|Postal point|mailbox
local|Local candidat|Candidate premises|warehouse
projet|Projet|Project|flag`;

const PHASES = `
interconnaissance|Faire connaissance|Getting to know each other
idee|Idée|Idea
etude|Étude|Study
operation|Réalisation|Operation`;

/** Where what no vocabulary knows goes; added only when a feed needs it. */
export const OTHER: Term = {
  code: 'autres',
  label: { fr: 'Autres', en: 'Other' },
  color: '#545E66',
  darkColor: '#A9B5BD',
};

/** Colours (light, dark) for families that a feed gives none: the default families' first, all at least 4.5:1. */
export const PALETTE: readonly (readonly [string, string])[] = [
  ['#A84300', '#FF9D5C'],
  ['#1A5FB4', '#7FB2F5'],
  ['#26722E', '#7FCB86'],
  ['#8A2E7F', '#E39BDA'],
  ['#0B5C6B', '#6FC7D6'],
  ['#A3243B', '#F59AA9'],
  ['#6B5900', '#D9C04A'],
  ['#4B3FA8', '#B0A8F7'],
];

/** The vocabularies of a feed that brings none, by their name in `vocabulaires`. Families are terms without parent. */
export function defaultTerms(name: 'categories' | 'services' | 'types' | 'phases'): Term[] {
  let family: string | undefined;
  return { categories: CATEGORIES, services: SERVICES, types: TYPES, phases: PHASES }[name]
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', fr = '', en = '', icon, color, darkColor] = line.split('|');
      if (color) family = code;
      return { code, label: { fr, en }, icon, color, darkColor, parent: color ? undefined : family };
    });
}

/** Labels of all kinds, in the order of {@link KINDS}: a feed may word them anew, never add one. */
export function kindTerms(own: readonly Term[]): Term[] {
  const ours = defaultTerms('types');
  return KINDS.map((kind, index) => own.find(({ code }) => code === kind) ?? ours[index]!);
}
