// What holds for every page, wherever a story meets it: nothing that axe can find against WCAG 2.2 AA,
// no scrolling sideways on a phone, and little to load.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 390, height: 844 };
const HEAVIEST = 100_000;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails unless the page that is open holds to all of it at both widths; `name` is for the pictures. */
export async function check(page, name) {
  await page.evaluate(() => document.fonts.ready);
  if (process.env.SHOTS) await photograph(page, name);
  // What is folded must be right too; the menus are tried by keyboard elsewhere.
  await page.evaluate(() => { for (const one of document.querySelectorAll('details:not([data-menu])')) one.open = true; });
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    const about = `${name}, ${size.width} px wide (${page.url()})`;
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(RULES).setLegacyMode(true).analyze();
    const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}\n    ${node.html}\n    ${node.failureSummary}`));
    assert.deepEqual(found, [], about);
    const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(content <= screen, `${about} scrolls sideways: ${content} px of content`);
  }
  await page.setViewportSize(WIDE);
}

async function photograph(page, name) {
  await mkdir(process.env.SHOTS, { recursive: true });
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    const file = `${name.replace(/[^\w]+/g, '-')}-${size.width}.png`;
    await page.screenshot({ path: path.join(process.env.SHOTS, file), fullPage: true });
  }
}

/** Weighs what the page loads from now on. `weigh.check(name)` after each opening. */
export async function scales(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  let kinds = new Map();
  let loaded = [];
  client.on('Network.responseReceived', ({ requestId, response, type }) => kinds.set(requestId, { type, kind: response.mimeType, url: response.url }));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => loaded.push({ ...kinds.get(requestId), bytes: encodedDataLength }));
  const sum = (some) => some.reduce((all, one) => all + one.bytes, 0);
  const isFont = (one) => one.type === 'Font';
  const isPhoto = (one) => one.type === 'Image' && one.kind !== 'image/svg+xml';
  return {
    start() { kinds = new Map(); loaded = []; },
    check(name) {
      const counted = loaded.filter((one) => !isFont(one) && !isPhoto(one));
      const bytes = sum(counted);
      const list = counted.map((one) => `${one.bytes} ${one.url}`).join('\n');
      assert.ok(bytes < HEAVIEST, `${name} weighs ${bytes} bytes:\n${list}`);
      return { bytes, fonts: sum(loaded.filter(isFont)) };
    },
  };
}
