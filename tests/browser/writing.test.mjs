// Writing the report: it saves itself, and nothing that was typed is lost, whatever goes wrong meanwhile.
import assert from 'node:assert/strict';
import { NARROW, check } from './every_page.mjs';
import { Site, becomes, people, sees, signIn } from './site.mjs';

const site = await Site.start();
const OBJECTIVES = 'Che cos’è il progetto e che cosa vuole ottenere?';
const OFFER = 'Avevi scritto questo, e non era ancora stato inviato';

/** A question's form on the page of its section: its field, what it says, and its buttons. */
function questionOf(page, label) {
  const form = page.locator('form[data-question]').filter({ has: page.getByLabel(label) });
  return {
    form,
    field: form.getByLabel(label),
    says: (words) => form.locator('[data-save-status]').filter({ hasText: words }).waitFor(),
    press: (name) => form.getByRole('button', { name, exact: true }).click(),
  };
}

/** Opens a section of the report of one's team by links. */
async function open(page, section) {
  await page.goto('/it/home');
  await page.getByRole('link', { name: 'Apri il report' }).click();
  await page.getByRole('link', { name: section }).click();
  await page.locator('h1', { hasText: section }).waitFor();
  await page.waitForLoadState('load');
}

/** Writes into a question while there is no network, and closes the page. Gives the next visit's page. */
async function lose(page, label, text) {
  const address = page.url();
  await page.context().setOffline(true);
  await questionOf(page, label).field.fill(text);
  await questionOf(page, label).says('Conservato su questo dispositivo');
  await page.close();
  await page.context().setOffline(false);
  const later = await page.context().newPage();
  await later.goto(address);
  return later;
}

/** Two of a team with the same question before them. */
async function both() {
  const [giulia, omar] = await Promise.all([site.enter(people.giulia), site.enter(people.omar)]);
  await Promise.all([open(giulia, 'Il progetto sulla carta'), open(omar, 'Il progetto sulla carta')]);
  return { giulia, hers: questionOf(giulia, OBJECTIVES), omar, his: questionOf(omar, OBJECTIVES) };
}

site.story('what is typed saves itself, and is there after a reload', async () => {
  const giulia = await site.enter(people.giulia);
  await open(giulia, 'Il progetto sulla carta');
  const { field, says } = questionOf(giulia, OBJECTIVES);
  await field.press('Control+End');
  await field.pressSequentially(' Lo abbiamo letto nella delibera.');
  await says(/^Salvato alle/);
  await giulia.reload();
  assert.match(await field.inputValue(), / Lo abbiamo letto nella delibera\.$/);
});

site.story('on a phone the rows of a list are cards with labels, and there are as many as one needs', async () => {
  const giulia = await site.enter(people.giulia, NARROW);
  await open(giulia, 'Come avete lavorato');
  const list = giulia.locator('#question-people_contacted');
  const rows = list.locator('tbody tr');
  const before = await rows.count();
  const wide = await giulia.evaluate(() => document.documentElement.clientWidth);
  const cells = rows.first().locator('input, select');
  for (let n = 0; n < await cells.count(); n += 1) {
    const box = await cells.nth(n).boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= wide, 'no cell is beside the screen');
  }
  await rows.first().locator('label').first().waitFor();
  await list.getByRole('button', { name: 'Aggiungi una riga' }).click();
  assert.equal(await rows.count(), before + 1);
  const added = rows.last().locator('input[name=organisation]');
  await added.fill('Un ente in più');
  await list.locator('[data-save-status]').filter({ hasText: /^Salvato alle/ }).waitFor();
  await check(giulia, 'rows of a list');
  await giulia.setViewportSize(NARROW);
  await giulia.reload();
  const names = await list.locator('input[name=organisation]').evaluateAll((fields) => fields.map((field) => field.value));
  assert.ok(names.includes('Un ente in più'), names.join());
});

site.story('two who write at once are shown both texts, and none gets lost', async () => {
  site.expecting(/status of 409/);
  const { giulia, hers, omar, his } = await both();
  await hers.field.fill('Così lo ha capito Giulia.');
  await hers.says(/^Salvato alle/);
  await his.field.fill('Così lo ha capito Omar.');
  await his.says(/Un’altra persona ha salvato|qualcun altro ha salvato/);
  await his.form.getByRole('group', { name: 'L’altro testo' }).getByText('Così lo ha capito Giulia.').waitFor();
  await sees(omar, 'Scritto da Giulia');
  assert.equal(await his.field.inputValue(), 'Così lo ha capito Omar.');
  await check(omar, 'conflict');
  await his.press('Unisci i due');
  await his.says(/^Salvato alle/);
  await giulia.reload();
  assert.equal(await hers.field.inputValue(), 'Così lo ha capito Omar.\n\nCosì lo ha capito Giulia.');
});

