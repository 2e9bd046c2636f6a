// Looking for a project, with scripts and without.
import assert from 'node:assert/strict';
import { Site, becomes, sees } from './site.mjs';

const site = await Site.start();
const found = (page) => page.locator('#results strong').first().innerText();

site.story('without scripts the search is a form', async () => {
  const page = await site.visitor({ scripts: false });
  await page.goto('/it/progetti');
  const all = await found(page);
  await page.getByLabel('Cerca tra i progetti').fill('scuola');
  await page.getByRole('button', { name: 'Cerca' }).click();
  await page.waitForURL(/q=scuola/);
  assert.notEqual(await found(page), all);
});
