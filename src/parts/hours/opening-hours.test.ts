import { expect } from 'chai';
import { openingHours } from './opening-hours.js';

const NINE_TO_NOON = [[540, 720]];

describe('reading opening hours', () => {
  it('reads days, ranges of days and several times', () => {
    const hours = openingHours('Mo-Fr 09:00-12:30,14:00-18:30; Sa 09:00-12:00')!;
    expect(hours.days[0]).to.deep.equal([
      [540, 750],
      [840, 1110],
    ]);
    expect(hours.days[4]).to.deep.equal(hours.days[0]);
    expect(hours.days[5]).to.deep.equal(NINE_TO_NOON);
    expect(hours.days[6]).to.deep.equal([]);
  });

  it('reads lists of days, and ranges over the week’s end', () => {
    const hours = openingHours('Mo,We,Fr-Sa 09:00-12:00; Su-Mo 10:00-11:00')!;
    expect(hours.days.map((ranges) => ranges[0]?.[0])).to.deep.equal([600, undefined, 540, undefined, 540, 540, 600]);
  });

  it('takes times without days as every day, and 24/7 as always', () => {
    for (const ranges of openingHours('09:00-12:00')!.days) expect(ranges).to.deep.equal(NINE_TO_NOON);
    for (const text of ['24/7', 'Mo-Su,PH 00:00-24:00', '00:00-24:00', 'Mo-Su'])
      for (const ranges of openingHours(text)!.days) expect(ranges).to.deep.equal([[0, 1440]]);
  });

  it('lets a later rule replace what an earlier said of its days', () => {
    const hours = openingHours('Mo-Fr 09:00-12:00; We off; Th 14:00-15:00')!;
    expect(hours.days[1]).to.deep.equal(NINE_TO_NOON);
    expect(hours.days[2]).to.deep.equal([]);
    expect(hours.days[3]).to.deep.equal([[840, 900]]);
  });

  it('lets a rule after a comma add to its days', () => {
    const hours = openingHours('Mo-Fr 09:00-12:00, We 14:00-15:00, Sa 09:00-12:00')!;
    expect(hours.days[2]).to.deep.equal([
      [540, 720],
      [840, 900],
    ]);
    expect(hours.days[5]).to.deep.equal(NINE_TO_NOON);
  });

  it('keeps public holidays apart from their weekdays', () => {
    expect(openingHours('Mo-Fr 09:00-12:00')!.holidays[0]).to.deep.equal(NINE_TO_NOON);
    expect(openingHours('Mo-Fr 09:00-12:00; PH off')!.holidays[0]).to.deep.equal([]);
    const some = openingHours('Mo-Fr 09:00-12:00; PH,Su 10:00-12:00')!;
    expect(some.holidays[0]).to.deep.equal([[600, 720]]);
    expect(some.days[0]).to.deep.equal(NINE_TO_NOON);
    expect(some.days[6]).to.deep.equal([[600, 720]]);
  });

  it('reads times over midnight', () => {
    for (const text of ['Fr 22:00-02:00', 'Fr 22:00-26:00'])
      expect(openingHours(text)!.days[4]).to.deep.equal([[1320, 1560]]);
  });

  it('forgives spaces, a long dash, a colon after the day and a last semicolon', () => {
    for (const text of [' Mo - Fr  9:00 - 12:00 ;', 'Mo–Fr: 09:00–12:00', 'Mo-Fr 09:00-12:00 open;'])
      expect(openingHours(text)?.days[0], text).to.deep.equal(NINE_TO_NOON);
  });

  it('leaves whatever else to be shown as written', () => {
    for (const text of [
      '',
      ';',
      'Sur rendez-vous',
      'Mercredi de 14h à 15h30',
      'Apr-Sep Mo-Fr 09:00-12:00',
      'Mo-Fr 09:00+',
      'Mo-Fr sunrise-sunset',
      'Mo[1] 09:00-12:00',
      'week 1-53/2 Mo 09:00-12:00',
      'SH off',
      'Mo-Fr 09:00-12:00 "sur rendez-vous"',
      'Mo-Fr 09:00-12:00 || "sur rendez-vous"',
      'Mo-Fr 09:75-12:00',
      'Mo-Fr 25:00-26:00',
      'Mo-Fr 09:00-50:00',
      'Mo-Fr 09:00',
      'Xx 09:00-12:00',
    ])
      expect(openingHours(text), text).to.equal(undefined);
  });
});
