// The blog: a team writes, its teacher publishes, everybody reads; and a reader points to a page.
import assert from 'node:assert/strict';
import { check } from './every_page.mjs';
import { Site, becomes, hasFocus, people, sees } from './site.mjs';

const site = await Site.start({ chained: true });
const title = 'Una goccia alla volta';
let address;

site.story('a post saves itself while one writes, and a mark is put where the cursor is', async () => {
  const giulia = await site.enter(people.giulia);
  await giulia.goto('/it/home');
  await giulia.getByRole('link', { name: 'Apri il report' }).click();
  await giulia.getByRole('navigation', { name: 'Luoghi della squadra' }).getByRole('link', { name: 'Blog' }).click();
  await giulia.getByLabel('Titolo').fill(title);
  await giulia.getByRole('button', { name: 'Comincia' }).click();
  await giulia.getByRole('heading', { name: 'Scrivere il post' }).waitFor();
  address = new URL(giulia.url()).pathname.replace(/\/edit$/, '');
  await giulia.getByLabel('In breve').fill('Perché contiamo le gocce.');
  await giulia.getByLabel('Testo').fill('Prima del video.\n\nDopo il video.');
  await giulia.locator('[data-save-status]').filter({ hasText: 'Salvato alle' }).waitFor();
  await giulia.getByRole('link', { name: 'Aggiungi foto, video e grafici' }).click();
  await giulia.getByLabel('Indirizzo del video').fill('https://youtu.be/dQw4w9WgXcQ');
  await giulia.getByLabel('Titolo del video').fill('La rete spiegata');
  await giulia.getByRole('button', { name: 'Aggiungi il video' }).click();
  await sees(giulia, 'Il suo segno è :::video 1.');
  await check(giulia, 'pieces of a post');
  await giulia.goto(`${address}/edit`);
  const text = giulia.getByLabel('Testo');
  await text.focus();
  await text.evaluate((field) => field.setSelectionRange(16, 16));
  const insert = giulia.getByRole('button', { name: /^Metti nel testo.*:::video 1$/ });
  await insert.focus();
  await giulia.keyboard.press('Enter');
  assert.equal(await text.inputValue(), 'Prima del video.\n\n:::video 1\n\nDopo il video.');
  await giulia.locator('[data-save-status]').filter({ hasText: 'Salvato alle' }).waitFor();
  await check(giulia, 'writing a post');
  await giulia.goto(`${address}/request`);
  await giulia.getByRole('button', { name: 'Chiedi al docente di controllare' }).click();
  await sees(giulia, 'il docente lo sa');
});

site.story('two at once lose nothing', async () => {
  site.expecting(/status of 409/);
  const [giulia, omar] = await Promise.all([site.enter(people.giulia), site.enter(people.omar)]);
  await giulia.goto(address);
  await giulia.getByRole('button', { name: 'Riprendi il post per modificarlo' }).click();
  await sees(giulia, 'di nuovo una bozza');
  await Promise.all([giulia.goto(`${address}/edit`), omar.goto(`${address}/edit`)]);
  await giulia.getByLabel('In breve').fill('Contiamo le gocce che si perdono.');
  await giulia.locator('[data-save-status]').filter({ hasText: 'Salvato alle' }).waitFor();
  await omar.getByLabel('In breve').fill('Quante gocce si perdono?');
  await omar.getByRole('group', { name: 'L’altro testo' }).waitFor();
  await omar.getByText('Contiamo le gocce che si perdono.').waitFor();
  await omar.getByRole('button', { name: 'Tieni il mio' }).click();
  await omar.locator('[data-save-status]').filter({ hasText: 'Salvato alle' }).waitFor();
  await omar.goto(`${address}/request`);
  await omar.getByRole('button', { name: 'Chiedi al docente di controllare' }).click();
  await sees(omar, 'il docente lo sa');
});

