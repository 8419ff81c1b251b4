/** A base map by name or by template. */
export interface Tiles {
  readonly url: string;
  readonly maxZoom: number;
  /** Who must be named, and where that says so. A template's owner is named by its host. */
  readonly credit: string;
  readonly creditUrl?: string;
  readonly shared?: boolean;
}

const NAMED = new Map<string, Tiles>([
  [
    'plan-ign',
    {
      url:
        'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2' +
        '&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
      maxZoom: 18,
      credit: 'Plan IGN © IGN – Géoplateforme',
      creditUrl: 'https://geoservices.ign.fr/',
      shared: true,
    },
  ],
  [
    'osm-fr',
    {
      url: 'https://{s}.tile.openstreetmap.fr/osmfr/{z}/{x}/{y}.png',
      maxZoom: 19,
      credit: '© OpenStreetMap',
      creditUrl: 'https://www.openstreetmap.org/copyright',
      shared: true,
    },
  ],
]);

const told = new Set<string>();

/** The tiles that `basemap` names, or none: for an empty name, and for one that is not known, with one note. */
export function tilesOf(basemap: string): Tiles | undefined {
  if (!basemap) return undefined;
  const named = NAMED.get(basemap);
  if (named) return named;
  if (['{z}', '{x}', '{y}'].every((hole) => basemap.includes(hole))) {
    const base = URL.canParse(basemap, location.href) && new URL(basemap, location.href);
    if (base && /^https?:$/.test(base.protocol)) return { url: basemap, maxZoom: 19, credit: base.host };
  }
  if (!told.has(basemap)) console.warn(`ESSOR: basemap "${basemap}" is neither plan-ign, osm-fr nor a tile address.`);
  told.add(basemap);
  return undefined;
}
