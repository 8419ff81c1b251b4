import { expect, fixture, html } from '@open-wc/testing';
import { until } from '../until.js';
import type { Feed } from '../../feed/feed.js';
import { loadMessages } from '../../i18n/messages.js';
import { feedOf, SAMPLE, type PlainRecord } from '../feed-fixture.js';
import { tokenFrame } from '../token-frame.js';
import './detail.js';
import type { PartDetail } from './detail.js';

const AFTERNOON = new Date('2026-11-24T15:00:00+01:00');
const FEED = feedOf(SAMPLE);

/** The detail of a row, with what it has told its caller. */
async function detail(row: number, properties: Partial<PartDetail> = {}, feed: Feed = FEED) {
  const part = await fixture<PartDetail>(
    html`
      <ess-part-detail></ess-part-detail>
    `,
    { parentNode: tokenFrame() },
  );
  Object.assign(part, { feed, record: feed.records.record(row), now: AFTERNOON, ...properties });
  const told: [string, unknown][] = [];
  for (const name of ['back', 'favourite', 'select', 'contact'])
    part.addEventListener(`ess-part-${name}`, (event) => told.push([name, (event as CustomEvent).detail]));
  // A test follows no link.
  part.addEventListener('click', (event) => event.preventDefault());
  await part.updateComplete;
  return { part, told };
}

const of = (one: PlainRecord, properties: Partial<PartDetail> = {}) => detail(0, properties, feedOf([one]));

const all = (part: PartDetail, selector: string) => [...part.renderRoot.querySelectorAll<HTMLElement>(selector)];
const plain = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const rows = (part: PartDetail) => all(part, '.row').map(plain);
const named = (part: PartDetail, name: string) =>
  all(part, 'a, button').find((one) => (one.getAttribute('aria-label') ?? plain(one)).startsWith(name));
const links = (part: PartDetail) => all(part, 'a').map((link) => link.getAttribute('href'));

