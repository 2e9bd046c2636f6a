// Looking for a project: live with scripts, the same by a button without.
import assert from 'node:assert/strict';
import { Site, becomes, hasFocus, sees } from './site.mjs';

const site = await Site.start();
const found = (page) => page.locator('#results strong').first().innerText();
const words = (page) => page.getByLabel('Cerca tra i progetti');

/** A page that would notice if it were loaded anew. */
async function open(options) {
  const page = await site.visitor(options);
  await page.goto('/it/');
  await page.goto('/it/progetti');
  await page.evaluate(() => { window.sameAsBefore = true; });
  return page;
}
const isSame = (page) => page.evaluate(() => window.sameAsBefore === true);

site.story('typing finds at once: the address follows, the page stays', async () => {
  const page = await open();
  const all = await found(page);
  await words(page).pressSequentially('scuola');
  await page.waitForURL(/\?q=scuola\b/);
  const some = await found(page);
  assert.notEqual(some, all);
  assert.ok(await isSame(page));
  assert.equal(await hasFocus(words(page)), true, 'one can type on');
  await page.getByRole('status').filter({ hasText: some }).first().waitFor();
  // The address is enough to find the same again.
  const other = await site.visitor();
  await other.goto(page.url());
  assert.equal(await found(other), some);
});

site.story('a filter is a click, and another one takes it away', async () => {
  const page = await open();
  const all = await found(page);
  const theme = page.locator('#facets input[name=theme]').first();
  const label = (await page.locator('#facets label').first().innerText()).replace(/ \(.*/, '');
  await theme.check();
  await page.waitForURL(/theme=/);
  assert.notEqual(await found(page), all);
  assert.equal(await theme.isChecked(), true);
  assert.equal(await hasFocus(theme), true, 'the keyboard stays where it was');
  assert.ok(await isSame(page));
  await page.getByRole('link', { name: `Togli il filtro ${label}` }).click();
  await page.waitForURL(/\/it\/progetti(\?[^=]*=?)?$/);
  assert.equal(await found(page), all);
});

site.story('back leads to the search as it was left, and then to the page before it', async () => {
  const page = await open();
  await words(page).fill('scuola');
  await page.waitForURL(/q=scuola/);
  const some = await found(page);
  await page.locator('#results .cards a').first().click();
  await page.waitForURL(/\/it\/progetti\/[^?]+\/$/);
  await page.goBack();
  await page.waitForURL(/q=scuola/);
  assert.equal(await found(page), some);
  assert.equal(await words(page).inputValue(), 'scuola');
  await page.goBack();
  await page.waitForURL(/\/it\/$/);
});

site.story('each choice is a step that back undoes, and the other language finds the same', async () => {
  const page = await open();
  const all = await found(page);
  const facet = (name) => page.locator(`#facets input[name=${name}]`).first();
  await words(page).fill('scuola');
  await page.waitForURL(/q=scuola\b/);
  const some = await found(page);
  await facet('theme').check();
  await page.waitForURL(/theme=/);
  const fewer = await found(page);
  assert.notEqual(fewer, some);
  await page.getByLabel('Ordina per').selectOption('newest');
  await page.waitForURL(/sort=newest/);
  // The link to the other language leads to what is on the screen.
  const english = await page.getByRole('link', { name: 'English' }).getAttribute('href');
  const [here, there] = [page.url(), english].map((one) => new URL(one, page.url()));
  assert.equal(there.pathname, '/en/progetti');
  assert.deepEqual([...there.searchParams].filter(([, value]) => value).sort(), [...here.searchParams].sort());
  await page.goBack();
  await becomes(async () => page.getByLabel('Ordina per').inputValue(), 'relevance');
  assert.equal(await found(page), fewer);
  assert.equal(await facet('theme').isChecked(), true);
  await page.goBack();
  await becomes(async () => found(page), some);
  assert.equal(await page.locator('#facets input:checked').count(), 0);
  assert.equal(await words(page).inputValue(), 'scuola', 'what was typed is still there');
  assert.ok(await isSame(page));
  // Forward again, and all the way back.
  await page.goForward();
  await becomes(async () => found(page), fewer);
  await page.goBack();
  await page.goBack();
  await page.waitForURL(/\/it\/$/);
  assert.notEqual(some, all);
});

site.story('a slow answer does not replace the newer one', async () => {
  const page = await open();
  let letGo;
  const held = new Promise((go) => { letGo = go; });
  await page.route(/q=scuola\b/, async (route) => { await held; await route.continue(); });
  const asked = page.waitForRequest(/q=scuola\b/);
  await words(page).fill('scuola');
  await asked;
  await words(page).fill('biblioteca');
  await page.waitForURL(/q=biblioteca/);
  const some = await found(page);
  const answered = page.waitForResponse(/q=scuola\b/);
  letGo();
  await (await answered).finished();
  assert.equal(await found(page), some);
  assert.match(page.url(), /q=biblioteca\b/);
});

site.story('when no answer comes it says so, and the button still works', async () => {
  site.expecting(/ERR_FAILED/);
  const page = await open();
  await page.route(/q=scuola/, (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()));
  await words(page).fill('scuola');
  await sees(page, 'La ricerca non ha risposto. Premi Cerca per riprovare.');
  await page.getByRole('button', { name: 'Cerca', exact: true }).click();
  await page.waitForURL(/q=scuola/);
  assert.equal(await isSame(page), false);
});

site.story('on a phone the results come first, and a button opens the filters', async () => {
  const page = await open({ width: 390 });
  const theme = page.locator('#facets input[name=theme]').first();
  assert.equal(await theme.isVisible(), false);
  await page.getByRole('button', { name: 'Restringi la ricerca' }).click();
  await theme.check();
  await page.waitForURL(/theme=/);
  assert.ok(await theme.isVisible(), 'they stay open while one chooses');
});

site.story('without scripts words and filters go by the button', async () => {
  const page = await site.visitor({ scripts: false, width: 390 });
  await page.goto('/it/progetti');
  const all = await found(page);
  await words(page).fill('scuola');
  await page.locator('#facets input[name=state]').first().check();
  await page.getByRole('button', { name: 'Applica i filtri' }).click();
  await page.waitForURL(/q=scuola.*state=|state=.*q=scuola/);
  assert.notEqual(await found(page), all);
  assert.equal(await page.locator('#facets input[name=state]').first().isChecked(), true);
  await page.getByLabel('Ordina per').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Cerca', exact: true }).click();
  await becomes(async () => /sort=/.test(page.url()), true);
});
