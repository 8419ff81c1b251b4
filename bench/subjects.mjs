/* global window, document, performance, requestAnimationFrame, requestIdleCallback, L, Supercluster */
/**
 * What is measured, as functions that run in the page: they stand alone. `load` resolves to
 * `{visible}`, milliseconds from the start to something to look at; `use` to samples of what a visitor does then.
 */

/** Marks the parsing of a feed for whoever reads the trace, and gives the page what all subjects need. */
export function watch() {
  const { parse } = JSON;
  JSON.parse = function (text, ...rest) {
    if (text.length < 100_000) return parse.call(this, text, ...rest);
    performance.mark('bench-parse-start');
    try {
      return parse.call(this, text, ...rest);
    } finally {
      performance.mark('bench-parse-end');
    }
  };
  window.bench = {
    start() {
      performance.mark('bench-start');
      return performance.now();
    },
    end: () => performance.mark('bench-end'),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    frame: () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    /** Resolves when the main thread has had nothing to do for half a second. */
    async idle() {
      for (let calm = 0; calm < 5;) {
        const deadline = await new Promise((resolve) => requestIdleCallback(resolve));
        calm = deadline.timeRemaining() > 20 ? calm + 1 : 0;
        await this.pause(100);
      }
    },
  };
}

export const bare = {
  async load({ feed }) {
    const { bench } = window;
    const start = bench.start();
    const text = await (await fetch(feed)).text();
    window.feed = JSON.parse(text);
    const visible = performance.now() - start;
    bench.end();
    return { visible };
  },
};

/** The same by the browser's own shorthand. */
export const bareJson = {
  async load({ feed }) {
    const { bench } = window;
    const start = bench.start();
    window.feed = await (await fetch(feed)).json();
    const visible = performance.now() - start;
    bench.end();
    return { visible };
  },
};

/** The same from bytes, as whoever checks the encoding does. */
export const bareBytes = {
  async load({ feed }) {
    const { bench } = window;
    const start = bench.start();
    const bytes = await (await fetch(feed)).arrayBuffer();
    window.feed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const visible = performance.now() - start;
    bench.end();
    return { visible };
  },
};

export const ours = {
  async load({ feed }) {
    const { bench } = window;
    const start = bench.start();
    const element = document.createElement('ess-actor-map');
    element.setAttribute('feed', feed);
    document.body.append(element);
    const inside = (selector, root) => root?.shadowRoot?.querySelector(selector);
    const map = () => inside('ess-part-map', element);
    const visible = await new Promise((resolve) => {
      const look = () => {
        if (!inside('.cluster, .marker', map())) return requestAnimationFrame(look);
        map().getBoundingClientRect();
        resolve(performance.now() - start);
      };
      look();
    });
    await customElements.whenDefined('ess-actor-map');
    await element.whenReady();
    const ready = performance.now() - start;
    await bench.idle();
    bench.end();
    const [request] = performance.getEntriesByName(feed);
    return { visible, ready, fromFetch: visible - (request.startTime - start) };
  },

  async use() {
    const { bench } = window;
    const element = document.querySelector('ess-actor-map');
    const browse = element.shadowRoot.querySelector('ess-part-browse');
    const part = (name) => browse.shadowRoot.querySelector(`ess-part-${name}`);
    const map = element.shadowRoot.querySelector('ess-part-map');
    /** Resolves when all parts have drawn, and gives the time when the document is laid out. */
    const drawn = async () => {
      const parts = () => [element, browse, map, ...['list', 'filters', 'summary', 'search'].map(part)].filter(Boolean);
      do await Promise.all(parts().map((own) => own.updateComplete));
      while (parts().some((own) => own.isUpdatePending));
      element.getBoundingClientRect();
      return performance.now();
    };
    /** From the start of the handler to the first answer laid out. */
    const timed = async (name, act) => {
      const answered = new Promise((resolve) => element.addEventListener('ess-change', resolve, { once: true }));
      const start = performance.now();
      performance.mark(`bench-${name}-start`);
      act();
      await answered;
      const time = (await drawn()) - start;
      performance.mark(`bench-${name}-end`);
      await bench.frame();
      await bench.pause(60);
      return time;
    };
    bench.start();
    const codes = [...'energie-citoyenne velo reparation tiers-lieu insertion habitat'.split(' ')];
    const filters = codes.flatMap((code, index) => [code, `${code},${codes[(index + 2) % codes.length]}`, '']);
    const toggles = [];
    for (const code of filters)
      toggles.push(await timed('toggles', () => (element.filter = code ? `categorie=${code}` : '')));

    const words = ['atelier', 'vélo', 'solidaire', 'bordeaux', 'répa', 'jardin pa', 'compost'];
    const input = part('search').shadowRoot.querySelector('input');
    const type = (text) => {
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    };
    const keystrokes = [];
    for (const word of words) {
      for (let length = 1; length <= word.length; length++)
        keystrokes.push(await timed('keystrokes', () => type(word.slice(0, length))));
      await timed('cleared', () => type(''));
      await bench.pause(300);
    }

    browse.shadowRoot.querySelector('.filters-button').click();
    await bench.pause(500);
    const checkboxes = [];
    for (let round = 0; round < 2; round++)
      for (let index = 0; index < 9; index++) {
        const boxes = part('filters').shadowRoot.querySelectorAll('fieldset.categories ul ul input');
        checkboxes.push(await timed('checkboxes', () => boxes[index % boxes.length].click()));
      }
    bench.end();
    return { toggles, keystrokes, checkboxes };
  },
};

