/** Builds the library and serves the demo; prints its address. `PORT` names the port, else the first free from 8080. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { ensurePackages, root } from './ensure.mjs';
import { files, listen } from './serve.mjs';

ensurePackages();
const { status } = spawnSync(process.execPath, [`${root}scripts/build.mjs`], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const port = process.env.PORT ? Number(process.env.PORT) : 8080;
const server = await listen(files(root), port, { next: !process.env.PORT }).catch((error) => {
  process.stderr.write(`Port ${port}: ${error.message}\n`);
  process.exit(1);
});
process.stdout.write(`\nThe demo: http://localhost:${server.address().port}/demo/\n`);
