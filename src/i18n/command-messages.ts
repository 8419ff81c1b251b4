import type { Language } from './messages.js';

// What the command `essor` says. It runs in a terminal and loads both languages.

/** A number with its noun, as French and as English count. */
const count = (number: number, one: string, many = `${one}s`) => `${number} ${number < 2 ? one : many}`;

const several = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;

const fr = {
  help: `essor : prépare un flux ESSOR.

  essor access FLUX.json --calibrate TRAJETS.csv
      Adapte au territoire les temps de trajet estimés, d’après une trentaine de vrais trajets
      (colonnes mode, from_lon, from_lat, to_lon, to_lat, minutes ; mode : car, bike ou walk).

  essor access FLUX.json --calibrate --router osrm:ADRESSE
      De même, en demandant une trentaine de trajets à un serveur OSRM, ou à l’IGN (--router ign).

  essor access FLUX.json --router osrm:ADRESSE
      Écrit les minutes de chaque commune aux lieux les plus proches, d’après ce serveur.
      {profile} dans l’adresse vaut car, bike ou foot.

  essor access FLUX.json --zones ign
      Écrit la zone à 20 minutes de chaque lieu, à pied et en voiture, d’après l’IGN.

Options
  --modes voiture,velo,pied   modes de déplacement
  --out FICHIER               écrit là plutôt que dans le flux
  --nearest 8                 lieux de chaque sorte par commune (avec --router)
  --per-second 5              demandes par seconde au serveur
  --again                     redemande aussi ce que le flux contient déjà
  --lang fr|en                langue des messages
  --help, --version

Interrompu, il garde ce qui est fait : la même commande continue. Rien d’autre ne change dans le flux.
`,
  unknownVerb: (verb: string) => `Commande inconnue : ${verb}. « essor --help » les explique.`,
  unknownOption: (option: string) => `Option inconnue : ${option}. « essor --help » les explique.`,
  needsValue: (option: string) => `${option} attend une valeur.`,
  badValue: (option: string, value: string) => `${option} : « ${value} » ne convient pas.`,
  noFeed: 'Quel flux ? essor access FLUX.json …',
  noTask: 'Que faire ? --calibrate, --router osrm:ADRESSE ou --zones ign.',
  oneTask: '--calibrate et --zones se font l’un après l’autre, pas ensemble.',
  tableOnly: 'L’IGN ne donne pas de tableaux de temps : --zones ign, ou --router osrm:ADRESSE.',
  missing: (path: string, detail: string) => `${path} ne peut pas être lu (${detail}).`,
  json: (path: string, detail: string) => `${path} n’est pas du JSON (${detail}).`,
  encoding: (path: string) => `${path} n’est pas en UTF-8.`,
  format: (path: string) => `${path} n’est pas un flux ESSOR ("essor": 1).`,
  write: (path: string, detail: string) => `${path} n’a pas pu être écrit (${detail}). Le flux est resté tel quel.`,
  noColumns: (path: string, columns: string) => `${path} n’a pas de colonne ${columns}.`,
  badLines: (lines: number) => `${count(lines, 'ligne')} sans trajet, laissée${lines < 2 ? '' : 's'} de côté.`,
  noPlaces: 'Ce flux n’a aucun lieu avec des coordonnées.',
  noCommunes: 'Aucune commune : ni dans le flux (communes), ni dans les données de la bibliothèque.',
  tooFew: (mode: string, journeys: number) =>
    `${mode} : ${count(journeys, 'trajet utilisable', 'trajets utilisables')}, il en faut au moins cinq.`,
  factor: (mode: string, factor: string, journeys: number, error: string, before: string) =>
    `${mode} : facteur ${factor}, d’après ${journeys} trajets ; erreur médiane ${error} (${before} sans facteur).`,
  oddFactor: (mode: string) => `${mode} : ce facteur est étrange ; le serveur connaît-il bien ce mode ?`,
  noMode: (mode: string) => `${mode} : l’IGN ne le propose pas.`,
  progress: (done: number, total: number) => `${done} / ${total}`,
  minutesDone: (mode: string, asked: number, kept: number) =>
    `${mode} : ${count(asked, 'commune demandée', 'communes demandées')}, ${count(kept, 'déjà faite', 'déjà faites')}.`,
  zonesDone: (mode: string, asked: number, kept: number, meters: number) =>
    `${mode} : ${count(asked, 'zone demandée', 'zones demandées')}, ${count(kept, 'déjà faite', 'déjà faites')}${asked ? ` ; tracé simplifié de ${meters} m au plus` : ''}.`,
  failed: (requests: number, detail: string) => `${count(requests, 'demande')} sans réponse (la dernière : ${detail}).`,
  gaveUp: (detail: string) =>
    `Le serveur ne répond plus (${detail}). Ce qui est fait est gardé : relancez la même commande.`,
  interrupted: 'Interrompu. Ce qui est fait est gardé : relancez la même commande.',
  written: (path: string) => `Écrit : ${path}`,
  modes: { walk: 'à pied', bike: 'à vélo', car: 'en voiture' },
};

