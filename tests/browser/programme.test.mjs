// A call, from a teacher's draft to the class that is there: the teacher, the reviewer, the editor.
import assert from 'node:assert/strict';
import { check } from './every_page.mjs';
import { Site, people, sees } from './site.mjs';

const site = await Site.start({ chained: true });
const why = 'Vicino a scuola c’è un cantiere fermo e vogliamo capire perché.';

/** The smallest file that calls itself a PDF. */
const consent = { name: 'consenso.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

site.story('a teacher begins an application on the phone, and a draft is kept', async () => {
  site.expecting(/status of 422/);
  const ferri = await site.enter(people.ferri, { width: 390 });
  await ferri.goto('/it/applications');
  await ferri.getByRole('button', { name: 'Comincia una candidatura' }).click();
  await ferri.getByLabel('Classe', { exact: true }).fill('3E');
  await ferri.getByLabel('Quanti studenti').fill('ventidue');
  await ferri.getByLabel('Perché vi candidate').fill(why);
  await ferri.getByRole('button', { name: 'Salva', exact: true }).click();
  await sees(ferri, 'Serve un numero da 1');
  assert.equal(await ferri.getByLabel('Perché vi candidate').inputValue(), why, 'what was typed is still there');
  await check(ferri, 'application with a mistake');
  await ferri.getByLabel('Quanti studenti').fill('22');
  await ferri.getByRole('button', { name: 'Salva', exact: true }).click();
  await sees(ferri, 'Salvata.');
  await sees(ferri, 'Per inviarla manca ancora');
  await check(ferri, 'application, a draft');
});

site.story('with school and consent it is sent', async () => {
  const ferri = await site.enter(people.ferri);
  await ferri.goto('/it/applications');
  await ferri.getByRole('row').filter({ hasText: '3E' }).getByRole('link').click();
  await ferri.getByRole('region', { name: 'Scuola' }).getByRole('button', { name: 'Scegli la scuola' }).click();
  await ferri.getByLabel('Cerca una scuola').fill('portici');
  await ferri.getByRole('search').getByRole('button').click();
  await ferri.getByRole('button', { name: /È questa/ }).first().click();
  await sees(ferri, 'Scuola scelta.');
  await ferri.getByLabel('Il documento firmato').setInputFiles(consent);
  await ferri.getByRole('button', { name: 'Carica' }).click();
  await sees(ferri, 'Il consenso è caricato.');
  await ferri.getByLabel('Anno di corso').selectOption('3');
  await ferri.getByLabel('Materie che insegni').fill('Matematica');
  await ferri.getByRole('button', { name: 'Invia la candidatura' }).click();
  await sees(ferri, 'Candidatura inviata.');
});

site.story('a reviewer scores it by the criteria', async () => {
  const teresa = await site.enter(people.teresa);
  await teresa.getByRole('navigation').getByRole('link', { name: 'Programma' }).click();
  await teresa.getByRole('link', { name: 'Candidature' }).first().click();
  await teresa.getByRole('row').filter({ hasText: '3E' }).getByRole('link').first().click();
  await sees(teresa, why);
  for (const points of await teresa.getByRole('spinbutton').all()) await points.fill('5');
  await teresa.getByRole('button', { name: 'Salva', exact: true }).click();
  await teresa.getByText('Salvat').first().waitFor();
  await check(teresa, 'application, scored');
});

site.story('an editor admits it with the mail before their eyes', async () => {
  const edo = await site.enter(people.edo);
  await edo.getByRole('navigation').getByRole('link', { name: 'Programma' }).click();
  await edo.getByRole('link', { name: 'Candidature' }).first().click();
  await edo.getByRole('link', { name: 'Graduatoria' }).click();
  await sees(edo, 'Rientra nei posti.');
  await edo.getByLabel(/^Scegli 3E/).check();
  await edo.getByRole('button', { name: 'Ammetti', exact: true }).click();
  await sees(edo, 'Le e-mail che partiranno');
  await sees(edo, 'ferri@demo.example');
  await check(edo, 'decision');
  await edo.getByRole('button', { name: 'Decidi e manda le e-mail' }).click();
  await edo.getByRole('heading', { level: 1, name: /Graduatoria/ }).waitFor();
});

site.story('the teacher reads it, and the class is there', async () => {
  const ferri = await site.enter(people.ferri);
  await ferri.goto('/it/applications');
  await ferri.getByRole('row').filter({ hasText: '3E' }).getByRole('link').click();
  await sees(ferri, 'La classe è ammessa!');
  await check(ferri, 'application, admitted');
  await ferri.getByRole('link', { name: 'Apri la classe' }).click();
  await ferri.getByRole('heading', { level: 1, name: /3E/ }).waitFor();
  await check(ferri, 'new class');
});

site.story('the list of the class is looked at first, and its mistakes are named', async () => {
  site.expecting(/status of 422/);
  const ferri = await site.enter(people.ferri);
  await ferri.getByRole('navigation').getByRole('link', { name: 'Classi' }).click();
  await ferri.getByRole('link', { name: /3E/ }).click();
  await ferri.getByRole('link', { name: 'Aggiungi gli studenti da un elenco' }).click();
  await ferri.getByLabel('L’elenco').fill('Nuvola\nPioggia; Temporali\nNuvola');
  await ferri.getByRole('button', { name: 'Controlla l’elenco' }).click();
  await sees(ferri, 'il nome c’è già più in alto');
  await check(ferri, 'roster with a mistake');
  await ferri.getByLabel('L’elenco').fill('Nuvola\nPioggia; Temporali\nBrina');
  await ferri.getByRole('button', { name: 'Controlla l’elenco' }).click();
  await sees(ferri, 'Tutto a posto: 3 righe.');
  await ferri.getByRole('button', { name: 'Aggiungi e mostra le tessere' }).click();
  await ferri.getByText('Brina').first().waitFor();
  await check(ferri, 'cards of the new class');
});
