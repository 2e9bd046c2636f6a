// Writing together: two browsers in the same text, a network that goes, the toolbar by keyboard, and all
// of it without scripts.
import assert from 'node:assert/strict';
import { check } from './every_page.mjs';
import { Site, becomes, hasFocus, people, sees } from './site.mjs';

const site = await Site.start();
const OFFER = 'Avevi scritto questo, e non era ancora stato inviato';

/** The writing page: its field, what it says, its buttons. */
function writingOf(page) {
  const form = page.locator('#writing');
  return {
    form,
    field: form.getByLabel('Testo', { exact: true }),
    title: form.getByLabel('Titolo'),
    says: (words) => form.locator('[data-save-status]').filter({ hasText: words }).waitFor(),
    press: (name) => form.getByRole('button', { name, exact: true }).click(),
  };
}

/** Begins a document and gives the address of its writing page. */
async function begin(page, title) {
  await page.goto('/it/home');
  await page.getByRole('link', { name: 'Apri il report' }).click();
  await page.locator('main a[href*="/teams/"]').first().click();
  await page.getByRole('navigation', { name: 'Luoghi della squadra' }).getByRole('link', { name: 'Documenti' }).click();
  await page.getByLabel('Titolo').fill(title);
  await page.getByLabel('Foglio vuoto').check();
  await page.getByRole('button', { name: 'Crea il documento' }).click();
  await page.waitForURL('**/edit');
  await page.waitForLoadState('load');
  return page.url();
}

/** Two of a team in the same document, which says three things. */
async function both(title) {
  const [giulia, omar] = await Promise.all([site.enter(people.giulia), site.enter(people.omar)]);
  const address = await begin(giulia, title);
  const hers = writingOf(giulia);
  await hers.field.fill('Prima parte.\n\nSeconda parte.\n\nTerza parte.');
  await hers.says(/^Salvato alle/);
  await omar.goto(address);
  return { giulia, hers, omar, his: writingOf(omar), address };
}

const replaced = async (field, from, to) => field.fill((await field.inputValue()).replace(from, to));

site.story('two write at the same time in different places, and both texts come together', async () => {
  const { giulia, hers, omar, his, address } = await both('Insieme');
  await Promise.all([
    replaced(hers.field, 'Prima parte.', 'Prima parte, di Giulia.'),
    replaced(his.field, 'Terza parte.', 'Terza parte, di Omar.'),
  ]);
  const whole = 'Prima parte, di Giulia.\n\nSeconda parte.\n\nTerza parte, di Omar.';
  await Promise.race([hers.says('insieme alle modifiche di Omar'), his.says('insieme alle modifiche di Giulia')]);
  // Whoever was first sees the other's words with the next save.
  await replaced(hers.field, 'di Giulia.', 'di Giulia!');
  await hers.says(/^Salvato alle/);
  await becomes(() => hers.field.inputValue(), whole.replace('di Giulia.', 'di Giulia!'));
  await giulia.goto(address.replace(/\/edit$/, ''));
  await sees(giulia, 'Terza parte, di Omar.');
  await omar.goto(address.replace(/edit$/, 'history'));
  await sees(omar, 'Unita alle modifiche che altri avevano salvato nel frattempo.');
});

site.story('the caret stays between the words when another’s text comes in above it', async () => {
  const { hers, omar, his } = await both('Il cursore');
  await replaced(hers.field, 'Prima parte.', 'Prima parte, molto più lunga di prima.');
  await hers.says(/^Salvato alle/);
  await his.field.press('Control+End');
  await his.field.pressSequentially(' Scrivo');
  await his.says('insieme alle modifiche di Giulia');
  await his.field.pressSequentially(' ancora.');
  await becomes(() => his.field.inputValue(), 'Prima parte, molto più lunga di prima.\n\nSeconda parte.\n\nTerza parte. Scrivo ancora.');
  await his.says(/^Salvato alle [\d:]+$/);
  assert.ok(await hasFocus(his.field));
  await omar.reload();
  assert.match(await his.field.inputValue(), /Scrivo ancora\.$/);
});

