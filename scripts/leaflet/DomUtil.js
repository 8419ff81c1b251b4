/** In place of Leaflet's: elements, without the styles of old browsers. */
import * as DomEvent from './DomEvent.js';
import { Point } from '../geometry/Point.js';

export const TRANSFORM = 'transform';
export const TRANSITION = 'transition';
export const TRANSITION_END = 'transitionend';

export function create(name, className, container) {
  const element = document.createElement(name);
  element.className = className;
  container?.append(element);
  return element;
}

export function remove(element) {
  element.remove();
}

export function hasClass(element, name) {
  return element.classList.contains(name);
}

export function addClass(element, names) {
  element.classList.add(...names.split(' '));
}

export function removeClass(element, name) {
  element.classList.remove(name);
}

export function setOpacity(element, opacity) {
  element.style.opacity = opacity;
}

export function setTransform({ style }, { x, y }, scale) {
  style.transform = `translate3d(${x}px,${y}px,0)${scale ? ` scale(${scale})` : ''}`;
}

export function setPosition(element, point) {
  element._leaflet_pos = point;
  setTransform(element, point);
}

export function getPosition(element) {
  return element._leaflet_pos ?? new Point(0, 0);
}

export function disableTextSelection() {
  DomEvent.on(window, 'selectstart', DomEvent.preventDefault);
}

export function enableTextSelection() {
  DomEvent.off(window, 'selectstart', DomEvent.preventDefault);
}

export function disableImageDrag() {
  DomEvent.on(window, 'dragstart', DomEvent.preventDefault);
}

export function enableImageDrag() {
  DomEvent.off(window, 'dragstart', DomEvent.preventDefault);
}

/** The nearest ancestor that has a size. */
export function getSizedParentNode({ parentNode }) {
  return (parentNode.offsetWidth && parentNode.offsetHeight) || parentNode === document.body
    ? parentNode
    : getSizedParentNode(parentNode);
}

/** How the page scales an element, and where it is. */
export function getScale(element) {
  const boundingClientRect = element.getBoundingClientRect();
  return {
    x: boundingClientRect.width / element.offsetWidth || 1,
    y: boundingClientRect.height / element.offsetHeight || 1,
    boundingClientRect,
  };
}
