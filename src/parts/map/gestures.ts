import type { LeafletMap } from './leaflet.js';

/** Why the map did not follow: a wheel without its key, or one finger. */
export type Hint = 'wheel' | 'touch';

/** Between the two taps of a double tap, at most. */
const DOUBLE_TAP_MILLISECONDS = 200;

/**
 * Keeps the page scrollable over the map.
 *
 * The wheel zooms with Ctrl or ⌘, or after a click in the map until the pointer leaves it; one finger scrolls the page, two
 * move and zoom the map. A double click or double tap zooms where it is, with Shift outwards. While `free` says so (full screen: there is no page to scroll) the map takes everything.
 * Returns the way to stop.
 */
export function guardGestures(
  map: LeafletMap,
  area: HTMLElement,
  free: () => boolean,
  onHint: (hint: Hint) => void,
): () => void {
  const leaving = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    passive = true,
  ) => area.addEventListener(type, listener, { capture: true, passive, signal: leaving.signal });
  let clicked = false;

  on('wheel', (event) => {
    if (event.ctrlKey || event.metaKey || clicked || free()) return;
    // Leaflet must neither zoom nor hold the page's scroll.
    event.stopImmediatePropagation();
    onHint('wheel');
  });
  on('pointerdown', ({ pointerType }) => {
    const touch = pointerType === 'touch';
    clicked = !touch;
    if (touch && !free()) map.dragging.disable();
    else map.dragging.enable();
  });
  const zoom = (event: MouseEvent) => {
    // Two clicks on a marker or a control are two clicks.
    if ((event.target as Element).closest('button')) return;
    map.setZoomAround(map.mouseEventToContainerPoint(event), map.getZoom() + (event.shiftKey ? -1 : 1));
  };
  on('dblclick', zoom);
  // On iOS two taps are two single clicks, and nothing else.
  let tapped = -Infinity;
  on('click', (event) => {
    if (clicked || event.detail !== 1) return;
    const again = event.timeStamp - tapped < DOUBLE_TAP_MILLISECONDS;
    tapped = again ? -Infinity : event.timeStamp;
    if (again) zoom(event);
  });
  area.addEventListener('pointerleave', () => (clicked = false), { signal: leaving.signal });
  const onTouch = (event: TouchEvent) => {
    if (event.touches.length > 1) {
      if (event.cancelable) event.preventDefault();
    } else if (event.type === 'touchmove' && !free()) onHint('touch');
  };
  on('touchstart', onTouch, false);
  on('touchmove', onTouch, false);
  return () => leaving.abort();
}
