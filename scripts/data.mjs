/**
 * Writes dist/data: the library's own facts as small static parts, fetched from beside the script when something needs them.
 *
 * `outlines.json`, `neighbours.json`, `coast.json`, `towns.json`, `communes/<département>.json`, `names/<n>.json` and `places.json`, the
 * table that says which part holds a typed place. Their types are in src/geo, which reads them.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { feature, mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'src/data/sources');

/** How many of the largest communes every visitor of a map or of the place search gets. */
const TOWNS = 800;
/** Names in one slice: some 6 kB gzipped. */
const SLICE = 300;

/** Smallest triangle that a neighbour's coast keeps, in square degrees. */
const DETAIL = 8e-5;

/** Smallest triangle that France's own shore keeps, in square degrees: some 100 m off a straight line of 2 km. */
const SHORE_DETAIL = 1e-6;

/** Boxes (west, south, east, north) around which neighbours are drawn: metropolitan France, then overseas. */
const BOXES = [
  [-12, 38, 16, 55],
  [-64.5, 13, -59, 19],
  [-57, 0, -49, 7.5],
  [40, -23, 60, -10],
];

/** Builds all parts into `folder`, prints their sizes and returns them: bytes, gzipped, by name. */
export async function buildData(folder) {
  const { lookupKeys, normalizeName } = await import(pathToFileURL(join(root, 'build/src/geo/place-names.js')));
  const { decodeAreas, departementOf } = await import(pathToFileURL(join(root, 'build/src/geo/outlines.js')));
  const { contains } = await import(pathToFileURL(join(root, 'build/src/geo/polygons.js')));
  const sizes = {};
  rmSync(folder, { recursive: true, force: true });
  const write = (name, content) => {
    const file = join(folder, name);
    const json = JSON.stringify(content);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, json);
    sizes[name] = gzipSync(json, { level: 9 }).length;
  };

  const outlines = namedOutlines();
  write('outlines.json', outlines);
  write('neighbours.json', neighbours(decodeAreas(outlines), contains));
  write('coast.json', coast());

  const communes = readCsv('communes.csv').map((row) => ({
    ...row,
    departement: departementOf(row.code),
    normalized: normalizeName(row.name),
    postcodes: row.postcodes ? row.postcodes.split(' ') : [],
    longitude: Number(row.lon),
    latitude: Number(row.lat),
    population: Number(row.population),
  }));
  const departements = new Map();
  for (const commune of communes) {
    if (!departements.has(commune.departement)) departements.set(commune.departement, []);
    departements.get(commune.departement).push(commune);
  }
  for (const [departement, members] of departements) {
    write(`communes/${departement}.json`, { ...columns(members), ...epcis(members) });
  }
  const towns = [...communes].sort((a, b) => b.population - a.population).slice(0, TOWNS);
  write('towns.json', columns(towns.map(sketched)));

  const entries = communes
    .flatMap((commune) => lookupKeys(commune.normalized).map((key) => ({ key, commune })))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const slices = [];
  for (let at = 0; at < entries.length; at += SLICE) {
    const slice = entries.slice(at, at + SLICE);
    write(`names/${slices.length}.json`, columns([...new Set(slice.map(({ commune }) => commune))]));
    slices.push(shortest(slice[0].key, entries[at - 1]?.key));
  }
  write('places.json', { slices, crossing: crossing(communes, departementOf), boxes: boxes(departements) });
  report(sizes);
  return sizes;
}

function readCsv(name) {
  const [header, ...lines] = readFileSync(join(sources, name), 'utf8').trim().split('\n');
  const keys = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(keys.map((key, i) => [key, cells[i]]));
  });
}

/** Communes in columns: repeated keys cost, gzipped too. Coordinates in 1/10,000 degree. */
function columns(communes) {
  return {
    codes: communes.map(({ code }) => code),
    names: communes.map(({ name }) => name),
    postcodes: communes.map(({ postcodes }) => postcodes.join(' ')),
    longitudes: communes.map(({ longitude }) => Math.round(longitude * 1e4)),
    latitudes: communes.map(({ latitude }) => Math.round(latitude * 1e4)),
    populations: communes.map(({ population }) => population),
  };
}

/** A commune as exactly as a name on a map needs it: to 100 m, with its first postcode. */
function sketched(commune) {
  const rounded = (degrees) => Math.round(degrees * 1000) / 1000;
  return {
    ...commune,
    longitude: rounded(commune.longitude),
    latitude: rounded(commune.latitude),
    postcodes: commune.postcodes.slice(0, 1),
  };
}

/** The EPCI of each commune, by its position in a list. */
function epcis(communes) {
  const list = [...new Set(communes.map(({ epci }) => epci))];
  return { epcis: list, epci: communes.map(({ epci }) => list.indexOf(epci)) };
}

