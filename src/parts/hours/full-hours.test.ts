import { expect } from 'chai';
import type { FeedRecord } from '../../feed/table.js';
import { fullState } from './full-hours.js';

/** A moment by the clock of Paris in winter. */
const paris = (day: string, time: string) => new Date(`${day}T${time}:00+01:00`);

function at(openingHours: string, when: Date, record: Partial<FeedRecord> = {}) {
  return fullState(
    { openingHours, inseeCode: '33063', latitude: 44.84, longitude: -0.58, ...record } as FeedRecord,
    when,
  );
}

describe('fullState', () => {
  it('reads seasons, and says when a place opens again', () => {
    const summer = 'Apr-Sep Mo-Fr 09:00-19:00; Oct-Mar Mo-Fr 10:00-17:00';
    expect(at(summer, paris('2026-11-24', '09:30'))).to.deep.equal({
      open: false,
      next: { inDays: 0, weekday: 1, minute: 600 },
    });
    expect(at(summer, new Date('2026-07-07T09:30:00+02:00'))).to.deep.equal({
      open: true,
      until: { inDays: 0, weekday: 1, minute: 19 * 60 },
    });
  });

  it('reads weeks of the month and of the year', () => {
    expect(at('We[1] 14:00-18:00', paris('2026-12-02', '15:00'))?.open).to.equal(true);
    expect(at('We[1] 14:00-18:00', paris('2026-12-09', '15:00'))?.open).to.equal(false);
    expect(at('week 1-53/2 Sa 10:00-12:00', paris('2026-11-21', '11:00'))?.open).to.equal(true);
    expect(at('week 1-53/2 Sa 10:00-12:00', paris('2026-11-28', '11:00'))?.open).to.equal(false);
  });

  it('knows public holidays of Alsace-Moselle and overseas', () => {
    const hours = 'Apr-Dec Mo-Su 09:00-18:00; PH off';
    const saintStephen = paris('2026-12-26', '10:00');
    expect(at(hours, saintStephen)?.open).to.equal(true);
    expect(at(hours, saintStephen, { inseeCode: '57463' })?.open).to.equal(false);
    const abolition = new Date('2026-12-20T10:00:00+04:00');
    expect(at(hours, abolition, { inseeCode: '97411' })?.open).to.equal(false);
    expect(at(hours, abolition, { inseeCode: '97209' })?.open).to.equal(
      false,
      'six hours of the morning in Martinique',
    );
    expect(at(hours, new Date('2026-12-20T10:00:00-04:00'), { inseeCode: '97209' })?.open).to.equal(true);
  });

  it('tells the time by the clock of the place', () => {
    const hours = 'Jan-Dec Mo-Su 08:00-12:00';
    const place = { inseeCode: '97411', latitude: -20.88, longitude: 55.45 };
    expect(at(hours, new Date('2026-11-24T08:30:00+04:00'), place)).to.deep.equal({
      open: true,
      until: { inDays: 0, weekday: 1, minute: 720 },
    });
    expect(at(hours, new Date('2026-11-24T08:30:00+01:00'), place)).to.deep.include({
      open: true,
      until: { inDays: 0, weekday: 1, minute: 720 },
    });
  });

  it('lets the sun rise where the place is', () => {
    // At Saint-Denis de la Réunion the sun sets near 18:40 on this day, at Bordeaux near 17:25.
    const place = { inseeCode: '97411', latitude: -20.88, longitude: 55.45 };
    const dusk = (state: ReturnType<typeof at>) => state?.open && state.until?.minute;
    expect(dusk(at('08:00-sunset', new Date('2026-11-24T12:00:00+04:00'), place))).to.be.within(1110, 1130);
    expect(dusk(at('08:00-sunset', paris('2026-11-24', '12:00')))).to.be.within(1035, 1055);
  });

  it('says nothing of what is by appointment, nor of what is no opening hours', () => {
    expect(at('Mo-Fr 09:00-12:00 "sur rendez-vous"', paris('2026-11-24', '10:00'))).to.equal(undefined);
    expect(at('du Mo au Fr, 09:00-matin', paris('2026-11-24', '10:00'))).to.equal(undefined);
  });
});
