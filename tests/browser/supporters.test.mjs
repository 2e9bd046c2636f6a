// Whoever helps: a comment for the whole team, a meeting that a teacher says yes to, and what staff give.
import assert from 'node:assert/strict';
import { check } from './every_page.mjs';
import { Site, people, sees } from './site.mjs';

const site = await Site.start({ chained: true });
const words = 'Provate a chiedere al gestore i dati sulle perdite prima e dopo i lavori.';
const topic = 'Leggere insieme una delibera';
let support;

site.story('a supporter finds the teams given to the organisation and comments on the work', async () => {
  const viola = await site.enter(people.viola, { width: 390 });
  await viola.goto('/it/supporting');
  await viola.getByRole('link', { name: 'Acqua', exact: true }).click();
  await viola.getByRole('link', { name: 'Tutti i commenti e gli incontri' }).click();
  await viola.getByLabel('Il tuo commento').fill(words);
  await viola.getByRole('button', { name: 'Pubblica il commento' }).click();
  await sees(viola, 'Il commento c’è');
  await check(viola, 'support of a team');
  support = new URL(viola.url()).pathname;
  // No address of a single student is anywhere on it.
  assert.equal(await viola.getByRole('link', { name: /Giulia|Omar/ }).count(), 0);
});

site.story('and offers a meeting; a mistake in it loses nothing', async () => {
  site.expecting(/status of 422/);
  const viola = await site.enter(people.viola);
  await viola.goto('/it/supporting');
  await viola.getByRole('link', { name: 'Acqua', exact: true }).click();
  await viola.getByRole('link', { name: 'Tutti i commenti e gli incontri' }).click();
  await viola.getByLabel('Tutta la classe').check();
  await viola.getByLabel('Di che cosa si parla').fill(topic);
  const soon = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10);
  await viola.locator('#day').fill(soon);
  await viola.locator('#hour').fill('11:00');
  await viola.getByLabel('Quanti minuti').fill('45');
  await viola.getByRole('button', { name: 'Proponi l’incontro' }).click();
  await viola.getByText('Scrivi dove, oppure').first().waitFor();
  assert.equal(await viola.getByLabel('Di che cosa si parla').inputValue(), topic, 'what was typed is still there');
  await viola.locator('#place').fill('Aula 3A');
  await viola.getByRole('button', { name: 'Proponi l’incontro' }).click();
  await sees(viola, 'Proposto: ora tocca a un docente rispondere.');
});

site.story('the teacher says yes, and the team reads both', async () => {
  const bruni = await site.enter(people.bruni);
  await bruni.goto('/it/home');
  await bruni.getByRole('link', { name: 'Rispondi' }).first().click();
  const card = bruni.getByRole('listitem').filter({ has: bruni.getByRole('heading', { name: topic }) });
  await card.getByRole('button', { name: 'Sì, si fa' }).click();
  await sees(bruni, 'L’incontro si fa');
  const giulia = await site.enter(people.giulia, { width: 390 });
  await giulia.goto(support);
  await sees(giulia, words);
  await giulia.getByRole('heading', { name: topic }).waitFor();
  await check(giulia, 'support, as the team sees it');
});

site.story('an editor takes the region back, and its teams are gone from the supporter’s list', async () => {
  const viola = await site.enter(people.viola);
  await viola.goto('/it/supporting');
  const given = await viola.getByRole('heading', { level: 3 }).count();
  const edo = await site.enter(people.edo);
  await edo.goto('/it/organisations');
  await edo.getByRole('link', { name: 'Europe Direct Dimostrativo' }).click();
  await edo.getByRole('button', { name: /Riprendi/ }).first().click();
  await edo.getByRole('dialog').getByRole('button', { name: 'Sì, continua' }).click();
  await sees(edo, 'le sue persone non vedono più quelle squadre');
  await viola.reload();
  // Teams that were given one by one stay.
  const left = await viola.getByRole('heading', { level: 3 }).count();
  assert.ok(left > 0 && left < given, `${left} of ${given} teams are left`);
});
