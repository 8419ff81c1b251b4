/**
 * Makes the committed sources in src/data/sources from the published files.
 *
 * `node scripts/import-data.mjs FOLDER`, where FOLDER holds `communes.csv`, `outlines/departements.geojson` and
 * `outlines/communes-33-gironde-simplifiees.geojson`. Run it when INSEE publishes a new official code (COG).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { topology } from 'topojson-server';
import { root } from './ensure.mjs';

/** Steps of the grid that outlines are rounded to: some 100 m for the whole country, 15 m for one département. */
const COUNTRY_STEPS = 1e5;
const DEPARTEMENT_STEPS = 1e4;

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('Usage: node scripts/import-data.mjs FOLDER\n');
  process.exit(1);
}

const read = (name) => readFileSync(join(folder, name), 'utf8');
const write = (name, text) => writeFileSync(join(root, 'src/data/sources', name), text);

write('communes.csv', communes(read('communes.csv')));
write(
  'departements.topojson',
  outlines('outlines/departements.geojson', COUNTRY_STEPS, ({ dep }) => dep),
);
write(
  'communes-33.topojson',
  outlines('outlines/communes-33-gironde-simplifiees.geojson', DEPARTEMENT_STEPS, ({ code }) => code),
);

/** The columns that the library needs; the département and the region follow from the code. */
function communes(csv) {
  const [header, ...lines] = csv.trim().split(/\r?\n/);
  const names = header.split(',');
  const kept = ['code', 'name', 'postcodes', 'lon', 'lat', 'population', 'epci'];
  const columns = kept.map((name) => {
    const column = names.indexOf(name);
    if (column < 0) throw new Error(`communes.csv has no column "${name}"`);
    return column;
  });
  const rows = lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== names.length) throw new Error(`communes.csv: ${cells.length} cells in "${line}"`);
    return columns.map((column) => cells[column]).join(',');
  });
  return `${kept.join(',')}\n${rows.join('\n')}\n`;
}

/** A TopoJSON file: borders that two areas share are held once, so that they stay shared when drawn. */
function outlines(name, steps, codeOf) {
  const { features } = JSON.parse(read(name));
  const collection = {
    type: 'FeatureCollection',
    features: features
      .map(({ geometry, properties }) => ({ type: 'Feature', id: codeOf(properties), properties: {}, geometry }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  const { bbox, transform, arcs, objects } = topology({ areas: collection }, steps);
  for (const geometry of objects.areas.geometries) delete geometry.properties;
  return `${JSON.stringify({ type: 'Topology', bbox, transform, objects, arcs })}\n`;
}
