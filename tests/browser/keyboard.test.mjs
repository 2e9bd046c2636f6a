// What a keyboard can do: skip, open and close, choose, answer a question of the page's own.
import assert from 'node:assert/strict';
import { NARROW, check } from './every_page.mjs';
import { Site, becomes, hasFocus, people, sees } from './site.mjs';

const site = await Site.start();
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());
const press = (page, key) => page.keyboard.press(key);

/** Presses Tab until the thing has the focus; fails if the keyboard never gets there. */
async function tabTo(page, locator) {
  for (let n = 0; n < 150; n += 1) {
    await press(page, 'Tab');
    if (await hasFocus(locator)) return;
  }
  assert.fail(`the keyboard does not get to ${locator}`);
}

site.story('the first stop leads past the menu', async () => {
  const page = await site.visitor();
  await page.goto('/it/progetti');
  await press(page, 'Tab');
  const skip = page.getByRole('link', { name: 'Vai al contenuto' });
  assert.equal(await focused(page), 'Vai al contenuto');
  const box = await skip.boundingBox();
  assert.ok(box.y >= 0, 'and is seen');
  await press(page, 'Enter');
  await becomes(() => focused(page), 'main');
  await press(page, 'Tab');
  assert.equal(await focused(page), 'q', 'the next stop is in the page itself');
});

site.story('the menu of a phone opens and closes', async () => {
  const page = await site.visitor(NARROW);
  await page.goto('/it/');
  const button = page.getByRole('button', { name: 'Menu' });
  const lessons = page.getByRole('navigation').getByRole('link', { name: 'Lezioni' });
  assert.equal(await lessons.isVisible(), false);
  await tabTo(page, button);
  await press(page, 'Enter');
  await lessons.waitFor();
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await check(page, 'menu open');
  await page.setViewportSize(NARROW);
  await tabTo(page, lessons);
  await press(page, 'Escape');
  await lessons.waitFor({ state: 'hidden' });
  assert.equal(await hasFocus(button), true);
  await press(page, 'Space');
  await tabTo(page, lessons);
  await press(page, 'Enter');
  await page.waitForURL('**/it/lezioni');
});

site.story('the person’s menu opens, closes and leads out', async () => {
  const page = await site.enter(people.giulia);
  const summary = page.locator('details.person summary');
  const leave = page.getByRole('button', { name: 'Esci' });
  await tabTo(page, summary);
  await press(page, 'Enter');
  await leave.waitFor();
  await check(page, 'person menu open');
  await tabTo(page, leave);
  await press(page, 'Escape');
  await leave.waitFor({ state: 'hidden' });
  assert.equal(await hasFocus(summary), true);
  await press(page, 'Enter');
  await tabTo(page, leave);
  await press(page, 'Enter');
  await page.getByRole('link', { name: 'Entra', exact: true }).waitFor();
});

site.story('every kind of question is answered without a mouse', async () => {
  const page = await site.visitor();
  // This quiz asks all of them: ticks, an order, pairs, numbers, words, and a question to the data.
  await page.goto('/it/lezioni/spreadsheets/quiz');
  await check(page, 'quiz of all kinds');
  const kinds = new Set();
  for (const field of await page.locator('#quiz > .field').all()) {
    const selects = await field.locator('select').all();
    const tick = field.locator('input[type=radio], input[type=checkbox]').first();
    if (await field.locator('#region').count()) continue;
    if (selects.length) {
      const rights = new Set(await field.locator('option:not([value=""])').evaluateAll((all) => all.map((one) => one.textContent)));
      kinds.add(rights.has('1') ? 'ordering' : 'match');
      for (const [n, select] of selects.entries()) {
        await tabTo(page, select);
        for (let times = 0; times <= n; times += 1) await press(page, 'ArrowDown');
        assert.equal(await select.evaluate((one) => one.selectedIndex), n + 1);
      }
    } else if (await tick.count()) {
      kinds.add(await tick.getAttribute('type'));
      await tabTo(page, tick);
      await press(page, 'Space');
    } else {
      const input = field.locator('input');
      kinds.add(await input.getAttribute('inputmode') || 'words');
      await tabTo(page, input);
      await page.keyboard.type('12,5');
    }
  }
  assert.deepEqual([...kinds].sort(), ['checkbox', 'decimal', 'match', 'ordering', 'radio', 'words']);
  await tabTo(page, page.getByRole('button', { name: 'Vedi come è andata' }));
  await press(page, 'Enter');
  await sees(page, /rispost[ae] giust[ae] su \d/);
  assert.match(await focused(page), /rispost[ae] giust[ae] su \d/, 'and the result is where one is');
  await check(page, 'result of all kinds');
});

site.story('what is not to be undone asks first, and no is the easy answer', async () => {
  const page = await site.enter(people.dario);
  await page.getByRole('link', { name: 'Guarda la lista' }).click();
  const choose = page.getByRole('button', { name: /^Scegli questo/ }).first();
  await tabTo(page, choose);
  await press(page, 'Enter');
  await page.getByRole('dialog').waitFor();
  assert.equal(await focused(page), 'No, torna indietro');
  await press(page, 'Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await hasFocus(choose), true);
  await press(page, 'Enter');
  await press(page, 'Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await choose.waitFor();
});

site.story('a list of mistakes has the focus and leads to the field', async () => {
  site.expecting(/status of 422/);
  const page = await site.visitor();
  await page.goto('/it/accedi');
  await page.getByLabel('Nome di accesso o e-mail').fill('lince-blu-427');
  await page.getByLabel('Password').fill('sbagliata');
  await press(page, 'Enter');
  await sees(page, 'Nome o password non sono giusti.');
  assert.equal(await hasFocus(page.getByRole('alert')), true);
  await press(page, 'Tab');
  await press(page, 'Enter');
  await becomes(() => focused(page), 'sign_in');
});
