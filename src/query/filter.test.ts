import { expect } from 'chai';
import fc from 'fast-check';
import { KINDS } from '../feed/kinds.js';
import { formatFilter, parseFilter } from './filter.js';

describe('parseFilter', () => {
  it('reads the whole grammar', () => {
    expect(
      parseFilter('categorie=velo,reparation&type=tiers-lieu&service=conciergerie&q=atelier+bois&territoire=dep:33'),
    ).to.deep.equal({
      categories: ['velo', 'reparation'],
      kinds: ['tiers-lieu'],
      services: ['conciergerie'],
      text: 'atelier bois',
      territories: ['dep:33'],
    });
  });

  it('leaves out what it does not know, quietly', () => {
    expect(parseFilter('couleur=rouge&type=licorne&categorie=&&=&q&__proto__=1')).to.deep.equal({});
    expect(parseFilter('type=licorne,acteur')).to.deep.equal({ kinds: ['acteur'] });
  });

  it('takes malformed encoding as it is written', () => {
    expect(parseFilter('q=100%&categorie=%E9,velo')).to.deep.equal({ text: '100%', categories: ['%E9', 'velo'] });
  });

  it('joins the values of a key that is given twice', () => {
    expect(parseFilter('categorie=velo&categorie=cafe,velo')).to.deep.equal({ categories: ['velo', 'cafe'] });
  });
});

describe('formatFilter', () => {
  it('writes nothing for a filter that does not narrow', () => {
    expect(formatFilter({ categories: [], text: '  ' })).to.equal('');
  });

  it('keeps a territory readable, and a comma of a code apart from the commas between codes', () => {
    expect(formatFilter({ territories: ['dep:33'], categories: ['a,b', 'c&d'] })).to.equal(
      'categorie=a%2Cb,c%26d&territoire=dep:33',
    );
  });

  it('writes what is read back as it was', () => {
    const code = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1 })
      .map((units) => String.fromCharCode(...units))
      .filter((text) => !/\p{Cs}/u.test(text) && text.trim() === text);
    const codes = fc.uniqueArray(code, { minLength: 1, maxLength: 3 });
    const filters = fc.record(
      {
        categories: codes,
        kinds: fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1 }),
        services: codes,
        territories: codes,
        text: code,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(formatFilter(filter))).to.deep.equal(filter);
      }),
    );
  });

  it('never throws, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\ud800', '\udc00', 'a', '%', ',') }), (text) => {
        parseFilter(formatFilter({ categories: [text], text }));
        parseFilter(text);
      }),
    );
  });
});
