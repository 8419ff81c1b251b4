/* An AMD loader, in the manner of RequireJS: whoever sees it registers there in place of `window`. */
window.amdCalls = [];
window.define = function () {
  window.amdCalls.push(arguments.length);
};
window.define.amd = { jQuery: true };
window.require = window.requirejs = function () {};
