import { expect } from 'chai';
import type { FeedRecord } from '../../feed/table.js';
import { openStateOf } from './open-now.js';

const record = (openingHours: string) => ({ openingHours, inseeCode: '33063' }) as FeedRecord;
const tuesday = new Date('2026-11-24T10:00:00+01:00');

describe('openStateOf', () => {
  it('tells a plain week at once', () => {
    let called = 0;
    expect(openStateOf(record('Mo-Fr 09:00-12:00'), tuesday, () => called++)?.open).to.equal(true);
    expect(called).to.equal(0);
  });

  it('tells the rest of the syntax once its reader is there, and calls back then', async () => {
    const odd = record('Nov Tu[4] 09:00-12:00');
    await new Promise<void>((resolve) => {
      expect(openStateOf(odd, tuesday, resolve)).to.equal(undefined);
    });
    expect(openStateOf(odd, tuesday)).to.deep.equal({ open: true, until: { inDays: 0, weekday: 1, minute: 720 } });
    expect(openStateOf(record('Nov Tu[3] 09:00-12:00'), tuesday)).to.deep.equal({ open: false, next: undefined });
  });

  it('asks for no reader where the text is a sentence', async () => {
    let called = 0;
    for (const text of ['du lundi au vendredi, 9 h – 12 h', 'sur rendez-vous', ''])
      expect(openStateOf(record(text), tuesday, () => called++)).to.equal(undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(called).to.equal(0);
  });
});
