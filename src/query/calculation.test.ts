import { expect } from 'chai';
import fc from 'fast-check';
import {
  type Calculation,
  FIELDS,
  GROUPS,
  nearest,
  OPERATIONS,
  parseCalculation,
  readCalculation,
} from './calculation.js';

const good = (text: string) => {
  const result = parseCalculation(text);
  expect(result, text).not.to.have.property('code');
  return result as Calculation;
};
const bad = (text: string) => {
  const result = parseCalculation(text);
  expect(result, text).to.have.property('code');
  const { code, position, word, nearest: like } = result as Exclude<typeof result, Calculation>;
  return [code, position, word, like];
};

describe('the language of sums', () => {
  it('reads an operation, what it is over, a filter, what it is a share of, and where', () => {
    expect(good('compte tiers-lieu en dep:33')).to.deep.include({
      operation: 'compte',
      kinds: ['tiers-lieu'],
      territories: ['dep:33'],
      follows: false,
    });
    const part = good('part tiers-lieu [typologie=fablab&service=cafe] / [categorie=velo] en reg:75 dep:33');
    expect(part.terms).to.deep.equal({ filter: { services: ['cafe'] }, extra: [['typologie', ['fablab']]] });
    expect(part.among).to.deep.equal({ filter: { categories: ['velo'] }, extra: [] });
    expect(part.territories).to.deep.equal(['reg:75', 'dep:33']);
    expect(good('repartition point-postal en dep:33 par typologie').by).to.equal('typologie');
    expect(good('mediane communes champ population en dep:33')).to.deep.include({ field: 'population', kinds: [] });
    expect(good('rapport lieux / population pour 10000')).to.deep.include({ over: 'population', per: 10000 });
    expect(good('rapport projets / part-ess').over).to.deep.equal({ indicator: 'part-ess' });
    expect(good('habitants_a_moins_de lieux[service=conciergerie]minutes 15 mode velo')).to.deep.include({
      minutes: 15,
      mode: 'bike',
    });
  });

  it('says which word is wrong, where, and which is meant', () => {
    expect(bad('')).to.deep.equal(['missing', 1, '', undefined]);
    expect(bad('conte tiers-lieu')).to.deep.equal(['operation', 1, 'conte', 'compte']);
    expect(bad('compte  tier-lieu')).to.deep.equal(['sur', 9, 'tier-lieu', 'tiers-lieu']);
    expect(bad('compte lieux [typology=x]')).to.deep.equal(['filtre', 15, 'typology', 'typologie']);
    expect(bad('compte lieux [service=a&type=locall]')).to.deep.equal(['filtre', 30, 'locall', 'local']);
    expect(bad('compte lieux par communes')).to.deep.equal(['par', 18, 'communes', 'commune']);
    expect(bad('somme projets champ budget')).to.deep.equal(['champ', 21, 'budget', 'budgetPrevisionnel']);
    expect(bad('somme projets')[0]).to.equal('missing');
    expect(bad('compte lieux ent dep:33')).to.deep.equal(['word', 14, 'ent', 'en']);
    expect(bad('compte lieux en gironde')).to.deep.equal(['territoire', 17, 'gironde', undefined]);
    expect(bad('compte lieux [service=cafe')).to.deep.equal(['unclosed', 14, '[', undefined]);
    expect(bad('compte lieux par commune par epci')[0]).to.equal('twice');
    expect(bad('somme projets champ __proto__')).to.deep.equal(['champ', 21, '__proto__', undefined]);
    expect(bad('compte lieux [__proto__=1]')[0]).to.equal('filtre');
    expect(bad(`compte lieux [service=${'a'.repeat(200)}]`)).to.deep.equal(['long', 201, '', undefined]);
    expect(bad(`compte lieux [service=${'a,'.repeat(1)}${[...'abcdefghijklmnopq'].join()}]`)[0]).to.equal('terms');
    expect(bad('part communes')[0]).to.equal('operation');
    expect(bad('somme lieux champ population')[0]).to.equal('champ');
  });

  it('reads the same from an object, one level deep', () => {
    const text = good('part tiers-lieu [typologie=fablab] / [service=cafe] en reg:75');
    const object = readCalculation({
      operation: 'part',
      sur: 'tiers-lieu',
      filtre: 'typologie=fablab',
      parmi: 'service=cafe',
      territoire: 'reg:75',
    });
    expect(object).to.deep.equal(text);
    const ratio = { operation: 'rapport', sur: 'projets', pour: { operation: 'compte', sur: 'acteurs' } };
    expect(readCalculation(ratio)).to.have.nested.property('over.subject', 'acteurs');
    expect(readCalculation({ ...ratio, pour: ratio })).to.include({ code: 'depth' });
    expect(readCalculation({ operation: 'compte', sur: 'lieux', filtres: 'x' })).to.include({
      code: 'key',
      word: 'filtres',
      nearest: 'filtre',
    });
    expect(readCalculation(JSON.parse('{"operation":"compte","sur":"lieux","__proto__":{"suit":true}}'))).to.include({
      code: 'key',
    });
    expect(readCalculation({ operation: 'constructor', sur: 'lieux' })).to.include({ code: 'operation' });
    expect(readCalculation({ operation: 'compte', sur: 'lieux', minutes: '20' })).to.include({ code: 'minutes' });
  });

  it('knows the nearest word, or none when nothing is like it', () => {
    expect(nearest('moyene', OPERATIONS)).to.equal('moyenne');
    expect(nearest('xylophone', ['en'])).to.equal(undefined);
    expect(nearest('', OPERATIONS)).to.equal(undefined);
  });

  it('never throws, never hangs, and gives a position within the text, whatever is written', () => {
    const pieces = fc.constantFrom(
      ...OPERATIONS,
      ...FIELDS,
      ...GROUPS,
      'tiers-lieu',
      'communes',
      'champ',
      'par',
      'en',
      'pour',
      'minutes',
      'mode',
      '[',
      ']',
      '/',
      '[type=local]',
      '=',
      '&',
      ' ',
      'dep:33',
      '__proto__',
      'constructor',
      'toString',
      '10',
      '%E0%',
      '\u0000',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 14 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (expression) => {
        const result = parseCalculation(expression);
        if ('code' in result) {
          expect(result.position).to.be.within(0, expression.length + 1);
          expect(result.word.length).to.be.at.most(40);
          if (result.word && result.position && !['terms', 'filtre', 'missing'].includes(result.code))
            expect(expression.slice(result.position - 1)).to.satisfy((rest: string) => rest.startsWith(result.word));
        } else expect(OPERATIONS).to.include(result.operation);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws on an object of a feed, and takes nothing from prototypes', () => {
    const key = fc.constantFrom(
      'operation',
      'sur',
      'filtre',
      'parmi',
      'champ',
      'par',
      'pour',
      'territoire',
      'suit',
      '__proto__',
    );
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...OPERATIONS, 'lieux', 'communes', 'commune', 'toString'));
    const polluted = Object.prototype as unknown as Record<string, unknown>;
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value)), (entries) => {
        const raw = JSON.parse(JSON.stringify(Object.fromEntries(entries))) as Record<string, unknown>;
        const plain = readCalculation(raw);
        polluted['suit'] = true;
        polluted['filtre'] = 'type=local';
        try {
          expect(readCalculation(raw)).to.deep.equal(plain);
        } finally {
          delete polluted['suit'];
          delete polluted['filtre'];
        }
      }),
      { numRuns: 500 },
    );
  });
});
