// A demo site of its own for every file of stories, and the browsers of those who use it.
//
//   const site = await Site.start();
//   site.story('what happens', async () => {
//     const giulia = await site.enter(people.giulia);      // a Playwright page, signed in
//     const anyone = await site.visitor({ width: 390 });   // one that has not
//   });
//
// A story fails too if a page of it says an error on its console, breaks the content security policy
// or asks another host for anything. What a story means to provoke it names first: `expecting`.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);
const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const program = process.env.COESA ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, 'target'), 'debug', 'coesa');
const PATIENCE = 20_000;
// Settings of whoever runs this are not the demo's.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('COESA_')));

export const PASSWORD = 'coesa-demo-2026';

// Those of seeds/demo/story.toml who act here.
export const people = {
  giulia: 'lince-blu-427', // team Acqua, writing
  omar: 'gufo-verde-219', // team Acqua
  sofia: 'riccio-rosso-296', // team Mattone su mattone, waits for consent
  dario: 'merlo-nero-730', // team Bussola, comparing projects
  irina: 'cervo-verde-422', // team Bussola
  samuele: 'martora-blu-317', // team Ginestra, nothing yet
  bruni: 'bruni@demo.example', // teaches 3A
  ferri: 'ferri@demo.example', // teaches 4B
  viola: 'viola@demo.example', // helps teams
  teresa: 'teresa@demo.example', // reviews
  edo: 'edo@demo.example', // edits
  ada: 'ada@demo.example', // administers
};

/** A folder with a filled demo in it. Filling takes longer than copying, so it is done once a run. */
export async function fill(folder) {
  await run(program, ['--data-dir', folder, 'demo', '--no-serve'], { cwd: root, env });
}

/** The table of routes, as `coesa routes` prints it: [{ method, path, access }]. */
export async function routes() {
  const { stdout } = await run(program, ['routes'], { cwd: root, env });
  return stdout.trim().split('\n').map((line) => {
    const [method, pattern] = line.split(/\s+/, 2);
    return { method, pattern };
  });
}

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

export class Site {
  #folder;
  #server;
  #browser;
  #chained;
  #failed = false;
  #log = '';
  #contexts = [];
  #troubles = [];
  #expected = [];
  #settings = {};
  #allowed = [];

  /**
   * `chained`: each story goes on where the one before has ended, so none is told after a failure.
   * `settings`: of the site, as in the environment. `allowing`: other hosts that its pages lead to.
   */
  static async start({ chained = false, settings = {}, allowing = [] } = {}) {
    const site = new Site();
    site.#chained = chained;
    site.#settings = settings;
    site.#allowed = allowing;
    after(() => site.stop());
    await site.#start();
    return site;
  }

