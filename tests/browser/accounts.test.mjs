// Accounts: what comes by mail, read where the demo shows it, and the second factor. All these pages
// are behind a link of a mail or in the middle of signing in, where no tour comes.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { check } from './every_page.mjs';
import { PASSWORD, Site, people, sees, signIn } from './site.mjs';

const site = await Site.start();
const own = 'lampada ruggine violino';

/** The path of the link in the newest mail to somebody, of all that lead below `where`. */
async function link(page, to, where) {
  await page.goto(`/it/demo/mail?to=${encodeURIComponent(to)}`);
  await page.getByRole('rowheader').getByRole('link').first().click();
  const text = await page.locator('#text').innerText();
  const found = text.match(/https?:\/\/[^\s)]+/g).map((one) => new URL(one).pathname).find((one) => one.includes(where));
  assert.ok(found, `a link to ${where} in: ${text}`);
  return found;
}

/** The code that an authenticator app shows now: RFC 6238, six digits, half a minute. */
function code(secret, at = Date.now()) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/[^A-Z2-7]/g, '')].map((one) => letters.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

site.story('who has lost the password makes a new one by mail', async () => {
  site.expecting(/status of 4(10|22)/);
  const page = await site.visitor({ width: 390 });
  await page.goto('/it/accedi');
  await page.getByRole('link', { name: 'Non ricordi la password?' }).click();
  await page.getByLabel('E-mail').fill(people.bruni);
  await page.locator('#reset').getByRole('button').click();
  await page.waitForURL('**/accedi/password/inviata');
  await check(page, 'reset sent');
  const path = await link(page, people.bruni, '/accedi/password/');
  await check(page, 'demo mail');
  await page.goto(path);
  await check(page, 'new password');
  await page.locator('#password').fill('password1234');
  await page.locator('#new-password').getByRole('button').click();
  await sees(page, 'Questa password si indovina facilmente.');
  await check(page, 'new password refused');
  await page.locator('#password').fill(own);
  await page.locator('#new-password').getByRole('button').click();
  await page.waitForURL('**/accedi?done=password');
  await signIn(page, people.bruni, own);
  await page.waitForURL('**/it/home');
  await page.goto(path);
  await check(page, 'link over');
});

site.story('a teacher registers, with the address proved', async () => {
  const page = await site.visitor();
  await page.goto('/it/registrazione');
  await page.getByLabel('Nome e cognome').fill('Docente Provetta');
  await page.getByLabel('E-mail').fill('provetta@demo.example');
  await page.locator('#registration').getByRole('button').click();
  await page.waitForURL('**/registrazione/inviata');
  await check(page, 'registration sent');
  await page.goto(await link(page, 'provetta@demo.example', '/registrazione/'));
  await check(page, 'registration');
  await page.locator('#password').fill(own);
  await page.locator('#accept').getByRole('button').click();
  await page.waitForURL('**/it/home');
  await sees(page, 'Ciao, Docente Provetta');
  await check(page, 'a new teacher at home');
});

site.story('an admin invites somebody, who accepts', async () => {
  const ada = await site.enter(people.ada);
  await ada.goto('/it/people/invitations');
  await ada.locator('#name').fill('Sostenitore Provetta');
  await ada.locator('#email').fill('sostegno@demo.example');
  await ada.locator('#invite select[name=role]').selectOption('supporter');
  await ada.locator('#invite').getByRole('button').click();
  await ada.getByRole('cell', { name: 'sostegno@demo.example' }).or(ada.getByText('sostegno@demo.example')).first().waitFor();
  const page = await site.visitor();
  await page.goto(await link(page, 'sostegno@demo.example', '/invito/'));
  await check(page, 'invitation');
  await page.locator('#password').fill(own);
  await page.locator('#accept').getByRole('button').click();
  await page.waitForURL('**/it/home');
});

site.story('an address is changed once both have confirmed', async () => {
  const page = await site.enter(people.ferri);
  await page.goto('/it/profile/email');
  await page.locator('#new').fill('ferri.nuova@demo.example');
  await page.locator('#current').fill(PASSWORD);
  await page.locator('#email').getByRole('button').click();
  const undo = await link(page, people.ferri, '/undo');
  await page.goto(undo);
  await check(page, 'undo a new address');
  await page.goto(await link(page, 'ferri.nuova@demo.example', '/email/'));
  await check(page, 'confirm a new address');
  await page.locator('#confirm').getByRole('button').click();
  await sees(page, 'Un indirizzo ha confermato');
  await page.goto('/it/profile/email');
  await check(page, 'one address has confirmed');
  await page.goto(await link(page, people.ferri, '/email/'));
  await page.locator('#confirm').getByRole('button').click();
  await page.goto('/it/profile');
  await sees(page, 'ferri.nuova@demo.example');
});

site.story('mails of a kind are ended by the link in one of them', async () => {
  const page = await site.visitor();
  await page.goto(await link(page, people.teresa, '/unsubscribe/'));
  await check(page, 'unsubscribe');
  await page.locator('#unsubscribe').getByRole('button').click();
  await page.getByRole('status').first().waitFor();
  await check(page, 'unsubscribed');
});

site.story('a second factor is switched on, asked for, and a recovery code helps once', async () => {
  const page = await site.enter(people.edo);
  await page.goto('/it/profile/second-factor');
  await page.locator('#current').fill(PASSWORD);
  await page.locator('#begin').getByRole('button').click();
  const secret = await page.locator('#secret').innerText();
  const picture = page.getByRole('img', { name: /QR/ });
  assert.ok(await picture.evaluate((one) => one.complete && one.naturalWidth > 0), 'the picture for the phone is there');
  await check(page, 'second factor set up');
  await page.locator('#code').fill(code(secret));
  await page.locator('#set-up').getByRole('button').click();
  await page.locator('.recovery-codes').waitFor();
  await check(page, 'recovery codes');
  const recovery = await page.locator('.recovery-codes code').first().innerText();
  const again = await site.visitor({ width: 390 });
  await again.goto('/it/accedi');
  await signIn(again, people.edo);
  await again.waitForURL('**/accedi/codice**');
  await check(again, 'the code is asked for');
  await again.locator('#code').fill(recovery);
  await again.locator('#code-form').getByRole('button').click();
  await again.waitForURL('**/it/home');
  await again.goto('/it/profile/second-factor');
  await check(again, 'second factor on');
});
