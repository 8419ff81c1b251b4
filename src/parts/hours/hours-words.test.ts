import { expect } from 'chai';
import { loadMessages, type Language } from '../../i18n/messages.js';
import { stateWords, weekWords } from './hours-words.js';
import { openingHours } from './opening-hours.js';
import { openState } from './open-state.js';

const WEEK = 'Mo-Fr 09:00-12:30,14:00-18:30';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const week = (text: string, language: Language = 'fr') =>
  weekWords(openingHours(text)!, language).map(({ days, times }) => plain(`${days} ${times}`));
const state = (iso: string, text = WEEK, language: Language = 'fr') =>
  plain(stateWords(openState(openingHours(text)!, new Date(`${iso}:00+01:00`)), language).join(''));

describe('opening hours in words', () => {
  before(() => loadMessages('en'));

  it('says until when it is open', () => {
    expect(state('2026-11-23T15:00')).to.equal('Ouvert jusqu’à 18 h 30');
    expect(state('2026-11-23T23:00', 'Mo 20:00-24:00')).to.equal('Ouvert jusqu’à minuit');
    expect(state('2026-11-23T23:00', 'Mo 20:00-02:00')).to.equal('Ouvert jusqu’à 2 h');
    expect(state('2026-11-23T15:00', 'Mo-Tu 00:00-24:00')).to.equal('Ouvert jusqu’à demain à minuit');
    expect(state('2026-11-23T15:00', '24/7')).to.equal('Ouvert');
  });

  it('says when it opens', () => {
    expect(state('2026-11-23T08:00')).to.equal('Fermé, ouvre à 9 h');
    expect(state('2026-11-23T20:00')).to.equal('Fermé, ouvre demain à 9 h');
    expect(state('2026-11-28T20:00', WEEK)).to.equal('Fermé, ouvre lundi à 9 h');
    expect(state('2026-11-23T20:00', 'Mo 09:00-12:00')).to.equal('Fermé, ouvre lundi prochain à 9 h');
    expect(state('2026-11-23T20:00', 'off')).to.equal('Fermé');
  });

  it('says the same in English', () => {
    expect(state('2026-11-23T15:00', WEEK, 'en')).to.equal('Open until 6.30 pm');
    expect(state('2026-11-28T20:00', WEEK, 'en')).to.equal('Closed, opens Monday at 9 am');
    expect(state('2026-11-23T10:00', 'Mo 09:00-12:00', 'en')).to.equal('Open until noon');
  });

  it('puts days with the same times together', () => {
    expect(week(`${WEEK}; Sa 09:00-12:00`)).to.deep.equal(['Lun–ven 9 h – 12 h 30, 14 h – 18 h 30', 'Sam 9 h – 12 h']);
    expect(week('Mo,We,Fr 10:00-12:00; Tu 14:00-18:00')).to.deep.equal([
      'Lun, mer, ven 10 h – 12 h',
      'Mar 14 h – 18 h',
    ]);
    expect(week(WEEK, 'en')).to.deep.equal(['Mon–Fri 9 am – 12.30 pm, 2 pm – 6.30 pm']);
  });

  it('says what holds on public holidays where that is stated', () => {
    expect(week('Mo-Sa 09:00-12:00; PH off')).to.deep.equal(['Lun–sam 9 h – 12 h', 'Jours fériés : fermé']);
    expect(week('Mo-Sa 09:00-12:00; PH 10:00-11:00').at(-1)).to.equal('Jours fériés : 10 h – 11 h');
  });

  it('says always', () => {
    expect(week('24/7')).to.deep.equal(['Tous les jours 24 h sur 24']);
  });
});
