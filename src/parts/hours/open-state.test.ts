import { expect } from 'chai';
import fc from 'fast-check';
import { openingHours } from './opening-hours.js';
import { openState, type LocalMoment } from './open-state.js';

const WEEK = openingHours('Mo-Fr 09:00-12:30,14:00-18:30; Sa 22:00-02:00; PH off')!;

/** A moment by the clock of Paris, in winter. */
const paris = (iso: string) => new Date(`${iso}:00+01:00`);

const state = (iso: string) => openState(WEEK, paris(iso));

describe('whether a place is open', () => {
  it('says until when', () => {
    expect(state('2026-11-23T09:00')).to.deep.equal({ open: true, until: { inDays: 0, weekday: 0, minute: 750 } });
    expect(state('2026-11-23T18:29')).to.deep.equal({ open: true, until: { inDays: 0, weekday: 0, minute: 1110 } });
  });

  it('says when it opens again: today, tomorrow, after the week’s end', () => {
    expect(state('2026-11-23T12:30')).to.deep.equal({ open: false, next: { inDays: 0, weekday: 0, minute: 840 } });
    expect(state('2026-11-23T18:30')).to.deep.equal({ open: false, next: { inDays: 1, weekday: 1, minute: 540 } });
    expect(state('2026-11-29T02:00')).to.deep.equal({ open: false, next: { inDays: 1, weekday: 0, minute: 540 } });
  });

  it('stays open past midnight', () => {
    expect(state('2026-11-28T23:59')).to.deep.equal({ open: true, until: { inDays: 1, weekday: 6, minute: 120 } });
    expect(state('2026-11-29T01:59')).to.deep.equal({ open: true, until: { inDays: 0, weekday: 6, minute: 120 } });
  });

  it('is closed on a public holiday', () => {
    expect(state('2026-12-25T10:00')).to.deep.equal({ open: false, next: { inDays: 1, weekday: 5, minute: 1320 } });
  });

  it('keeps public holidays of the place', () => {
    const at = paris('2029-12-26T10:00');
    expect(openState(WEEK, at, '33063').open).to.equal(true);
    expect(openState(WEEK, at, '67482').open).to.equal(false);
  });

  it('goes by the clock of overseas places', () => {
    const at = new Date('2026-11-23T10:00:00Z');
    expect(openState(WEEK, at, '33063').open).to.equal(true);
    expect(openState(WEEK, at, '97105').open, 'six in the morning').to.equal(false);
    expect(openState(WEEK, at, '97411').next?.minute, 'two in the afternoon').to.equal(undefined);
    expect(openState(WEEK, at, '97411').open).to.equal(true);
  });

  it('goes by summer time in summer', () => {
    expect(openState(WEEK, new Date('2026-07-20T07:00:00Z')).open).to.equal(true);
    expect(openState(WEEK, new Date('2026-07-20T06:59:00Z')).open).to.equal(false);
  });

  it('names no change where none comes', () => {
    expect(openState(openingHours('24/7')!, new Date())).to.deep.equal({ open: true, until: undefined });
    expect(openState(openingHours('off')!, new Date())).to.deep.equal({ open: false, next: undefined });
  });

  it('agrees with a walk from minute to minute', () => {
    const time = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);
    const clock = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const rule = fc
      .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), time, fc.integer({ min: 1, max: 40 }))
      .map(([from, to, start, halves]) => {
        const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
        const end = start + halves * 30;
        return `${days[from]}-${days[to]} ${clock(start)}-${clock(end > 1440 ? end - 1440 : end)}`;
      });
    const week = fc.array(rule, { minLength: 1, maxLength: 4 });
    // A fortnight without a change of clocks, with a public holiday in it (11 November).
    const minuteOf = fc.integer({ min: 0, max: 14 * 1440 });
    fc.assert(
      fc.property(week, fc.constantFrom('', '; PH off', '; PH 10:00-12:00'), minuteOf, (rules, holidays, minute) => {
        const hours = openingHours(rules.join('; ') + holidays)!;
        const begin = paris('2026-11-05T00:00').getTime();
        const open = (at: number) => {
          // 5 November 2026 is a Thursday, so the holiday on the 11th is day 6.
          const day = Math.floor(at / 1440);
          return [day, day - 1].some((on) => {
            const cell = (on === 6 ? hours.holidays : hours.days)[(on + 3 + 7) % 7]!;
            return cell.some(([from, to]) => from <= at - on * 1440 && at - on * 1440 < to);
          });
        };
        const result = openState(hours, new Date(begin + minute * 60000));
        expect(result.open).to.equal(open(minute));
        const change = (result.open ? result.until : result.next) as LocalMoment | undefined;
        const today = Math.floor(minute / 1440);
        let at = minute + 1;
        while (at < (today + 8) * 1440 && open(at) === result.open) at++;
        if (change) expect((today + change.inDays) * 1440 + change.minute).to.equal(at);
        else expect(at).to.equal((today + 8) * 1440);
      }),
      { numRuns: 150 },
    );
  });
});
