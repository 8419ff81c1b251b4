import { css } from 'lit';

/** Leaflet's own rules that we need, then the base map, the markers and the controls. */
export default css`
  :host {
    --_land: var(--ess-land, light-dark(#f3f1ec, #262c30));
    --_beyond: var(--ess-beyond, light-dark(#faf9f6, #2c3338));
    --_sea: var(--ess-sea, light-dark(#dce8ee, #141b20));
    --_border: var(--ess-border, light-dark(#d5d1c6, #3b454c));
    isolation: isolate;
    overflow: hidden;
    min-block-size: 240px;
    background: var(--_sea);
    block-size: 100%;
    container-type: size;
  }

  .viewport {
    position: absolute !important;
    inset: 0;
    z-index: 0;
    overflow: hidden;
    direction: ltr;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
    touch-action: pan-x pan-y;
    cursor: grab;
  }

  :host([fullscreen]) .viewport {
    touch-action: none;
  }

  /* Above the land, which would hide it. */
  .viewport:focus-visible::after {
    position: absolute;
    inset: 0;
    z-index: 700;
    border: 3px solid var(--_ink);
    pointer-events: none;
    content: '';
  }

  .viewport:active {
    cursor: grabbing;
  }

  .leaflet-pane,
  .leaflet-pane > svg,
  .leaflet-zoom-animated {
    position: absolute;
    left: 0;
    top: 0;
  }

  .leaflet-pane {
    z-index: 400;
  }

  .leaflet-marker-pane {
    z-index: 600;
  }

  .leaflet-zoom-animated {
    transform-origin: 0 0;
  }

  .leaflet-zoom-anim .leaflet-zoom-animated {
    transition: transform 0.25s cubic-bezier(0, 0, 0.25, 1);
    will-change: transform;
  }

  .base {
    inline-size: 1px;
    block-size: 1px;
    overflow: visible;
    pointer-events: none;
    /* A layer of its own: else the outlines are drawn again with every marker that comes or goes. */
    will-change: transform;
  }

  .base path {
    fill: none;
    stroke: var(--_border);
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }

  .base .beyond {
    fill: var(--_beyond);
  }

  .base .land {
    fill: var(--_land);
    stroke: none;
  }

  .base .commune {
    display: none;
    stroke-width: 0.75px;
  }

  .base.near .commune {
    display: inline;
  }

  .base .border {
    stroke-width: 1.5px;
  }

  .base.tiled path {
    fill: none;
  }

  .base path:is(.sure, .possible) {
    fill: color-mix(in srgb, var(--_accent) 13%, transparent);
    stroke: var(--_accent);
    stroke-width: 2px;
  }

  .base path.possible {
    fill: color-mix(in srgb, var(--_accent) 6%, transparent);
    stroke-dasharray: 6 5;
  }

  .base.tiled :is(.beyond, .commune) {
    display: none;
  }

  .base text {
    fill: var(--_ink-2);
    stroke: var(--_land);
    stroke-width: 3px;
    paint-order: stroke;
    text-anchor: middle;
    font-size: 13px;
  }

  .leaflet-marker-pane button {
    display: grid;
    place-items: center;
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_surface);
    translate: -50% -100%;
    contain: layout;
  }

  .leaflet-marker-pane button:is(:hover, :focus-visible, .hovered) {
    z-index: 2;
  }

  .leaflet-marker-pane button.selected {
    z-index: 1;
  }

  .leaflet-marker-pane button:focus-visible {
    border-radius: 8px;
    outline-offset: 1px;
    box-shadow: 0 0 0 2px var(--_surface);
  }

  .place {
    color: var(--_accent);
    translate: -50% -92%;
    pointer-events: none;
  }

  .place path {
    fill: var(--_surface);
  }

  .leaflet-marker-pane svg {
    overflow: visible;
  }

  .marker:is(:hover, .hovered) > svg {
    scale: 1.13;
  }

  .marker.selected > svg {
    scale: 1.27;
  }

  .marker > svg {
    display: block;
    filter: drop-shadow(0 1px 2px rgb(0 0 0 / 35%));
    transform-origin: 50% 100%;
  }

  .shape {
    fill: var(--_c);
    stroke: var(--_surface);
    stroke-width: 4px;
    stroke-linejoin: round;
    paint-order: stroke;
  }

  .halo {
    fill: none;
    stroke: none;
    stroke-width: 8px;
    stroke-linejoin: round;
  }

  .selected .halo {
    stroke: var(--_accent);
  }

  .marker text {
    fill: currentColor;
    font-size: 14px;
    font-weight: 700;
    text-anchor: middle;
  }

  .marker.collectivite .shape {
    fill: var(--_ink);
  }

  .marker.local {
    color: var(--_c);
  }

  .marker.local .shape {
    fill: var(--_surface);
    stroke: var(--_c);
    paint-order: normal;
    stroke-width: 2.5px;
  }

  .leaflet-marker-pane .marker.projet {
    translate: -2px -100%;
  }

  /* From the outside in: an edge, the families' ring, the disc; one element, for there are many. */
  .leaflet-marker-pane .cluster {
    --_disc: var(--_surface);
    padding: 5px;
    border: 1.5px solid var(--_surface);
    border-radius: 50%;
    background: linear-gradient(var(--_disc) 0 0) content-box, var(--_ring) padding-box;
    box-shadow: 0 1px 3px rgb(0 0 0 / 35%);
    color: var(--_ink);
    font-size: var(--_small);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    translate: -50% -50%;
  }

  .leaflet-marker-pane .cluster:hover {
    --_disc: var(--_surface-2);
  }

  .leaflet-marker-pane .cluster:focus-visible {
    border-radius: 50%;
  }

  .controls {
    position: absolute;
    z-index: 1;
    inset-block-start: 12px;
    inset-inline-end: 12px;
    display: grid;
    gap: 12px;
  }

  .pair {
    display: grid;
  }

  .control {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_ink);
  }

  .control:hover {
    background: var(--_surface-2);
  }

  .pair .control:first-child {
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }

  .pair .control:last-child {
    border-block-start: 0;
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }

  @container (block-size < 360px) {
    .controls {
      grid-auto-flow: column;
    }
  }

  .attribution {
    position: absolute;
    z-index: 1;
    /* Within the ring of the focus. */
    inset-block-end: 3px;
    inset-inline-end: 3px;
    padding: 2px 8px;
    background: color-mix(in srgb, var(--_surface) 85%, transparent);
    color: var(--_ink-2);
    font-size: 12px;
  }

  .attribution a {
    color: inherit;
  }

  .hint {
    position: absolute;
    z-index: 1;
    inset: 0;
    display: grid;
    place-items: center;
    padding: 24px;
    background: rgb(0 0 0 / 45%);
    color: #fff;
    font-weight: 600;
    text-align: center;
    opacity: 0;
    pointer-events: none;
    transition: opacity 0.2s;
  }

  .hint.shown {
    opacity: 1;
  }

  .impossible {
    padding: 24px;
  }

  @media (prefers-reduced-motion: reduce) {
    .hint {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .base path {
      fill: Canvas;
      stroke: GrayText;
    }

    .base text {
      fill: CanvasText;
      stroke: Canvas;
    }

    .control,
    .leaflet-marker-pane .cluster {
      border: 1px solid ButtonText;
    }

    .leaflet-marker-pane .marker {
      forced-color-adjust: none;
      color: Canvas;
    }

    .leaflet-marker-pane .marker .shape {
      fill: CanvasText;
      stroke: Canvas;
    }

    .leaflet-marker-pane .local .shape {
      fill: Canvas;
      stroke: CanvasText;
    }

    .leaflet-marker-pane .local {
      color: CanvasText;
    }

    .selected .halo {
      stroke: Highlight;
    }
  }
`;
