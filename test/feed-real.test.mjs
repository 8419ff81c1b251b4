/**
 * Files as their publishers made them, read as they are. Where the folder is not there they are skipped, unless
 * ESSOR_DATA_REQUIRED is set.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { readFeed } from '../build/src/feed/read.js';

const DATA = process.env.ESSOR_DATA ?? resolve(import.meta.dirname, '../../shared/data');

const parsed = (name) => JSON.parse(readFileSync(`${DATA}/${name}`, 'utf8'));
const read = (json, taxonomy) => readFeed(json, 'https://x.example/', { taxonomy });

/** Every text of a feed's records that a page could show. */
function* texts({ records }) {
  for (let row = 0; row < records.length; row++)
    for (const value of Object.values(records.record(row))) if (typeof value === 'string') yield value;
}

describe('real files', () => {
  before(function () {
    if (existsSync(DATA)) return;
    if (process.env.ESSOR_DATA_REQUIRED)
      throw new Error(`No folder ${DATA}: set ESSOR_DATA to where the real files are.`);
    this.skip();
  });

  it('Transiscope around Niort: all its actors, their categories, no tag in a text', async () => {
    const json = parsed('transiscope-niort.json');
    const feed = await read(json);
    expect(feed.records.length).to.equal(new Set(json.map(({ id }) => id)).size);
    expect(feed.records.length).to.equal(100);
    expect(feed.skipped).to.equal(0);
    const parents = new Set(
      json
        .flatMap(({ categories }) => categories.map(({ parent }) => parent))
        .filter(Boolean)
        .map(String),
    );
    const ids = new Set(json.flatMap(({ categories }) => categories.map(({ id }) => String(id))));
    expect(feed.vocabularies.families).to.have.length([...ids].filter((id) => parents.has(id)).length);
    const uncategorised = json.filter(({ categories }) => categories.length === 0).length;
    const { start } = feed.records.categories;
    expect([...start.keys()].filter((row) => row > 0 && start[row] === start[row - 1])).to.have.length(uncategorised);
    for (const text of texts(feed)) expect(text).not.to.match(/<\/?[a-z]+[^>]*>/i);
    expect([...feed.records.latitudes].every((latitude) => latitude > 45 && latitude < 47.5)).to.equal(true);
  });

  it('GoGoCarto’s sample with its taxonomy: twelve elements, eight families, tags gone', async () => {
    const json = parsed('gogocarto/elements.json');
    const taxonomy = parsed('gogocarto/taxonomy.json');
    const feed = await read(json, taxonomy);
    expect(feed.records.length).to.equal(json.data.filter(({ status }) => status >= 1).length);
    expect(feed.records.length).to.equal(12);
    expect(feed.vocabularies.families.map(({ label }) => label)).to.deep.equal(
      taxonomy.options.map(({ name }) => name),
    );
    expect(feed.notes).to.deep.equal([]);
    expect(feed.records.record(0).summary).to.equal('Tous produits alimentaires locaux');
    for (const text of texts(feed)) expect(text).not.to.match(/<\/?[a-z]+[^>]*>/i);
  });

  it('GoGoCarto’s sample without its taxonomy: all under "Autres"', async () => {
    const feed = await read(parsed('gogocarto/elements.json'));
    expect(feed.records.length).to.equal(12);
    expect(feed.vocabularies.families.map(({ code }) => code)).to.deep.equal(['autres']);
  });

  it('Transiscope’s taxonomy of concepts is understood', async () => {
    const feed = await read(
      { data: [{ id: 1, name: 'X', taxonomy: [3] }] },
      parsed('gogocarto/taxonomy-transiscope.json'),
    );
    expect(feed.vocabularies.families.map(({ label }) => label)).to.include('Écologie, alimentation, énergie');
    expect(feed.records.record(0).categories).to.deep.equal(['3']);
  });

  it('an inventory whose keys are nearly the national schema’s: every line with a name', async () => {
    const json = parsed('mediation/la-creuse.json');
    const feed = await read(json);
    expect(feed.records.length + feed.skipped).to.equal(json.length);
    expect(feed.records.length).to.equal(new Set(json.filter(({ nom }) => nom?.trim()).map(({ id }) => id)).size);
  });

  for (const name of ['gironde', 'angers', 'maine-et-loire'])
    it(`the raw inventory ${name}, in keys of its own, is refused as an unknown format`, async () => {
      expect(await read(parsed(`mediation/${name}.json`))).to.deep.include({ code: 'format' });
    });

  it('a GeoJSON without a name in any property: each feature is left out, none is lost silently', async () => {
    const json = parsed('projects/commerces-ruraux_sample.geojson');
    const feed = await read(json);
    expect(feed.skipped).to.equal(json.features.length);
    expect(feed.notes.filter(({ reason }) => reason === 'no-name')).to.have.length(json.features.length);
  });

  it('the list of all communes', async () => {
    const [, ...lines] = readFileSync(`${DATA}/communes.csv`, 'utf8').trim().split('\n');
    const communes = lines.map((line) =>
      line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, '')),
    );
    const feed = await read({
      essor: 1,
      communes: communes.map(([code, nom, codesPostaux, longitude, latitude]) => ({
        code,
        nom,
        codesPostaux: codesPostaux.replaceAll(' ', '|'),
        longitude,
        latitude,
      })),
    });
    expect(feed.communes.length).to.equal(34_969);
    expect(feed.notes).to.deep.equal([]);
  });
});
