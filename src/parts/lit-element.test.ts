import { expect } from '@open-wc/testing';
import { LitElement, css, html, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';

/** The element that the build puts in place of Lit's own, from scripts/lit: here is what we rely on. */
class Sample extends LitElement {
  static override styles = css`
    p {
      color: rgb(1, 2, 3);
    }
  `;

  @property() accessor label = 'one';
  @property({ type: Number, attribute: 'a-number' }) accessor amount = 0;
  @property({ type: Boolean, reflect: true }) accessor open = false;
  @property({ reflect: true }) accessor theme: string | null = 'auto';
  @property({ attribute: false }) accessor data: unknown;
  @state() private accessor seen = 0;
  @query('p') accessor paragraph!: HTMLElement | null;

  readonly log: string[] = [];
  fails = false;

  protected override willUpdate(changed: PropertyValues) {
    this.log.push(`will ${[...changed.keys()].join(' ')}`);
    this.seen = this.label.length;
  }

  override render() {
    if (this.fails) throw new Error('on purpose');
    return html`<p>${this.label} ${this.seen}</p>`;
  }

  protected override firstUpdated() {
    this.log.push('first');
  }

  protected override updated(changed: PropertyValues) {
    this.log.push(`did ${[...changed].map(([name, old]) => `${String(name)}:${String(old)}`).join(' ')}`);
  }
}
class Heir extends Sample {
  @property() accessor more = 'more';
}
customElements.define('lit-element-sample', Sample);
customElements.define('lit-element-heir', Heir);

async function made(markup: string): Promise<Heir> {
  const place = document.createElement('div');
  place.innerHTML = markup;
  document.body.append(place);
  const element = place.firstElementChild as Heir;
  await element.updateComplete;
  return element;
}

describe('the element that all of ours extend', () => {
  it('takes its properties from attributes, those of the class above too', async () => {
    const element = await made(
      '<lit-element-heir label="two" a-number="4.5" open more="x" data="no"></lit-element-heir>',
    );
    expect([element.label, element.amount, element.open, element.more, element.data]).to.deep.equal([
      'two',
      4.5,
      true,
      'x',
      undefined,
    ]);
    element.removeAttribute('a-number');
    element.removeAttribute('open');
    expect([element.amount, element.open]).to.deep.equal([null, false]);
  });

  it('reflects what is to be reflected, what it was made with included', async () => {
    const element = await made('<lit-element-sample></lit-element-sample>');
    expect(element.getAttribute('theme')).to.equal('auto');
    element.open = true;
    element.theme = null;
    await element.updateComplete;
    expect(element.getAttribute('open')).to.equal('');
    expect(element.hasAttribute('theme')).to.equal(false);
    element.setAttribute('open', 'as written');
    await element.updateComplete;
    expect(element.getAttribute('open')).to.equal('as written');
  });

  it('keeps what was set before its code was there', async () => {
    const early = document.createElement('lit-element-late') as Heir;
    early.label = 'early';
    document.body.append(early);
    customElements.define('lit-element-late', class extends Heir {});
    await early.updateComplete;
    expect(early.paragraph!.textContent).to.equal('early 5');
    early.label = 'later';
    await early.updateComplete;
    expect(early.paragraph!.textContent).to.equal('later 5');
  });

  it('updates once for all changes, and not for one that happens on the way', async () => {
    const element = await made('<lit-element-sample></lit-element-sample>');
    expect(element.log).to.deep.equal([
      'will label amount open theme seen',
      'first',
      'did label:undefined amount:undefined open:undefined theme:undefined seen:undefined',
    ]);
    element.log.length = 0;
    element.label = 'three';
    element.amount = 2;
    element.amount = 3;
    element.amount = Number('3');
    expect(await element.updateComplete).to.equal(true);
    expect(element.log).to.deep.equal(['will label amount', 'did label:one amount:0 seen:3']);
    element.log.length = 0;
    element.label = 'three';
    await element.updateComplete;
    expect(element.log).to.deep.equal([]);
  });

  it('waits for its page, and has its styles there', async () => {
    const element = document.createElement('lit-element-sample') as Sample;
    await Promise.resolve();
    expect(element.log).to.deep.equal([]);
    document.body.append(element);
    await element.updateComplete;
    expect(getComputedStyle(element.paragraph!).color).to.equal('rgb(1, 2, 3)');
  });

  it('tells its controllers when it comes and goes', async () => {
    const element = await made('<lit-element-sample></lit-element-sample>');
    const told: string[] = [];
    element.addController({ hostConnected: () => told.push('here'), hostDisconnected: () => told.push('gone') });
    element.remove();
    document.body.append(element);
    expect(told.slice(-2)).to.deep.equal(['gone', 'here']);
  });

  it('goes on after an update that failed', async () => {
    const element = await made('<lit-element-sample></lit-element-sample>');
    element.fails = true;
    element.label = 'lost';
    let reason = '';
    await element.updateComplete.catch((error: Error) => (reason = error.message));
    expect(reason).to.equal('on purpose');
    element.fails = false;
    element.label = 'found';
    await element.updateComplete.catch(() => undefined);
    await element.updateComplete;
    expect(element.paragraph!.textContent).to.equal('found 5');
  });
});
