// An editor writes a unit: a mistake and the way to its line, the preview, two texts at once, publishing.
import assert from 'node:assert/strict';
import { check } from './every_page.mjs';
import { Site, people, sees } from './site.mjs';

const site = await Site.start({ chained: true });
const words = 'Prima di tutto: chi ha deciso, e quando?';
const texts = '/it/staff/lessons/accountability';

site.story('an editor finds the unit, writes a mistake and is led to its line', async () => {
  const edo = await site.enter(people.edo);
  await edo.getByRole('navigation').getByRole('link', { name: 'Programma' }).click();
  await edo.getByRole('link', { name: 'Lezioni', exact: true }).last().click();
  await check(edo, 'units to write');
  await edo.goto(texts);
  const field = edo.getByLabel('Unità in italiano (lesson.md)');
  const right = await field.inputValue();
  await field.fill(`${right}\n[Un’altra](/lezioni/non-esiste)\n`);
  await edo.getByRole('button', { name: 'Salva', exact: true }).click();
  await sees(edo, 'Salvata: versione 1.');
  await sees(edo, 'C’è un errore.');
  await check(edo, 'texts with a mistake');
  await edo.getByRole('link', { name: /lesson\.md:\d+/ }).click();
  const chosen = await field.evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd));
  assert.equal(chosen, '[Un’altra](/lezioni/non-esiste)');
  assert.ok(await field.evaluate((one) => one === document.activeElement));
});

site.story('the mistake mended, the unit is looked at on a phone', async () => {
  const edo = await site.enter(people.edo, { width: 390 });
  await edo.goto(texts);
  await check(edo, 'texts on a phone');
  for (const name of ['Unità in italiano (lesson.md)', 'Unità in inglese (lesson.md)']) {
    const field = edo.getByLabel(name);
    const text = (await field.inputValue()).replace('[Un’altra](/lezioni/non-esiste)', '');
    await field.fill(text.replace('\n+++\n', `\n+++\n\n${words}\n`));
  }
  await edo.getByLabel('Che cosa è cambiato').fill('Una domanda in apertura');
  await edo.getByRole('button', { name: 'Salva e guarda' }).click();
  await sees(edo, 'Anteprima: questa versione la vede solo chi scrive le lezioni.');
  await sees(edo, words);
  await check(edo, 'preview');
  await edo.getByRole('link', { name: 'Prova il quiz' }).click();
  await sees(edo, 'Anteprima');
  await check(edo, 'preview of a quiz');
});

site.story('two editors save at once: the later one has both texts', async () => {
  site.expecting(/status of 409/);
  const edo = await site.enter(people.edo);
  const ada = await site.enter(people.ada);
  await edo.goto(texts);
  await ada.goto(texts);
  const note = { name: 'Nota per chi insegna in italiano (teacher.md)' };
  await edo.getByRole('textbox', note).fill(`${await edo.getByRole('textbox', note).inputValue()}\nParole di Edo.\n`);
  await edo.getByRole('button', { name: 'Salva', exact: true }).click();
  await sees(edo, 'Salvata: versione 3.');
  await ada.getByRole('textbox', note).fill(`${await ada.getByRole('textbox', note).inputValue()}\nParole di Ada.\n`);
  await ada.getByRole('button', { name: 'Salva', exact: true }).click();
  await sees(ada, 'Il tuo testo è ancora qui');
  assert.match(await ada.getByRole('textbox', note).inputValue(), /Parole di Ada\./);
  await ada.locator('del', { hasText: 'Parole di Edo.' }).waitFor();
  await check(ada, 'two texts at once');
  await ada.getByRole('button', { name: 'Salva', exact: true }).click();
  await sees(ada, 'Salvata: versione 4.');
  await ada.getByRole('link', { name: 'Versioni', exact: true }).click();
  await ada.getByRole('button', { name: 'Mostra le differenze' }).click();
  await ada.locator('ins', { hasText: 'Parole di Ada.' }).waitFor();
  await check(ada, 'versions and differences');
});

site.story('published, it is read by everybody of the edition', async () => {
  const edo = await site.enter(people.edo);
  await edo.goto(`${texts}/publication`);
  await check(edo, 'publication');
  await edo.getByRole('checkbox').first().check();
  await edo.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await edo.getByRole('button', { name: 'Sì, continua' }).click();
  await sees(edo, 'Pubblicata');
  const giulia = await site.enter(people.giulia, { width: 390 });
  await giulia.goto('/it/lezioni/accountability');
  await sees(giulia, words);
  await check(giulia, 'unit of the edition');
});
