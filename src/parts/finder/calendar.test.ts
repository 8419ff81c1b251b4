import { expect } from '@open-wc/testing';
import { stopCalendar } from './calendar.js';
import type { NextStop, Stop } from './stops.js';

const now = new Date('2026-11-24T08:00:00Z');
const stop: Stop = {
  name: 'Place du marché',
  address: '',
  commune: 'Bourg',
  inseeCode: '33067',
  longitude: -0.55,
  latitude: 45.04,
  openingHours: 'Th 09:00-13:00',
};
const next = (change: Partial<Stop> = {}): NextStop => ({
  stop: { ...stop, ...change },
  open: false,
  start: new Date('2026-11-26T08:00:00Z'),
  end: new Date('2026-11-26T12:00:00Z'),
});

describe('the calendar entry of a stop', () => {
  it('has its times in UTC and its place', () => {
    const lines = stopCalendar('n1', 'Le Nomade', next(), now).split('\r\n');
    expect(lines).to.include.members([
      'DTSTART:20261126T080000Z',
      'DTEND:20261126T120000Z',
      'DTSTAMP:20261124T080000Z',
      'LOCATION:Place du marché\\, Bourg',
      'GEO:45.040000;-0.550000',
    ]);
    expect(lines.at(-1)).to.equal('');
  });

  it('lets a text begin no line of its own', () => {
    const text = stopCalendar('a\r\nX:1', 'Fête\r\nBEGIN:VALARM;\\', next({ name: 'A\u2028DTEND:1' }), now);
    expect(text.split('\r\n').filter((line) => /^(BEGIN:VALARM|X:|DTEND:1$)/.test(line))).to.deep.equal([]);
    expect(text).to.include('SUMMARY:Fête\\nBEGIN:VALARM\\;\\\\\r\n');
  });

  it('folds long lines at 75 octets, between characters', () => {
    const name = 'é'.repeat(200);
    const text = stopCalendar('n1', name, next(), now);
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).to.be.at.most(75);
    expect(text.replaceAll('\r\n ', '')).to.include(`SUMMARY:${name}\r\n`);
  });
});
