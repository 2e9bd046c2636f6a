// A team's work beside the report: tasks on a phone, by keyboard and without scripts; the canvas that
// saves itself; a month that becomes a list; files.
import assert from 'node:assert/strict';
import { NARROW, check } from './every_page.mjs';
import { Site, hasFocus, people, sees } from './site.mjs';

const site = await Site.start();

/** Opens a place of team Acqua. */
async function place(page, name) {
  await page.goto('/it/home');
  const team = await page.locator('a[href*="/teams/"]').first().getAttribute('href');
  await page.goto(/\/it\/teams\/\d+/.exec(team)[0]);
  if (name) await page.getByRole('navigation', { name: 'Luoghi della squadra' }).getByRole('link', { name, exact: true }).click();
}

site.story('a task is written, given and finished on a phone', async () => {
  const giulia = await site.enter(people.giulia, NARROW);
  await place(giulia, 'Compiti');
  await giulia.getByRole('link', { name: 'Nuovo compito' }).click();
  await giulia.getByLabel('Che cosa c’è da fare').fill('Chiamare la biblioteca');
  await giulia.getByLabel('Giulia', { exact: true }).check();
  await giulia.locator('#due').fill('2030-01-15');
  await check(giulia, 'a new task');
  await giulia.getByRole('button', { name: 'Salva' }).click();
  await sees(giulia, 'Compito aggiunto.');
  await giulia.getByRole('button', { name: /^Comincia.*Chiamare la biblioteca/ }).click();
  await sees(giulia, 'Il compito è in corso.');
  await giulia.getByRole('button', { name: /^Fatto.*Chiamare la biblioteca/ }).click();
  await sees(giulia, 'Compito fatto.');
  await check(giulia, 'tasks on a phone');
  await giulia.getByRole('link', { name: /^I miei/ }).click();
  await giulia.getByRole('heading', { name: 'Chiamare la biblioteca' }).waitFor();
});

site.story('a task is pressed on by keyboard alone', async () => {
  const omar = await site.enter(people.omar);
  await place(omar, 'Compiti');
  const button = omar.getByRole('button', { name: /^Comincia.*Trovare l’allegato/ });
  await button.focus();
  assert.ok(await hasFocus(button));
  await omar.keyboard.press('Enter');
  await sees(omar, 'Il compito è in corso.');
  const filter = omar.getByRole('link', { name: /^In ritardo/ });
  await filter.focus();
  await omar.keyboard.press('Enter');
  await omar.waitForURL('**/tasks?show=late');
  assert.equal(await omar.getByRole('heading', { level: 3 }).count(), 1);
});

site.story('without scripts a task is moved, a diary page written, a box of the canvas saved', async () => {
  const giulia = await site.enter(people.giulia, { scripts: false, ...NARROW });
  await place(giulia, 'Compiti');
  await giulia.getByRole('button', { name: /^Fatto.*Fare le foto/ }).click();
  await sees(giulia, 'Compito fatto.');
  await place(giulia, 'Diario');
  await giulia.getByRole('link', { name: 'Scrivi una pagina' }).click();
  await giulia.getByLabel('Che cosa abbiamo fatto').fill('Letto la delibera ad alta voce.');
  await giulia.getByRole('button', { name: 'Salva' }).click();
  await sees(giulia, 'Letto la delibera ad alta voce.');
  await place(giulia, 'Canvas');
  await giulia.locator('#obstacles').fill('Poco tempo.');
  await giulia.locator('#box-obstacles').getByRole('button').click();
  await sees(giulia, /^Salvato alle/);
});

