// Every page of the site, in both languages, as each of those who may open it sees it. Pages are found
// by following links; the table of routes says whether one was forgotten.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { check, scales } from './every_page.mjs';
import { Site, people, routes } from './site.mjs';

const site = await Site.start();
const langs = ['it', 'en'];

// Addresses below a language that are no pages of their own: files, and other spellings of a page.
const NO_PAGES = [
  '/progetti/download.csv', '/progetti/download.json', '/progetti/{project}', '/rapporti/{slug}',
  '/reports/{report}/evidence/{evidence}/file', '/reports/{report}/evidence/{evidence}/thumb',
  '/applications/{application}/consent', '/selection/{edition}/export/{ending}', '/overview/{edition}/export/{ending}', '/overview/{edition}/quizzes/{ending}',
  '/classes/{class}/export/{ending}', '/classes/{class}/course/{ending}', '/teams/{team}/logo', '/teams/{team}/documents/{document}/text',
  '/teams/{team}/files/{attachment}/{copy}/download', '/teams/{team}/files/{attachment}/{copy}/inline', '/teams/{team}/files/{attachment}/{copy}/thumb', '/teams/{team}/contributions/{ending}',
  '/teams/{team}/deliverables/{step}/{deliverable}/files/{upload}',
  '/teams/{team}/desk/selections/{selection}/figures/{ending}', '/teams/{team}/desk/comparison/{ending}', '/teams/{team}/desk/charts/{chart}/file/{ending}',
  '/blog/feed.xml', '/rapporti/feed.xml', '/rapporti/download.csv', '/teams/{team}/posts/{post}/pieces/{piece}/file', '/teams/{team}/posts/{post}/pieces/{piece}/thumb',
  '/certificates/{certificate}/pdf', '/classes/{class}/certificates/pdf',
  '/lezioni/corso.epub', '/lezioni/{lesson}/figure/{figure}', '/staff/lessons/{lesson}/figures/{figure}', '/staff/lessons/{lesson}/versions/{version}/figure/{figure}', '/staff/audit/export', '/profile/second-factor/qr.svg',
  // Of a list of schools that was uploaded a moment before.
  '/schools/import/changed', '/schools/import/left-out',
  '/pillole/feed.atom', '/pillole/{note}/v/{release}/cita/{format}',
  // Its address is in a mail alone; the stories over HTTP open it.
  '/invitations/class/{token}',
  // accounts.test.mjs looks at these: they are behind links in mails, or in the middle of signing in.
  '/accedi/password/{token}', '/accedi/password/inviata', '/accedi/codice', '/registrazione/{token}', '/registrazione/inviata',
  '/invito/{token}', '/email/{token}', '/email/{token}/undo', '/unsubscribe/{token}', '/profile/second-factor/set-up',
  // The demo has no provider to sign in with; the stories over HTTP have one.
  '/accedi/con/{provider}', '/profile/identities',
];
// Of these somebody visits every one that a link leads to; of all others the first is enough.
const EACH = {
  giulia: ['/reports/{report}/{section}', '/lezioni/{lesson}'],
  // An adult has an address to change.
  bruni: ['/profile'],
  teresa: ['/review/{report}/{part}'],
  // From these an editor's links lead further than a reviewer's.
  edo: ['/overview', '/schools', '/editions', '/editions/{edition}', '/organisations'],
};
// The same for all who have signed in.
const PUBLIC = /^\/($|progetti|rapporti|blog|lezioni|pillole|accedi|entra)/;
// These show how far each one's work is: all who have one look at theirs.
const DIFFERENT = ['/teams/{team}', '/reports/{report}'];
// Pages that no link leads to, or none on the first page of a kind: what is planned for another month, a
// version that was handed in, a post or a report that is public.
const UNLINKED = {
  nobody: ['/progetti?q=scuola', '/progetti?q=nientedelgenere', '/rapporti?q=nientedelgenere', '/questa-non-c-e'],
  giulia: ['/entra', '/entra/benvenuto', '/questa-non-c-e', '/teams/4/calendar/1', '/teams/4/deliverables/1/team-card/versions/1', '/lezioni/welcome/quiz/risultato'],
  // A button of the application leads to it.
  bruni: ['/teams/4/posts/1/hiding', '/applications/1/school'],
  teresa: ['/review/7/hiding'],
};

