/** Live travel times, against small local servers that answer as the services' publishers describe. */
import { createServer } from 'node:http';
import { expect } from 'chai';
import { contains } from '../build/src/geo/polygons.js';
import { PoliteFetch } from '../build/src/geo/polite-fetch.js';
import { openTravel } from '../build/src/geo/travel-estimate.js';
import { BEYOND, travelTime, verdictOf, VERDICTS } from '../build/src/geo/travel.js';

const origin = { longitude: -0.6, latitude: 44.8 };
const spots = [
  [-0.6, 44.81],
  [-0.6, 44.9],
  [-0.6, 45],
  [NaN, NaN],
  [-0.6, 46],
];
const places = {
  longitudes: Float64Array.from(spots, ([x]) => x),
  latitudes: Float64Array.from(spots, ([, y]) => y),
};
const square = (x, y, half) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
      [x - half, y - half],
    ],
  ],
});

describe('live travel times', () => {
  let server;
  let base;
  /** Addresses asked for, with the moment of each. */
  let asked;
  let answer;
  let travel;
  const open = async (provider, facts) => openTravel({ provider: provider(base), facts });
  const reach = (mode, minutes = 20, more = {}) => travel.reach({ origin, mode, minutes, places, ...more });
  const verdicts = ({ verdicts }) => [...verdicts].map((number) => VERDICTS[number]);

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      const url = new URL(request.url, base);
      asked.push({ path: request.url, url, at: Date.now() });
      response.setHeader('access-control-allow-origin', '*');
      const send = (value, status = 200, headers = {}) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(typeof value === 'string' ? value : JSON.stringify(value));
      };
      answer(url, send, response);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${server.address().port}/`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  describe('of the Géoplateforme', () => {
    // 0.15 degrees around the visitor: the first two places, the third lies beyond.
    const zone = square(origin.longitude, origin.latitude, 0.15);
    const wellBehaved = (url, send) => {
      if (url.pathname === '/navigation/isochrone')
        send({
          point: url.searchParams.get('point'),
          resource: 'bdtopo-valhalla',
          costType: 'time',
          costValue: 1200,
          geometry: zone,
        });
      else {
        const [, latitude] = url.searchParams.get('end').split(',').map(Number);
        send({
          resource: 'bdtopo-valhalla',
          profile: 'car',
          duration: (latitude - 44.8) * 6000,
          distance: 1,
          portions: [],
        });
      }
    };

    beforeEach(async () => {
      answer = wellBehaved;
      travel = await open((base) => `ign:${base}`);
    });

    it('are within where the isochrone holds the place, with the minutes of the nearest routes', async () => {
      const early = [];
      const found = await reach('car', 20, { early: (part) => early.push(part) });
      expect(verdicts(found)).to.deep.equal(['within', 'within', 'beyond', 'unknown', 'beyond']);
      expect(found.by).to.equal('ign');
      expect(found.area).to.deep.include({ kind: 'zone', outline: zone });
      expect(travelTime(found, 1)).to.deep.include({ by: 'ign', overWater: false });
      expect(found.minutes[1]).to.be.closeTo(10, 1e-6);
      // The route says 20 minutes to the third place; the zone, which is what is drawn, says more.
      expect(found.minutes[2]).to.be.above(20);
      expect(found).not.to.have.property('fallBack');
      expect(early.map(({ by }) => by)).to.deep.equal(['estimate', 'ign']);
      for (const k of [0, 1, 2, 4]) {
        expect(found.verdicts[k]).to.equal(verdictOf(found.low[k], found.high[k], 20));
        expect(contains(zone, ...spots[k])).to.equal(found.verdicts[k] !== BEYOND);
      }
    });

    it('are asked for in the published form, five a second at most, and once for the page', async () => {
      await reach('walk');
      expect(asked[0].path).to.equal(
        '/navigation/isochrone?resource=bdtopo-valhalla&profile=pedestrian&costType=time&costValue=1200&timeUnit=second&direction=departure&point=-0.6,44.8&geometryFormat=geojson&crs=EPSG:4326',
      );
      expect(asked[1].path).to.match(/^\/navigation\/itineraire\?resource=bdtopo-valhalla&profile=pedestrian&/);
      expect(asked).to.have.length(5);
      const pauses = asked.slice(1).map(({ at }, i) => at - asked[i].at);
      expect(Math.min(...pauses), pauses.join()).to.be.above(150);
      await reach('walk');
      expect(asked).to.have.length(5);
    });

    it('are estimated by bicycle, which it does not have', async () => {
      const found = await reach('bike');
      expect(found.fallBack).to.equal('mode');
      expect(found.by).to.equal('estimate');
      expect(asked).to.be.empty;
    });

    it('stay as the zone bounds them where routes fail', async () => {
      answer = (url, send) => (url.pathname.endsWith('isochrone') ? wellBehaved(url, send) : send('no', 400));
      const found = await reach('car');
      expect(verdicts(found)).to.deep.equal(['within', 'within', 'beyond', 'unknown', 'beyond']);
      expect(found).not.to.have.property('fallBack');
    });
  });

  for (const [what, respond] of [
    ['says 500', (url, send) => send('{}', 500)],
    ['says 404', (url, send) => send('{}', 404)],
    ['answers a page', (url, send) => send('<!doctype html>')],
    ['answers nothing', (url, send) => send('')],
    ['answers null', (url, send) => send('null')],
    ['answers a list', (url, send) => send([])],
    ['answers another document', (url, send) => send({ code: 'Ok', geometry: null })],
    ['answers an open ring', (url, send) => send({ geometry: { type: 'Polygon', coordinates: [[[0, 1]]] } })],
    ['answers numbers that are none', (url, send) => send({ code: 'Ok', durations: [['1', {}, 'x', []]] })],
    ['answers negative durations', (url, send) => send({ code: 'Ok', durations: [[-1, -1, -1, -1]] })],
    ['answers too few durations', (url, send) => send({ code: 'Ok', durations: [[1]] })],
    ['says that something is wrong', (url, send) => send({ code: 'NoSegment', message: 'x' }, 400)],
    ['hangs up', (url, send, response) => response.destroy()],
    [
      'hangs up in the middle',
      (url, send, response) => {
        response.writeHead(200, { 'content-length': 1000 });
        response.write('{"code":');
        setTimeout(() => response.destroy(), 10);
      },
    ],
  ])
    for (const [name, provider] of [
      ['the Géoplateforme', (base) => `ign:${base}`],
      ['a router', (base) => `osrm:${base}`],
    ])
      it(`are estimated, which is said, when ${name} ${what}`, async () => {
        answer = respond;
        travel = await open(provider);
        const found = await reach('car');
        expect(found.fallBack).to.equal('unavailable');
        expect(found.by).to.equal('estimate');
        expect(found.area.kind).to.equal('disc');
      });

  it('are estimated when the service asks for a long pause, and it is left alone meanwhile', async () => {
    answer = (url, send) => send('{}', 429, { 'retry-after': '60', 'access-control-expose-headers': 'retry-after' });
    travel = await open((base) => `osrm:${base}`);
    expect((await reach('car')).fallBack).to.equal('busy');
    expect((await reach('car')).fallBack).to.equal('busy');
    expect((await reach('walk')).fallBack).to.equal('busy');
    expect(asked).to.have.length(1);
  });

  it('come after a short pause that the service asked for', async () => {
    answer = (url, send) =>
      asked.length === 1
        ? send('{}', 429, { 'retry-after': '1' })
        : send({ code: 'Ok', durations: [[60, 600, 1500, 9000]] });
    travel = await open((base) => `osrm:${base}`);
    const found = await reach('car');
    expect(verdicts(found)).to.deep.equal(['within', 'within', 'beyond', 'unknown', 'beyond']);
    expect(asked[1].at - asked[0].at).to.be.at.least(990);
  });

  it('are not waited for once the visitor has moved on', async () => {
    answer = () => undefined;
    travel = await open((base) => `osrm:${base}`);
    const control = new AbortController();
    const waiting = reach('car', 20, { signal: control.signal });
    setTimeout(() => control.abort(), 50);
    const error = await waiting.then(
      () => undefined,
      (reason) => reason,
    );
    expect(error?.name).to.equal('AbortError');
  });

  it('are estimated when the service does not answer in time', async function () {
    this.timeout(20_000);
    answer = () => undefined;
    travel = await open((base) => `ign:${base}`);
    const early = [];
    const found = await reach('car', 20, { early: (part) => early.push(part) });
    expect(found.fallBack).to.equal('unavailable');
    expect(early).to.have.length(1);
  });

  describe('of a router', () => {
    const table = (durations) => (url, send) =>
      send({ code: 'Ok', durations: [durations], sources: [], destinations: [] });

    it('are what its table says, where it has a way', async () => {
      answer = table([90.4, 1260, null, 3600]);
      travel = await open((base) => `osrm:${base}`);
      const found = await reach('car');
      expect(asked[0].path).to.equal(
        '/table/v1/car/-0.6,44.8;-0.6,44.81;-0.6,44.9;-0.6,45;-0.6,46?sources=0&destinations=1;2;3;4&annotations=duration',
      );
      expect(verdicts(found)).to.deep.equal(['within', 'beyond', 'beyond', 'unknown', 'beyond']);
      expect(found.minutes[1]).to.equal(21);
      expect([...found.order], 'no way leads to the third').to.deep.equal([0, 1, 4]);
      expect(found.by).to.equal('osrm');
      // Nothing that is beyond lies inside the sure edge.
      expect(found.area.sureKm).to.be.below(11.2);
    });

    it('come from the profile that the address has a place for', async () => {
      answer = table([600, 3600, 5000, 9000]);
      travel = await open((base) => `osrm:${base}routed-{profile}/`);
      await reach('walk');
      expect(asked[0].path).to.match(/^\/routed-foot\/table\/v1\/foot\/-0\.6,44\.8;/);
    });

    it('are estimated when it has the car alone, whatever is asked for', async () => {
      answer = table([60, 600, 1300, 6000]);
      travel = await open((base) => `osrm:${base}`);
      expect((await reach('walk')).fallBack).to.equal('mode');
      expect((await reach('car')).by).to.equal('osrm');
    });

    it('ask for a hundred positions at a time and for no more than three hundred', async () => {
      answer = (url, send) => {
        const count = url.searchParams.get('destinations').split(';').length;
        expect(url.pathname.split(';')).to.have.length(count + 1);
        table(Array.from({ length: count }, () => 600))(url, send);
      };
      travel = await open((base) => `osrm:${base}`);
      const many = {
        longitudes: Float64Array.from({ length: 3000 }, (_, i) => -0.6 + (i % 50) / 2000),
        latitudes: Float64Array.from({ length: 3000 }, (_, i) => 44.8 + i / 60000),
      };
      const found = await reach('car', 20, { places: many });
      expect(asked.map(({ url }) => url.searchParams.get('destinations').split(';').length)).to.deep.equal([
        99, 99, 99,
      ]);
      expect(found.sources.filter((source) => source > 0)).to.have.length(297);
    });
  });

  for (const provider of [
    'osrm',
    'osrm:',
    'osrm:javascript:alert(1)',
    'osrm:ftp://x',
    'ign:data:,x',
    'google',
    'constructor',
  ])
    it(`are estimated, which is said, where the attribute is "${provider}"`, async () => {
      const found = await openTravel({ provider }).reach({ origin, mode: 'car', minutes: 20, places });
      expect(found.fallBack).to.equal('unknown');
      expect(found.by).to.equal('estimate');
    });
});

describe('asking a service politely', () => {
  it('goes on with the others when one gives up', async () => {
    const seen = [];
    const server = createServer((request, response) => {
      seen.push(request.url);
      response.end('1');
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    const base = `http://127.0.0.1:${server.address().port}/`;
    const client = new PoliteFetch({ perSecond: 10, timeout: 1000, retries: 0, patience: 0 });
    const control = new AbortController();
    const read = (json) => json;
    const answers = [
      client.get(`${base}1`, read),
      client.get(`${base}2`, read, control.signal),
      client.get(`${base}3`, read),
    ];
    control.abort();
    const settled = await Promise.allSettled(answers);
    expect(settled.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).to.deep.equal(['/1', '/3']);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
});
