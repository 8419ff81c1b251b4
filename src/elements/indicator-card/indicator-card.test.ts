import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import './indicator-card.js';
import type { EssIndicatorCard } from './indicator-card.js';

const territoires = [
  { code: 'dep:33', nom: 'Gironde' },
  { code: 'dep:79', nom: 'Deux-Sèvres' },
  { code: 'reg:75', nom: 'Nouvelle-Aquitaine' },
];

const value = (periode: string, valeur: number | null, more: object = {}, territoire = 'dep:33') => ({
  territoire,
  periode,
  valeur,
  ...more,
});

const PART = {
  id: 'part',
  libelle: 'Part de l’ESS',
  unite: '%',
  precision: 1,
  sens: 'hausse',
  valeurs: [
    value('2019', 8.4),
    value('2020', null, { statut: ['secret'] }),
    value('2022', 9.1, { statut: ['rupture'], commentaire: 'nouvelle nomenclature' }),
    value('2023', 9.2, { borne_basse: 9, borne_haute: 9.4 }),
    value('2024', 9.9, { statut: ['provisoire'], borne_basse: 9.6, borne_haute: 10.2 }),
    value('2024', 17.4, {}, 'dep:79'),
    value('2023', 11.6, {}, 'reg:75'),
  ],
  objectifs: [{ territoire: 'dep:33', periode: '2099', valeur: 60, depart: '2023' }],
  source: { producteur: 'Insee', nomDonnees: 'Flores', url: 'https://insee.example/', licence: 'Licence Ouverte 2.0' },
};

let feeds = 0;

/** A card on a feed of its own. */
async function card(indicateurs: unknown[], attributes: Record<string, string> = {}, more: object = {}) {
  const feed = { essor: 1, date_maj: '2026-11-20', territoires, indicateurs, ...more };
  const url = `/feed-${feeds++}.json`;
  const real = window.fetch;
  window.fetch = async (input, init) =>
    new URL(String(input), document.baseURI).pathname === url
      ? new Response(JSON.stringify(feed), { headers: { 'content-type': 'application/json' } })
      : real(input, init);
  const element = await fixture<EssIndicatorCard>(
    html`
      <ess-indicator-card feed=${url} indicator="part" territory="dep:33"></ess-indicator-card>
    `,
  );
  for (const [name, text] of Object.entries(attributes)) element.setAttribute(name, text);
  await element.whenReady();
  await settled(element, () => !element.renderRoot.querySelector('.skeleton'));
  window.fetch = real;
  return element;
}