const patterns = (await routes())
  .filter((route) => route.method === 'GET' && route.pattern.startsWith('/{lang}/'))
  .map((route) => route.pattern.slice('/{lang}'.length))
  // A fixed word beats a parameter.
  .sort((one, other) => one.split('{').length - other.split('{').length);
const shapes = patterns.map((pattern) => [pattern, new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`)]);
const patternOf = (address) => shapes.find(([, shape]) => shape.test(address))?.[0];

const visits = new Map();
let heaviest = { bytes: 0 };
let fonts = 0;

/** Opens one page and looks at it. Gives the addresses that its links lead to. */
async function look(page, weigh, who, lang, address) {
  const name = `${lang} ${who} ${address}`;
  weigh.start();
  const response = await page.goto(`/${lang}${address}`);
  const missing = address === '/questa-non-c-e';
  assert.equal(response.status(), missing ? 404 : 200, name);
  const weight = weigh.check(name);
  if (weight.bytes > heaviest.bytes) heaviest = { ...weight, name };
  fonts = Math.max(fonts, weight.fonts);
  assert.equal(await page.locator('html').getAttribute('lang'), lang, name);
  await check(page, name);
  const links = await page.locator('a[href]').evaluateAll((all) => all.map((one) => new URL(one.getAttribute('href'), document.baseURI).href));
  return links.filter((link) => link.startsWith(`${site.base}/${lang}/`)).map((link) => new URL(link).pathname.slice(3));
}

/** Is this the first of its kind on this tour, and worth a look? */
function isNew(seen, who, lang, address) {
  const pattern = patternOf(address.split('?')[0]);
  const wanted = UNLINKED[who]?.includes(address) || EACH[who]?.includes(pattern);
  const key = wanted ? address : pattern;
  if (seen.has(key)) return false;
  seen.add(key);
  if (wanted || pattern === '/home' || (lang === 'it' && DIFFERENT.includes(pattern))) return true;
  // Roles differ by what they may do on a page, and there are fewer ways than roles: the first few who
  // come to it see them. In the other language it is the same template with other words.
  const enough = PUBLIC.test(address) ? { it: 2, en: 1 } : { it: 3, en: 1 };
  return (visits.get(lang + pattern) ?? 0) < enough[lang];
}

/** Follows links from the start, to one page of each kind. */
async function tour(page, who, lang) {
  const weigh = await scales(page);
  const queue = ['/', ...(who === 'nobody' ? [] : ['/home']), ...(UNLINKED[who] ?? [])];
  const seen = new Set();
  for (const address of queue) {
    if (!isNew(seen, who, lang, address)) continue;
    const pattern = patternOf(address.split('?')[0]);
    if (NO_PAGES.includes(pattern)) {
      const answer = await page.request.get(`/${lang}${address}`);
      assert.ok(answer.ok() && !/html/.test(answer.headers()['content-type']), `${lang} ${who} ${address} is linked and no file`);
      continue;
    }
    if (!address.includes('?')) visits.set(lang + pattern, (visits.get(lang + pattern) ?? 0) + 1);
    queue.push(...await look(page, weigh, who, lang, address));
  }
}

/** Teresa has a part under review from the story. She approves another, which can be published then. */
async function approve(page) {
  await page.goto('/it/review?stage=submitted');
  await page.getByRole('row').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Prendo io questa parte' }).click();
  await page.getByRole('button', { name: 'Approva' }).click();
  await page.getByRole('link', { name: 'Pubblica…' }).waitFor();
}

for (const who of ['nobody', 'giulia', 'sofia', 'bruni', 'teresa', 'dario', 'samuele', 'viola', 'edo', 'ada']) {
  site.story(`${who} follows every link`, async () => {
    site.expecting(/status of 404 .*questa-non-c-e/);
    const first = who === 'nobody' ? await site.visitor() : await site.enter(people[who]);
    if (who === 'teresa') await approve(first);
    await Promise.all(langs.map(async (lang) => tour(await first.context().newPage(), who, lang)));
  });
}

site.story('no page was forgotten', async () => {
  const forgotten = langs.flatMap((lang) => patterns.filter((pattern) => !visits.has(lang + pattern) && !NO_PAGES.includes(pattern)).map((pattern) => lang + pattern));
  assert.deepEqual(forgotten, [], 'pages that no tour has come to: link them, or name them in UNLINKED');
});

after(() => console.log(`heaviest page: ${heaviest.bytes} bytes without fonts and photos (${heaviest.name}); most fonts on a page: ${fonts} bytes`));
