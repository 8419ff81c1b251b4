/** In place of Leaflet's own tests: what is true of every browser that the library supports. */
export default {
  any3d: true,
  touch: true,
  ielt9: false,
  mobileOpera: false,
  safari: false,
  retina: devicePixelRatio > 1,
  mobile: 'orientation' in globalThis || /mobile/i.test(navigator.userAgent),
};
