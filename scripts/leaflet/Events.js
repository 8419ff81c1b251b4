/** In place of Leaflet's: events of objects, by one or several names, or as an object of listeners by name. */
import { Class } from './Class.js';

function each(types, fn, context, call) {
  if (typeof types === 'string') for (const type of types.split(' ')) call(type, fn, context);
  else for (const type in types) call(type, types[type], fn);
}

export const Evented = Class.extend({
  on(types, fn, context = this) {
    const all = (this._events ??= {});
    each(types, fn, context, (type, fn, context) => {
      const is = (listener) => listener[0] === fn && listener[1] === context;
      if (!all[type]?.some(is)) all[type] = [...(all[type] ?? []), [fn, context]];
    });
    return this;
  },

  off(types, fn, context = this) {
    const all = (this._events ??= {});
    each(types, fn, context, (type, fn, context) => {
      all[type] = all[type]?.filter((listener) => listener[0] !== fn || listener[1] !== context);
    });
    return this;
  },

  once(types, fn, context) {
    const call = (event) => {
      this.off(types, call);
      fn.call(context, event);
    };
    return this.on(types, call);
  },

  fire(type, data) {
    const event = { ...data, type, target: this };
    // Those that a listener takes away are not called any more, those that it adds not yet.
    for (const listener of this._events?.[type] ?? [])
      if (this._events[type].includes(listener)) listener[0].call(listener[1], event);
    return this;
  },
});
