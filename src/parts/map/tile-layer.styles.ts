import { css } from 'lit';

/** What Leaflet's tiles need beside the map's own rules. */
export default css`
  .leaflet-tile-pane {
    z-index: 200;
    opacity: 0.8;
  }

  .leaflet-layer,
  .leaflet-tile-container,
  .leaflet-tile {
    position: absolute;
    left: 0;
    top: 0;
  }

  .leaflet-tile {
    visibility: hidden;
    max-width: none;
    user-select: none;
    pointer-events: none;
  }

  .leaflet-tile-loaded {
    visibility: inherit;
  }

  .leaflet-pan-anim .leaflet-tile {
    transition: none;
  }
`;
