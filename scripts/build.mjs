/** Builds dist/: generated sources, TypeScript, data parts, bundles, and the check of their sizes. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { ensurePackages, root } from './ensure.mjs';

ensurePackages();
process.chdir(root);

step('node_modules/.bin/tsc', '-p', '.');

function step(command, ...args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
