import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { tokenFrame } from '../token-frame.js';
import './choice.js';
import type { Choice } from './choice.js';

const views = [
  { value: 'list', label: 'Liste', glyph: 'list' },
  { value: 'map', label: 'Carte', glyph: 'map' },
];

const choice = () =>
  fixture<Choice>(
    html`
      <ess-part-choice .options=${views} value="list"></ess-part-choice>
    `,
    { parentNode: tokenFrame() },
  );
const radios = (part: Choice) => [...part.renderRoot.querySelectorAll('input')];

describe('the switch', () => {
  it('is a named group of radio buttons, one of them on', async () => {
    const part = await choice();
    expect(part.renderRoot.querySelector('fieldset > legend')!.textContent).to.equal('Affichage');
    expect(radios(part).map((radio) => [radio.labels![0]!.innerText, radio.checked])).to.deep.equal([
      ['Liste', true],
      ['Carte', false],
    ]);
  });

  it('tells the segment that was clicked', async () => {
    const part = await choice();
    setTimeout(() => radios(part)[1]!.labels![0]!.click());
    expect((await oneEvent(part, 'ess-part-choice')).detail).to.deep.equal({ value: 'map' });
    await part.updateComplete;
    expect(radios(part)[1]!.checked).to.equal(true);
  });

  it('is one tab stop, and arrow keys choose', async () => {
    const part = await choice();
    await sendKeys({ press: 'Tab' });
    expect((part.renderRoot as ShadowRoot).activeElement).to.equal(radios(part)[0]);
    const told = oneEvent(part, 'ess-part-choice');
    await sendKeys({ press: 'ArrowRight' });
    expect((await told).detail).to.deep.equal({ value: 'map' });
  });

  it('follows its caller', async () => {
    const part = await choice();
    part.value = 'map';
    await part.updateComplete;
    expect(radios(part).map((radio) => radio.checked)).to.deep.equal([false, true]);
  });

  it('has segments of 42 px within its 44', async () => {
    const part = await choice();
    expect(part.getBoundingClientRect().height).to.be.at.least(44);
    for (const label of part.renderRoot.querySelectorAll('label')) {
      expect(label.getBoundingClientRect().height).to.be.at.least(42);
    }
  });

  it('passes the accessibility check', async () => {
    await expect(await choice()).to.be.accessible();
  });
});