site.story('two write in the same place: both texts are shown with what differs, and joined on demand', async () => {
  site.expecting(/status of 409/);
  const { giulia, hers, omar, his } = await both('Nello stesso punto');
  await replaced(hers.field, 'Seconda parte.', 'Seconda parte come la vuole Giulia.');
  await hers.says(/^Salvato alle/);
  await replaced(his.field, 'Seconda parte.', 'Seconda parte secondo Omar.');
  await his.says('Avete scritto nello stesso punto');
  const box = his.form.getByRole('group', { name: 'L’altro testo' });
  await box.getByText('come la vuole Giulia.').waitFor();
  assert.match((await box.locator('ins').allInnerTexts()).join(' '), /Giulia/);
  assert.match((await box.locator('del').allInnerTexts()).join(' '), /Omar/);
  assert.match(await his.field.inputValue(), /secondo Omar/);
  await check(omar, 'documents conflict');
  await his.press('Unisci i due');
  await his.says(/^Salvato alle/);
  await giulia.reload();
  assert.match(await hers.field.inputValue(), /come la vuole Giulia\.\nSeconda parte secondo Omar\./);
});

site.story('the network goes in the middle of a sentence; after closing the page the text is offered and saved', async () => {
  site.expecting(/ERR_INTERNET_DISCONNECTED/);
  const { hers, omar, his, address } = await both('In treno');
  await omar.context().setOffline(true);
  await his.field.press('Control+End');
  await his.field.pressSequentially(' Scritto in galleria');
  await his.says('Conservato su questo dispositivo');
  await omar.close();
  // Meanwhile Giulia goes on: what Omar has on his device was written on what was there before.
  await replaced(hers.field, 'Prima parte.', 'Prima parte, nel frattempo.');
  await hers.says(/^Salvato alle/);
  await omar.context().setOffline(false);
  const later = await omar.context().newPage();
  await later.goto(address);
  const again = writingOf(later);
  await again.form.getByRole('group', { name: OFFER }).getByText('Scritto in galleria').waitFor();
  await check(later, 'documents copy offered');
  await again.press('Rimettilo nel campo');
  await again.says('insieme alle modifiche di Giulia');
  assert.equal(await again.field.inputValue(), 'Prima parte, nel frattempo.\n\nSeconda parte.\n\nTerza parte. Scritto in galleria');
  await later.reload();
  assert.match(await again.field.inputValue(), /nel frattempo[^]*galleria$/);
  assert.equal(await again.form.getByRole('group', { name: OFFER }).count(), 0);
});

site.story('a lost network that comes back sends what was written', async () => {
  site.expecting(/ERR_INTERNET_DISCONNECTED/);
  const giulia = await site.enter(people.giulia);
  await begin(giulia, 'Appunti dal bus');
  const { field, says } = writingOf(giulia);
  await giulia.context().setOffline(true);
  await field.fill('Scritto senza rete.');
  await says('Conservato su questo dispositivo');
  await giulia.context().setOffline(false);
  await says(/^Salvato alle/);
  await giulia.reload();
  assert.equal(await field.inputValue(), 'Scritto senza rete.');
});

site.story('the toolbar is one stop of the Tab key; arrows go through it, and the text gets its signs', async () => {
  const giulia = await site.enter(people.giulia);
  await begin(giulia, 'Da tastiera');
  const { field, title } = writingOf(giulia);
  await title.focus();
  await giulia.keyboard.press('Tab');
  const bar = giulia.getByRole('toolbar', { name: 'Formattazione del testo' });
  const button = (name) => bar.getByRole('button', { name, exact: true });
  assert.ok(await hasFocus(button('Grassetto')));
  await giulia.keyboard.press('Tab');
  assert.ok(await hasFocus(field), 'the next stop is the text');
  await giulia.keyboard.type('parola');
  await giulia.keyboard.press('Shift+Home');
  await giulia.keyboard.press('Control+b');
  assert.equal(await field.inputValue(), '**parola**');
  await giulia.keyboard.press('Control+b');
  assert.equal(await field.inputValue(), 'parola', 'once more takes the signs away');
  await giulia.keyboard.press('Control+i');
  assert.equal(await field.inputValue(), '_parola_');
  await giulia.keyboard.press('Control+z');
  assert.equal(await field.inputValue(), 'parola', 'the browser’s own undo takes it back');
  await giulia.keyboard.press('Shift+Tab');
  for (let n = 0; n < 3; n += 1) await giulia.keyboard.press('ArrowRight');
  assert.ok(await hasFocus(button('Elenco')));
  await giulia.keyboard.press('Enter');
  assert.equal(await field.inputValue(), '- parola');
  assert.ok(await hasFocus(field), 'after the button one goes on writing');
  await giulia.keyboard.press('Shift+Tab');
  assert.ok(await hasFocus(button('Elenco')), 'the bar remembers where one was');
  await giulia.keyboard.press('End');
  assert.ok(await hasFocus(button('Tabella')));
  await giulia.keyboard.press('ArrowRight');
  assert.ok(await hasFocus(button('Grassetto')), 'round and round');
  await field.fill('sito');
  await field.selectText();
  await giulia.keyboard.press('Control+k');
  assert.equal(await field.inputValue(), '[sito](https://)');
  await giulia.keyboard.type('https://demo.example');
  assert.equal(await field.inputValue(), '[sito](https://demo.example)');
  await giulia.getByRole('button', { name: 'Anteprima' }).click();
  await giulia.locator('#preview').getByRole('link', { name: 'sito' }).waitFor();
  assert.ok(await hasFocus(giulia.getByRole('heading', { name: 'Anteprima' })));
  await check(giulia, 'documents edit');
});

