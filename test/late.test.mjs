import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { server } from './browser.mjs';
import { eventually, GIRONDE, visit } from './visitor.mjs';

const MISSING = 'Cette partie n’a pas pu être chargée.';

/** Refuses a built file so many times, then serves it. Gives back the file's number of requests. */
async function failing(name, times) {
  const file = readdirSync('dist/chunks').find((path) => path.startsWith(`${name}-`));
  const { put, asked } = await server();
  const path = `/dist/chunks/${file}`;
  let left = times;
  put(path, (_request, response) => {
    const ok = left-- <= 0;
    response.writeHead(ok ? 200 : 503, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
    response.end(ok ? readFileSync(`dist/chunks/${file}`) : '');
  });
  const before = asked(path).length;
  return () => asked(path).length - before;
}

/** What the page says of it beside the refused request. */
const unhandled = (problems) => problems().filter((text) => !/^console: Failed to load resource/.test(text));

describe('code that comes late', function () {
  this.timeout(60_000);
  let map;

  afterEach(async () => {
    await map?.close();
    map = undefined;
    (await server()).reset();
  });

  it('the map says in its place that it could not be loaded, and comes when asked again', async () => {
    await failing('map', 1);
    map = await visit({ ready: false });
    await map.root.getByText(MISSING).waitFor();
    await map.counts(309);
    await map.root.getByRole('button', { name: 'Réessayer' }).click();
    await map.markers.first().waitFor();
    expect(await map.root.getByText(MISSING).count()).to.equal(0);
    expect(unhandled(map.problems)).to.deep.equal([]);
  });

  it('the map comes when asked again and again, whether or not the browser keeps failures', async () => {
    await failing('map', 3);
    map = await visit({ ready: false });
    const retry = map.root.getByRole('button', { name: 'Réessayer' });
    await retry.waitFor();
    await eventually(
      async () => {
        await retry.click({ timeout: 200 }).catch(() => {});
        return map.markers.count();
      },
      (count) => count > 0,
      'markers',
    );
    expect(unhandled(map.problems)).to.deep.equal([]);
  });

  it('a page in English goes on in French where the English texts are missing', async () => {
    await failing('en', 9);
    map = await visit({ name: 'directory', attributes: 'lang="en"' });
    await map.counts(309);
    await map.root.getByRole('button', { name: 'Filtres' }).waitFor();
    expect(unhandled(map.problems)).to.deep.equal([]);
  });

  it('without the notice the bare sentence stands', async () => {
    await failing('notice', 9);
    map = await visit({ name: 'directory' });
    await map.search('xyzxyz');
    await map.root.getByText('Aucun résultat').first().waitFor();
    expect(unhandled(map.problems)).to.deep.equal([]);
  });

  it('a widget whose own file failed is tried again for the next of its kind', async () => {
    const { put } = await server();
    let failed = false;
    put('/dist/elements/directory.js', (_request, response) => {
      response.writeHead(failed ? 200 : 503, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
      response.end(failed ? readFileSync('dist/elements/directory.js') : '');
      failed = true;
    });
    map = await visit({ name: 'directory', ready: false });
    await map.page.getByText('Ce contenu ne peut pas s’afficher ici.').waitFor();
    await map.page.evaluate((feed) => {
      const next = document.createElement('ess-directory');
      next.setAttribute('feed', feed);
      document.body.append(next);
    }, GIRONDE);
    await map.ready();
    expect(await map.page.getByText('Ce contenu ne peut pas s’afficher ici.').count()).to.equal(0);
    expect(unhandled(map.problems)).to.deep.equal([]);
  });
});