/** The beginning of a slice's first key that still sorts after the last key of the slice before. */
function shortest(first, before = '') {
  let length = 1;
  while (length < first.length && first.slice(0, length) <= before) length++;
  return first.slice(0, length);
}

/** Postcodes that communes of another département use as well, with those départements: few, some along each border. */
function crossing(communes, departementOf) {
  const found = {};
  for (const { departement, postcodes } of communes) {
    for (const postcode of postcodes) {
      // Corsica's postcodes begin with 20, its départements are 2A and 2B.
      if (departementOf(postcode) === departement.replace(/^2[AB]$/, '20')) continue;
      found[postcode] = [...new Set([...(found[postcode] ?? []), departement])];
    }
  }
  return found;
}

/** Around the communes' centres of each département: west, south, east, north in hundredths of a degree. */
function boxes(departements) {
  const found = {};
  for (const [departement, communes] of departements) {
    const longitudes = communes.map(({ longitude }) => longitude * 100);
    const latitudes = communes.map(({ latitude }) => latitude * 100);
    found[departement] = [
      Math.floor(Math.min(...longitudes)),
      Math.floor(Math.min(...latitudes)),
      Math.ceil(Math.max(...longitudes)),
      Math.ceil(Math.max(...latitudes)),
    ];
  }
  return found;
}

/** The départements' TopoJSON with their names. */
function namedOutlines() {
  const outlines = JSON.parse(readFileSync(join(sources, 'departements.topojson'), 'utf8'));
  const names = new Map(readCsv('departements.csv').map((row) => [row.code, row]));
  for (const geometry of outlines.objects.areas.geometries) {
    const { name, region, region_name: regionName } = names.get(geometry.id);
    geometry.properties = { name, region, regionName };
  }
  return outlines;
}

/**
 * The land around France as one TopoJSON area, from Natural Earth (public domain).
 *
 * Its borders are coarser than ours: left as they are, strips of sea would show along them. So where a country borders on
 * France its border is moved into France, over which the départements are drawn.
 */
function neighbours(departements, contains) {
  const world = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8'),
  );
  const { scale, translate } = world.transform;
  world.arcs = world.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  delete world.transform;

  const { geometries } = world.objects.countries;
  const arcsOf = (geometry) => new Set(geometry.arcs.flat(Infinity).map((index) => (index < 0 ? ~index : index)));
  const france = geometries.find(({ id }) => id === '250');
  const others = geometries.filter((geometry) => geometry !== france && geometry.arcs);
  const abroad = new Set(others.flatMap((geometry) => [...arcsOf(geometry)]));
  const inFrance = (position) => departements.some(({ outline }) => contains(outline, ...position));
  const moved = new Map();
  for (const arc of arcsOf(france)) {
    if (!abroad.has(arc)) continue;
    for (const position of world.arcs[arc]) moved.set(String(position), inward(position, inFrance));
  }
  world.arcs = world.arcs.map((arc) => arc.map((position) => moved.get(String(position)) ?? position));

  const land = mergeArcs(world, others);
  const ringOf = (indexes) =>
    indexes.flatMap((index) => (index < 0 ? [...world.arcs[~index]].reverse() : world.arcs[index]).slice(1));
  // Islands on the 180th meridian would be drawn as bands around the world.
  const whole = (ring) => ring.every(([x, y], i) => y > 60 || Math.abs(x - ring.at(i - 1)[0]) < 180);
  const rings = land.arcs.map((polygon) => polygon.map(ringOf)).filter(([outer]) => whole(outer));
  const coordinates = BOXES.flatMap((box) =>
    rings
      .map((polygon) => polygon.map((ring) => clip(ring, box)).filter((ring) => ring.length > 2))
      .filter((polygon) => polygon.length > 0)
      .map((polygon) => polygon.map((ring) => [...ring, ring[0]])),
  );
  const full = presimplify(topology({ areas: { type: 'MultiPolygon', coordinates } }));
  const small = topology({ areas: feature(simplify(full, DETAIL), 'areas').geometry }, 2e4);
  const area = small.objects.areas;
  return {
    type: 'Topology',
    transform: small.transform,
    objects: { areas: { type: 'GeometryCollection', geometries: [{ type: area.type, arcs: area.arcs }] } },
    arcs: small.arcs,
  };
}

/**
 * The shores of France, islands and estuaries included, from Natural Earth's finest (public domain): the administrative
 * outlines run down the middle of an estuary. Lines of longitudes and latitudes in 1/1,000 degree, each after the first as the
 * difference to the one before; the land is on their left. A line that ends where it began is an island.
 */
