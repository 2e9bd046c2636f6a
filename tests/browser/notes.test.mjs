// A data note, from an editor's draft to somebody who cites it.
import assert from 'node:assert/strict';
import { check } from './every_page.mjs';
import { Site, people, sees } from './site.mjs';

const site = await Site.start({ chained: true });

const WRONG = [
  'Quanto costano le strade?', '', ':::quiz', ':::', '',
  ':::query', 'title = "Le strade in Puglia"', 'theme = "07"', 'region = "016"', 'show = "totals"', '---',
  'Guarda la [[pagamenti|parte pagata]].', ':::', '',
].join('\n');
const RIGHT = WRONG.replace(':::quiz\n:::\n\n', '');

/** Opens the form for a new note by links. */
async function begin(page) {
  await page.goto('/it/overview');
  await page.getByRole('link', { name: 'Pillole', exact: true }).first().click();
  await page.getByRole('link', { name: 'Scrivi una pillola' }).click();
}

site.story('an editor writes, looks, is told the line of a mistake, and publishes', async () => {
  site.expecting(/status of 422/);
  const edo = await site.enter(people.edo);
  await begin(edo);
  await edo.getByLabel('Titolo', { exact: false }).first().fill('Strade di Puglia');
  await edo.getByLabel('Riassunto', { exact: true }).fill('Quanto costano e quanto è stato pagato.');
  await edo.getByLabel('Testo', { exact: true }).fill(WRONG);
  await edo.locator('summary', { hasText: 'Regione' }).click();
  await edo.getByLabel('Puglia', { exact: true }).check();
  await edo.getByRole('button', { name: 'Anteprima', exact: true }).click();
  await sees(edo, 'Riga 3: Una pillola non ha quiz');
  assert.equal((await edo.getByLabel('Testo', { exact: true }).inputValue()).trim(), WRONG.trim(), 'nothing typed is lost');
  await check(edo, 'note with a mistake');
  await edo.getByLabel('Testo', { exact: true }).fill(RIGHT);
  await edo.getByRole('button', { name: 'Anteprima', exact: true }).click();
  await edo.getByRole('region', { name: 'Anteprima' }).getByRole('heading', { name: 'Le strade in Puglia' }).waitFor();
  await check(edo, 'note, looked at');
  await edo.getByRole('button', { name: 'Salva', exact: true }).click();
  await sees(edo, 'Salvata come bozza');
  await check(edo, 'note, a draft');
  await edo.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await edo.getByRole('dialog').getByRole('button', { name: 'Sì, continua' }).click();
  await sees(edo, 'Pubblicata: è la versione 1.');
  await edo.getByRole('link', { name: 'Apri la pagina pubblica' }).click();
  await edo.locator('h1', { hasText: 'Strade di Puglia' }).waitFor();
});

site.story('somebody finds it on the phone and cites it', async () => {
  const anyone = await site.visitor({ width: 390, height: 844 });
  await anyone.goto('/it/progetti?theme=07&region=016');
  await anyone.getByRole('region', { name: 'Pillole su questo argomento' }).getByRole('link', { name: 'Strade di Puglia' }).click();
  await anyone.locator('h1', { hasText: 'Strade di Puglia' }).waitFor();
  await check(anyone, 'note on the phone');
  const citation = await anyone.locator('#citation').textContent();
  assert.match(citation, /^Redazione Coesa \(\d{4}\), «Strade di Puglia», pillola, versione 1 /);
  const [file] = await Promise.all([
    anyone.waitForEvent('download'),
    anyone.getByRole('link', { name: 'BibTeX' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'coesa-strade-di-puglia-v1.bib');
  await anyone.goto(new URL(citation.match(/https?:\S+$/)[0]).pathname);
  await sees(anyone, 'questa pagina non cambia più');
  await check(anyone, 'version on the phone');
});

site.story('all of it works without scripts', async () => {
  const ada = await site.enter(people.ada, { scripts: false });
  await ada.goto('/it/notes');
  await ada.getByRole('link', { name: 'Strade di Puglia' }).click();
  await ada.getByLabel('Riassunto', { exact: true }).fill('Quanto costano le strade pugliesi.');
  await ada.getByRole('button', { name: 'Salva', exact: true }).click();
  await sees(ada, 'pubblica, con modifiche da pubblicare');
  await ada.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await sees(ada, 'Pubblicata: è la versione 2.');
  const anyone = await site.visitor({ scripts: false });
  await anyone.goto('/it/pillole');
  await anyone.getByLabel('Regione').selectOption('016');
  await anyone.getByRole('button', { name: 'Mostra' }).click();
  await anyone.getByRole('link', { name: 'Strade di Puglia' }).click();
  await sees(anyone, 'Quanto costano le strade pugliesi.');
  await anyone.getByRole('link', { name: /^Versione 1/ }).click();
  await sees(anyone, 'ce n’è una più recente');
});