site.story('of two texts one may keep one’s own, or take the other', async () => {
  site.expecting(/status of 409/);
  const { hers, omar, his } = await both();
  await hers.field.fill('Prima.');
  await hers.says(/^Salvato alle/);
  await his.field.fill('Seconda.');
  await his.press('Tieni il mio');
  await his.says(/^Salvato alle/);
  await hers.field.fill('Terza.');
  await hers.press('Usa l’altro');
  assert.equal(await hers.field.inputValue(), 'Seconda.');
  await hers.form.getByRole('group', { name: 'Il tuo testo di prima' }).getByText('Terza.').waitFor();
  await hers.press('Rimettilo nel campo');
  await hers.says(/^Salvato alle/);
  await omar.reload();
  assert.equal(await his.field.inputValue(), 'Terza.');
});

site.story('without a network the text stays on the device, and goes out when it is back', async () => {
  site.expecting(/ERR_INTERNET_DISCONNECTED/);
  const giulia = await site.enter(people.giulia);
  await open(giulia, 'Il progetto sulla carta');
  const { field, says } = questionOf(giulia, OBJECTIVES);
  await giulia.context().setOffline(true);
  await field.fill('Scritto in treno, in galleria.');
  await says('Conservato su questo dispositivo');
  await giulia.context().setOffline(false);
  await says(/^Salvato alle/);
  await giulia.reload();
  assert.equal(await field.inputValue(), 'Scritto in treno, in galleria.');
});

site.story('a page closed without a network: the next visit offers what was not sent', async () => {
  site.expecting(/ERR_INTERNET_DISCONNECTED/);
  const first = await site.enter(people.giulia);
  await open(first, 'Il progetto sulla carta');
  const later = await lose(first, OBJECTIVES, 'Il telefono si è spento qui.');
  const { field, form, says, press } = questionOf(later, OBJECTIVES);
  await form.getByRole('group', { name: OFFER }).getByText('Il telefono si è spento qui.').waitFor();
  assert.notEqual(await field.inputValue(), 'Il telefono si è spento qui.');
  await check(later, 'copy offered');
  await press('Rimettilo nel campo');
  await says(/^Salvato alle/);
  await later.reload();
  assert.equal(await field.inputValue(), 'Il telefono si è spento qui.');
  assert.equal(await form.getByRole('group', { name: OFFER }).count(), 0, 'what the server has is offered no more');
});

site.story('a copy that is not wanted any more can be thrown away', async () => {
  site.expecting(/ERR_INTERNET_DISCONNECTED/);
  const first = await site.enter(people.giulia);
  await open(first, 'Il progetto sulla carta');
  const saved = await questionOf(first, OBJECTIVES).field.inputValue();
  const later = await lose(first, OBJECTIVES, 'Da buttare.');
  const { field, form, press } = questionOf(later, OBJECTIVES);
  await form.getByRole('group', { name: OFFER }).waitFor();
  await press('Scarta');
  await later.reload();
  assert.equal(await field.inputValue(), saved);
  assert.equal(await form.getByRole('group', { name: OFFER }).count(), 0);
});

site.story('a session that ended while writing: the copy waits behind the sign-in', async () => {
  site.expecting(/status of 401/);
  const giulia = await site.enter(people.giulia);
  await open(giulia, 'Il progetto sulla carta');
  const { field, form, says, press } = questionOf(giulia, OBJECTIVES);
  await giulia.context().clearCookies();
  await field.fill('Scritto dopo la fine della sessione.');
  await says('La tua sessione è scaduta');
  await giulia.reload();
  await signIn(giulia, people.giulia);
  await giulia.locator('h1', { hasText: 'Il progetto sulla carta' }).waitFor();
  await form.getByRole('group', { name: OFFER }).getByText('Scritto dopo la fine della sessione.').waitFor();
  await press('Rimettilo nel campo');
  await says(/^Salvato alle/);
  await giulia.reload();
  assert.equal(await field.inputValue(), 'Scritto dopo la fine della sessione.');
});

