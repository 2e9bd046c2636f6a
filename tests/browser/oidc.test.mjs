// Signing in by an account elsewhere, against a provider that others have written: discovery, PKCE, the
// signed token and the verified address are its own, not a test's idea of them.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { check } from './every_page.mjs';
import { PASSWORD, Site, freePort, people, sees } from './site.mjs';

const port = await freePort();
const issuer = `http://127.0.0.1:${port}`;
const site = await Site.start({
  allowing: [issuer],
  settings: {
    COESA_OIDC: `[{ key = "scuola", name = "ScuolaID", issuer = "${issuer}", client_id = "coesa", client_secret = "un segreto tra i due" }]`,
  },
});

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'provider.mjs');
const provider = spawn(process.execPath, [program, String(port), `${site.base}/oidc/scuola/return`], { stdio: ['ignore', 'pipe', 'inherit'] });
after(() => provider.kill('SIGKILL'));
await new Promise((done, failed) => {
  provider.stdout.once('data', done);
  provider.once('exit', (code) => failed(new Error(`the provider ended with ${code}`)));
});

/** Signs in at the provider's and lets it tell the site. */
async function there(page, name) {
  await page.waitForURL(`${issuer}/**`);
  await page.locator('[name=login]').fill(name);
  await page.getByRole('button').click();
}

site.story('a teacher links an account elsewhere and signs in by it, and nobody else does', async () => {
  site.expecting(/status of 403/);
  const bruni = await site.enter(people.bruni);
  await bruni.goto('/it/profile/identities');
  await check(bruni, 'accounts elsewhere');
  await bruni.locator('#link-scuola input[type=password]').fill(PASSWORD);
  await bruni.locator('#link-scuola').getByRole('button').click();
  await bruni.locator('#go').click();
  await there(bruni, 'bruni-altrove');
  await sees(bruni, 'Adesso puoi entrare con ScuolaID');

  const again = await site.visitor({ width: 390 });
  await again.goto('/it/accedi?next=/it/classes');
  await again.getByRole('link', { name: 'Entra con ScuolaID' }).click();
  await there(again, 'bruni-altrove');
  await again.waitForURL('**/it/classes');

  const stranger = await site.visitor();
  await stranger.goto('/it/accedi');
  await stranger.getByRole('link', { name: 'Entra con ScuolaID' }).click();
  await there(stranger, 'ferri');
  await sees(stranger, 'Nessun accesso è collegato');
  assert.equal((await stranger.request.get('/it/home', { maxRedirects: 0 })).status(), 303);
});
