import { expect } from 'chai';
import { readAddress, writeAddress } from './address.js';
import { BLANK, type SessionState } from './session.js';

const state: SessionState = {
  filter: { categories: ['velo', 'reparation'], text: 'bois & métal' },
  sort: 'distance',
  groupByCommune: true,
  favouritesOnly: false,
  selected: 'a/12&b',
  place: { label: 'Lormont, centre', latitude: 44.8792, longitude: -0.5217 },
};

describe('the state in the address', () => {
  it('comes back as it was written', () => {
    const read = readAddress(writeAddress('', 'carte', {}, state), 'carte', {})!;
    expect(read.filter.categories).to.deep.equal(['velo', 'reparation']);
    expect(read.filter.text).to.equal('bois & métal');
    expect(read).to.include({ sort: 'distance', groupByCommune: true, favouritesOnly: false, selected: 'a/12&b' });
    expect(read.place).to.deep.equal(state.place);
    const bourg = { label: '33710 Bourg', latitude: 45.0396, longitude: -0.5484, code: '33067' };
    const again = writeAddress('', 'carte', {}, { ...BLANK, place: bourg });
    expect(readAddress(again, 'carte', {})!.place).to.deep.equal(bourg);
  });

  it('leaves a plain anchor and the keys of other widgets as they are', () => {
    const fragment = writeAddress('#contact&liste.q=pain&carte.q=vieux', 'carte', {}, { ...BLANK, selected: 'x' });
    expect(fragment).to.equal('contact&liste.q=pain&carte.fiche=x');
    expect(writeAddress(fragment, 'carte', {}, BLANK)).to.equal('contact&liste.q=pain');
  });

  it('is not there when no key has the prefix', () => {
    expect(readAddress('#contact', 'carte', {})).to.equal(undefined);
    expect(readAddress('#cartes.q=a', 'carte', {})).to.equal(undefined);
  });

  it('says nothing of a preset that still holds, and remembers that one was cleared', () => {
    const preset = { categories: ['velo'] };
    expect(writeAddress('', 'c', preset, { ...BLANK, filter: preset })).to.equal('');
    const cleared = writeAddress('', 'c', preset, BLANK);
    expect(cleared).to.equal('c.categorie=');
    expect(readAddress(cleared, 'c', preset)!.filter.categories ?? []).to.deep.equal([]);
  });

  it('reads what makes no sense as nothing', () => {
    const read = readAddress('#c.lieu=%E0%A4%A&c.tri=prix&c.fiche=%zz&c', 'c', {})!;
    expect(read).to.include({ sort: 'relevance', selected: '%zz' });
    expect(read.place).to.equal(undefined);
    for (const lieu of ['95,0,Nord', '45,0', 'x,0,Nord', ''])
      expect(readAddress(`#c.lieu=${lieu}`, 'c', {})!.place, lieu).to.equal(undefined);
  });
});
