/*
 * What the frameworks of 2007 to 2012 did to every page, in the manner of Prototype and MooTools: not their code, but the
 * same changes to the language's own objects.
 */
(function () {
  function toArray(iterable) {
    if (!iterable) return [];
    if ('toArray' in Object(iterable)) return iterable.toArray();
    var length = iterable.length || 0;
    var result = new Array(length);
    while (length--) result[length] = iterable[length];
    return result;
  }
  window.$A = Array.from = toArray;

  // Arguments after the first are lost.
  Function.prototype.bind = function (context) {
    return (function (method) {
      return function () {
        return method.apply(context, arguments);
      };
    })(this);
  };

  // Enumerable additions, seen by every for…in.
  Array.prototype.each = function (callback, context) {
    for (var i = 0; i < this.length; i++) callback.call(context, this[i], i);
    return this;
  };
  Array.prototype.toArray = Array.prototype.clone = function () {
    return [].concat(this);
  };
  Array.prototype.clear = Array.prototype.empty = function () {
    this.length = 0;
    return this;
  };
  Array.prototype.first = function () {
    return this[0];
  };
  Array.prototype.last = Array.prototype.getLast = function () {
    return this[this.length - 1];
  };
  Array.prototype.contains = function (item) {
    return this.indexOf(item) !== -1;
  };
  Array.prototype.erase = function (item) {
    for (var i = this.length; i--;) if (this[i] === item) this.splice(i, 1);
    return this;
  };
  // Makes JSON.stringify wrap every array in quotes.
  Array.prototype.toJSON = function () {
    return '[' + this.join(', ') + ']';
  };
  String.prototype.toJSON = function () {
    return '"' + this + '"';
  };
  String.prototype.test = function (pattern) {
    return new RegExp(pattern).test(this);
  };
  String.prototype.clean = function () {
    return this.replace(/\s+/g, ' ').trim();
  };
  Number.prototype.toPaddedString = Number.prototype.round = function () {
    return String(this);
  };
  Function.prototype.curry =
    Function.prototype.pass =
    Function.prototype.delay =
      function () {
        return this;
      };
  Object.extend = function (target, source) {
    for (var key in source) target[key] = source[key];
    return target;
  };

  var native = window.Element;
  window.Element = function (name) {
    return document.createElement(name);
  };
  window.Element.prototype = native.prototype;
  ['show', 'update', 'select', 'up', 'down', 'inject', 'set', 'get', 'getElement', 'dispose', 'highlight'].each(
    function (name) {
      native.prototype[name] = function () {
        return this;
      };
    },
  );
  native.prototype.hide = function () {
    this.style.display = 'none';
    return this;
  };
})();
