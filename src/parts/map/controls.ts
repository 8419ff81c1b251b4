import { html, nothing } from 'lit';
import type { MapMessages } from '../../i18n/map-messages.js';
import { glyph } from '../glyph.js';
import type { Tiles } from './tiles.js';

/** What the buttons do. */
interface Actions {
  zoom(steps: number): void;
  /** Absent when "around me" is not offered. */
  readonly locate: (() => void) | undefined;
  readonly fullscreen: boolean;
  toggleFullscreen(): void;
  fit(): void;
  reset(): void;
}

/** The column of buttons. */
export function controls(text: MapMessages, actions: Actions) {
  const button = (icon: string, name: string, action: () => void) => html`
    <button class="control" part="control" type="button" title=${name} aria-label=${name} @click=${action}>
      ${glyph(icon)}
    </button>
  `;
  return html`
    <div class="controls" part="controls" role="group" aria-label=${text.tools}>
      <div class="pair">
        ${button('plus', text.zoomIn, () => actions.zoom(1))} ${button('minus', text.zoomOut, () => actions.zoom(-1))}
      </div>
      ${actions.locate ? button('locate', text.locate, actions.locate) : nothing}
      ${
        document.fullscreenEnabled
          ? button(
              actions.fullscreen ? 'minimize' : 'maximize',
              actions.fullscreen ? text.leaveFullscreen : text.fullscreen,
              actions.toggleFullscreen,
            )
          : nothing
      }
      <div class="pair">
        ${button('focus', text.fit, actions.fit)} ${button('rotate-ccw', text.reset, actions.reset)}
      </div>
    </div>
  `;
}

/** Whom the base map comes from, as links. */
export function credit(text: MapMessages, tiles: Tiles | undefined) {
  const link = (url: string, words: string) => html`
    <a href=${url} target="_blank" rel="noopener">${words}</a>
  `;
  if (!tiles)
    return html`
      ${text.base} ${link('https://geoservices.ign.fr/adminexpress', 'IGN Admin Express')}
    `;
  return tiles.creditUrl ? link(tiles.creditUrl, tiles.credit) : tiles.credit;
}
