/** The region of each département, by their codes (COG 2026): `33` to `75`, `974` to `04`. */
export const REGIONS = new Map(
  (
    '11:75 77 78 91 92 93 94 95|24:18 28 36 37 41 45|27:21 25 39 58 70 71 89 90|28:14 27 50 61 76|' +
    '32:02 59 60 62 80|44:08 10 51 52 54 55 57 67 68 88|52:44 49 53 72 85|53:22 29 35 56|' +
    '75:16 17 19 23 24 33 40 47 64 79 86 87|76:09 11 12 30 31 32 34 46 48 65 66 81 82|' +
    '84:01 03 07 15 26 38 42 43 63 69 73 74|93:04 05 06 13 83 84|94:2A 2B|01:971|02:972|03:973|04:974|06:976'
  )
    .split('|')
    .flatMap((line) => {
      const [region, departments] = line.split(':') as [string, string];
      return departments.split(' ').map((department) => [department, region] as const);
    }),
);

/** Code of the département of a commune: `33`, `2A`, `974`. */
export function departmentOf(commune: string): string {
  return commune.slice(0, /^9[78]/.test(commune) ? 3 : 2);
}

/** Code of the region of a commune or a département (COG 2026), `''` where there is none. */
export function regionOf(commune: string): string {
  return REGIONS.get(departmentOf(commune)) ?? '';
}

/** Municipal arrondissements of Paris, Lyon and Marseille roll up to their commune; other codes stay. */
export function rollUp(commune: string): string {
  return commune
    .replace(/^751\d\d$/, '75056')
    .replace(/^6938\d$/, '69123')
    .replace(/^132\d\d$/, '13055');
}
