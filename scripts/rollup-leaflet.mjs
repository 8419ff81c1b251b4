/**
 * Rollup plugin that takes out of Leaflet what this library never uses, and what only browsers of long ago need.
 *
 * Some modules are exchanged for shorter ones, in scripts/leaflet; of others methods are left out, or a piece of text is
 * replaced. Leaflet's version is pinned, and whatever is not found as expected fails the build, so that an update cannot
 * slip by. What nothing calls any more then, members() in rollup-members.mjs finds by itself.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { walk } from './rollup-templates.mjs';

const MODULE = /\/node_modules\/leaflet\/src\/(.+)\.js$/;

/** Exchanged for the files of the same name in scripts/leaflet. */
const EXCHANGED = new Set(['core/Browser', 'core/Class', 'core/Events', 'core/Util', 'dom/DomEvent', 'dom/DomUtil']);

/** Methods that are left out: those that nothing calls, and those that the next list makes useless. */
const UNUSED = {
  'map/Map':
    'zoomIn zoomOut fitWorld flyTo flyToBounds setMaxBounds setMinZoom setMaxZoom panInsideBounds stop locate stopLocate _handleGeolocationError _handleGeolocationResponse getContainer getPanes distance wrapLatLng mouseEventToLayerPoint mouseEventToLatLng _panInsideMaxBounds _onResize _findEventTargets _isClickDisabled _handleDOMEvent _fireDOMEvent _draggableMoved _limitCenter _limitOffset _getBoundsOffset _rebound',
  'map/handler/Map.Drag': '_onZoomEnd _viscousLimit _onPreDragLimit _onPreDragWrap moving',
  'geo/LatLng': 'toString distanceTo wrap toBounds',
  'geo/crs/CRS.Earth': 'distance',
  'geometry/Point': 'toString',
  'layer/tile/GridLayer': 'bringToFront bringToBack _setAutoZIndex',
};

/** Methods that are simpler without the options that this library never sets. */
const SIMPLER = {
  'map/Map': {
    _initContainer: `function (container) {
      this._container = container;
      DomEvent.on(container, 'scroll', this._onScroll, this);
    }`,
    _initLayout: `function () {
      this._fadeAnimated = this.options.fadeAnimation;
      this._initPanes();
    }`,
    _initPanes: `function () {
      this._panes = {};
      this._mapPane = this.createPane('mapPane', this._container);
      DomUtil.setPosition(this._mapPane, new Point(0, 0));
      ['tilePane', 'overlayPane', 'markerPane'].forEach(function (name) { this.createPane(name); }, this);
    }`,
    _initEvents: `function () {
      this.on('moveend', this._onMoveEnd);
    }`,
    invalidateSize: `function () {
      if (!this._loaded) return;
      var size = this.getSize();
      var center = this.getCenter();
      this._sizeChanged = true;
      if (!size.equals(this.getSize())) this.setView(center, this._zoom, {animate: false});
    }`,
    remove: `function () {
      this.off('moveend', this._onMoveEnd);
      this._stop();
      this._clearHandlers();
      if (this._loaded) this.fire('unload');
      for (var i in this._layers) this._layers[i].remove();
      this._mapPane.remove();
      delete this._mapPane;
    }`,
  },
  'map/handler/Map.TouchZoom': {
    addHooks: `function () {
      DomEvent.on(this._map._container, 'touchstart', this._onTouchStart, this);
    }`,
    removeHooks: `function () {
      DomEvent.off(this._map._container, 'touchstart', this._onTouchStart, this);
    }`,
  },
};

