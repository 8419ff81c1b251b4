import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import { until } from '../until.js';
import { sendKeys } from '@web/test-runner-commands';
import { tokenFrame } from '../token-frame.js';
import './search.js';
import type { Search, Suggest, Suggestion } from './search.js';

const lormont = { label: 'Lormont', longitude: -0.52, latitude: 44.87, code: '33249' };

const found: readonly Suggestion[] = [
  { kind: 'record', label: 'La Halle de Lormont', detail: 'Lormont', row: 7 },
  { kind: 'place', label: 'Lormont', detail: '33310', place: lormont },
  { kind: 'category', label: 'Logistique de proximité', code: 'logistique' },
];

/** The box, with what it has told its caller. */
async function box(properties: Partial<Search> = {}) {
  const part = await fixture<Search>(
    html`
      <ess-part-search></ess-part-search>
    `,
    { parentNode: tokenFrame() },
  );
  Object.assign(part, { suggest: async () => found, ...properties });
  const told: [string, unknown][] = [];
  for (const name of ['text', 'place', 'place-clear', 'suggestion']) {
    part.addEventListener(`ess-part-${name}`, (event) => told.push([name, (event as CustomEvent).detail]));
  }
  await part.updateComplete;
  return { part, told };
}

const input = (part: Search) => part.renderRoot.querySelector('input')!;
const listbox = (part: Search) => part.renderRoot.querySelector('[role=listbox]')!;
const options = (part: Search) => [...part.renderRoot.querySelectorAll<HTMLElement>('[role=option]')];
const button = (part: Search, name: string) =>
  [...part.renderRoot.querySelectorAll('button')].find((each) => each.ariaLabel?.includes(name));
const active = (part: Search) => {
  const id = input(part).getAttribute('aria-activedescendant');
  const option = id ? (part.renderRoot as ShadowRoot).getElementById(id) : null;
  return option?.querySelector('span')!.innerText;
};

async function type(part: Search, text: string) {
  part.focus();
  await sendKeys({ type: text });
}

/** What the box holds after each keystroke, in one task: a slow machine leaves no rest between the letters. */
function typeAtOnce(part: Search, ...texts: string[]) {
  for (const text of texts) {
    input(part).value = text;
    input(part).dispatchEvent(new InputEvent('input'));
  }
}

async function typeAndWait(part: Search, text: string) {
  await type(part, text);
  await until(() => input(part).ariaExpanded === 'true');
}

async function press(part: Search, ...keys: string[]) {
  for (const key of keys) {
    await sendKeys({ press: key });
    await part.updateComplete;
  }
}

