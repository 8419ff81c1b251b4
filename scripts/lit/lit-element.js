/**
 * In place of Lit's: an element that renders anew, in a microtask, when a property changes.
 *
 * Of Lit's own it has what this library uses: `static properties` (`type` Number, Boolean or none, `attribute`, `reflect`;
 * in place of the options 0, for a property without attribute), `static styles`, controllers' `hostConnected` and
 * `hostDisconnected`, `willUpdate`, `render`, `firstUpdated`, `updated`, in Lit's order. No converters, no accessors of a
 * class's own, no asynchronous directives, no style elements for browsers without constructed sheets.
 */
import { render } from 'lit-html';
export * from 'lit-html';
export * from '@lit/reactive-element';

export class LitElement extends HTMLElement {
  /** Options by property, those of the classes above included; likewise properties by attribute. */
  static declared = new Map();
  static byAttribute = new Map();

  static get observedAttributes() {
    this.finalize();
    return [...this.byAttribute.keys()];
  }

  static finalize() {
    if (Object.hasOwn(this, 'declared')) return;
    const above = Object.getPrototypeOf(this);
    above.finalize();
    this.declared = new Map(above.declared);
    this.byAttribute = new Map(above.byAttribute);
    const own = Object.hasOwn(this, 'properties') ? this.properties : {};
    for (const name of Object.keys(own)) {
      const options = own[name];
      this.declared.set(name, options);
      if (options) this.byAttribute.set(options.attribute ?? name.toLowerCase(), name);
      const at = Symbol();
      Object.defineProperty(this.prototype, name, {
        get() {
          return this[at];
        },
        set(value) {
          const old = this[at];
          this[at] = value;
          this.requestUpdate(name, old);
        },
        configurable: true,
        enumerable: true,
      });
    }
  }

  isUpdatePending = false;
  hasUpdated = false;

  #changed = new Map();
  #reflected = new Set();
  /** The property that an attribute sets just now, or is set from. */
  #inStep;
  #controllers = new Set();
  #enable;
  #update = new Promise((resolve) => (this.#enable = resolve));
  /** What was set before the element's code was there. */
  #early = [...this.constructor.declared.keys()]
    .filter((name) => Object.hasOwn(this, name))
    .map((name) => {
      const value = this[name];
      delete this[name];
      return [name, value];
    });

  constructor() {
    super();
    this.requestUpdate();
  }

  get updateComplete() {
    return this.#update;
  }

  addController(controller) {
    this.#controllers.add(controller);
  }

  connectedCallback() {
    this.#root();
    this.#enable();
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback() {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(attribute, _old, value) {
    const { declared, byAttribute } = this.constructor;
    const name = byAttribute.get(attribute);
    if (!name || name === this.#inStep) return;
    const { type } = declared.get(name);
    this.#inStep = name;
    this[name] = type === Boolean ? value !== null : type === Number && value !== null ? Number(value) : value;
    this.#inStep = undefined;
  }

  requestUpdate(name, old) {
    if (name) {
      if (Object.is(this[name], old)) return;
      if (!this.#changed.has(name)) this.#changed.set(name, this.hasUpdated ? old : undefined);
      if (this.constructor.declared.get(name).reflect && name !== this.#inStep) this.#reflected.add(name);
    }
    if (!this.isUpdatePending) this.#update = this.#next();
  }

  async #next() {
    this.isUpdatePending = true;
    try {
      await this.#update;
    } catch (error) {
      // Said, but no reason not to try again.
      void Promise.reject(error);
    }
    this.performUpdate();
    return !this.isUpdatePending;
  }

  performUpdate() {
    if (!this.isUpdatePending) return;
    const root = this.#root();
    for (const [name, value] of this.#early.splice(0)) this[name] = value;
    const changed = this.#changed;
    try {
      this.willUpdate?.(changed);
      const content = this.render();
      this.#reflect();
      this.#done();
      render(content, root, { host: this });
    } catch (error) {
      this.#done();
      throw error;
    }
    if (!this.hasUpdated) {
      this.hasUpdated = true;
      this.firstUpdated?.(changed);
    }
    this.updated?.(changed);
  }

  #root() {
    if (!this.renderRoot) {
      this.renderRoot = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      this.renderRoot.adoptedStyleSheets = [this.constructor.styles ?? []].flat().map((style) => style.styleSheet);
    }
    return this.renderRoot;
  }

  #reflect() {
    for (const name of this.#reflected) {
      const { type } = this.constructor.declared.get(name);
      const value = this[name];
      this.#inStep = name;
      if (type === Boolean) this.toggleAttribute(name.toLowerCase(), value);
      else if (value == null) this.removeAttribute(name.toLowerCase());
      else this.setAttribute(name.toLowerCase(), value);
      this.#inStep = undefined;
    }
    this.#reflected.clear();
  }

  #done() {
    this.#changed = new Map();
    this.isUpdatePending = false;
  }
}
