// The data desk as a team uses it: a search kept, compared, drawn; on a phone, by keyboard, without scripts.
import assert from 'node:assert/strict';
import { NARROW, check } from './every_page.mjs';
import { Site, hasFocus, people, sees } from './site.mjs';

const site = await Site.start({ chained: true });
const name = 'Lavoro in Campania';
const title = 'Dove si spende per il lavoro in Campania';
let selection;
let chart;

/** Presses Tab until the thing has the focus; fails if the keyboard never gets there. */
async function tabTo(page, locator) {
  for (let n = 0; n < 200; n += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(locator)) return;
  }
  assert.fail(`the keyboard does not get to ${locator}`);
}

site.story('on a phone a student keeps a search for the team', async () => {
  const giulia = await site.enter(people.giulia, NARROW);
  await giulia.goto('/it/progetti?theme=08&region=015');
  await giulia.getByRole('link', { name: 'Tieni questa ricerca per Acqua' }).click();
  await sees(giulia, 'Tema: Occupazione e lavoro; Regione: Campania');
  await check(giulia, 'a selection to be kept');
  await giulia.setViewportSize(NARROW);
  await giulia.getByLabel('Nome').fill(name);
  await giulia.getByLabel('Nota').fill('Per capire se da noi si spende di più.');
  await giulia.getByRole('button', { name: 'Salva la selezione' }).click();
  await sees(giulia, 'Selezione salvata.');
  await check(giulia, 'a selection');
  selection = new URL(giulia.url()).pathname;
  await giulia.getByRole('link', { name: 'Banco dei dati', exact: true }).click();
  await giulia.getByRole('heading', { name }).waitFor();
  await check(giulia, 'the desk');
});

site.story('by keyboard alone it is compared with Italy, and the numbers are read', async () => {
  const giulia = await site.enter(people.giulia);
  await giulia.goto(selection);
  await tabTo(giulia, giulia.getByRole('link', { name: 'Confronta con l’Italia' }));
  await giulia.keyboard.press('Enter');
  await sees(giulia, 'Per ogni abitante ci sono');
  const cells = await giulia.locator('table tbody tr').last().locator('td').allInnerTexts();
  const sentence = await giulia.locator('#line-cost-per-head + p').innerText();
  for (const cell of cells) assert.ok(sentence.includes(cell), `${cell} is in the table and not in “${sentence}”`);
  await check(giulia, 'a comparison');
});

site.story('without scripts a chart is looked at, mended and kept', async () => {
  site.expecting(/status of 422/);
  const giulia = await site.enter(people.giulia, { scripts: false });
  await giulia.goto(selection);
  await giulia.getByRole('link', { name: 'Fai un grafico' }).click();
  await giulia.getByLabel('Tipo di grafico').selectOption('columns');
  await giulia.getByLabel('Diviso per').selectOption('province');
  await giulia.getByLabel('Che cosa si misura').selectOption('cost-per-head');
  await giulia.getByRole('button', { name: 'Mostra l’anteprima' }).click();
  await giulia.getByRole('img', { name: /Costo per abitante per provincia/ }).waitFor();
  // The description must be read: a browser without scripts sends the form if it is told to.
  await giulia.locator('#make').evaluate((form) => { form.noValidate = true; });
  await giulia.getByLabel('Titolo').fill(title);
  await giulia.getByRole('button', { name: 'Salva il grafico' }).click();
  await sees(giulia, 'segnate che è giusta');
  assert.equal(await giulia.getByLabel('Titolo').inputValue(), title, 'what was typed is still there');
  await giulia.getByLabel('Ho letto la descrizione').check();
  await giulia.getByRole('button', { name: 'Salva il grafico' }).click();
  await sees(giulia, 'Grafico salvato');
  chart = new URL(giulia.url()).pathname;
});

for (const kind of ['bars', 'columns', 'lines', 'histogram', 'map']) {
  site.story(`a chart as ${kind} is right at both widths`, async () => {
    const giulia = await site.enter(people.giulia);
    const key = selection.split('/').pop();
    await giulia.goto(`${selection.replace(/selections.*/, 'charts/new')}?selection=${key}&kind=${kind}&by=theme&measure=cost`);
    await giulia.locator('figure.team-chart svg').first().waitFor();
    await check(giulia, `a chart to be made as ${kind}`);
  });
}

site.story('the chart is evidence of the report, with its table and source', async () => {
  const giulia = await site.enter(people.giulia);
  await giulia.goto(chart);
  await check(giulia, 'a chart');
  await giulia.goto('/it/home');
  await giulia.getByRole('link', { name: 'Apri il report' }).click();
  await giulia.getByRole('link', { name: 'Prove: foto, documenti, link' }).first().click();
  await giulia.getByLabel('Quale grafico').selectOption({ label: title });
  await giulia.getByRole('button', { name: 'Aggiungi il grafico' }).click();
  await giulia.getByRole('heading', { name: title }).waitFor();
  const download = giulia.waitForEvent('download');
  await giulia.goto(chart);
  await giulia.getByRole('link', { name: 'SVG' }).click();
  assert.match((await download).suggestedFilename(), /^grafico-\d+-1\.svg$/);
});
