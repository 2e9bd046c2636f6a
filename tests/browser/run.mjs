// Runs all stories, or those whose files are named: node run.mjs [path.test.mjs …]
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fill } from './site.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const named = process.argv.slice(2);
const files = named.length ? named : (await readdir(here)).filter((name) => name.endsWith('.test.mjs')).sort();

const filled = await mkdtemp(path.join(tmpdir(), 'coesa-demo-'));
try {
  await fill(filled);
  const stories = spawn(process.execPath, ['--test', '--test-reporter=spec', ...files], {
    cwd: here, stdio: 'inherit', env: { ...process.env, FILLED_DEMO: filled },
  });
  process.exitCode = await new Promise((done) => stories.once('exit', (code) => done(code ?? 1)));
} finally {
  await rm(filled, { recursive: true, force: true });
}
