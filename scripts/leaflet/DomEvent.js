/** In place of Leaflet's: events of elements, without the names and quirks of old browsers. */
import { Point } from '../geometry/Point.js';
import { getScale } from './DomUtil.js';

/** By context: its listeners as they are given to the element. */
const bound = new WeakMap();

function listenerOf(fn, context) {
  if (!context) return fn;
  let listeners = bound.get(context);
  if (!listeners) bound.set(context, (listeners = new Map()));
  if (!listeners.has(fn)) listeners.set(fn, fn.bind(context));
  return listeners.get(fn);
}

export function on(target, types, fn, context) {
  for (const type of types.split(' ')) target.addEventListener(type, listenerOf(fn, context), { passive: false });
}

export function off(target, types, fn, context) {
  for (const type of types.split(' ')) target.removeEventListener(type, listenerOf(fn, context));
}

export function preventDefault(event) {
  event.preventDefault();
}

export function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

/** Where in `container` an event is, in its own pixels, whatever transform the page has put on it. */
export function getMousePosition({ clientX, clientY }, container) {
  const { x, y, boundingClientRect } = getScale(container);
  return new Point(
    (clientX - boundingClientRect.left) / x - container.clientLeft,
    (clientY - boundingClientRect.top) / y - container.clientTop,
  );
}

/** Pixels that a wheel reports for each that it means: by Leaflet's experience with systems and browsers. */
const WHEEL =
  devicePixelRatio *
  (/^Mac/.test(navigator.platform) ? 3 : /^Linux.*chrome/i.test(navigator.platform + navigator.userAgent) ? 1 : 2);

/** How far a wheel was turned, upwards, in pixels: it reports pixels, lines or pages. */
export function getWheelDelta({ deltaY, deltaMode }) {
  return -deltaY * [1 / WHEEL, 20, 60][deltaMode];
}