function coast() {
  const world = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-10m.json'), 'utf8'),
  );
  const { geometries } = world.objects.countries;
  // Monaco's border would cut the shore in two.
  const isOurs = ({ id }) => id === '250' || id === '492';
  const arcsOf = (geometry) => geometry.arcs?.flat(Infinity).map((index) => (index < 0 ? ~index : index)) ?? [];
  const abroad = new Set(geometries.filter((geometry) => !isOurs(geometry)).flatMap(arcsOf));
  const detail = simplify(presimplify(world), SHORE_DETAIL);
  const lines = [];
  for (const polygon of mergeArcs(detail, detail.objects.countries.geometries.filter(isOurs)).arcs) {
    polygon.forEach((indexes, hole) => {
      const pieces = indexes.map((index) => {
        const arc = detail.arcs[index < 0 ? ~index : index];
        return { shore: !abroad.has(index < 0 ? ~index : index), points: index < 0 ? arc.toReversed() : arc };
      });
      // Begin at a border, so that no shore is cut where the ring happens to begin.
      const at = pieces.findIndex(({ shore }) => !shore);
      const runs = [];
      for (const piece of at < 0 ? pieces : [...pieces.slice(at), ...pieces.slice(0, at)]) {
        if (!piece.shore) runs.push([]);
        else if (runs.length) runs.at(-1).push(...piece.points.slice(runs.at(-1).length ? 1 : 0));
        else runs.push([...piece.points]);
      }
      const backwards = area(pieces.flatMap(({ points }) => points)) > 0 !== (hole === 0);
      for (const run of runs) if (run.length > 1) lines.push(backwards ? run.reverse() : run);
    });
  }
  return lines.map((line) => {
    const rounded = untangled(line.map((position) => position.slice(0, 2).map((value) => Math.round(value * 1000))));
    return rounded.flatMap(([x, y], i) => {
      const [beforeX, beforeY] = rounded[i - 1] ?? [0, 0];
      return [x - beforeX, y - beforeY];
    });
  });
}

/** A line without the loops that simplifying has made: what lies between two pieces that cross is left out. */
function untangled(line) {
  const points = [...line];
  const side = ([ax, ay], [bx, by], [x, y]) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
  const cross = (a, b, c, d) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const j = points.findLastIndex(
      (point, k) => k > i + 2 && k < i + 50 && cross(points[i], points[i + 1], points[k - 1], point),
    );
    if (j >= 0) points.splice(i + 1, j - i - 1);
  }
  return points;
}

/** Twice the area that a ring goes around, positive against the clock. */
function area(ring) {
  return ring.reduce((sum, [x, y], i) => {
    const [beforeX, beforeY] = ring.at(i - 1);
    return sum + beforeX * y - x * beforeY;
  }, 0);
}

/** The position moved by up to 0.15 degrees to where it lies deepest in France, as far as 16 directions can tell. */
function inward(position, inFrance) {
  let best = position;
  let most = 0;
  for (let i = 0; i < 16; i++) {
    const direction = [Math.cos((i * Math.PI) / 8) * 1.4, Math.sin((i * Math.PI) / 8)];
    const at = (distance) => [position[0] + direction[0] * distance, position[1] + direction[1] * distance];
    const depth = [0.05, 0.1, 0.15, 0.25].filter((distance) => inFrance(at(distance))).length;
    if (depth > most) [best, most] = [at(depth < 4 ? 0.05 : 0.15), depth];
  }
  return best;
}

/** A ring cut to a box (Sutherland and Hodgman, 1974). Not closed, neither given nor returned. */
function clip(ring, [west, south, east, north]) {
  const edges = [
    [0, west, 1],
    [1, south, 1],
    [0, east, -1],
    [1, north, -1],
  ];
  return edges.reduce((points, [axis, limit, side]) => {
    const inside = (point) => (point[axis] - limit) * side >= 0;
    return points.flatMap((point, i) => {
      const previous = points.at(i - 1);
      const kept = inside(point) ? [point] : [];
      if (inside(point) === inside(previous)) return kept;
      const t = (limit - previous[axis]) / (point[axis] - previous[axis]);
      return [[previous[0] + t * (point[0] - previous[0]), previous[1] + t * (point[1] - previous[1])], ...kept];
    });
  }, ring);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildData(join(root, 'dist/data'));
}

/** Prints what a visitor may have to load, in bytes gzipped. */
function report(sizes) {
  const group = (prefix) =>
    Object.entries(sizes)
      .filter(([name]) => name.startsWith(prefix))
      .map(([, size]) => size);
  for (const name of ['outlines.json', 'neighbours.json', 'coast.json', 'towns.json', 'places.json'])
    line(name, sizes[name]);
  for (const folder of ['communes/', 'names/']) {
    const all = group(folder).sort((a, b) => a - b);
    line(`${folder} (${all.length} parts)`, `${all[all.length >> 1]} median, ${all.at(-1)} at most`);
  }
  function line(name, size) {
    process.stdout.write(`data: ${name} ${size} B gzipped\n`);
  }
}