/** Computed cards that follow a group: what a change of its filter costs until they are laid out. */
export const cards = {
  async load({ feed, base, expressions }) {
    const { bench } = window;
    const start = bench.start();
    const element = (name, attributes) => {
      const made = document.createElement(name);
      for (const [key, value] of Object.entries({ feed, group: 'bench', ...attributes })) made.setAttribute(key, value);
      document.body.append(made);
      return made;
    };
    document.body.style.cssText = 'display:grid;grid-template-columns:repeat(4,1fr)';
    const all = expressions.map((compute) => element('ess-indicator-card', { compute, follow: '' }));
    // It lends the group's state, and is gone before anything is timed.
    const directory = element('ess-directory');
    await Promise.all(['indicator-card', 'directory'].map((name) => import(`${base}elements/${name}.js`)));
    await Promise.all([...all, directory].map((one) => one.whenReady()));
    window.session = directory.session;
    directory.remove();
    const visible = performance.now() - start;
    await bench.idle();
    bench.end();
    return { visible };
  },

  async use({ filters }) {
    const { bench, session } = window;
    bench.start();
    const all = [...document.querySelectorAll('ess-indicator-card')];
    const changes = [];
    for (const filter of filters) {
      const answered = all.map(
        (card) => new Promise((resolve) => card.addEventListener('ess-change', resolve, { once: true })),
      );
      const start = performance.now();
      performance.mark('bench-changes-start');
      session.update({ filter });
      await Promise.all(answered);
      await Promise.all(all.map((card) => card.updateComplete));
      document.body.getBoundingClientRect();
      changes.push(performance.now() - start);
      performance.mark('bench-changes-end');
      await bench.frame();
      await bench.pause(30);
    }
    bench.end();
    return { changes };
  },
};

export const supercluster = {
  async load({ feed }) {
    const { bench } = window;
    const start = bench.start();
    const { acteurs, lieux, projets } = JSON.parse(await (await fetch(feed)).text());
    const features = [...acteurs, ...lieux, ...projets]
      .filter(({ latitude }) => latitude !== null)
      .map((properties) => ({
        type: 'Feature',
        properties,
        geometry: { type: 'Point', coordinates: [properties.longitude, properties.latitude] },
      }));
    const index = new Supercluster({ radius: 48, maxZoom: 17 }).load(features);
    index.getClusters([-6, 41, 10, 52], 5);
    const visible = performance.now() - start;
    bench.end();
    window.features = features;
    return { visible };
  },

  async use() {
    const { bench, features } = window;
    bench.start();
    const toggles = [];
    for (const code of ['velo', 'reparation', 'insertion', 'habitat']) {
      const start = performance.now();
      const kept = features.filter(({ properties }) => properties.categories.includes(code));
      new Supercluster({ radius: 48, maxZoom: 17 }).load(kept).getClusters([-6, 41, 10, 52], 5);
      toggles.push(performance.now() - start);
      await bench.frame();
    }
    bench.end();
    return { toggles };
  },
};

export const markercluster = {
  async load({ feed }) {
    const { bench } = window;
    L.Icon.Default.imagePath = '/node_modules/leaflet/dist/images/';
    const start = bench.start();
    document.body.innerHTML = '<div id="map"></div>';
    document.querySelector('#map').style.height = '620px';
    const map = L.map('map', { maxZoom: 18 }).setView([46.5, 2.5], 5);
    const { acteurs, lieux, projets } = JSON.parse(await (await fetch(feed)).text());
    const records = [...acteurs, ...lieux, ...projets].filter(({ latitude }) => latitude !== null);
    const markers = records.map((record) => {
      const marker = L.marker([record.latitude, record.longitude], { title: record.nom });
      marker.record = record;
      return marker;
    });
    const group = L.markerClusterGroup();
    group.addLayers(markers);
    map.addLayer(group);
    document.body.getBoundingClientRect();
    const visible = performance.now() - start;
    await bench.frame();
    bench.end();
    Object.assign(window, { group, markers });
    return { visible };
  },

  async use({ count }) {
    const { bench, group, markers } = window;
    bench.start();
    const toggles = [];
    for (const code of ['velo', 'reparation', 'insertion'].slice(0, count > 50_000 ? 1 : 3)) {
      const start = performance.now();
      group.clearLayers();
      group.addLayers(markers.filter(({ record }) => record.categories.includes(code)));
      document.body.getBoundingClientRect();
      toggles.push(performance.now() - start);
      await bench.frame();
    }
    bench.end();
    return { toggles };
  },
};