  async #start() {
    this.#folder = await mkdtemp(path.join(tmpdir(), 'coesa-browser-'));
    const data = path.join(this.#folder, 'data');
    if (process.env.FILLED_DEMO) await cp(process.env.FILLED_DEMO, data, { recursive: true });
    else await fill(data);
    const address = `127.0.0.1:${await freePort()}`;
    this.base = `http://${address}`;
    this.#server = spawn(program, ['--data-dir', data, 'demo', '--listen', address], {
      cwd: root, env: { ...env, ...this.#settings },
    });
    const server = this.#server;
    server.stdout.resume();
    server.stderr.on('data', (text) => { this.#log += text; });
    this.#server.ended = new Promise((done) => server.once('exit', done));
    process.once('exit', () => server.kill('SIGKILL'));
    await this.#ready();
    this.#browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      chromiumSandbox: process.getuid() !== 0,
    });
  }

  async #ready() {
    const limit = Date.now() + PATIENCE;
    while (Date.now() < limit && this.#server.exitCode === null) {
      const answer = await fetch(`${this.base}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((again) => { setTimeout(again, 50); });
    }
    throw new Error(`the site did not start:\n${this.#log}`);
  }

  async stop() {
    await this.#browser?.close();
    if (this.#server?.exitCode === null) this.#server.kill('SIGTERM');
    await this.#server?.ended;
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
  }

  /** A test; at its end all its browsers are closed and nothing may have gone wrong in them. */
  story(name, work) {
    test(name, async (t) => {
      if (this.#chained && this.#failed) { t.skip('a story before it failed'); return; }
      try {
        await work(t);
        assert.deepEqual(this.#troubles, [], 'pages complained');
      } catch (error) {
        this.#failed = true;
        await this.#photograph(name);
        throw error;
      } finally {
        await Promise.all(this.#contexts.map((context) => context.close()));
        this.#contexts = [];
        this.#troubles = [];
        this.#expected = [];
      }
    });
  }

  /** Complaints that match are meant: a story about a lost network hears of it. */
  expecting(...patterns) { this.#expected.push(...patterns); }

  /** A browser of its own for someone who has not signed in. */
  async visitor({ width = 1280, height = 900, scripts = true, state } = {}) {
    const context = await this.#browser.newContext({
      baseURL: this.base,
      viewport: { width, height },
      javaScriptEnabled: scripts,
      locale: 'it-IT',
      timezoneId: 'Europe/Rome',
      storageState: state,
    });
    context.setDefaultTimeout(PATIENCE);
    this.#contexts.push(context);
    this.#listen(context);
    return context.newPage();
  }

  /** Someone who has signed in and stands at home. */
  async enter(name, options) {
    const page = await this.visitor(options);
    await page.goto('/it/accedi');
    await signIn(page, name);
    await page.waitForURL('**/it/home');
    return page;
  }

  #listen(context) {
    const complain = (text) => { if (!this.#expected.some((pattern) => pattern.test(text))) this.#troubles.push(text); };
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complain(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => complain(`script: ${error.error().stack}`));
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (!['data:', 'blob:'].includes(url.protocol) && ![this.base, ...this.#allowed].includes(url.origin)) complain(`asks another host: ${url}`);
    });
  }

  async #photograph(name) {
    const folder = path.join(here, 'shots');
    await mkdir(folder, { recursive: true });
    const pages = this.#contexts.flatMap((context) => context.pages());
    for (const [n, page] of pages.entries()) {
      const file = path.join(folder, `${name.replace(/\W+/g, '-')}-${n}.png`);
      await page.screenshot({ path: file, fullPage: true }).then(() => console.error(`${page.url()}: see ${file}`), () => {});
    }
  }
}

/** Fills the sign-in form that the page shows. */
export async function signIn(page, name, password = PASSWORD) {
  await page.getByLabel('Nome di accesso o e-mail').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.locator('#sign-in').getByRole('button').click();
}

/** Waits until the page shows these words. */
export async function sees(page, words) {
  await page.getByText(words).first().waitFor();
}

/** Is it what the keyboard speaks to? */
export function hasFocus(locator) {
  return locator.evaluate((one) => one === document.activeElement);
}

/** The card of a project in the team's list. */
export function cardOf(page, title) {
  return page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) });
}

/** Says in the team's list why a project is of interest. */
export async function noteWhy(page, title, why) {
  const card = cardOf(page, title);
  await card.getByLabel('Perché ci interessa').fill(why);
  await card.getByRole('button', { name: 'Salva la nota' }).click();
  await sees(page, 'Nota salvata.');
}

/** Waits until what `look` finds is as it should be; says what it was if that does not happen. */
export async function becomes(look, expected, about = '') {
  const limit = Date.now() + PATIENCE;
  let found = await look();
  while (found !== expected && Date.now() < limit) {
    await new Promise((again) => { setTimeout(again, 50); });
    found = await look();
  }
  assert.equal(found, expected, about);
}

/** Answers every question of a quiz, whatever its kind, with the first thing at hand. */
export async function answerQuiz(page) {
  for (const field of await page.locator('#quiz > .field').all()) {
    if (await field.locator('#region').count()) continue;
    const selects = await field.locator('select').all();
    for (const [n, select] of selects.entries()) await select.selectOption({ index: n + 1 });
    if (selects.length) continue;
    const tick = field.locator('input[type=radio], input[type=checkbox]').first();
    if (await tick.count()) await tick.check();
    else await field.locator('input').fill('12,5');
  }
}
