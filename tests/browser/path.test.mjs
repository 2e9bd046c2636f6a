// The whole way of a report: from the search for a project to the page that anyone may read.
import assert from 'node:assert/strict';
import { check } from './every_page.mjs';
import { Site, answerQuiz, becomes, cardOf, noteWhy, people, sees } from './site.mjs';

const site = await Site.start({ chained: true });

/** A small JPEG, drawn by the browser itself: nothing binary in the repository. */
async function photo(page) {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [640, 480];
    const brush = canvas.getContext('2d');
    brush.fillStyle = '#369';
    brush.fillRect(0, 0, 640, 240);
    brush.fillStyle = '#9c6';
    brush.fillRect(0, 240, 640, 240);
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1];
  });
  return { name: 'cantiere.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}

/** Confirms the question that the page asks. */
const confirm = (page) => page.getByRole('dialog').getByRole('button', { name: 'Sì, continua' }).click();

/** Answers one question in the way of its kind. */
async function answer(form) {
  const table = form.locator('tbody tr').first();
  const textarea = form.locator('textarea');
  const address = form.locator('[name=address][id]');
  if (await table.count()) {
    for (const select of await table.locator('select').all()) await select.selectOption({ index: 1 });
    for (const cell of await table.locator('input').all()) {
      await cell.fill((await cell.getAttribute('inputmode')) === 'url' ? 'https://demo.example/delibera' : 'Comune (demo)');
    }
  } else if (await textarea.count()) {
    await textarea.fill('Lo abbiamo visto sul posto e letto nella delibera del Comune, che spiega tutto con i numeri e con le date.');
  } else if (await address.count()) {
    await address.fill('Piazza dell’Esempio 1');
    await form.locator('[name=postcode]').fill('40121');
    await form.locator('[name=lat]').fill('44,4949');
    await form.locator('[name=lon]').fill('11,3426');
  } else if (await form.locator('[type=radio], [type=checkbox]').count()) {
    await form.locator('[type=radio], [type=checkbox]').first().check();
  } else {
    const field = form.locator('input[type=text]');
    await field.fill((await field.getAttribute('inputmode')) === 'numeric' ? '12' : 'Una risposta breve della squadra');
  }
}

/** Answers everything that the open section asks, and waits until all is saved. */
async function answerAll(page) {
  // An answer may bring up further questions: each turn takes the first that has nothing yet.
  const answered = new Set();
  const next = async () => {
    for (const form of await page.locator('form[data-question]').all()) {
      if (!answered.has(await form.getAttribute('id')) && await form.isVisible()) return form;
    }
    return null;
  };
  for (let form = await next(); form; form = await next()) {
    await answer(form);
    answered.add(await form.getAttribute('id'));
  }
  assert.ok(answered.size > 0, `${page.url()} asks nothing`);
  for (const id of answered) await page.locator(`#${id} [data-save-status][data-state=saved]`).waitFor();
}

/** From the report's page: opens each section of the part that is open, and answers it. */
async function writePart(page, report) {
  await page.goto(report);
  const part = page.getByRole('region', { name: 'Analisi e valutazione' });
  const sections = await part.getByRole('listitem').getByRole('link').evaluateAll((links) => links.map((link) => link.href));
  for (const section of sections) {
    await page.goto(section);
    await answerAll(page);
  }
}

async function askTeacher(page, report) {
  await page.goto(report);
  await page.getByRole('region', { name: 'Analisi e valutazione' }).getByRole('link', { name: 'Chiedi il sì del docente' }).click();
  await page.getByRole('button', { name: 'Chiedi al docente' }).click();
  await sees(page, 'Richiesta inviata al docente.');
}

async function consent(page) {
  await page.goto('/it/home');
  await page.getByRole('listitem').filter({ hasText: 'Bussola aspetta il vostro sì' }).getByRole('link', { name: 'Leggi e decidi' }).click();
  await page.getByRole('button', { name: 'Sì, invia alla redazione' }).click();
  await sees(page, 'Inviato alla redazione.');
}

/** From the queue: opens the team's part and takes it, unless it is the reviewer's already. */
async function takeUp(page) {
  await page.goto('/it/review');
  await page.getByRole('row').filter({ hasText: 'Bussola' }).getByRole('link').click();
  await page.getByRole('heading', { name: 'Che cosa puoi fare' }).waitFor();
  const take = page.getByRole('button', { name: 'Prendo io questa parte' });
  if (await take.count()) await take.click();
  await page.getByRole('button', { name: 'Approva' }).waitFor();
}

// What one story leaves to the next.
let report;
let published;

site.story('a team finds a project, notes why, and chooses it', async () => {
  const dario = await site.enter(people.dario);
  await dario.getByRole('link', { name: 'Cerca un progetto' }).click();
  await dario.getByLabel('Cerca tra i progetti').fill('pista ciclabile');
  await dario.waitForURL(/q=pista/);
  const first = dario.locator('#results .cards a').first();
  const title = await first.innerText();
  await first.click();
  await dario.getByRole('heading', { level: 1, name: title }).waitFor();
  await dario.getByRole('button', { name: 'Metti nella lista di Bussola' }).click();
  await sees(dario, `In lista: ${title}`);
  await noteWhy(dario, title, 'È sulla strada di scuola.');
  await cardOf(dario, title).getByRole('button', { name: 'Scegli questo' }).click();
  await check(dario, 'question before choosing');
  await confirm(dario);
  await sees(dario, 'Progetto scelto. Il report è aperto: si comincia.');
  assert.match(dario.url(), /\/reports\/\d+$/);
  report = new URL(dario.url()).pathname;
});

site.story('a student reads the lesson and does its quiz', async () => {
  site.expecting(/status of 422/);
  const irina = await site.enter(people.irina);
  await irina.goto('/it/lezioni');
  await irina.getByRole('link', { name: 'Scegliere un progetto da monitorare', exact: true }).click();
  await irina.getByRole('button', { name: 'Segna come letta' }).click();
  await sees(irina, 'Segnata come letta.');
  await irina.getByRole('link', { name: 'Prova il quiz' }).click();
  // Sent too early, it keeps what was chosen and says what is missing.
  await irina.locator('fieldset').first().locator('input').first().check();
  await irina.getByRole('button', { name: 'Vedi come è andata' }).click();
  await sees(irina, /Domanda \d+: manca la risposta\./);
  await check(irina, 'quiz with gaps');
  await answerQuiz(irina);
  await irina.getByRole('button', { name: 'Vedi come è andata' }).click();
  await sees(irina, /rispost[ae] giust[ae] su \d/);
  await check(irina, 'quiz result');
});

site.story('the team writes every answer, brings evidence and asks the teacher', async () => {
  // A latitude without its longitude is refused; whoever types slowly is told so for a moment.
  site.expecting(/status of 422 .*answers\/place/);
  const dario = await site.enter(people.dario);
  await writePart(dario, report);
  await dario.goto(`${report}/evidence`);
  await dario.locator('#photo').getByLabel('File della foto').setInputFiles(await photo(dario));
  await dario.locator('#photo').getByLabel('Didascalia').fill('Il cantiere visto dalla strada');
  await dario.locator('#photo').getByLabel('Descrizione per chi non vede la foto').fill('Una rete arancione davanti a un prato.');
  await dario.locator('#photo').getByLabel(/volti riconoscibili/).check();
  await dario.getByRole('button', { name: 'Aggiungi la foto' }).click();
  await sees(dario, 'Aggiunto alle prove.');
  const picture = dario.getByRole('img', { name: 'Una rete arancione davanti a un prato.' });
  await picture.scrollIntoViewIfNeeded();
  await becomes(() => picture.evaluate((img) => img.complete && img.naturalWidth > 0), true, 'the picture is there');
  await check(dario, 'evidence with a photo');
  await dario.goto(`${report}/submission/main`);
  await check(dario, 'nothing missing');
  await askTeacher(dario, report);
  await dario.goto(`${report}/desk`);
  await sees(dario, 'Questa parte aspetta il sì del docente e non si può cambiare.');
  assert.equal(await dario.locator('textarea').count(), 0);
});

site.story('the teacher reads, and lets it go', async () => {
  const ferri = await site.enter(people.ferri);
  await consent(ferri);
});

site.story('a reviewer takes it, asks about an answer, and returns it', async () => {
  site.expecting(/status of 422/);
  const teresa = await site.enter(people.teresa);
  await takeUp(teresa);
  await teresa.getByLabel('Scrivi un’osservazione: Che cos’è il progetto e che cosa vuole ottenere?').fill('In quale delibera?');
  await teresa.locator('#thread-objectives').getByRole('button', { name: 'Aggiungi l’osservazione' }).click();
  await teresa.locator('#thread-objectives').getByText('In quale delibera?').waitFor();
  await teresa.getByRole('link', { name: 'Rimanda alla squadra' }).click();
  await teresa.getByRole('button', { name: 'Rimanda alla squadra' }).click();
  await check(teresa, 'return without reasons');
  await teresa.getByLabel('Motivi').fill('Bel lavoro: manca solo la fonte del primo punto.');
  await teresa.getByRole('button', { name: 'Rimanda alla squadra' }).click();
  await sees(teresa, 'La parte è tornata alla squadra.');
});

site.story('the team reads why, answers the note, mends and asks again', async () => {
  const irina = await site.enter(people.irina);
  await irina.getByRole('link', { name: 'Apri il report' }).click();
  await sees(irina, 'Bel lavoro: manca solo la fonte del primo punto.');
  await irina.getByRole('link', { name: 'Il progetto sulla carta' }).click();
  const form = irina.locator('#question-objectives');
  await form.locator('textarea').fill('È la delibera 12 del 2024: il Comune vuole collegare la scuola alla stazione.');
  await form.locator('[data-save-status][data-state=saved]').waitFor();
  await form.getByRole('link', { name: /Un’osservazione aperta/ }).click();
  await irina.getByLabel('Rispondi: Che cos’è il progetto e che cosa vuole ottenere?').fill('La numero 12 del 2024.');
  await irina.locator('#thread-objectives').getByRole('button', { name: 'Invia la risposta' }).click();
  await irina.locator('#thread-objectives').getByText('La numero 12 del 2024.').waitFor();
  await check(irina, 'notes of the review');
  await askTeacher(irina, report);
  const ferri = await site.enter(people.ferri);
  await consent(ferri);
});

site.story('the reviewer settles the note, approves and publishes', async () => {
  const teresa = await site.enter(people.teresa);
  await takeUp(teresa);
  await teresa.locator('#thread-objectives').getByRole('button', { name: /Segna come risolta/ }).click();
  await teresa.locator('#thread-objectives').getByText('risolta', { exact: true }).waitFor();
  await teresa.getByRole('button', { name: 'Approva' }).click();
  await teresa.getByRole('link', { name: 'Pubblica…' }).click();
  await check(teresa, 'publication');
  await teresa.getByRole('button', { name: 'Pubblica adesso' }).click();
  await sees(teresa, 'Il report è pubblico.');
  published = new URL(teresa.url()).pathname;
  assert.match(published, /^\/it\/rapporti\/[^/]+\/$/);
});

site.story('anyone reads it, and meets no person in it', async () => {
  const anyone = await site.visitor();
  for (const address of [published, published.replace('/it/', '/en/')]) {
    await anyone.goto(address);
    await sees(anyone, 'È la delibera 12 del 2024');
    await anyone.getByRole('img', { name: 'Una rete arancione davanti a un prato.' }).first().waitFor();
    await check(anyone, `published ${address.slice(1, 3)}`);
    const everything = await anyone.content();
    for (const name of ['Dario', 'Irina', 'Ferri', 'Teresa', 'merlo-nero', 'cervo-verde', '@demo.example']) {
      assert.ok(!everything.includes(name), `${name} stands on ${address}`);
    }
  }
  await anyone.goto('/it/rapporti');
  await anyone.locator(`a[href="${published}"]`).waitFor();
});
