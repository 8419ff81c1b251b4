/** The test script that turns published files into feeds, on rows that it makes itself. */
import { expect } from 'chai';
import { openingHours, readCsv } from './feeds.mjs';

describe('published files as feeds', () => {
  it('read quotes, doubled quotes, commas and line breaks in cells, and empty last cells', () => {
    const text = '\uFEFFnom,horaires,note\r\n"L’Usine, dite ""la Vieille""","lundi\nmardi",\r\nB,,fin\n';
    expect(readCsv(text)).to.deep.equal([
      { nom: 'L’Usine, dite "la Vieille"', horaires: 'lundi\nmardi', note: '' },
      { nom: 'B', horaires: '', note: 'fin' },
    ]);
  });

  it('refuse a quote that is not closed, and say where', () => {
    expect(() => readCsv('a,b\n1,"2\n3,4')).to.throw('line 2');
  });

  it('put hours by weekday into OpenStreetMap’s syntax, like days together', () => {
    const row = {
      h_lundi: '09:00 - 12:00 / 14:00 - 17:00',
      h_mardi: '09:00 - 12:00 / 14:00 - 17:00',
      h_mercredi: '',
      h_samedi: '10:00 - 12:00',
    };
    expect(openingHours(row)).to.equal('Mo,Tu 09:00-12:00,14:00-17:00; Sa 10:00-12:00');
    expect(openingHours({})).to.equal('');
  });
});
