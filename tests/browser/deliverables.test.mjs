// What a team hands in: on a phone with a file, without scripts, and the teacher who works through it.
import assert from 'node:assert/strict';
import { NARROW, check } from './every_page.mjs';
import { Site, people, sees } from './site.mjs';

const site = await Site.start({ chained: true });
const pdf = { name: 'canvas.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n') };
const reason = 'Manca la fonte dei dati.';

/** Opens what the team hands in, by links from home. */
async function open(page, name) {
  await page.goto('/it/home');
  await page.getByRole('link', { name: 'Apri la consegna' }).click();
  if (await page.locator('h1', { hasText: name }).count()) return;
  await page.getByRole('link', { name: 'Tutte le consegne della squadra' }).click();
  await page.getByRole('link', { name, exact: true }).last().click();
}

/** Says yes to the dialog that asks first. */
async function sure(page) {
  await page.getByRole('dialog').getByRole('button', { name: 'Sì, continua' }).click();
}

site.story('what a student types is there again after leaving the page', async () => {
  const giulia = await site.enter(people.giulia, NARROW);
  await open(giulia, 'Canvas con la domanda di ricerca');
  const text = giulia.getByLabel('Testo');
  const typed = `${await text.inputValue()}\n\nUna riga in più.`;
  await text.fill(typed);
  await sees(giulia, 'Salvato alle');
  await open(giulia, 'Canvas con la domanda di ricerca');
  assert.equal(await giulia.getByLabel('Testo').inputValue(), typed);
});

site.story('a student on a phone writes, adds a file and hands in', async () => {
  const giulia = await site.enter(people.giulia, NARROW);
  await open(giulia, 'Canvas con la domanda di ricerca');
  await check(giulia, 'a draft');
  await giulia.getByLabel('Titolo del link 1').fill('I dati dell’ISTAT');
  await giulia.getByLabel('Indirizzo del link 1').fill('https://demo.example/acqua');
  await giulia.getByLabel('File', { exact: true }).setInputFiles(pdf);
  await giulia.getByLabel('Che cos’è').fill('Il canvas disegnato');
  await giulia.getByRole('button', { name: 'Salva la bozza' }).click();
  await sees(giulia, 'Bozza salvata, file aggiunto.');
  assert.equal(await giulia.getByLabel('Titolo del link 1').inputValue(), 'I dati dell’ISTAT', 'saved along with the file');
  await giulia.getByRole('button', { name: 'Consegna', exact: true }).click();
  await sure(giulia);
  await sees(giulia, 'Consegnata. Chi insegna la trova');
  await check(giulia, 'handed in');
});

site.story('the teacher finds it at home, goes through what waits, and returns it', async () => {
  const bruni = await site.enter(people.bruni);
  await bruni.getByRole('link', { name: 'Guarda le consegne' }).click();
  await bruni.getByRole('row').nth(1).getByRole('link').click();
  // From one to the next until it is there.
  const title = bruni.locator('h1');
  while (!/Canvas/.test(await title.innerText())) await bruni.locator('a[rel=next]').click();
  await check(bruni, 'to be judged');
  await bruni.getByLabel('Due parole per la squadra').fill(reason);
  await bruni.getByRole('button', { name: 'Chiedi di rivedere' }).click();
  await sees(bruni, 'Torna alla squadra con le tue parole.');
});

site.story('without scripts the team mends it and hands it in again', async () => {
  const omar = await site.enter(people.omar, { scripts: false });
  await omar.getByRole('link', { name: 'Leggi e sistema' }).click();
  await sees(omar, reason);
  const text = omar.getByLabel('Testo');
  await text.fill(`${await text.inputValue()}\n\nFonte: ISTAT, censimento delle acque.`);
  await omar.getByRole('button', { name: 'Consegna', exact: true }).click();
  await sees(omar, 'Consegnata. Chi insegna la trova');
  await omar.getByRole('link', { name: 'versione 1' }).click();
  await sees(omar, reason);
  assert.equal(await omar.getByText('Fonte: ISTAT').count(), 0, 'the first version is as it was');
});

site.story('and the teacher accepts; one sees it at a glance', async () => {
  const bruni = await site.enter(people.bruni);
  await bruni.goto('/it/classes');
  await bruni.getByRole('link', { name: '3A' }).click();
  await bruni.getByRole('link', { name: /consegne da guardare/ }).click();
  await bruni.getByRole('link', { name: /^Canvas/ }).click();
  await bruni.getByRole('button', { name: 'Accetta' }).click();
  await sees(bruni, 'Accettata: la squadra lo sa.');
  const giulia = await site.enter(people.giulia, NARROW);
  await giulia.goto('/it/home');
  await giulia.getByRole('link', { name: 'Apri la consegna' }).click();
  await giulia.getByRole('link', { name: 'Tutte le consegne della squadra' }).click();
  await check(giulia, 'the year');
  const card = giulia.getByRole('listitem').filter({ has: giulia.getByRole('link', { name: 'Canvas con la domanda di ricerca' }) });
  await card.getByText('accettata').waitFor();
});

site.story('a unit of the course is taken up where one stopped', async () => {
  const giulia = await site.enter(people.samuele);
  await giulia.goto('/it/lezioni');
  await giulia.locator('.cards h3 a').first().click();
  const told = giulia.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/place'));
  const heading = giulia.locator('article > h2[id]').nth(2);
  await heading.scrollIntoViewIfNeeded();
  await giulia.evaluate((top) => window.scrollBy(0, top), 300);
  await (await told).response();
  await giulia.reload();
  await giulia.getByRole('link', { name: /^Continua da dove eri/ }).click();
  assert.match(giulia.url(), /#/);
});