async function settled(element: EssIndicatorCard, isSo: () => unknown) {
  for (let tries = 0; tries < 200 && !isSo(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  await element.updateComplete;
}

/** The text under a selector as a screen reader has it. */
function said(element: EssIndicatorCard, selector: string): string {
  const copy = element.renderRoot.querySelector(selector)!.cloneNode(true) as Element;
  copy.querySelectorAll('[aria-hidden=true]').forEach((hidden) => hidden.remove());
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** The text under a selector as the eye has it. */
function seen(element: EssIndicatorCard, selector: string): string {
  const copy = element.renderRoot.querySelector(selector)!.cloneNode(true) as Element;
  copy.querySelectorAll('.hidden-text').forEach((hidden) => hidden.remove());
  return copy.textContent.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();
}

describe('the indicator card', () => {
  afterEach(() => fixtureCleanup());

  it('shows the value with its unit, which never wraps, and says it in words', async () => {
    const element = await card([PART]);
    expect(seen(element, '.value')).to.equal('9,9\u00a0%');
    expect(said(element, '.value')).to.equal('9,9 pour cent');
    expect(getComputedStyle(element.renderRoot.querySelector('.value .nowrap')!).whiteSpace).to.equal('nowrap');
    expect(seen(element, '.figure')).to.contain('Gironde, 2024 (provisoire)');
  });

  it('tells the change in points, and judges it as the feed declares', async () => {
    const element = await card([PART]);
    expect(said(element, '.said')).to.contain('plus 0,7 point depuis 2023, en progrès.');
    expect(element.renderRoot.querySelector('.change')!.classList.contains('good')).to.equal(true);
    const neutral = await card([{ ...PART, sens: undefined }]);
    expect(said(neutral, '.said')).to.contain('plus 0,7 point depuis 2023.');
  });

  it('tells no change across a break', async () => {
    const element = await card([PART], { from: '2019' });
    expect(said(element, '.said')).to.match(/^Évolution non calculable : (secret statistique|rupture de série)\./);
  });

  it('says in the sentence and the table all that the line shows', async () => {
    const element = await card([PART]);
    const chart = element.renderRoot.querySelector('.line')!;
    expect(chart.getAttribute('aria-hidden')).to.equal('true');
    expect(element.renderRoot.querySelectorAll('circle')).to.have.length(5);
    const sentence = said(element, '.said');
    expect(sentence).to.contain('Objectif : 60,0 pour cent en 2099');
    expect(sentence).to.contain('2020 : secret statistique');
    expect(sentence).to.contain('2022 : rupture de série (nouvelle nomenclature)');
    expect(sentence).to.contain('Entre 9,6 pour cent et 10,2 pour cent (intervalle à 95 %)');
    const button = [...element.renderRoot.querySelectorAll('button')].find((one) => /tableau/.test(one.textContent))!;
    button.click();
    await settled(element, () => element.renderRoot.querySelector('ess-part-card-more'));
    const more = element.renderRoot.querySelector('ess-part-card-more')!;
    await more.updateComplete;
    const rows = [...more.renderRoot.querySelector('table')!.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
    );
    expect(rows.map(([period]) => period)).to.deep.equal(['2099', '2024', '2023', '2022', '2020', '2019']);
    expect(rows[1]!.join(' ')).to.contain('9,9 %').and.to.contain('provisoire').and.to.contain('de 9,6 % à 10,2 %');
    expect(rows[0]!.join(' ')).to.contain('60,0 %');
    expect(rows[4]!.join(' ')).to.contain('secret statistique');
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    await expect(element).to.be.accessible();
  });

  it('compares with the territories asked for, each with its own period', async () => {
    const element = await card([PART], { compare: 'dep:79 reg:75' });
    await settled(element, () => element.renderRoot.querySelector('.bars'));
    const rows = [...element.renderRoot.querySelectorAll('.bars li')].map((row) => {
      const copy = row.cloneNode(true) as Element;
      copy.querySelectorAll('[aria-hidden=true]').forEach((hidden) => hidden.remove());
      return copy.textContent.replace(/\s+/g, ' ').trim();
    });
    expect(rows).to.deep.equal([
      'Deux-Sèvres 17,4 pour cent',
      'Nouvelle-Aquitaine (2023) 11,6 pour cent',
      'Gironde 9,9 pour cent',
    ]);
    await expect(element).to.be.accessible();
  });

  /** Ten départements, from 5 % to 14 %; the last three are of another size. */
  const TEN = [...Array(10).keys()].map((k) => value('2024', 5 + k, {}, k === 4 ? 'dep:33' : `dep:0${k}`));
  const SIZES = TEN.map(({ territoire }, k) => ({
    code: territoire,
    nom: territoire === 'dep:33' ? 'Gironde' : territoire,
    population: k < 7 ? 300_000 + k : 2_000_000,
    groupes: k < 4 || k > 8 ? ['Autre'] : ['Littoral'],
  }));
  const button = (element: EssIndicatorCard, name: string) =>
    [...element.renderRoot.querySelectorAll('button')].find((one) => one.textContent.trim() === name);

  const peersOf = (element: EssIndicatorCard) =>
    element.renderRoot.querySelector('ess-part-card-more')?.renderRoot.querySelector('.peers');
  const peersSaid = (element: EssIndicatorCard) => {
    const copy = peersOf(element)!.cloneNode(true) as Element;
    copy.querySelectorAll('[aria-hidden=true]').forEach((hidden) => hidden.remove());
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };

  it('shows on demand where the territory stands, among all, those of its size and those of its group', async () => {
    const indicator = { ...PART, objectifs: [], valeurs: [value('2023', 7), ...TEN] };
    const element = await card([indicator], {}, { territoires: SIZES });
    button(element, 'Situer le territoire')!.click();
    await settled(element, () => peersOf(element));
    expect(peersSaid(element)).to.equal(
      'Tous les départements du flux Gironde : 9,0 pour cent ' +
        '6e valeur sur 10 publiées, de la plus haute à la plus basse. Médiane : 9,5 pour cent. ' +
        'De 5,0 pour cent à 14,0 pour cent, la moitié entre 7,3 pour cent et 11,8 pour cent. ' +
        'Territoires comparables : de 200 000 à moins de 1 000 000 habitants Gironde : 9,0 pour cent ' +
        '3e valeur sur 7 publiées, de la plus haute à la plus basse. Médiane : 8,0 pour cent. ' +
        'De 5,0 pour cent à 11,0 pour cent, la moitié entre 6,5 pour cent et 9,5 pour cent. ' +
        'Groupe « Littoral » Gironde : 9,0 pour cent ' +
        '5e valeur sur 5 publiées, de la plus haute à la plus basse. Médiane : 11,0 pour cent. ' +
        'De 9,0 pour cent à 13,0 pour cent, la moitié entre 10,0 pour cent et 12,0 pour cent.',
    );
    const strips = [...peersOf(element)!.querySelectorAll('.strip .marks')];
    expect(strips.map((path) => path.getAttribute('d')!.match(/M/g)!.length)).to.deep.equal([10, 7, 5]);
    await expect(element).to.be.accessible();
    button(element, 'Situer le territoire')!.click();
    await element.updateComplete;
    expect(peersOf(element)).to.equal(undefined);
  });

  it('draws no strip where too few are published, and offers none among few', async () => {
    const hidden = TEN.map((one, k) => (k > 4 ? { ...one, valeur: null, statut: ['secret'] } : one));
    const element = await card([{ ...PART, objectifs: [], valeurs: hidden }], {}, { territoires: SIZES });
    button(element, 'Situer le territoire')!.click();
    await settled(element, () => peersOf(element));
    expect(peersSaid(element)).to.equal(
      'Tous les départements du flux Trop peu de valeurs publiées pour un rang ou une médiane : 5 sur 10.' +
        'Territoires comparables : de 200 000 à moins de 1 000 000 habitants ' +
        'Trop peu de valeurs publiées pour un rang ou une médiane : 5 sur 7.' +
        'Groupe « Littoral » Trop peu de valeurs publiées pour un rang ou une médiane : 1 sur 5.',
    );
    expect(peersOf(element)!.querySelector('.strip')).to.equal(null);
    expect(button(await card([PART]), 'Situer le territoire')).to.equal(undefined);
  });

  it('shares its sentence and the page’s address; copies them, or shows them, where it cannot', async () => {
    const element = await card([PART]);
    button(element, 'Méthode et fichiers')!.click();
    const more = () => element.renderRoot.querySelector('ess-part-card-more');
    await settled(element, () => more()?.renderRoot.querySelector('.actions'));
    const status = () => more()!.renderRoot.querySelector('[role=status]')!.textContent.trim();
    const share = [...more()!.renderRoot.querySelectorAll('button')].find((one) => one.textContent === 'Partager')!;
    const told: unknown[] = [];
    const stub = (name: 'share' | 'clipboard', stubbed: unknown) =>
      Object.defineProperty(navigator, name, { configurable: true, value: stubbed });
    try {
      stub('share', async (what: unknown) => void told.push(what));
      share.click();
      await settled(element, () => told.length);
      const [{ text, url }] = told as [{ text: string; url: string }];
      expect(text).to.match(/^Part de l’ESS 9,9 pour cent, Gironde, 2024/);
      expect(url).to.equal(location.href);
      stub('share', undefined);
      stub('clipboard', { writeText: async (words: unknown) => void told.push(words) });
      share.click();
      await settled(element, () => status());
      expect(told[1]).to.equal(`${text} ${url}`);
      expect(status()).to.equal('Phrase et lien copiés');
      stub('clipboard', { writeText: () => Promise.reject(new Error('not allowed')) });
      share.click();
      await settled(element, () => status().startsWith('À copier'));
      expect(status()).to.equal(`À copier\u00a0: ${text} ${url}`);
    } finally {
      for (const name of ['share', 'clipboard']) Reflect.deleteProperty(navigator, name);
    }
  });

  it('says why there is no figure', async () => {
    for (const [statut, words] of [
      ['secret', 'secret statistique'],
      ['nd', 'non disponible'],
      ['sans_objet', 'sans objet'],
    ]) {
      const element = await card([{ ...PART, objectifs: [], valeurs: [value('2024', null, { statut: [statut] })] }]);
      expect(said(element, '.value')).to.equal(words);
      await expect(element).to.be.accessible();
    }
  });

  it('names an indicator or a territory that is not there, and what is', async () => {
    const unknown = await card([PART], { indicator: 'pert' });
    await settled(unknown, () => unknown.renderRoot.querySelector('.notice'));
    expect(said(unknown, '.fault'))
      .to.contain('Le flux n’a pas d’indicateur « pert »')
      .and.to.contain('Le flux a : part');
    const elsewhere = await card([PART], { territory: 'dep:24' });
    await settled(elsewhere, () => elsewhere.renderRoot.querySelector('.notice'));
    expect(said(elsewhere, '.fault')).to.contain('dep:24').and.to.contain('dep:33 (Gironde)');
    await expect(elsewhere).to.be.accessible();
  });

  it('draws a single observation without a line, and a thousand with one', async () => {
    const one = await card([{ ...PART, valeurs: [value('2024', 9.9)] }]);
    expect(one.renderRoot.querySelector('.line')).to.equal(null);
    const days = [...Array(1000).keys()].map((day) =>
      value(new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10), 9 + (day % 10) / 10),
    );
    const many = await card([{ ...PART, objectifs: [], valeurs: days }]);
    expect(many.renderRoot.querySelectorAll('circle')).to.have.length(1);
  });

  it('computes a figure from the records, and says a slip in an expression', async () => {
    const lieux = [
      { id: 'a', nom: 'A', type: 'tiers-lieu', code_insee: '33063' },
      { id: 'b', nom: 'B', type: 'tiers-lieu', code_insee: '33063' },
      { id: 'c', nom: 'C', type: 'tiers-lieu', code_insee: '79191' },
    ];
    const element = await card([], { compute: 'compte tiers-lieu' }, { lieux });
    expect(said(element, '.value')).to.equal('2');
    expect(said(element, '.foot')).to.contain('Calculé sur le flux, mis à jour le 20 novembre 2026');
    await expect(element).to.be.accessible();
    const slip = await card([], { compute: 'conpte tiers-lieu' }, { lieux });
    await settled(slip, () => slip.renderRoot.querySelector('.notice'));
    expect(said(slip, '.fault'))
      .to.contain('« conpte » n’est pas connu ici (caractère 1)')
      .and.to.contain('« compte »');
  });
});
