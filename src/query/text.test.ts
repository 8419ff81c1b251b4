import { expect } from 'chai';
import fc from 'fast-check';
import { extract, highlight, normalise, wordsOf } from './text.js';

/** Marked pieces in brackets. */
const marked = (text: string, search: string) =>
  highlight(text, wordsOf(search))
    .map((segment) => (segment.match ? `[${segment.text}]` : segment.text))
    .join('');

/** Any code points, lone surrogates included. */
const anyText = fc.array(fc.integer({ min: 0, max: 0x10ffff })).map((codes) => String.fromCodePoint(...codes));

describe('normalise', () => {
  it('leaves accents, case, ligatures, apostrophes and hyphens aside', () => {
    expect(normalise('L’Œuvre d’Élan-Cœur')).to.equal('l oeuvre d elan coeur');
    expect(normalise('  Saint-Émilion (33) ')).to.equal('saint emilion 33');
    expect(normalise('Cafe\u0301 ætherique')).to.equal('cafe aetherique');
  });

  it('keeps letters of other scripts', () => {
    expect(normalise('Ελλάδα 𝒜')).to.equal('ελλαδα a');
  });

  it('gives the same when done twice', () => {
    fc.assert(fc.property(anyText, (text) => normalise(normalise(text)) === normalise(text)));
  });
});

describe('extract', () => {
  const long = `${'Une longue présentation. '.repeat(8)}Ici se répare l’électroménager.`;

  it('begins a few whole words before a match that stands far into the text', () => {
    expect(extract(long, ['electro'])).to.equal('… Ici se répare l’électroménager.');
  });

  it('gives the whole text where the match is near its beginning', () => {
    expect(extract(long, ['longue', 'electro'])).to.equal(long);
  });

  it('is undefined where there is no match', () => {
    expect(extract(long, ['menager'])).to.equal(undefined);
  });

  it('cuts a word without end', () => {
    expect(extract(`${'a'.repeat(500)}-velo`, ['velo'])).to.match(/^… a{20,29}-velo$/);
  });
});

describe('wordsOf', () => {
  it('gives each word once', () => {
    expect(wordsOf('Le vélo, le VELO !')).to.deep.equal(['le', 'velo']);
    expect(wordsOf(' … ')).to.deep.equal([]);
  });
});

describe('highlight', () => {
  it('marks the beginnings of words, as they are written', () => {
    expect(marked('Vélo-école : les vélos', 'velo')).to.equal('[Vélo]-école : les [vélo]s');
    expect(marked('Un autre monovélo', 'velo')).to.equal('Un autre monovélo');
  });

  it('marks several words', () => {
    expect(marked('Atelier vélo de Bègles', 'begl at')).to.equal('[At]elier vélo de [Bègl]es');
  });

  it('marks a ligature whole, and an accent written apart', () => {
    expect(marked('L’œuvre', 'o')).to.equal('L’[œ]uvre');
    expect(marked('cafe\u0301s', 'cafe')).to.equal('[cafe\u0301]s');
    expect(marked('le café', 'cafe')).to.equal('le [café]');
  });

  it('gives the text back whatever is searched', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.string()), (text, words) => {
        expect(
          highlight(text, words)
            .map((segment) => segment.text)
            .join(''),
        ).to.equal(text);
      }),
    );
  });

  it('marks something exactly where a normalised word begins with what is searched', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', 'œ', ' ', '-', '’', 'e\u0301', 'B'), maxLength: 12 });
    fc.assert(
      fc.property(text, fc.constantFrom('a', 'e', 'o', 'oe', 'ab', 'b'), (given, word) => {
        const found = ` ${normalise(given)}`.includes(` ${word}`);
        expect(highlight(given, [word]).some((segment) => segment.match)).to.equal(found);
      }),
    );
  });
});