site.story('selected words go into a comment, which calls somebody', async () => {
  const giulia = await site.enter(people.giulia);
  const address = await begin(giulia, 'Da commentare');
  const { field, says } = writingOf(giulia);
  await field.fill('Una frase.\n\nQui c’è un **dato** importante.');
  await says(/^Salvato alle/);
  await giulia.goto(address.replace(/\/edit$/, ''));
  await giulia.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('#passage-2 strong'));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
  await giulia.getByRole('button', { name: 'Commenta le parole scelte' }).click();
  assert.equal(await giulia.getByLabel('Parole precise').inputValue(), 'dato');
  await giulia.keyboard.type('Da dove viene? @Omar');
  await giulia.locator('#comment button[type=submit]').click();
  const thread = giulia.locator('.talk').filter({ hasText: 'Da dove viene? @Omar' });
  await thread.getByRole('link', { name: 'Passaggio 2' }).waitFor();
  assert.equal(await thread.locator('blockquote').innerText(), 'dato');
  await check(giulia, 'documents show');
  const omar = await site.enter(people.omar);
  await omar.goto('/it/notices');
  await sees(omar, 'Qualcuno ti chiama in un commento');
});

site.story('without scripts: begin, write, preview, both texts, history, comment', async () => {
  site.expecting(/status of 409/);
  const [giulia, omar] = await Promise.all([site.enter(people.giulia, { scripts: false }), site.enter(people.omar, { scripts: false })]);
  const address = await begin(giulia, 'Senza script');
  const [hers, his] = [writingOf(giulia), writingOf(omar)];
  assert.equal(await giulia.getByRole('toolbar').isVisible(), false, 'no button promises what only a script does');
  await hers.field.fill('Il testo di **tutti**.');
  await hers.press('Anteprima');
  await giulia.locator('#preview strong').getByText('tutti').waitFor();
  await hers.press('Salva');
  await sees(giulia, /^Salvato alle/);
  await omar.goto(address);
  await hers.field.fill('Il testo di Giulia.');
  await hers.press('Salva');
  await his.field.fill('Il testo di Omar.');
  await his.press('Salva');
  await sees(omar, 'Avete scritto nello stesso punto');
  await sees(omar, 'Il testo salvato da Giulia');
  assert.equal(await his.field.inputValue(), 'Il testo di Omar.');
  await his.field.fill('Il testo di Giulia e di Omar.');
  await his.press('Salva');
  await sees(omar, /^Salvato alle/);
  await omar.getByRole('link', { name: 'Versioni' }).click();
  await omar.getByRole('listitem').filter({ hasText: 'Versione 3' }).getByRole('link', { name: /^Che cosa è cambiato/ }).click();
  await omar.locator('.difference ins').first().waitFor();
  await omar.goto(address.replace(/\/edit$/, ''));
  await omar.getByRole('link', { name: 'Commenta il passaggio 1' }).click();
  await omar.getByLabel('Il tuo commento').fill('Va bene così?');
  await omar.locator('#comment button[type=submit]').click();
  await omar.locator('.talk').filter({ hasText: 'Va bene così?' }).getByText('Il testo di Giulia e di Omar.', { exact: true }).waitFor();
});
