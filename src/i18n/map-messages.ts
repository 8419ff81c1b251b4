import { formatNumber } from './format.js';
import { messages, type Language } from './messages.js';

const n = (value: number) => formatNumber(value, 'fr');

const fr = {
  label: 'Carte',
  keys: 'Flèches\u00a0: déplacer la carte. Plus et moins\u00a0: agrandir, réduire. Tabulation\u00a0: aller aux repères, puis flèches pour passer de l’un à l’autre, Entrée pour ouvrir, Échap pour revenir à la carte.',
  markers: 'Repères',
  tools: 'Outils de la carte',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  locate: 'Autour de moi',
  fullscreen: 'Plein écran',
  leaveFullscreen: 'Quitter le plein écran',
  fit: 'Cadrer les résultats',
  reset: 'Revenir à la vue de départ',
  cluster: (count: number, town: string) =>
    `${n(count)} acteurs et lieux${town ? ` près de ${town}` : ''}\u00a0: zoomer`,
  spot: (count: number) => `${n(count)} au même endroit\u00a0: ouvrir la liste`,
  place: (label: string) => `Lieu cherché\u00a0: ${label}`,
  shown: (count: number) =>
    count
      ? `${n(count)} acteur${count >= 2 ? 's' : ''} et lieu${count >= 2 ? 'x' : ''} dans la vue`
      : 'Aucun acteur ni lieu dans la vue',
  wheelHint: (mac: boolean) => `${mac ? '⌘' : 'Ctrl'} + molette pour zoomer`,
  touchHint: 'Deux doigts pour déplacer la carte',
  nearer: 'Carte agrandie.',
  farther: 'Carte réduite.',
  moved: 'Carte déplacée.',
  base: 'Fond\u00a0: contours',
  tilesFailed: 'Le fond de carte ne répond pas\u00a0: les contours le remplacent.',
  impossible:
    'La carte ne peut pas s’afficher sur cette page\u00a0: un autre script modifie le fonctionnement du navigateur. La liste reste complète.',
};

/** The texts of the map. */
export type MapMessages = typeof fr;

/** The texts of the map, apart from the others: a page without a map does without the French ones. */
export function mapMessages(language: Language): MapMessages {
  return messages(language).map ?? fr;
}
