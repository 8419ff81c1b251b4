import { expect } from 'chai';
import { easterSunday, isPublicHoliday } from './public-holidays.js';

const day = (iso: string) => Date.parse(iso) / 864e5;

describe('French public holidays', () => {
  it('finds Easter', () => {
    for (const iso of [
      '2000-04-23',
      '2008-03-23',
      '2011-04-24',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2038-04-25',
    ])
      expect(easterSunday(+iso.slice(0, 4)), iso).to.equal(day(iso));
  });

  it('knows the eleven of a year', () => {
    const found: string[] = [];
    for (let at = day('2026-01-01'); at <= day('2026-12-31'); at++)
      if (isPublicHoliday(at, '33063')) found.push(new Date(at * 864e5).toISOString().slice(5, 10));
    expect(found.join(' ')).to.equal('01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25');
  });

  it('knows those of Alsace-Moselle and overseas', () => {
    for (const [iso, code] of [
      ['2026-04-03', '67482'],
      ['2026-12-26', '57463'],
      ['2026-12-20', '97411'],
      ['2026-05-22', '97209'],
      ['2026-05-27', '97105'],
      ['2026-06-10', '97302'],
      ['2026-04-27', '97611'],
    ] as const) {
      expect(isPublicHoliday(day(iso), code), iso).to.equal(true);
      expect(isPublicHoliday(day(iso), '33063'), iso).to.equal(false);
    }
  });
});