site.story('somebody else signs in with the same browser: what an open page saves does not become theirs', async () => {
  site.expecting(/status of 401/);
  const page = await site.enter(people.giulia);
  await open(page, 'Il progetto sulla carta');
  const { field, says } = questionOf(page, OBJECTIVES);
  const saved = await field.inputValue();
  const other = await page.context().newPage();
  await other.context().clearCookies();
  await other.goto('/it/accedi');
  await signIn(other, people.omar);
  await other.waitForURL('**/it/home');
  await field.fill('Di Giulia, non di Omar.');
  await says('è entrato qualcun altro');
  await open(other, 'Il progetto sulla carta');
  assert.equal(await questionOf(other, OBJECTIVES).field.inputValue(), saved);
  await other.context().clearCookies();
  await other.goto('/it/accedi');
  await signIn(other, people.giulia);
  await other.waitForURL('**/it/home');
  await field.fill('Di Giulia, e resta sua.');
  await says(/^Salvato alle/);
});

site.story('on a shared computer nobody is offered another’s text, and leaving says what would be lost', async () => {
  site.expecting(/ERR_FAILED/);
  const page = await site.enter(people.giulia);
  await open(page, 'Il progetto sulla carta');
  const address = page.url();
  const { field, form, says } = questionOf(page, OBJECTIVES);
  await page.context().route('**/answers/**', (route) => route.abort());
  await field.fill('Ancora solo qui.');
  await says('Conservato su questo dispositivo');
  const leave = async () => {
    await page.locator('details.person summary').click();
    await page.getByRole('button', { name: 'Esci' }).click();
  };
  await leave();
  await page.getByRole('dialog').getByText('non sono ancora state inviate').waitFor();
  await page.getByRole('button', { name: 'No, torna indietro' }).click();
  assert.equal(await field.inputValue(), 'Ancora solo qui.');
  await leave();
  await page.getByRole('button', { name: 'Sì, continua' }).click();
  await page.waitForURL((url) => !url.pathname.includes('/reports/'));
  await page.goto('/it/accedi');
  await signIn(page, people.omar);
  await page.waitForURL('**/it/home');
  await page.goto(address);
  await field.waitFor();
  assert.equal(await form.getByRole('group', { name: OFFER }).count(), 0);
});

site.story('questions come up when another’s answer asks for them', async () => {
  const giulia = await site.enter(people.giulia);
  await open(giulia, 'Uomini, donne, pari opportunità');
  const more = giulia.locator('#question-gender_money');
  assert.equal(await more.isVisible(), false);
  await giulia.locator('#question-gender_touched').getByLabel('Sì').check();
  await more.waitFor();
  await giulia.locator('#question-gender_touched').getByLabel('No', { exact: true }).check();
  await more.waitFor({ state: 'hidden' });
});

site.story('a question that several answers may ask for comes up at any of them', async () => {
  const giulia = await site.enter(people.giulia);
  // No question of today's form has two conditions on its own page: one is added on the way here.
  await giulia.route('**/judgement', async (route) => {
    const answer = await route.fetch();
    const page = await answer.text();
    const more = '{&quot;question&quot;:&quot;effectiveness&quot;,&quot;in&quot;:[&quot;4&quot;]}';
    const body = page.replace('data-shown-when="[', `data-shown-when="[${more},`);
    await route.fulfill({ response: answer, body });
  });
  await open(giulia, 'Il vostro giudizio');
  const choose = (words) => giulia.locator('#question-effectiveness').getByLabel(words, { exact: true }).check();
  const problems = giulia.locator('#question-problems');
  await choose('Promette di essere efficace');
  await problems.waitFor({ state: 'hidden' });
  await choose('È inutile o dannoso');
  await problems.waitFor();
  await choose('Promette di essere efficace');
  await problems.waitFor({ state: 'hidden' });
  await choose('Non si può giudicare');
  await problems.waitFor();
});

site.story('a click on the map is an answer, saved like a typed one', async () => {
  const giulia = await site.enter(people.giulia);
  await open(giulia, 'Dove si trova');
  const latitude = giulia.getByLabel('Latitudine');
  const before = await latitude.inputValue();
  await giulia.getByRole('img', { name: /Mappa d’Italia/ }).click({ position: { x: 150, y: 150 } });
  assert.notEqual(await latitude.inputValue(), before);
  const clicked = await latitude.inputValue();
  await giulia.locator('[data-save-status]').filter({ hasText: /^Salvato alle/ }).waitFor();
  await giulia.reload();
  await becomes(async () => Number(await latitude.inputValue()), Number(clicked));
});