/** Pieces of text, each of which is found once. */
const REPLACED = {
  'map/Map': [
    ['this._onResize = Util.bind(this._onResize, this);', ''],
    [/if \(options\.maxBounds\) \{\s*this\.setMaxBounds\(options\.maxBounds\);\s*\}/, ''],
    [/if \(options\.zoom !== undefined\) \{[^}]*\}/, ''],
    [/if \(options\.center && options\.zoom !== undefined\) \{\s*this\.setView\([^;]*;\s*\}/, ''],
    ['this._addLayers(this.options.layers);', ''],
    ['this._limitCenter(toLatLng(center), zoom, this.options.maxBounds)', 'toLatLng(center)'],
    ['Util.cancelAnimFrame(this._flyToFrame);', ''],
    ["this._on('unload'", "this.on('unload'"],
    [/(?<=\n)\s*_mouseEvents: \[.*\],/, ''],
    ['this._enforcingBounds = true;', ''],
    ['this._enforcingBounds = false;', ''],
  ],
  'map/handler/Map.Drag': [
    ["this._draggable.on('predrag', this._onPreDragLimit, this);", ''],
    [/if \(map\.options\.worldCopyJump\) \{[^}]*\}/, ''],
    [/DomUtil\.addClass\(this\._map\._container, 'leaflet-grab leaflet-touch-drag'\);/, ''],
    ["DomUtil.removeClass(this._map._container, 'leaflet-grab');", ''],
    ["DomUtil.removeClass(this._map._container, 'leaflet-touch-drag');", ''],
    [/if \(this\._map\.options\.maxBounds && [\s\S]*?\} else \{\s*this\._offsetLimit = null;\s*\}/, ''],
    ['this._draggable._absPos || ', ''],
    ['offset = map._limitOffset(offset, map.options.maxBounds);', ''],
  ],
  'geometry/Point': [['isArray, formatNum', 'isArray']],
  'dom/Draggable': [
    [/if \(this\._preventOutline\) \{[^}]*\}/, ''],
    ['this._preventOutline = preventOutline;', ''],
    ["DomUtil.addClass(document.body, 'leaflet-dragging');", ''],
    ["DomUtil.removeClass(document.body, 'leaflet-dragging');", ''],
    [/this\._lastTarget = e\.target [\s\S]*?'leaflet-drag-target'\);/, ''],
    [/if \(this\._lastTarget\) \{[^}]*\}/, ''],
    ["this.fire('predrag', e);", ''],
  ],
};

/** Every module that is not as Leaflet has it. */
const CHANGED = new Set([...EXCHANGED, ...Object.keys({ ...UNUSED, ...SIMPLER, ...REPLACED })]);

/** The plugin. */
export function leaflet() {
  let seen;
  return {
    name: 'leaflet',
    buildStart() {
      seen = new Set();
    },
    transform(code, id) {
      const name = nameOf(id);
      if (!CHANGED.has(name)) return null;
      seen.add(name);
      return { code: ownLeaflet(id, code, this.parse), map: null };
    },
    buildEnd(error) {
      if (error || seen.size === 0) return;
      const missing = [...CHANGED].find((name) => !seen.has(name));
      if (missing) this.error(`Leaflet’s ${missing} is no longer part of the bundle: was it renamed?`);
    },
  };
}

/** The text of a file as we use it: `code` itself where it is none of those that are changed. */
export function ownLeaflet(path, code, parse) {
  const name = nameOf(path);
  if (EXCHANGED.has(name))
    return readFileSync(fileURLToPath(new URL(`leaflet/${name.split('/')[1]}.js`, import.meta.url)), 'utf8');
  const methods = [
    ...(UNUSED[name]?.split(' ') ?? []).map((method) => [method, '']),
    ...Object.entries(SIMPLER[name] ?? {}),
  ];
  if (methods.length > 0) code = exchange(code, name, new Map(methods), parse);
  for (const [find, text] of REPLACED[name] ?? []) {
    const pieces = code.split(find);
    if (pieces.length !== 2) throw new Error(`Leaflet’s ${name} holds ${find} ${pieces.length - 1} times, not once`);
    code = pieces.join(text);
  }
  return code;
}

function nameOf(id) {
  return MODULE.exec(id.split('?')[0].replaceAll('\\', '/'))?.[1];
}

/** `code` with methods exchanged; those whose new text is empty are left out. */
function exchange(code, name, methods, parse) {
  const edits = [];
  walk(parse(code), (node) => {
    if (node.type !== 'Property' || !methods.has(node.key.name) || !/Function/.test(node.value.type)) return;
    const text = methods.get(node.key.name);
    methods.delete(node.key.name);
    const comma = code.slice(node.end).match(/^\s*,?/)[0].length;
    edits.push(text ? [node.value.start, node.value.end, text] : [node.start, node.end + comma, '']);
  });
  if (methods.size > 0) throw new Error(`Leaflet’s ${name} has no method ${[...methods.keys()]}`);
  edits.sort(([a], [b]) => b - a);
  for (const [start, end, text] of edits) code = code.slice(0, start) + text + code.slice(end);
  return code;
}