describe('the search box', () => {
  it('tells each keystroke at once', async () => {
    const { part, told } = await box();
    await type(part, 'lo');
    expect(told).to.deep.equal([
      ['text', { text: 'l' }],
      ['text', { text: 'lo' }],
    ]);
  });

  it('offers suggestions in groups and chooses none by itself', async () => {
    const { part } = await box();
    await typeAndWait(part, 'lor');
    const groups = [...listbox(part).querySelectorAll('[role=group]')];
    expect(groups.map((group) => group.ariaLabel)).to.deep.equal(['Acteurs et lieux', 'Près de', 'Catégories']);
    expect(options(part).map((option) => option.querySelector('span')!.innerText)).to.deep.equal([
      'La Halle de Lormont Lormont',
      'Lormont 33310',
      'Logistique de proximité',
    ]);
    expect(active(part)).to.equal(undefined);
  });

  it('sets what was typed in bold, without a gap in the word', async () => {
    const { part } = await box();
    await typeAndWait(part, 'lor');
    const place = options(part)[1]!;
    expect(place.querySelector('b')!.textContent).to.equal('Lor');
    expect(place.textContent).to.include('Lormont');
  });

  it('walks the suggestions by arrow keys, Home and End, through the text at both ends', async () => {
    const { part } = await box();
    await typeAndWait(part, 'lor');
    await press(part, 'ArrowDown');
    expect(active(part)).to.equal('La Halle de Lormont Lormont');
    await press(part, 'End');
    expect(active(part)).to.equal('Logistique de proximité');
    await press(part, 'ArrowDown');
    expect(active(part)).to.equal(undefined);
    await press(part, 'ArrowUp', 'ArrowUp');
    expect(active(part)).to.equal('Lormont 33310');
    expect(listbox(part).querySelectorAll('[aria-selected=true]')).to.have.length(1);
    await press(part, 'Home');
    expect(active(part)).to.equal('La Halle de Lormont Lormont');
    await press(part, 'ArrowLeft');
    expect(active(part)).to.equal(undefined);
    expect((part.renderRoot as ShadowRoot).activeElement, 'the focus never leaves the field').to.equal(input(part));
  });

  it('takes a place by Enter and clears the text that found it', async () => {
    const { part, told } = await box();
    await typeAndWait(part, 'lor');
    told.length = 0;
    await press(part, 'ArrowDown', 'ArrowDown', 'Enter');
    expect(told).to.deep.equal([
      ['text', { text: '' }],
      ['place', { place: lormont }],
    ]);
    expect(input(part).value).to.equal('');
    expect(input(part).ariaExpanded).to.equal('false');
  });

  it('takes a record by a click, keeps the text and the focus', async () => {
    const { part, told } = await box();
    await typeAndWait(part, 'lor');
    told.length = 0;
    const option = options(part)[0]!;
    expect(option.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))).to.equal(false);
    option.querySelector('span')!.click();
    await part.updateComplete;
    expect(told).to.deep.equal([['suggestion', { suggestion: found[0] }]]);
    expect(input(part).value).to.equal('lor');
    expect((part.renderRoot as ShadowRoot).activeElement).to.equal(input(part));
  });

  it('keeps the text and closes by Enter when no suggestion is active', async () => {
    const { part, told } = await box();
    await typeAndWait(part, 'lor');
    told.length = 0;
    await press(part, 'Enter');
    expect(told).to.deep.equal([]);
    expect(input(part)).to.include({ value: 'lor', ariaExpanded: 'false' });
  });

  it('closes by Escape, then clears, then lets the page have the key', async () => {
    const { part, told } = await box();
    let heard = 0;
    part.addEventListener('keydown', () => heard++);
    await typeAndWait(part, 'l');
    heard = 0;
    await press(part, 'Escape');
    expect(input(part)).to.include({ value: 'l', ariaExpanded: 'false' });
    await press(part, 'Escape');
    expect(input(part).value).to.equal('');
    expect(told.at(-1)).to.deep.equal(['text', { text: '' }]);
    expect(heard).to.equal(0);
    await press(part, 'Escape');
    expect(heard).to.equal(1);
  });

  it('opens again by Down', async () => {
    const { part } = await box();
    await typeAndWait(part, 'lor');
    await press(part, 'Escape', 'ArrowDown');
    await until(() => input(part).ariaExpanded === 'true');
    expect(active(part)).to.equal(undefined);
  });

  it('chooses nothing when the focus leaves', async () => {
    const { part, told } = await box();
    await typeAndWait(part, 'lor');
    told.length = 0;
    await press(part, 'ArrowDown');
    input(part).blur();
    await part.updateComplete;
    expect(told).to.deep.equal([]);
    expect(input(part)).to.include({ value: 'lor', ariaExpanded: 'false' });
  });

  it('asks once after a burst, aborts the older request and drops its late answer', async () => {
    const asked: { text: string; signal: AbortSignal; answer: (found: readonly Suggestion[]) => void }[] = [];
    const suggest: Suggest = (text, signal) => new Promise((answer) => asked.push({ text, signal, answer }));
    const { part } = await box({ suggest });
    typeAtOnce(part, 'l', 'lo', 'lor');
    await until(() => asked.length === 1);
    expect(asked[0]!.text).to.equal('lor');
    await type(part, 'm');
    expect(asked[0]!.signal.aborted).to.equal(true);
    await until(() => asked.length === 2);
    asked[1]!.answer([found[1]!]);
    await until(() => options(part).length === 1);
    asked[0]!.answer(found);
    await aTimeout(0);
    expect(options(part)).to.have.length(1);
  });

  it('lives with a request that fails', async () => {
    let calls = 0;
    const { part } = await box({ suggest: () => Promise.reject(new Error(`${++calls}`)) });
    typeAtOnce(part, 'lor');
    await until(() => calls === 1);
    await part.updateComplete;
    expect(input(part).ariaExpanded).to.equal('false');
  });

  it('announces how many suggestions there are', async () => {
    const { part } = await box();
    await typeAndWait(part, 'lor');
    await until(() => part.renderRoot.querySelector('[role=status]')!.textContent === '3 suggestions');
  });

  it('clears by its cross and keeps the focus', async () => {
    const { part, told } = await box({ text: 'bois' });
    button(part, 'Effacer')!.click();
    await part.updateComplete;
    expect(told).to.deep.equal([['text', { text: '' }]]);
    expect(button(part, 'Effacer')).to.equal(undefined);
    expect((part.renderRoot as ShadowRoot).activeElement).to.equal(input(part));
  });

  it('shows the chosen place and lets it go', async () => {
    const { part } = await box({ placeLabel: 'Lormont' });
    const token = button(part, 'Ne plus chercher près de Lormont')!;
    expect(token.innerText).to.equal('près de Lormont');
    setTimeout(() => token.click());
    await oneEvent(part, 'ess-part-place-clear');
    expect((part.renderRoot as ShadowRoot).activeElement).to.equal(input(part));
  });

  it('has targets of at least 24 px, and options of 44', async () => {
    const { part } = await box({ text: 'lor', placeLabel: 'Lormont' });
    await typeAndWait(part, 'm');
    for (const target of part.renderRoot.querySelectorAll('button')) {
      expect(target.getBoundingClientRect().height).to.be.at.least(24);
    }
    for (const option of options(part)) expect(option.getBoundingClientRect().height).to.be.at.least(44);
  });

  it('passes the accessibility check, closed and open', async () => {
    const { part } = await box({ placeLabel: 'Lormont' });
    await expect(part).to.be.accessible();
    await typeAndWait(part, 'lor');
    await press(part, 'ArrowDown');
    await expect(part).to.be.accessible();
  });
});
