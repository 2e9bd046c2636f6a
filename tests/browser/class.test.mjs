// Coming into a class by its code, and what the teacher can do for those who have come.
import assert from 'node:assert/strict';
import { check } from './every_page.mjs';
import { Site, people, sees, signIn } from './site.mjs';

const site = await Site.start({ chained: true });
let name;
const own = 'tre gatti e un treno';
let given;

site.story('a student comes in by the code on the board', async () => {
  site.expecting(/status of 422/);
  const student = await site.visitor({ width: 390 });
  await student.goto('/it/');
  await student.getByRole('link', { name: 'Entra con il codice della classe' }).click();
  await student.getByLabel('Codice della classe').fill('sorgenti 3b');
  await student.getByLabel('Come ti chiami?').fill('Nuvola');
  await student.getByLabel('La scelgo io').check();
  await student.getByLabel('La tua password').fill(own);
  await student.getByRole('button', { name: 'Entra nella classe' }).click();
  await sees(student, 'Questo codice non è di nessuna classe');
  assert.equal(await student.getByLabel('Come ti chiami?').inputValue(), 'Nuvola', 'what was typed is still there');
  await check(student, 'wrong code');
  await student.getByLabel('Codice della classe').fill('sorgenti 3a');
  await student.getByLabel('La tua password').fill(own);
  await student.getByRole('button', { name: 'Entra nella classe' }).click();
  await student.getByRole('heading', { level: 1, name: 'Nuvola, questo è il tuo accesso' }).waitFor();
  await check(student, 'welcome');
  name = await student.getByText(/^[a-z]+-[a-z]+-\d+$/).innerText();
  await student.getByRole('link', { name: 'L’ho scritto, andiamo avanti' }).click();
  await sees(student, 'Ciao, Nuvola');
});

site.story('with name and password they come again', async () => {
  const student = await site.visitor();
  await student.goto('/it/accedi');
  await signIn(student, name, own);
  await sees(student, 'Ciao, Nuvola');
});

site.story('the teacher sees them, prints the card and gives them a team', async () => {
  const bruni = await site.enter(people.bruni);
  await bruni.getByRole('navigation').getByRole('link', { name: 'Classi' }).click();
  await bruni.getByRole('link', { name: '3A' }).click();
  const row = bruni.getByRole('row').filter({ hasText: 'Nuvola' });
  await row.getByText(name).waitFor();
  await row.getByLabel('Squadra di Nuvola').selectOption('Lucciole');
  await bruni.getByRole('button', { name: 'Salva le squadre' }).click();
  await sees(bruni, 'Fatto: una persona ha cambiato squadra (Nuvola).');
  await bruni.getByRole('link', { name: 'Tessere da stampare' }).click();
  await bruni.getByRole('listitem').filter({ hasText: name }).waitFor();
  const printed = bruni.evaluate(() => new Promise((done) => { window.print = done; }));
  await bruni.getByRole('button', { name: 'Stampa' }).click();
  await printed;
  // On paper there are cards and nothing to press.
  await bruni.emulateMedia({ media: 'print' });
  assert.equal(await bruni.getByRole('button', { name: 'Stampa' }).isVisible(), false);
  assert.ok(await bruni.getByText(name).isVisible());
});

site.story('the teacher gives a new password, which is shown once and works', async () => {
  const bruni = await site.enter(people.bruni);
  await bruni.getByRole('navigation').getByRole('link', { name: 'Classi' }).click();
  await bruni.getByRole('link', { name: '3A' }).click();
  await bruni.getByRole('link', { name: 'Nuova password per Nuvola' }).click();
  await bruni.getByRole('button', { name: 'Crea una nuova password' }).click();
  given = await bruni.getByText(/^\w{4}-\w{4}-\w{4}$/).innerText();
  await check(bruni, 'new password');
  await bruni.reload();
  assert.equal(await bruni.getByText(given).count(), 0, 'once is enough');
  const student = await site.visitor();
  await student.goto('/it/accedi');
  await signIn(student, name, given);
  await sees(student, 'Ciao, Nuvola');
});

site.story('the password from before is worth nothing any more', async () => {
  site.expecting(/status of 422/);
  const student = await site.visitor();
  await student.goto('/it/accedi');
  await signIn(student, name, own);
  await sees(student, 'Nome o password non sono giusti.');
  await check(student, 'wrong password');
});
