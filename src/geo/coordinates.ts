/** One angle: sign, degrees, minutes, seconds. */
const ANGLE = String.raw`([-+−]?\d{1,3}(?:[.,]\d+)?)\s*(°)?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['’′]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*["”″]\s*)?`;
const BETWEEN = String.raw`[\s,;/]+`;
/** Two angles, the sides of both after or before them, in French or English. */
const AFTER = new RegExp(`^(?:geo:)?${ANGLE}([nsewo])?${BETWEEN}${ANGLE}([nsewo])?$`, 'i');
const BEFORE = new RegExp(`^([nsewo])\\s*${ANGLE}${BETWEEN}([nsewo])\\s*${ANGLE}$`, 'i');

/** West, south, east, north: metropolitan France, then overseas. */
const FRANCE = [
  [-5.5, 41, 10, 51.5],
  [-64, 2, -51, 19],
  [44, -22, 57, -12],
  [-57, 46, -56, 48],
  [158, -24, 180, -10],
  [-180, -28, -134, -7],
];

/**
 * A position in a pasted text, or undefined when the text is none: `44.84, -0.58`, `44,84 ; -0,58`, `44°50'N 0°34'O`,
 * `geo:44.84,-0.58`. Latitude comes first, unless only the other order lies in France.
 */
export function parseCoordinates(text: string): { longitude: number; latitude: number } | undefined {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  // A pasted page is no position, and the patterns take their time over long texts.
  if (trimmed.length > 80) return undefined;
  const after = AFTER.exec(trimmed);
  const before = after ? undefined : BEFORE.exec(trimmed);
  const groups = (after ?? before)?.slice(1);
  if (!groups) return undefined;
  const [first, second] = [groups.slice(0, 5), groups.slice(5)].map((parts) =>
    angle(before ? [...parts.slice(1), parts[0]] : parts),
  );
  if (!first || !second) return undefined;
  const named = /[eow]/i.test(first.side) || /[ns]/i.test(second.side);
  const [a, b] = [first.degrees, second.degrees];
  const swapped = named || (!inFrance(b, a) && inFrance(a, b)) || Math.abs(a) > 90;
  const [latitude, longitude] = swapped ? [b, a] : [a, b];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { longitude, latitude } : undefined;
}

/** Two whole numbers are no position: an angle has a fraction, a degree sign or a side. */
function angle([degrees = '', sign, minutes, seconds, side = '']: (string | undefined)[]) {
  if (!side && !sign && !/[.,]/.test(degrees)) return undefined;
  const number = (text = '0') => Number(text.replace(',', '.').replace('−', '-'));
  const size = Math.abs(number(degrees)) + number(minutes) / 60 + number(seconds) / 3600;
  return { side, degrees: /^[-−]/.test(degrees) || /[swo]/i.test(side) ? -size : size };
}

function inFrance(longitude: number, latitude: number): boolean {
  return FRANCE.some(
    ([west, south, east, north]) =>
      longitude >= west! && longitude <= east! && latitude >= south! && latitude <= north!,
  );
}