site.story('the canvas saves itself while one writes, and two writers read both texts', async () => {
  site.expecting(/status of 409/);
  const [giulia, omar] = await Promise.all([site.enter(people.giulia), site.enter(people.omar)]);
  for (const page of [giulia, omar]) await place(page, 'Canvas');
  const box = (page) => page.locator('#box-hypothesis');
  await giulia.locator('#hypothesis').fill('Ne perderà la metà.');
  await box(giulia).getByText(/^Salvato alle/).waitFor();
  await omar.locator('#hypothesis').fill('Ne perderà un terzo.');
  await box(omar).getByText('Ne perderà la metà.').waitFor();
  assert.equal(await omar.locator('#hypothesis').inputValue(), 'Ne perderà un terzo.');
  await box(omar).getByRole('button', { name: 'Unisci i due' }).click();
  await box(omar).getByText(/^Salvato alle/).waitFor();
  await giulia.reload();
  assert.match(await giulia.locator('#hypothesis').inputValue(), /la metà[^]*un terzo|un terzo[^]*la metà/);
  await giulia.getByRole('link', { name: 'Il foglio da stampare' }).click();
  await giulia.locator('.canvas-sheet .box').first().waitFor();
  assert.equal(await giulia.locator('.canvas-sheet .box').count(), 11);
});

site.story('a month is a table, and on a phone a list of the days with something on them', async () => {
  const giulia = await site.enter(people.giulia);
  await place(giulia, 'Calendario');
  await giulia.getByRole('link', { name: 'Nuovo appuntamento' }).click();
  const day = new Date();
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(day);
  await giulia.getByLabel('Che cosa').fill('Intervista in comune');
  await giulia.locator('#day').fill(today);
  await giulia.locator('#from').fill('11:00');
  await giulia.getByRole('button', { name: 'Salva' }).click();
  await sees(giulia, 'Appuntamento aggiunto');
  const cell = giulia.locator('table.month td.today');
  await cell.getByText('Intervista in comune').waitFor();
  assert.ok(await giulia.getByRole('columnheader', { name: 'lunedì' }).isVisible());
  await giulia.setViewportSize(NARROW);
  assert.ok(await cell.isVisible());
  assert.equal(await giulia.locator('table.month thead').isVisible(), false);
  assert.equal(await giulia.locator('table.month td.idle:visible').count(), 0);
  await check(giulia, 'a month on a phone');
});

site.story('a picture is uploaded with what it shows, and its preview is there', async () => {
  site.expecting(/status of 422/);
  const omar = await site.enter(people.omar);
  await place(omar, 'File');
  const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const picture = { name: 'tubo.png', mimeType: 'image/png', buffer: pixel };
  await omar.locator('#file').setInputFiles(picture);
  await omar.getByLabel('Titolo').fill('Il tubo nuovo');
  await omar.getByRole('button', { name: 'Carica un file' }).click();
  await sees(omar, /scrivi che cosa si vede/);
  await omar.locator('#file').setInputFiles(picture);
  await omar.getByLabel('Che cosa si vede').fill('Un tubo blu nello scavo');
  await omar.getByRole('button', { name: 'Carica un file' }).click();
  await sees(omar, 'File caricato.');
  const preview = omar.getByRole('img', { name: 'Un tubo blu nello scavo' });
  await preview.scrollIntoViewIfNeeded();
  await preview.waitFor();
  assert.ok(await preview.evaluate(async (one) => { await one.decode(); return one.naturalWidth > 0; }));
  await check(omar, 'files');
});

site.story('the teacher reads who did what, and what the numbers are not', async () => {
  const bruni = await site.enter(people.bruni);
  await bruni.goto('/it/home');
  await bruni.locator('a[href*="/classes/"]').first().click();
  const team = await bruni.locator('a[href*="/teams/"]').filter({ hasText: 'Acqua' }).first().getAttribute('href');
  await bruni.goto(/\/it\/teams\/\d+/.exec(team)[0]);
  await bruni.getByRole('navigation', { name: 'Luoghi della squadra' }).getByRole('link', { name: 'Che cosa è successo' }).click();
  await bruni.getByLabel('Che cosa', { exact: true }).selectOption('Diario');
  await bruni.waitForURL('**kind=diary**');
  await sees(bruni, /ha scritto nel diario/);
  await bruni.getByRole('link', { name: 'Il lavoro di ognuno' }).click();
  await sees(bruni, /non quanto vale il suo lavoro/);
  await check(bruni, 'contributions');
});
