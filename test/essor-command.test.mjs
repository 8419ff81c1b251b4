/** The command `essor`, as the package has it, against small local servers that answer as published. */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readFeed } from '../build/src/feed/read.js';
import { estimate, formulaOf } from '../build/src/geo/travel-estimate.js';
import { readTravelFacts } from '../build/src/geo/travel-facts.js';
import { contains } from '../build/src/geo/polygons.js';
import { ellipsoidKm, VERDICTS } from '../build/src/geo/travel.js';
import { movedMeters } from '../build/src/maker/access.js';
import { checkFeed } from '../scripts/check-feed.mjs';
import { dice } from '../scripts/dice.mjs';

const COMMAND = fileURLToPath(new URL('../dist/bin/essor.js', import.meta.url));

const FEED = {
  essor: 1,
  titre: 'Essai',
  inconnu: { garde: [1, { deux: 2 }] },
  trajets: [{ mode: 'velo', facteur: 1.05, note: 'à la main' }],
  lieux: [
    {
      id: 'a',
      nom: 'A',
      type: 'tiers-lieu',
      longitude: -0.58,
      latitude: 44.84,
      services: ['conciergerie'],
      extra: 'x',
    },
    { id: 'b', nom: 'B', type: 'service-public', longitude: -0.5, latitude: 44.9, zones_20min: { velo: null } },
    { id: 'c', nom: 'C', type: 'point-postal', longitude: -0.3, latitude: 44.8 },
    { id: 'd', nom: 'D', type: 'tiers-lieu', longitude: null, latitude: null },
  ],
  communes: [
    { code: '33063', nom: 'Bordeaux', codesPostaux: ['33000'], longitude: -0.5874, latitude: 44.8572 },
    { code: '33119', nom: 'Cenon', codesPostaux: ['33150'], longitude: -0.5212, latitude: 44.8548 },
    { code: '33249', nom: 'Lormont', codesPostaux: ['33310'], longitude: -0.5178, latitude: 44.8769 },
  ],
};

