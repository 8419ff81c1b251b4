/** In place of Lit's: what its element needs stands in lit-element.js. */
export * from './css-tag.js';
