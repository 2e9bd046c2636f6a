// The main forms of the path with scripts switched off: everything works, with one more button.
import assert from 'node:assert/strict';
import { NARROW } from './every_page.mjs';
import { Site, answerQuiz, cardOf, noteWhy, people, sees } from './site.mjs';

const site = await Site.start();
const plain = { scripts: false };

site.story('the menu is open, and no button promises what only a script does', async () => {
  const page = await site.visitor({ ...plain, ...NARROW });
  await page.goto('/it/');
  assert.ok(await page.getByRole('navigation').getByRole('link', { name: 'Report' }).isVisible());
  for (const dead of ['[data-toggle]', '[data-print]', '[data-copy]']) {
    for (const one of await page.locator(dead).all()) assert.equal(await one.isVisible(), false, dead);
  }
});

site.story('a project goes on the list, gets a note and is chosen', async () => {
  const dario = await site.enter(people.dario, plain);
  await dario.goto('/it/progetti?q=scuola');
  await dario.locator('#results .cards a').first().click();
  const title = await dario.locator('h1').innerText();
  await dario.getByRole('button', { name: 'Metti nella lista di Bussola' }).click();
  await noteWhy(dario, title, 'Si può visitare.');
  await cardOf(dario, title).getByRole('button', { name: 'Scegli questo' }).click();
  await sees(dario, 'Progetto scelto. Il report è aperto: si comincia.');
});

site.story('an answer is saved by its button; two at once are shown both texts', async () => {
  site.expecting(/status of 409/);
  const [giulia, omar] = await Promise.all([site.enter(people.giulia, plain), site.enter(people.omar, plain)]);
  const form = (page) => page.locator('#question-objectives');
  const save = (page) => form(page).getByRole('button', { name: /^Salva la risposta/ }).click();
  for (const page of [giulia, omar]) {
    await page.getByRole('link', { name: 'Apri il report' }).click();
    await page.getByRole('link', { name: 'Il progetto sulla carta' }).click();
  }
  await form(giulia).locator('textarea').fill('Il testo di Giulia.');
  await save(giulia);
  await sees(giulia, /^Salvato alle/);
  await form(omar).locator('textarea').fill('Il testo di Omar.');
  await save(omar);
  await form(omar).getByText('Il testo di Giulia.').waitFor();
  assert.equal(await form(omar).locator('textarea').inputValue(), 'Il testo di Omar.');
  await form(omar).locator('textarea').fill('Il testo di tutti e due.');
  await save(omar);
  await sees(omar, /^Salvato alle/);
  await giulia.reload();
  assert.equal(await form(giulia).locator('textarea').inputValue(), 'Il testo di tutti e due.');
});

site.story('evidence is added and removed', async () => {
  const giulia = await site.enter(people.giulia, plain);
  await giulia.getByRole('link', { name: 'Apri il report' }).click();
  await giulia.getByRole('link', { name: 'Prove: foto, documenti, link' }).first().click();
  await giulia.locator('#link').getByLabel('Indirizzo web').fill('https://demo.example/delibera');
  await giulia.locator('#link').getByLabel('Didascalia').fill('La delibera, Comune, 2024');
  await giulia.getByRole('button', { name: 'Aggiungi la fonte' }).click();
  await sees(giulia, 'Aggiunto alle prove.');
  await giulia.getByRole('button', { name: /^Togli.*La delibera, Comune, 2024$/ }).click();
  await sees(giulia, 'Tolto.');
});

site.story('the quiz is done, and says how it went', async () => {
  const page = await site.visitor(plain);
  await page.goto('/it/lezioni/choose-a-project/quiz');
  await answerQuiz(page);
  await page.getByRole('button', { name: 'Vedi come è andata' }).click();
  await sees(page, /rispost[ae] giust[ae] su \d/);
});

site.story('the teacher moves a student by the button, and lets a report go', async () => {
  const bruni = await site.enter(people.bruni, plain);
  await bruni.goto('/it/classes');
  await bruni.getByRole('link', { name: '3A' }).click();
  const row = bruni.getByRole('row').filter({ hasText: 'Leo' });
  await row.getByLabel('Squadra di Leo').selectOption('Acqua');
  await bruni.getByRole('button', { name: 'Salva le squadre' }).click();
  await sees(bruni, 'Fatto: una persona ha cambiato squadra (Leo).');
  await bruni.goto('/it/home');
  await bruni.getByRole('link', { name: 'Leggi e decidi' }).click();
  await bruni.getByRole('button', { name: 'Sì, invia alla redazione' }).click();
  await sees(bruni, 'Inviato alla redazione.');
});

site.story('a reviewer writes a note, approves and publishes', async () => {
  const teresa = await site.enter(people.teresa, plain);
  await teresa.goto('/it/review');
  await teresa.getByRole('row').filter({ hasText: 'In revisione' }).getByRole('link').first().click();
  await teresa.locator('#thread-title').getByLabel(/^Scrivi un’osservazione/).fill('Bel titolo.');
  await teresa.locator('#thread-title').getByRole('button', { name: 'Aggiungi l’osservazione' }).click();
  await teresa.locator('#thread-title').getByText('Bel titolo.').waitFor();
  await teresa.getByRole('button', { name: 'Approva' }).click();
  await teresa.getByRole('link', { name: 'Pubblica…' }).click();
  await teresa.getByLabel('Pubblica lo stesso, con le osservazioni ancora aperte').check();
  await teresa.getByRole('button', { name: 'Pubblica adesso' }).click();
  await sees(teresa, 'Il report è pubblico.');
});
