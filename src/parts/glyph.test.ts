import { expect, fixture, html } from '@open-wc/testing';
import { until } from './until.js';
import { glyph, glyphElement, hasGlyph, isDrawn } from './glyph.js';

const drawn = (svg: Element) => svg.querySelector('path')!.getAttribute('d');

describe('a glyph', () => {
  it('of the interface is drawn at once, hidden from assistive technology', async () => {
    const part = await fixture(html`<p>${glyph('search', 18)}</p>`);
    const svg = part.querySelector('svg')!;
    expect(drawn(svg)).to.match(/^M/);
    expect(svg.getAttribute('width')).to.equal('18');
    expect(svg.getAttribute('aria-hidden')).to.equal('true');
  });

  it('that only a feed’s own category names arrives a moment later', async () => {
    expect(hasGlyph('palette')).to.equal(true);
    const svg = glyphElement('palette');
    await until(() => drawn(svg), 'its path');
    expect(isDrawn('palette')).to.equal(true);
    expect(drawn(glyphElement('palette')), 'at once the next time').to.match(/^M/);
  });

  it('of no known name is empty', () => {
    expect(hasGlyph('toString')).to.equal(false);
    expect(drawn(glyphElement('toString'))).to.equal('');
  });
});
