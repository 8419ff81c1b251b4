/** Fixed holidays everywhere in France, month × 100 + day. */
const EVERYWHERE = [101, 501, 508, 714, 815, 1101, 1111, 1225];

/** Days from Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const FROM_EASTER = [1, 39, 50];

/** Further ones by the place's code: Alsace-Moselle's Saint Stephen, and the abolition of slavery overseas. */
const ELSEWHERE: readonly (readonly [codes: RegExp, date: number])[] = [
  [/^(57|67|68)/, 1226],
  [/^971/, 527],
  [/^972/, 522],
  [/^973/, 610],
  [/^974/, 1220],
  [/^976/, 427],
  [/^977/, 1009],
  [/^978/, 528],
];

/**
 * Whether a day is a public holiday in France.
 *
 * @param day Days since 1 January 1970.
 * @param inseeCode The commune's code: Alsace-Moselle and the overseas territories have days of their own.
 */
export function isPublicHoliday(day: number, inseeCode = ''): boolean {
  const date = new Date(day * 864e5);
  const monthAndDay = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  const fromEaster = day - easterSunday(date.getUTCFullYear());
  return (
    EVERYWHERE.includes(monthAndDay) ||
    FROM_EASTER.includes(fromEaster) ||
    ELSEWHERE.some(([codes, fixed]) => fixed === monthAndDay && codes.test(inseeCode)) ||
    (fromEaster === -2 && /^(57|67|68)/.test(inseeCode))
  );
}

/** Easter Sunday of a year, in days since 1 January 1970 (the Gregorian computus, Meeus's form of Butcher's algorithm). */
export function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - (century >> 2) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury >> 2) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * late + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1) / 864e5;
}
