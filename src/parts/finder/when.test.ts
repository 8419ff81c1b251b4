import { expect } from '@open-wc/testing';
import { formatWhen, instantAt, parseWhen } from './when.js';
import { nextStop, type Stop } from './stops.js';

/** A Tuesday, 10 h in Paris and 13 h in Réunion. */
const now = new Date('2026-11-24T09:00:00Z');

describe('when a place must be open', () => {
  it('is read as it is written, and nothing else is', () => {
    for (const text of ['maintenant', 'je-10:30', 'di-00:05']) expect(formatWhen(parseWhen(text)!)).to.equal(text);
    for (const text of ['', 'je', 'xx-10:00', 'je-24:00', 'je-1:00', undefined])
      expect(parseWhen(text)).to.equal(undefined);
  });

  it('is the next such moment on the clock of the place', () => {
    expect(instantAt({ weekday: 3, minute: 630 }, now).toISOString()).to.equal('2026-11-26T09:30:00.000Z');
    expect(instantAt({ weekday: 3, minute: 630 }, now, '97411').toISOString()).to.equal('2026-11-26T06:30:00.000Z');
    // Today, later or a week from now.
    expect(instantAt({ weekday: 1, minute: 660 }, now).toISOString()).to.equal('2026-11-24T10:00:00.000Z');
    expect(instantAt({ weekday: 1, minute: 540 }, now).toISOString()).to.equal('2026-12-01T08:00:00.000Z');
  });
});

describe('the next stop of a nomadic place', () => {
  const stop = (name: string, openingHours: string): Stop => ({
    name,
    openingHours,
    address: '',
    commune: '',
    inseeCode: '',
    longitude: NaN,
    latitude: NaN,
  });
  const found = (...stops: Stop[]) => nextStop(stops, 'now', now);

  it('is where it stands now, else where it comes first', () => {
    const [tuesday, thursday] = [stop('mardi', 'Tu 09:00-12:00'), stop('jeudi', 'Th 09:00-12:00')];
    expect(found(thursday, tuesday)).to.deep.include({ open: true, end: new Date('2026-11-24T11:00:00Z') });
    expect(found(thursday, stop('mercredi', 'We 14:00-16:00'))).to.deep.include({
      open: false,
      start: new Date('2026-11-25T13:00:00Z'),
      end: new Date('2026-11-25T15:00:00Z'),
    });
  });

  it('is one whose hours are not known only where no other is known', () => {
    expect(found(stop('?', ''), stop('jeudi', 'Th 09:00-12:00'))?.stop.name).to.equal('jeudi');
    expect(found(stop('?', ''))?.open).to.equal(undefined);
  });

  it('is found weeks ahead, and is none when all are over', async () => {
    const [past, future] = [stop('passé', '2020 May 02 10:00-12:00'), stop('loin', '2027 Jan 16 10:00-12:00')];
    await new Promise<void>((resolve) => nextStop([past, future], 'now', now, resolve));
    expect(found(past, future)).to.deep.include({ open: false, start: new Date('2027-01-16T09:00:00Z') });
    expect(found(past)).to.equal(undefined);
  });
});
