import { expect } from 'chai';
import { feedOf, SAMPLE } from './feed-fixture.js';
import { addressOf, familiesOf, lookOf, nounsOf, phoneOf } from './record-words.js';

const FEED = feedOf([...SAMPLE, { categories: ['sans-icone', 'tiers-lieu'] }]);

describe('the words of a record', () => {
  it('draws a record by its first category, else by its kind without a colour', () => {
    expect(lookOf(FEED, 0)).to.include({ glyph: 'sun', color: '#A84300', darkColor: '#FF9D5C' });
    expect(lookOf(FEED, 3)).to.include({ glyph: 'landmark', letter: '', color: undefined });
  });

  it('draws the first letter of a category without a glyph', () => {
    expect(lookOf(FEED, 5)).to.include({ glyph: '', letter: 'Z', color: '#8A2E7F' });
  });

  it('names each family once', () => {
    expect(familiesOf(FEED, 5).map(({ code }) => code)).to.deep.equal(['liens-services']);
  });

  it('tells what a count counts', () => {
    expect(nounsOf(FEED, Uint32Array.of(4, 2, 0, 3))).to.deep.equal(['actors', 'places', 'projects']);
    expect(nounsOf(FEED, Uint32Array.of(0, 3))).to.deep.equal(['actors']);
    expect(nounsOf(FEED, new Uint32Array(0))).to.deep.equal([]);
  });

  it('writes the town of an address once', () => {
    const place = { ...FEED.records.record(1), addressComplement: 'Hall B' };
    expect(addressOf(place)).to.deep.equal(['12 place de l’Exemple', 'Hall B', '33000 Bordeaux']);
    expect(addressOf({ ...place, address: '12 place de l’Exemple, 33000 Bordeaux' })).to.deep.equal(addressOf(place));
    expect(addressOf({ ...place, address: '33000 Bordeaux', addressComplement: undefined })).to.deep.equal([
      '33000 Bordeaux',
    ]);
  });

  it('takes for a telephone number only what is one', () => {
    expect(phoneOf('0033556000000').text.replaceAll('\u00a0', ' ')).to.equal('05 56 00 00 00');
    expect(phoneOf('+590 590 00 00 00')).to.deep.equal({ text: '+590 590 00 00 00', href: 'tel:+590590000000' });
    expect(phoneOf('sur demande')).to.deep.equal({ text: 'sur demande' });
  });
});