/** The texts of the command. */
export type CommandMessages = typeof fr;

const en: CommandMessages = {
  help: `essor: prepares an ESSOR feed.

  essor access FEED.json --calibrate JOURNEYS.csv
      Fits the estimated travel times to the territory, from some thirty real journeys
      (columns mode, from_lon, from_lat, to_lon, to_lat, minutes; mode: car, bike or walk).

  essor access FEED.json --calibrate --router osrm:ADDRESS
      The same, asking an OSRM server for some thirty journeys, or the IGN (--router ign).

  essor access FEED.json --router osrm:ADDRESS
      Writes the minutes from each commune to its nearest places, as that server has them.
      {profile} in the address stands for car, bike or foot.

  essor access FEED.json --zones ign
      Writes the 20-minute zone of each place, on foot and by car, as the IGN has it.

Options
  --modes voiture,velo,pied   modes of travel (car, bike, walk will do)
  --out FILE                  writes there, not into the feed
  --nearest 8                 places of each kind for a commune (with --router)
  --per-second 5              requests a second to the server
  --again                     asks for what the feed holds already, too
  --lang fr|en                language of the messages
  --help, --version

Interrupted, it keeps what is done: the same command goes on. Nothing else in the feed changes.
`,
  unknownVerb: (verb) => `Unknown command: ${verb}. "essor --help" explains them.`,
  unknownOption: (option) => `Unknown option: ${option}. "essor --help" explains them.`,
  needsValue: (option) => `${option} needs a value.`,
  badValue: (option, value) => `${option}: "${value}" will not do.`,
  noFeed: 'Which feed? essor access FEED.json …',
  noTask: 'What to do? --calibrate, --router osrm:ADDRESS or --zones ign.',
  oneTask: '--calibrate and --zones are done one after the other, not together.',
  tableOnly: 'The IGN has no tables of times: --zones ign, or --router osrm:ADDRESS.',
  missing: (path, detail) => `${path} cannot be read (${detail}).`,
  json: (path, detail) => `${path} is not JSON (${detail}).`,
  encoding: (path) => `${path} is not UTF-8.`,
  format: (path) => `${path} is no ESSOR feed ("essor": 1).`,
  write: (path, detail) => `${path} could not be written (${detail}). The feed is as it was.`,
  noColumns: (path, columns) => `${path} has no column ${columns}.`,
  badLines: (lines) => `${several(lines, 'line')} without a journey, left out.`,
  noPlaces: 'This feed has no place with coordinates.',
  noCommunes: 'No communes: neither in the feed (communes), nor in the library’s data.',
  tooFew: (mode, journeys) => `${mode}: ${several(journeys, 'journey')} to use, at least five are needed.`,
  factor: (mode, factor, journeys, error, before) =>
    `${mode}: factor ${factor}, from ${journeys} journeys; median error ${error} (${before} without a factor).`,
  oddFactor: (mode) => `${mode}: this factor is odd; does the server know this mode?`,
  noMode: (mode) => `${mode}: the IGN does not have it.`,
  progress: (done, total) => `${done} / ${total}`,
  minutesDone: (mode, asked, kept) => `${mode}: ${several(asked, 'commune')} asked for, ${kept} done already.`,
  zonesDone: (mode, asked, kept, meters) =>
    `${mode}: ${several(asked, 'zone')} asked for, ${kept} done already${asked ? `; line simplified by at most ${meters} m` : ''}.`,
  failed: (requests, detail) => `${several(requests, 'request')} without an answer (the last: ${detail}).`,
  gaveUp: (detail) =>
    `The server does not answer any more (${detail}). What is done is kept: run the same command again.`,
  interrupted: 'Interrupted. What is done is kept: run the same command again.',
  written: (path) => `Written: ${path}`,
  modes: { walk: 'on foot', bike: 'by bike', car: 'by car' },
};

export const COMMAND_MESSAGES: { readonly [language in Language]: CommandMessages } = { fr, en };
