/** In place of Leaflet's, which serves browsers of long ago. */
export const extend = Object.assign;

let lastId = 0;

export function stamp(object) {
  return (object._leaflet_id ??= ++lastId);
}

export function bind(fn, ...args) {
  return fn.bind(...args);
}

/** Calls `fn` at once, then at most every `time` milliseconds, with the last of the calls that came between. */
export function throttle(fn, time, context) {
  let resting = false;
  let missed;
  const call = (...args) => {
    if (resting) return void (missed = args);
    resting = true;
    missed = undefined;
    fn.apply(context, args);
    setTimeout(() => {
      resting = false;
      if (missed) call(...missed);
    }, time);
  };
  return call;
}

/** `x` brought into a range that closes on itself. */
export function wrapNum(x, [min, max], includeMax) {
  const size = max - min;
  return x === max && includeMax ? x : ((((x - min) % size) + size) % size) + min;
}

export function falseFn() {
  return false;
}

export function splitWords(text) {
  return text.split(' ');
}

/** Gives `object` options of its own, over those of its class. */
export function setOptions(object, options) {
  if (!Object.hasOwn(object, 'options')) object.options = Object.create(object.options ?? null);
  return Object.assign(object.options, options);
}

/** Fills the holes of a tile's address. */
export function template(text, data) {
  return text.replace(/\{ *([\w_ -]+) *\}/g, (_hole, name) => data[name]);
}

export const { isArray } = Array;

/** An empty address cancels an image as well as a `data:` one, which `img-src` might refuse. */
export const emptyImageUrl = '';

export function requestAnimFrame(fn, context) {
  return requestAnimationFrame(fn.bind(context));
}

export function cancelAnimFrame(id) {
  cancelAnimationFrame(id);
}
