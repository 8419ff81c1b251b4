import { expect } from 'chai';
import fr, { finderMessages, loadFinderMessages, timeWords } from './finder-messages.js';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('the finder’s words', () => {
  it('tell long times in hours', () => {
    const time = timeWords(String);
    expect([5, 119, 120, 125, 599, 600, 1160, 1190].map((minutes) => plain(time(minutes)))).to.deep.equal([
      '5 min',
      '119 min',
      '2 h',
      '2 h 05',
      '9 h 59',
      '10 h',
      '19 h',
      '20 h',
    ]);
    expect(plain(fr.far(1190, Infinity))).to.equal('plus de 19 h');
    expect(plain(fr.far(34, 34))).to.equal('34 minutes');
    expect(plain(fr.far(25, 35))).to.equal('25–35 minutes environ');
    expect(plain(fr.far(110, 150))).to.equal('1 h 50 – 2 h 30 environ');
    expect(plain(fr.range(1190, Infinity))).to.equal('19 h');
    expect(plain(fr.range(130, 130))).to.equal('2 h 10');
  });

  it('are the same in English', async () => {
    await loadFinderMessages('en');
    const en = finderMessages('en');
    expect(Object.keys(en).sort()).to.deep.equal(Object.keys(fr).sort());
    expect(plain(en.far(1160, Infinity))).to.equal('more than 19 h');
    expect(plain(en.far(25, 35))).to.equal('about 25–35 minutes');
    expect(plain(en.range(110, 150))).to.equal('1 h 50 to 2 h 30');
  });
});
