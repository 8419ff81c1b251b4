/** In place of Leaflet's: classes with options that are inherited, and with what is done to each new object. */
import { setOptions } from './Util.js';

export function Class() {}

Class.extend = function (members) {
  const parent = this.prototype;
  function Made(...args) {
    setOptions(this);
    this.initialize?.(...args);
    this.callInitHooks();
  }
  const proto = Object.assign(Object.create(parent), members);
  if (proto.options) proto.options = Object.assign(Object.create(parent.options ?? null), members.options);
  proto._initHooks = [];
  proto.callInitHooks = function () {
    if (this._initHooksCalled) return;
    parent.callInitHooks?.call(this);
    this._initHooksCalled = true;
    for (const [name, args] of proto._initHooks) this[name](...args);
  };
  Made.prototype = proto;
  return Object.assign(Made, this);
};

Class.include = function (members) {
  Object.assign(this.prototype, members);
};

Class.mergeOptions = function (options) {
  Object.assign(this.prototype.options, options);
};

Class.addInitHook = function (name, ...args) {
  this.prototype._initHooks.push([name, args]);
};