describe('the detail of a record', () => {
  it('says what it is, where, when it is open and how to reach it', async () => {
    const { part } = await detail(1, { placeWords: 'au centre de Bordeaux', distanceKm: 2.13 });
    expect(plain(all(part, 'h2')[0]!)).to.equal('Le Comptoir d’à côté');
    expect(plain(all(part, '.what')[0]!)).to.equal('Conciergerie solidaire · Liens et services');
    const [address, hours, phone, mail, site] = rows(part);
    expect(address).to.equal(
      'Adresse : 12 place de l’Exemple 33000 Bordeaux au centre de Bordeaux à 2,1 km du lieu cherché',
    );
    expect(hours).to.equal(
      'Horaires : Ouvert jusqu’à 18 h 30 Lun–ven 9 h – 12 h 30, 14 h – 18 h 30 Jours fériés : fermé',
    );
    expect(phone).to.equal('Téléphone : 05 56 00 00 00');
    expect(mail).to.equal('Courriel : bonjour@comptoir.exemple.fr');
    expect(site).to.equal('Site web : comptoir.exemple.fr (nouvelle fenêtre)');
  });

  it('says when what is closed opens again, without a space before the comma', async () => {
    const { part } = await detail(1, { now: new Date('2026-11-24T20:00:00+01:00') });
    expect(rows(part)[1]).to.match(/^Horaires : Fermé, ouvre demain à 9 h /);
  });

  it('says it in English', async () => {
    await loadMessages('en');
    const { part } = await detail(2, { language: 'en' });
    expect(rows(part)[1]).to.equal('Opening hours: Open until 8 pm Mon–Fri 8 am – 8 pm');
  });

  it('offers the best way to make contact first', async () => {
    const first = async (one: PlainRecord) => all((await of(one)).part, '.primary').map((link) => plain(link));
    expect(await first({ emails: ['a@b.fr'], phone: '0556000000' })).to.deep.equal(['Écrire']);
    expect(await first({ phone: '0556000000', website: 'https://a.fr' })).to.deep.equal(['Appeler']);
    expect(await first({ website: 'https://a.fr' })).to.deep.equal(['Voir le site (nouvelle fenêtre)']);
    expect(await first({})).to.deep.equal([]);
  });

  it('tells each way of contact that was taken', async () => {
    const { part, told } = await detail(1);
    for (const name of ['Écrire', 'Itinéraire', '05 56', 'comptoir.exemple']) named(part, name)!.click();
    expect(told).to.deep.equal(
      ['mail', 'route', 'phone', 'site'].map((by) => ['contact', { kind: 'acteur', id: 'comptoir', by }]),
    );
    expect(named(part, 'Itinéraire')!.getAttribute('href')).to.equal(
      'https://www.openstreetmap.org/directions?to=44.84,-0.58',
    );
  });

  it('opens what lies elsewhere in a window of its own, without leaving a trace', async () => {
    const { part } = await detail(1);
    const outside = all(part, 'a[href^=http]') as HTMLAnchorElement[];
    expect(outside.map(({ target, rel }) => [target, rel])).to.deep.equal(
      outside.map(() => ['_blank', 'noopener noreferrer']),
    );
    expect(outside).to.have.length(2);
  });

  it('goes back, stars and takes the focus to its title', async () => {
    const { part, told } = await detail(1, { favourite: true });
    named(part, 'Résultats')!.click();
    const star = named(part, 'Ajouter Le Comptoir d’à côté aux favoris')!;
    expect(star.getAttribute('aria-pressed')).to.equal('true');
    star.click();
    expect(told).to.deep.equal([
      ['back', null],
      ['favourite', { id: 'comptoir' }],
    ]);
    part.focusTitle();
    expect(part.shadowRoot!.activeElement?.tagName).to.equal('H2');
  });

  it('links to partners of the feed, whichever of the two named the other', async () => {
    const { part, told } = await detail(1);
    const partners = () => all(part, '.link').map(plain);
    await until(() => partners().length === 3);
    expect(partners()).to.deep.equal([
      'La Halle des possibles',
      'Mairie de Bordeaux',
      'Toits solaires de la rive droite',
    ]);
    named(part, 'Toits')!.click();
    expect(told.at(-1)).to.deep.equal(['select', { row: 4 }]);
  });

  it('shows the partners of a record asked for while another is being looked up', async () => {
    const feed = feedOf(SAMPLE);
    const { part } = await detail(1, {}, feed);
    part.record = feed.records.record(2);
    await until(() => all(part, '.link').length === 1);
    expect(all(part, '.link').map(plain)).to.deep.equal(['Le Comptoir d’à côté']);
  });

  it('tells where a project stands', async () => {
    const { part } = await detail(4);
    expect(plain(all(part, '.badge')[0]!)).to.equal('Projet');
    expect(rows(part)[1]).to.equal(
      'Phase : Étude Avancement : en cours Début : 1 mars 2026 Épargne locale : 12 000 € collectés, 50 000 € recherchés',
    );
  });

  it('has the euro before the sum in English', async () => {
    const { part } = await detail(4, { language: 'en' });
    expect(rows(part)[1])
      .to.match(/€12,000 [^€]*€50,000 /)
      .and.not.match(/\d\s€/);
  });

  it('tells of a project its milestones, its next meeting and its latest news', async () => {
    const { part } = await of({
      kind: 'projet',
      more: new Map<string, unknown>([
        [
          'jalons',
          [
            { date: '2026-01-15', libelle: 'Association créée', fait: true },
            { date: '2027-06-30', libelle: { fr: 'Choix du lieu', en: 'Place chosen' }, fait: false },
            { libelle: 'Ouverture' },
            null,
          ],
        ],
        [
          'rencontres',
          [
            { debut: '2027-03-01', titre: 'Fête' },
            { debut: '2027-01-14T18:00:00+01:00', titre: 'Réunion', lieu: 'Audenge', url: 'https://a.example/' },
            { debut: '2026-01-14T18:00:00+01:00', titre: 'Passée' },
          ],
        ],
        [
          'actualites',
          [
            { date: '2026-10-08', titre: 'Ancienne' },
            { date: '2026-11-08', titre: 'Deux sites visités', url: 'javascript:alert(1)' },
          ],
        ],
      ]),
    });
    await until(() => rows(part).length === 3);
    expect(rows(part)).to.deep.equal([
      'Étapes : 15 janvier 2026 : Association créée, fait 30 juin 2027 : Choix du lieu Ouverture',
      'Prochaine rencontre : 14 janvier 2027, 18:00 : Réunion (nouvelle fenêtre) , Audenge',
      'Actualité : 8 novembre 2026 : Deux sites visités',
    ]);
    expect(all(part, '.row a').map((link) => link.getAttribute('href'))).to.deep.equal(['https://a.example/']);
  });

  it('tells of premises, stops, needs, offers, labels and sources', async () => {
    const { part } = await of({
      kind: 'local',
      commune: 'Cenon',
      precision: 'commune',
      services: ['fablab', 'coworking'],
      needs: ['Un local', 'Un comptable'],
      offers: [{ fr: 'Des vélos', en: 'Bikes' }],
      labels: ['ESUS'],
      accessibilityUrl: 'https://acceslibre.beta.gouv.fr/x',
      source: 'La Poste',
      licence: 'Licence Ouverte',
      updated: '2026-11-20',
      more: new Map<string, unknown>([
        ['surface_m2', 1200],
        ['dynamique_citoyenne', true],
        ['tournee', [{ nom: 'Marché', commune: 'Lormont', horaires: 'Th 09:00-12:00' }, null, 'rien']],
      ]),
    });
    expect(rows(part)).to.deep.equal([
      'Adresse : Cenon Position approximative : centre de la commune',
      'Services : fablab, coworking',
      'Recherche : Un local Un comptable',
      'Propose : Des vélos',
      'Surface : 1 200 m² Dynamique citoyenne vérifiée : oui',
      'Tournée : Marché, Lormont, Jeu 9 h – 12 h',
      'Labels : ESUS',
      'Fiche d’accessibilité (nouvelle fenêtre)',
    ]);
    expect(plain(all(part, '.end')[0]!)).to.equal(
      'Source : La Poste · licence Licence Ouverte · Fiche mise à jour le 20 novembre 2026',
    );
  });

  it('shows hours that it cannot read as they are written', async () => {
    const { part } = await of({ openingHours: 'Sur rendez-vous' });
    expect(rows(part)).to.deep.equal(['Horaires : Sur rendez-vous']);
  });

  it('writes telephone numbers the French way and leaves others alone', async () => {
    const { part } = await of({ phone: '+33 (0)5.56.00.00.00 / 3949 ou voir site' });
    expect(rows(part)).to.deep.equal(['Téléphone : 05 56 00 00 00 3949 voir site']);
    expect(links(part).slice(1)).to.deep.equal(['tel:+33556000000', 'tel:3949']);
  });

  it('says each paragraph once', async () => {
    const { part } = await of({ summary: 'Court.', description: 'Court.\n\nPuis long.\nFin.' });
    expect(all(part, '.text p').map(plain)).to.deep.equal(['Court.', 'Puis long.', 'Fin.']);
    const other = await of({ summary: 'Court.', description: 'Autre.' });
    expect(all(other.part, '.text p').map(plain)).to.deep.equal(['Court.', 'Autre.']);
  });

  it('loads pictures only from where it may, and links to others', async () => {
    const picture = async (image: string, images: readonly string[] = []) => {
      const { part } = await of({ image }, { images });
      return [all(part, 'img').length, all(part, 'a').length];
    };
    const elsewhere = 'https://images.exemple.fr/a.jpg';
    expect(await picture(`${location.origin}/a.jpg`)).to.deep.equal([1, 0]);
    expect(await picture(elsewhere)).to.deep.equal([0, 1]);
    expect(await picture(elsewhere, ['https://images.exemple.fr'])).to.deep.equal([1, 0]);
    expect(await picture('javascript:alert(1)')).to.deep.equal([0, 0]);
  });

  it('shares by copying where the browser has no sheet, and says so', async () => {
    const copied: string[] = [];
    const undo = replace({ share: undefined, clipboard: { writeText: async (text: string) => copied.push(text) } });
    const { part, told } = await detail(1, { shareUrl: 'https://mairie.fr/#carte.fiche=comptoir' });
    named(part, 'Partager')!.click();
    await until(() => plain(all(part, '[role=status]')[0]!) === 'Lien copié');
    expect(copied).to.deep.equal(['https://mairie.fr/#carte.fiche=comptoir']);
    expect(told.at(-1)).to.deep.equal(['contact', { kind: 'acteur', id: 'comptoir', by: 'share' }]);
    undo();
  });

  it('shows the link where the page may not copy', async () => {
    const undo = replace({ share: undefined, clipboard: { writeText: () => Promise.reject(new Error('no')) } });
    const { part } = await detail(1, { shareUrl: 'https://mairie.fr/#x' });
    named(part, 'Partager')!.click();
    await until(() => plain(all(part, '[role=status]')[0]!).includes('https://mairie.fr/#x'));
    undo();
  });

  it('offers no share without an address', async () => {
    expect(named((await detail(1)).part, 'Partager')).to.equal(undefined);
  });

  it('takes nothing of a feed for HTML, nor a script for a link', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const script = 'javascript:alert(1)';
    const { part } = await of({
      name: evil,
      summary: evil,
      description: evil,
      address: evil,
      phone: script,
      emails: [script, 'a@b.fr?bcc=c@d.fr'],
      website: script,
      accessibilityUrl: script,
      needs: [evil],
      openingHours: evil,
      shareUrl: script,
    } as PlainRecord);
    expect(all(part, 'img')).to.have.length(0);
    expect(plain(all(part, 'h2')[0]!)).to.equal(evil);
    expect(links(part)).to.deep.equal([]);
  });

  it('passes the accessibility check', async () => {
    for (const row of SAMPLE.keys()) {
      const { part } = await detail(row, { shareUrl: 'https://mairie.fr/#x', placeWords: 'au centre de Bordeaux' });
      await expect(part).to.be.accessible();
    }
  });
});

/** Stands in for parts of `navigator`; returns the way back. */
function replace(own: Record<string, unknown>): () => void {
  for (const key of Object.keys(own)) Object.defineProperty(navigator, key, { value: own[key], configurable: true });
  return () => Object.keys(own).forEach((key) => Reflect.deleteProperty(navigator, key));
}