site.story('the teacher checks and publishes; a visitor reads, and the video’s site is asked nothing', async () => {
  const bruni = await site.enter(people.bruni);
  await bruni.goto('/it/home');
  const step = bruni.getByRole('listitem').filter({ hasText: title });
  await step.getByRole('link', { name: 'Controlla e decidi' }).click();
  await check(bruni, 'the check of a post');
  for (const point of await bruni.getByRole('group', { name: 'Ho controllato che' }).getByRole('checkbox').all()) await point.check();
  await bruni.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await sees(bruni, 'Pubblicato.');
  const visitor = await site.visitor({ width: 390 });
  await visitor.goto('/it/blog');
  await visitor.getByRole('link', { name: title }).click();
  await visitor.getByRole('link', { name: /Guarda il video su YouTube/ }).waitFor();
  await visitor.getByText('Quante gocce si perdono?').waitFor();
  await check(visitor, 'a public post');
  assert.equal(await visitor.locator('iframe').count(), 0);
  await visitor.getByRole('link', { name: 'Segnala questa pagina' }).click();
  await visitor.getByLabel('altro').check();
  await visitor.getByRole('button', { name: 'Invia la segnalazione' }).click();
  await sees(visitor, 'la redazione è avvisata');
});

site.story('a click loads the video in its place, and nothing is asked of its site before', async () => {
  const host = 'https://www.youtube-nocookie.com';
  site.expecting(/asks another host: https:\/\/www\.youtube-nocookie\.com\/embed\/dQw4w9WgXcQ$/);
  const visitor = await site.visitor({ width: 390 });
  const asked = [];
  visitor.on('request', (request) => { if (!request.url().startsWith(site.base)) asked.push(request.url()); });
  // The site itself is not there for a story: a page stands for its player.
  await visitor.route(`${host}/**`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Player</title><button>Play</button>' }));
  await visitor.goto('/it/blog/una-goccia-alla-volta');
  const load = visitor.getByRole('button', { name: /^Carica qui il video\b.*La rete spiegata$/ });
  await visitor.getByText('da quel momento YouTube sa che lo guardi').waitFor();
  await check(visitor, 'a post with a video to load');
  assert.deepEqual(asked, []);
  await load.focus();
  await visitor.keyboard.press('Enter');
  const frame = visitor.locator('iframe');
  assert.equal(await frame.getAttribute('src'), `${host}/embed/dQw4w9WgXcQ`);
  assert.equal(await frame.getAttribute('title'), 'La rete spiegata, video su YouTube');
  assert.match(await frame.getAttribute('sandbox'), /^allow-scripts /);
  assert.ok(await hasFocus(frame), 'the keyboard goes to the video');
  const play = visitor.frameLocator('iframe').getByRole('button', { name: 'Play' });
  await becomes(() => play.evaluate(() => document.hasFocus()), true, 'and into it');
  await visitor.keyboard.press('Tab');
  assert.ok(await hasFocus(play));
  assert.deepEqual(asked, [`${host}/embed/dQw4w9WgXcQ`]);
  assert.equal(await load.count(), 0);
  assert.equal(await visitor.getByText('YouTube non sa che sei qui').count(), 0, 'it knows now');
  assert.ok(await visitor.getByRole('link', { name: /Guarda il video su YouTube/ }).isVisible(), 'the way there stays');
  const plain = await site.visitor({ scripts: false });
  await plain.goto('/it/blog/una-goccia-alla-volta');
  assert.equal(await plain.getByRole('button', { name: /Carica qui il video/ }).count(), 0);
  assert.ok(await plain.getByText('YouTube non sa che sei qui').isVisible());
  assert.ok(await plain.getByRole('link', { name: /Guarda il video su YouTube/ }).isVisible());
});

site.story('staff take the post back, and its address says so', async () => {
  site.expecting(/status of 410/);
  const edo = await site.enter(people.edo);
  await edo.goto('/it/moderation');
  await check(edo, 'reported pages');
  const card = edo.getByRole('listitem').filter({ has: edo.getByRole('heading', { name: title }) });
  await card.getByLabel(/Perché/).selectOption('other');
  await card.getByRole('button', { name: /Togli dal pubblico/ }).click();
  await sees(edo, 'La pagina è tolta dal pubblico');
  const visitor = await site.visitor();
  await visitor.goto('/it/blog/una-goccia-alla-volta');
  await visitor.getByRole('heading', { name: 'Questo post è stato tolto' }).waitFor();
});
