import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { FeedErrorCode } from '../../feed/feed.js';
import { loadMessages, type Language } from '../../i18n/messages.js';
import { tokenFrame } from '../token-frame.js';
import './notice.js';
import type { Notice } from './notice.js';

const url = 'https://exemple.fr/feed.json';

const CODES: readonly FeedErrorCode[] = [
  'network',
  'timeout',
  'not-found',
  'forbidden',
  'server',
  'html',
  'truncated',
  'empty',
  'json',
  'format',
  'version',
  'url',
];

async function notice(properties: Partial<Notice>): Promise<Notice> {
  const part = await fixture<Notice>(
    html`
      <ess-part-notice></ess-part-notice>
    `,
    { parentNode: tokenFrame() },
  );
  Object.assign(part, properties);
  await part.updateComplete;
  return part;
}

const said = (part: Notice, role: string) =>
  part.renderRoot.querySelector<HTMLElement>(`[role=${role}]`)?.innerText.replace(/\s+/g, ' ');
const buttons = (part: Notice) => [...part.renderRoot.querySelectorAll('button')];
const link = (part: Notice) => part.renderRoot.querySelector('a');

describe('the notice', () => {
  before(() => loadMessages('en'));

  for (const language of ['fr', 'en'] as Language[]) {
    it(`has its own sentence for each error, in ${language}`, async () => {
      const sentences = new Set<string>();
      for (const code of CODES) {
        const part = await notice({ state: 'error', error: { code, url }, language });
        sentences.add(said(part, 'alert')!);
        expect(said(part, 'alert'), code).to.match(
          /(La liste n’a pas pu être chargée|The list could not be loaded) .+\.$/,
        );
      }
      expect(sentences.size).to.equal(CODES.length);
    });
  }

  it('alerts of an error, offers to retry, and tells the owner the reason', async () => {
    const part = await notice({ state: 'error', error: { code: 'html', url, status: 200 } });
    expect(said(part, 'alert')).to.include('Une page web est arrivée');
    expect(said(part, 'alert'), 'the reason is not shouted').not.to.include(url);
    expect(part.renderRoot.textContent).to.include(`html, 200, ${url}`);
    setTimeout(() => buttons(part)[0]!.click());
    expect((await oneEvent(part, 'ess-part-retry')).composed).to.equal(true);
  });

  it('names the missing header when the network is blamed', async () => {
    const part = await notice({ state: 'error', error: { code: 'network', url } });
    expect(part.renderRoot.textContent).to.include('Access-Control-Allow-Origin');
  });

  it('links to the publisher, but to a web address only', async () => {
    const part = await notice({ state: 'empty', publisherUrl: 'https://gironde.fr/ess', publisherName: 'Gironde' });
    expect(link(part)).to.include({ href: 'https://gironde.fr/ess', innerText: 'Voir la liste chez Gironde' });
    part.publisherUrl = 'javascript:alert(1)';
    await part.updateComplete;
    expect(link(part)).to.equal(null);
  });

  it('says what to remove when nothing is found', async () => {
    const chips = [
      { key: 'velo', label: 'Vélo', gain: 12 },
      { key: 'q', label: '« bois »' },
    ];
    const part = await notice({ state: 'none', chips });
    expect(said(part, 'status')).to.equal('Aucun résultat Retirez un de ces critères :');
    expect(buttons(part).map((button) => button.ariaLabel)).to.deep.equal([
      'Retirer Vélo, 12 résultats',
      'Retirer « bois »',
    ]);
    setTimeout(() => buttons(part)[1]!.click());
    expect((await oneEvent(part, 'ess-part-chip')).detail).to.deep.equal({ key: 'q' });
  });

  it('says that the page fixed what gives nothing, and offers nothing to remove then', async () => {
    const part = await notice({ state: 'none', fixed: true, chips: [{ key: 'q', label: '« bois »' }] });
    expect(buttons(part)).to.have.length(0);
    expect(said(part, 'status')).to.include('rien pour ce territoire');
    expect(part.renderRoot.querySelector('.reason')?.textContent).to.match(/gestionnaire.*territory et lock/);
  });

  it('dates the last good copy', async () => {
    const part = await notice({ state: 'stale', since: new Date(2026, 10, 24, 9, 5) });
    expect(said(part, 'status')).to.include('la dernière copie reçue, le 24 novembre 2026 à 09:05.');
    expect(buttons(part)).to.have.length(1);
  });

  it('says why there is no position, and offers to retry only where that may help', async () => {
    const part = await notice({ state: 'geolocation', failure: 'refused' });
    expect(said(part, 'status')).to.include('n’est pas partagée');
    expect(buttons(part)).to.have.length(0);
    part.failure = 'timeout';
    await part.updateComplete;
    expect(said(part, 'status')).to.include('à temps');
    expect(buttons(part)).to.have.length(1);
  });

  const states: Partial<Notice>[] = [
    { state: 'error', error: { code: 'server', url, status: 503 }, publisherUrl: url },
    { state: 'empty' },
    { state: 'none', fixed: true },
    { state: 'none', chips: [{ key: 'velo', label: 'Vélo', gain: 1 }] },
    { state: 'stale', since: new Date() },
    { state: 'partial', skipped: 2 },
    { state: 'geolocation', failure: 'timeout' },
  ];
  for (const properties of states) {
    it(`passes the accessibility check: ${properties.state}`, async () => {
      await expect(await notice(properties)).to.be.accessible();
    });
  }
});
