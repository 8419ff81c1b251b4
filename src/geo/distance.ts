/** Mean radius of the Earth in kilometres (IUGG, R1). */
const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/**
 * Distance along a great circle in kilometres, by the haversine formula (R. W. Sinnott, "Virtues of the Haversine",
 * Sky and Telescope 68, 1984). The Earth is taken as a sphere: at most 0.5 % off. Arguments in degrees.
 */
export function distanceKm(longitude: number, latitude: number, otherLongitude: number, otherLatitude: number): number {
  const sinLatitude = Math.sin(((otherLatitude - latitude) * RADIANS) / 2);
  const sinLongitude = Math.sin(((otherLongitude - longitude) * RADIANS) / 2);
  const h =
    sinLatitude * sinLatitude +
    Math.cos(latitude * RADIANS) * Math.cos(otherLatitude * RADIANS) * sinLongitude * sinLongitude;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