describe('the command essor', function () {
  this.timeout(60_000);
  let folder;
  let path;
  let server;
  let base;
  let asked;
  let answer;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'essor-'));
    path = join(folder, 'feed.json');
    await writeFile(path, JSON.stringify(FEED, null, 2));
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url);
      const send = (value, status = 200, headers = {}) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(typeof value === 'string' ? value : JSON.stringify(value));
      };
      answer(new URL(request.url, base), send, response);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${server.address().port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await rm(folder, { recursive: true });
  });

  function essor(...words) {
    const child = spawn(process.execPath, [COMMAND, ...words], { env: { ...process.env, LC_ALL: 'fr_FR.UTF-8' } });
    const said = { out: '', err: '' };
    child.stdout.on('data', (text) => (said.out += text));
    child.stderr.on('data', (text) => (said.err += text));
    const ended = new Promise((done) => child.on('close', (code) => done({ code, ...said })));
    return { child, ended };
  }

  const run = (...words) => essor(...words).ended;
  const feed = async (at = path) => JSON.parse(await readFile(at, 'utf8'));
  /** Everything but what the command may write. */
  const rest = ({ trajets: _trajets, temps: _temps, lieux, ...others }) => ({
    ...others,
    lieux: lieux.map(({ zones_20min: _zones, ...place }) => place),
  });

  /** Minutes as a router of a region that is a quarter slower than the formula would say, with some scatter. */
  function slower(mode, from, to, random) {
    const { a, b } = formulaOf(mode);
    return a * ellipsoidKm(...from, ...to) ** b * 1.25 * (0.9 + 0.2 * random());
  }

  /** OSRM's table service with a car. */
  function router(minutesOf) {
    const random = dice(3);
    return (url, send) => {
      const [, profile, positions] = /^\/table\/v1\/(\w+)\/([-\d.,;]+)$/.exec(url.pathname) ?? [];
      if (!profile) return send({ code: 'InvalidUrl', message: url.pathname }, 400);
      const [from, ...to] = positions.split(';').map((text) => text.split(',').map(Number));
      expect(url.search).to.equal(`?sources=0&destinations=${to.map((_, i) => i + 1).join(';')}&annotations=duration`);
      send({
        code: 'Ok',
        sources: [],
        destinations: [],
        durations: [to.map((end) => minutesOf(from, end, random) * 60)],
      });
    };
  }

  it('writes no factor that nobody would believe, and says so', async () => {
    const table = join(folder, 'secondes.csv');
    const lines = Array.from({ length: 12 }, (_, i) => `car,-0.58,44.84,${-0.5 + i / 50},44.9,${(900 + 60 * i) * 2}`);
    await writeFile(table, ['mode,from_lon,from_lat,to_lon,to_lat,minutes', ...lines].join('\n'));
    const before = await readFile(path, 'utf8');
    const { code, out } = await run('access', path, '--calibrate', table);
    expect(code).to.equal(1);
    expect(out).to.contain('ce facteur est étrange').and.not.to.contain('Écrit');
    expect(await readFile(path, 'utf8')).to.equal(before);
  });

  it('explains itself in both languages', async () => {
    const french = await run('--help');
    expect(french.code).to.equal(0);
    expect(french.out).to.contain('essor access FLUX.json --calibrate');
    expect((await run('--help', '--lang', 'en')).out).to.contain('essor access FEED.json --calibrate');
    expect((await run()).code).to.equal(2);
    expect((await run('--version')).out).to.match(/^\d+\.\d+\.\d+\n$/);
  });

  for (const [words, said] of [
    [['fabrique'], 'Commande inconnue : fabrique'],
    [['access'], 'Quel flux'],
    [['access', 'x.json'], 'Que faire'],
    [['access', 'x.json', '--vitesse'], 'Option inconnue : --vitesse'],
    [['access', 'x.json', 'y.json', '--zones', 'ign'], 'Option inconnue : y.json'],
    [['access', 'x.json', '--router'], '--router attend une valeur'],
    [['access', 'x.json', '--router', 'osrm:'], '« osrm: » ne convient pas'],
    [['access', 'x.json', '--router', 'osrm:ftp://x'], '« osrm:ftp://x » ne convient pas'],
    [['access', 'x.json', '--zones', 'osrm:http://x'], '« osrm:http://x » ne convient pas'],
    [['access', 'x.json', '--zones', 'ign', '--modes', 'train'], '« train » ne convient pas'],
    [['access', 'x.json', '--calibrate'], '--calibrate attend une valeur'],
    [['access', 'x.json', '--zones', 'ign', '--calibrate', 'y.csv'], 'pas ensemble'],
  ])
    it(`refuses "${words.join(' ')}" in plain words`, async () => {
      const { code, err, out } = await run(...words);
      expect(code).to.equal(2);
      expect(err).to.contain(said);
      expect(out).to.equal('');
    });

  for (const [what, content, said] of [
    ['is not there', undefined, 'ne peut pas être lu'],
    ['is no JSON', '{"essor": 1,', 'n’est pas du JSON'],
    ['is GeoJSON', '{"type":"FeatureCollection","features":[]}', 'n’est pas un flux ESSOR'],
    ['is of another version', '{"essor":2}', 'n’est pas un flux ESSOR'],
    ['is Latin-1', Buffer.from('{"essor":1,"titre":"\xe9"}', 'latin1'), 'n’est pas en UTF-8'],
    ['has no places', '{"essor":1,"acteurs":[{"id":"a","nom":"A","latitude":45,"longitude":0}]}', 'aucun lieu'],
  ])
    it(`leaves a feed alone that ${what}, and says so`, async () => {
      const other = join(folder, 'other.json');
      if (content !== undefined) await writeFile(other, content);
      answer = (url, send) => send('{}');
      const { code, err } = await run('access', other, '--zones', `ign:${base}`);
      expect(code).to.equal(1);
      expect(err).to.contain(said);
      expect(asked).to.be.empty;
      if (content !== undefined) expect(await readFile(other)).to.deep.equal(Buffer.from(content));
    });

  it('makes a territory’s factor from a table of journeys, and keeps the others', async () => {
    const random = dice(1);
    const rows = Array.from({ length: 30 }, () => {
      const to = [-0.6 + random() * 0.4, 44.7 + random() * 0.3];
      return ['car', -0.58, 44.84, ...to, slower('car', [-0.58, 44.84], to, random)].join(',');
    });
    const table = join(folder, 'journeys.csv');
    await writeFile(table, `mode,from_lon,from_lat,to_lon,to_lat,minutes\n${rows.join('\n')}\ncar,x,y,z,0,1\n`);
    const { code, out, err } = await run('access', path, '--calibrate', table);
    expect(err).to.equal('');
    expect(code).to.equal(0);
    expect(out).to.match(
      /1 ligne sans trajet.*\nen voiture : facteur 1,?\.?2\d, d’après 30 trajets ; erreur médiane \d %/s,
    );
    const changed = await feed();
    const [bike, car] = changed.trajets;
    expect(bike).to.deep.equal(FEED.trajets[0]);
    expect(car.mode).to.equal('voiture');
    expect(car.facteur).to.be.within(1.2, 1.3);
    expect(car.trajets).to.equal(30);
    expect(rest(changed)).to.deep.equal(rest(FEED));
    expect(checkFeed(changed).filter((problem) => !/velo|inconnu|population/.test(problem))).to.deep.equal([]);
    const { factors } = readTravelFacts(await readFeed(changed, 'https://x.example/'));
    expect(factors.get('car')).to.deep.include({
      factor: car.facteur,
      low: car.fourchette[0],
      high: car.fourchette[1],
    });
    // Again with other journeys: one entry a mode.
    await run('access', path, '--calibrate', table);
    expect((await feed()).trajets).to.have.length(2);
  });

  it('makes it by asking a router for some journeys, always the same', async () => {
    answer = router((from, to, random) => slower('car', from, to, random));
    const many = { ...FEED, lieux: lots(60), communes: FEED.communes };
    await writeFile(path, JSON.stringify(many));
    const words = ['access', path, '--calibrate', '--router', `osrm:${base}`, '--per-second', '500'];
    expect((await run(...words)).code).to.equal(0);
    const first = asked.toSorted();
    expect(first).to.have.length(30);
    const [{ facteur }] = (await feed()).trajets.filter(({ mode }) => mode === 'voiture');
    expect(facteur).to.be.within(1.15, 1.35);
    asked = [];
    await run(...words);
    expect(asked.toSorted()).to.deep.equal(first);
  });

  it('makes it by asking the IGN for routes, which it has on foot and by car', async () => {
    const random = dice(5);
    answer = (url, send) => {
      expect(url.pathname).to.equal('/navigation/itineraire');
      const { profile, start, end, timeUnit } = Object.fromEntries(url.searchParams);
      const [from, to] = [start, end].map((text) => text.split(',').map(Number));
      expect(timeUnit).to.equal('second');
      send({ duration: slower(profile === 'car' ? 'car' : 'walk', from, to, random) * 60 });
    };
    await writeFile(path, JSON.stringify({ ...FEED, lieux: lots(400, 0.1) }));
    const words = ['access', path, '--calibrate', '--router', `ign:${base}`, '--per-second', '500'];
    const { code, out } = await run(...words);
    expect(code).to.equal(0);
    expect(out).to.contain('à vélo : l’IGN ne le propose pas.');
    const [bike, ...others] = (await feed()).trajets;
    expect(bike).to.deep.equal(FEED.trajets[0]);
    expect(others.map(({ mode }) => mode)).to.deep.equal(['pied', 'voiture']);
    for (const { facteur } of others) expect(facteur).to.be.within(1.15, 1.35);
  });

  it('says where a feed has too few journeys of a mode to ask for', async () => {
    answer = (url, send) => send({ duration: 600 });
    const { code, out } = await run('access', path, '--calibrate', '--router', `ign:${base}`, '--modes', 'pied');
    expect(code).to.equal(1);
    expect(out).to.match(/^à pied : [01] trajet utilisable, il en faut au moins cinq\.$/m);
    expect(await feed()).to.deep.equal(FEED);
  });

  it('says which columns a table lacks', async () => {
    const table = join(folder, 'journeys.csv');
    await writeFile(table, 'mode;minutes\ncar;3\n');
    const { code, err } = await run('access', path, '--calibrate', table);
    expect(code).to.equal(1);
    expect(err).to.contain('from_lon, from_lat, to_lon, to_lat');
  });

  it('writes the minutes from each commune to its nearest places, which the reader then takes', async () => {
    answer = router((from, to) => ellipsoidKm(...from, ...to) * 2);
    const { code, err, out } = await run('access', path, '--router', `osrm:${base}`, '--per-second', '500');
    expect(err).to.equal('');
    expect(code).to.equal(0);
    expect(out).to.contain('3 communes demandées');
    expect(asked).to.have.length(3);
    const changed = await feed();
    expect(rest(changed)).to.deep.equal(rest(FEED));
    expect(changed.trajets).to.deep.equal(FEED.trajets);
    expect(Object.keys(changed.temps.voiture)).to.deep.equal(['33063', '33119', '33249']);
    const read = await readFeed(changed, 'https://x.example/');
    const origin = { longitude: -0.5874, latitude: 44.8572, code: '33063' };
    const reach = estimate({ origin, mode: 'car', minutes: 20, places: read.records }, readTravelFacts(read));
    expect(reach.by).to.equal('feed');
    const km = ellipsoidKm(-0.5874, 44.8572, -0.58, 44.84);
    expect(reach.minutes[0]).to.be.closeTo(km * 2, 0.051);
    // A second run has nothing to do, until a place is added.
    asked = [];
    expect((await run('access', path, '--router', `osrm:${base}`)).out).to.contain('0 commune demandée, 3 déjà faites');
    expect(asked).to.be.empty;
    const more = { ...changed, lieux: [...changed.lieux, { id: 'e', nom: 'E', latitude: 44.86, longitude: -0.58 }] };
    await writeFile(path, JSON.stringify(more));
    await run('access', path, '--router', `osrm:${base}`, '--per-second', '500');
    expect(asked).to.have.length(3);
  });

  it('takes the library’s communes where the feed has none', async () => {
    answer = router(() => 12);
    await writeFile(path, JSON.stringify({ ...FEED, communes: undefined }));
    const { code } = await run('access', path, '--router', `osrm:${base}`, '--per-second', '1000');
    expect(code).to.equal(0);
    const minutes = (await feed()).temps.voiture;
    expect(Object.keys(minutes).length).to.be.above(500);
    expect(minutes['33063']).to.have.length(6);
  });

  it('writes null where no way leads, and asks the profile of each mode', async () => {
    answer = (url, send) => {
      const count = url.searchParams.get('destinations').split(';').length;
      send({ code: 'Ok', durations: [Array.from({ length: count }, (_, i) => (i ? 600 : null))] });
    };
    const { code } = await run('access', path, '--router', `osrm:${base}/{profile}`, '--per-second', '500');
    expect(code).to.equal(0);
    expect(new Set(asked.map((url) => url.split('/')[1]))).to.deep.equal(new Set(['foot', 'bike', 'car']));
    const { temps } = await feed();
    expect(temps.velo['33063'][1]).to.equal(null);
    expect(temps.velo['33063'][3]).to.equal(10);
  });

  it('writes each place’s zone, whose line it moves by less than 200 m', async function () {
    const shapes = new Map();
    const random = dice(7);
    answer = (url, send) => {
      expect(url.pathname).to.equal('/navigation/isochrone');
      const query = Object.fromEntries(url.searchParams);
      expect(query).to.deep.include({ resource: 'bdtopo-valhalla', costValue: '1200', direction: 'arrival' });
      const point = query.point.split(',').map(Number);
      const geometry = isochrone(point, query.profile === 'car' ? 0.15 : 0.015, random);
      shapes.set(`${query.point} ${query.profile}`, geometry);
      send({ geometry });
    };
    const { code, out, err } = await run('access', path, '--zones', `ign:${base}`, '--per-second', '500');
    expect(err).to.equal('');
    expect(code).to.equal(0);
    expect(out).to.contain('à vélo : l’IGN ne le propose pas.');
    expect(out).to.match(/en voiture : 3 zones demandées, 0 déjà faite ; tracé simplifié de 1\d\d m au plus/);
    const changed = await feed();
    expect(rest(changed)).to.deep.equal(rest(FEED));
    expect(changed.lieux[1].zones_20min).to.have.property('velo', null);
    expect(changed.lieux[3]).not.to.have.property('zones_20min');
    const read = await readFeed(changed, 'https://x.example/');
    const facts = readTravelFacts(read);
    let most = 0;
    for (const { longitude, latitude, zones_20min: zones } of changed.lieux.slice(0, 3))
      for (const [profile, key] of [
        ['car', 'voiture'],
        ['pedestrian', 'pied'],
      ]) {
        const whole = shapes.get(`${longitude},${latitude} ${profile}`);
        // Both ways: no point of either line is farther from the other.
        most = Math.max(most, movedMeters(whole, zones[key]), movedMeters(dense(zones[key]), whole));
        expect(zones[key].coordinates[0].length).to.be.below(whole.coordinates[0].length);
      }
    this.test.title += ` (here ${Math.ceil(most)} m)`;
    expect(most).to.be.below(200);
    // The answer follows the zone that is in the feed.
    for (let i = 0; i < 200; i++) {
      const origin = { longitude: -0.7 + random() * 0.5, latitude: 44.7 + random() * 0.3 };
      const reach = estimate({ origin, mode: 'car', minutes: 20, places: read.records }, facts);
      for (const k of [0, 1, 2]) {
        const inside = contains(changed.lieux[k].zones_20min.voiture, origin.longitude, origin.latitude);
        expect(VERDICTS[reach.verdicts[k]]).to.equal(inside ? 'within' : 'beyond');
      }
    }
  });

  it('keeps what is done when the server goes away, and goes on later', async () => {
    const good = router(() => 12);
    let left = 1;
    answer = (url, send) => (left-- > 0 ? good(url, send) : send('{}', 400));
    const first = await run('access', path, '--router', `osrm:${base}`, '--per-second', '500');
    expect(first.code).to.equal(1);
    expect(first.out).to.contain('2 demandes sans réponse');
    expect(Object.keys((await feed()).temps.voiture)).to.have.length(1);
    answer = good;
    const second = await run('access', path, '--router', `osrm:${base}`, '--per-second', '500');
    expect(second.code).to.equal(0);
    expect(second.out).to.contain('2 communes demandées, 1 déjà faite');
    expect(Object.keys((await feed()).temps.voiture)).to.have.length(3);
  });

  it('gives up on a server that is not there, and says what was wrong', async () => {
    const gone = createServer();
    await new Promise((done) => gone.listen(0, '127.0.0.1', done));
    const host = `127.0.0.1:${gone.address().port}`;
    await new Promise((done) => gone.close(done));
    const { code, err } = await run('access', path, '--router', `osrm:http://${host}`);
    expect(code).to.equal(1);
    expect(err).to.contain(`${host}: ECONNREFUSED`);
    expect(err).to.contain('relancez la même commande');
    expect(await feed()).to.deep.equal(FEED);
  });

  it('keeps what is done when it is interrupted', async () => {
    const good = router(() => 12);
    let answered;
    const once = new Promise((done) => (answered = done));
    answer = (url, send) => {
      if (asked.length > 1) return setTimeout(answered, 200);
      good(url, send);
    };
    const { child, ended } = essor('access', path, '--router', `osrm:${base}`, '--per-second', '500');
    await once;
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect(code).to.equal(130);
    expect(err).to.contain('relancez la même commande');
    expect(Object.keys((await feed()).temps.voiture)).to.have.length(1);
    expect((await readdir(folder)).sort()).to.deep.equal(['feed.json']);
  });

  it('waits as long as the server asks', async () => {
    const good = router(() => 12);
    const begun = Date.now();
    answer = (url, send) => (asked.length === 1 ? send('{}', 429, { 'retry-after': '2' }) : good(url, send));
    const { code } = await run('access', path, '--router', `osrm:${base}`, '--per-second', '500');
    expect(code).to.equal(0);
    expect(Date.now() - begun).to.be.at.least(1900);
  });

  it('leaves the feed as it was when it cannot be written, its mode and links as they are', async () => {
    answer = router(() => 12);
    const link = join(folder, 'link.json');
    await symlink(path, link);
    await chmod(path, 0o640);
    expect((await run('access', link, '--router', `osrm:${base}`, '--per-second', '500')).code).to.equal(0);
    expect((await feed()).temps.voiture['33063']).to.have.length(6);
    expect((await stat(path)).mode & 0o777).to.equal(0o640);
    expect((await readdir(folder)).sort()).to.deep.equal(['feed.json', 'link.json']);
    const before = await readFile(path, 'utf8');
    expect(before).to.match(/^\{\n {2}"essor": 1,\n/);
    const { code, err } = await run(
      ...['access', path, '--router', `osrm:${base}`, '--again', '--out', join(folder, 'none', 'x.json')],
    );
    expect(code).to.equal(1);
    expect(err).to.contain('n’a pas pu être écrit');
    expect(await readFile(path, 'utf8')).to.equal(before);
  });

  it('writes elsewhere when asked to', async () => {
    answer = router(() => 12);
    const out = join(folder, 'out.json');
    const before = await readFile(path, 'utf8');
    expect((await run('access', path, '--router', `osrm:${base}`, '--out', out, '--per-second', '500')).code).to.equal(
      0,
    );
    expect(await readFile(path, 'utf8')).to.equal(before);
    expect((await feed(out)).temps.voiture['33063']).to.have.length(6);
  });
});

/** Places around Bordeaux, over so many degrees. */
function lots(count, spread = 1) {
  const random = dice(2);
  return Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    nom: `P${i}`,
    longitude: -0.55 + (random() - 0.5) * spread,
    latitude: 44.86 + (random() - 0.5) * spread * 0.8,
  }));
}

/** A zone as routers draw them: ragged, with hundreds of points. */
function isochrone([x, y], size, random) {
  const ring = [];
  let reach = 1;
  for (let i = 0; i < 400; i++) {
    reach = Math.max(0.4, Math.min(1.2, reach + (random() - 0.5) * 0.08));
    const turn = (i / 400) * 2 * Math.PI;
    ring.push([x + Math.cos(turn) * size * reach * 1.4, y + Math.sin(turn) * size * reach]);
  }
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}

/** The same line with points between its points. */
function dense({ coordinates: [ring] }) {
  const points = ring.flatMap((point, i) => {
    const next = ring[i + 1] ?? point;
    return Array.from({ length: 20 }, (_, k) => point.map((value, axis) => value + ((next[axis] - value) * k) / 20));
  });
  return { type: 'Polygon', coordinates: [[...points, points[0]]] };
}
