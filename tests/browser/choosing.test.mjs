// A team chooses its project: the picker on a phone and by keyboard, reasons, a comparison, a secret vote.
import assert from 'node:assert/strict';
import { NARROW, check } from './every_page.mjs';
import { Site, people, sees } from './site.mjs';

const site = await Site.start({ chained: true });
let team;

site.story('on a phone a student looks for projects near the school and puts one on the list', async () => {
  const dario = await site.enter(people.dario, NARROW);
  await dario.goto('/it/home');
  await dario.getByRole('link', { name: 'Guarda la lista' }).click();
  team = new URL(dario.url()).pathname.replace('/shortlist', '');
  await dario.getByRole('navigation', { name: 'Luoghi della squadra' }).getByRole('link', { name: 'Trova un progetto' }).click();
  assert.equal(await dario.getByLabel('Da quale comune partire').inputValue(), 'Bologna (BO)');
  await sees(dario, 'È nel comune di Bologna');
  await check(dario, 'picker');
  await dario.setViewportSize(NARROW);
  const first = dario.locator('.picked > li').filter({ has: dario.getByRole('button') }).first();
  const title = await first.getByRole('heading').innerText();
  await first.getByRole('button', { name: 'Metti in lista' }).click();
  await sees(dario, `In lista: ${title}`);
  await sees(dario, 'già in lista');
});

site.story('what matters is chosen by keyboard, and the order follows', async () => {
  const irina = await site.enter(people.irina);
  await irina.goto(`${team}/picker`);
  const fold = irina.getByText('Che cosa conta per voi');
  await fold.focus();
  await irina.keyboard.press('Enter');
  const near = irina.getByLabel('Vicino', { exact: true });
  await near.focus();
  // The first letters of an option choose it.
  await irina.keyboard.type('non conta');
  await irina.getByLabel('Fin dove cercare').selectOption('region');
  await irina.getByRole('button', { name: 'Cerca', exact: true }).press('Enter');
  await irina.waitForURL(/reach=region/);
  assert.match(irina.url(), /w-near=0/);
  await irina.goto(`${team}/picker`);
  assert.equal(await irina.getByLabel('Fin dove cercare').inputValue(), 'region', 'remembered for the team');
});

site.story('a reason is added, and the list goes side by side, on a phone too', async () => {
  const dario = await site.enter(people.dario, NARROW);
  await dario.goto(`${team}/shortlist`);
  const card = dario.locator('.cards > li').first();
  await card.getByLabel('Un motivo').fill('Ci arriviamo in bici in dieci minuti');
  await card.getByRole('button', { name: 'Aggiungi a favore' }).click();
  await sees(dario, 'Motivo aggiunto.');
  await sees(dario, 'Ci arriviamo in bici in dieci minuti');
  await check(dario, 'shortlist');
  await dario.setViewportSize(NARROW);
  await dario.getByRole('link', { name: 'Mettili a confronto' }).click();
  await dario.getByRole('heading', { level: 1, name: 'Progetti a confronto' }).waitFor();
  const columns = await dario.locator('table.stacked thead th').count();
  assert.equal(columns, 5, 'four projects and what is compared');
  // Each value says of which project it is.
  const label = await dario.locator('.stacked .differs td').first().evaluate((cell) => getComputedStyle(cell, '::before').content);
  assert.ok(label.length > 10, label);
  await check(dario, 'comparison');
});

site.story('the last vote closes the vote, and nobody can read who voted for what', async () => {
  const dario = await site.enter(people.dario, NARROW);
  await dario.goto(`${team}/vote`);
  await sees(dario, 'Hanno votato 1 su 2');
  await check(dario, 'vote, open');
  await dario.setViewportSize(NARROW);
  await dario.getByRole('radio').first().focus();
  await dario.keyboard.press('Space');
  await dario.getByRole('button', { name: 'Vota', exact: true }).press('Enter');
  await sees(dario, 'ora hanno votato tutti');
  await check(dario, 'vote, closed');
  const ferri = await site.enter(people.ferri);
  await ferri.goto(`${team}/vote`);
  await sees(ferri, 'Voti: 2 su 2');
  assert.equal(await ferri.locator('main').getByText(/Dario|Irina/).count(), 0);
});

site.story('the class wants a teacher’s yes: proposed, sent back, proposed again, approved', async () => {
  const ferri = await site.enter(people.ferri);
  await ferri.goto('/it/classes');
  await ferri.getByRole('link', { name: '4B' }).first().click();
  await ferri.getByRole('link', { name: /Impostazioni/ }).first().click();
  await ferri.getByLabel('Le scelte delle squadre aspettano').check();
  await ferri.locator('#choice-approval').getByRole('button').click();
  const dario = await site.enter(people.dario, NARROW);
  const propose = async (n) => {
    await dario.goto(`${team}/shortlist`);
    await dario.getByRole('button', { name: /^Proponi questo/ }).nth(n).click();
    await dario.getByRole('dialog').getByRole('button', { name: 'Sì, continua' }).click();
    await sees(dario, 'Proposta inviata');
  };
  await propose(0);
  await ferri.goto(`${team}/shortlist`);
  await check(ferri, 'shortlist, a proposal before the teacher');
  await ferri.getByLabel('Perché no').fill('Cercatene uno più vicino.');
  await ferri.getByRole('button', { name: 'Rimanda alla squadra' }).click();
  await sees(ferri, 'La proposta è tornata alla squadra');
  await dario.goto(`${team}/shortlist`);
  await sees(dario, 'Cercatene uno più vicino.');
  await propose(1);
  await ferri.goto(`${team}/shortlist`);
  await ferri.getByRole('button', { name: 'Sì, va bene' }).click();
  await ferri.getByRole('dialog').getByRole('button', { name: 'Sì, continua' }).click();
  await sees(ferri, 'Fatto: il report è aperto');
});

site.story('anyone compares what a search has found', async () => {
  const visitor = await site.visitor();
  await visitor.goto('/it/progetti?q=scuola');
  const boxes = visitor.getByRole('checkbox', { name: /^Metti a confronto/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  // Ticking is no new search.
  assert.equal(await boxes.nth(0).isChecked(), true);
  await visitor.getByRole('button', { name: 'Confronta i progetti segnati' }).click();
  await visitor.waitForURL(/confronto\?p=/);
  assert.equal(await visitor.locator('table.stacked thead th').count(), 3);
  await check(visitor, 'comparison for anyone');
});
