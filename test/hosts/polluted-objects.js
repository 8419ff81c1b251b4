/* A page script of the worst kind: every object has these. */
Object.prototype.each = function (callback) {
  for (var key in this) callback(this[key], key);
};
Object.prototype.extend = function (source) {
  for (var key in source) this[key] = source[key];
  return this;
};
