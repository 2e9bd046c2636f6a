// Builds what browsers load: style sheet, scripts, fonts, icons. Every file gets its content's hash
// in its name and stands there packed as well; dist/manifest.json says which is which. Everything is
// made before anything is written, so that a mistake leaves the last good build in its place.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import * as sass from 'sass';

const kit = 'node_modules/bootstrap-italia';
const manifest = {};
const files = new Map();

function put(name, content, packed = true) {
  const bytes = Buffer.from(content);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const dot = name.lastIndexOf('.');
  const file = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  files.set(file, bytes);
  if (packed) {
    files.set(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    files.set(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
  manifest[name] = file;
  return file;
}

// Fonts. The kit declares them from a script, in a style element, which our content security policy
// blocks. A browser loads only the faces that a page's text needs: two on most pages.
const families = [
  ['Titillium Web', 'titillium', 'Titillium_Web/titillium-web-v10-latin-ext_latin',
    [[400, 'normal', 'regular'], [400, 'italic', 'italic'], [600, 'normal', '600'], [600, 'italic', '600italic'], [700, 'normal', '700'], [700, 'italic', '700italic']]],
  ['Lora', 'lora', 'Lora/lora-v20-latin-ext_latin', [[400, 'normal', 'regular'], [400, 'italic', 'italic'], [700, 'normal', '700']]],
  ['Roboto Mono', 'roboto-mono', 'Roboto_Mono/roboto-mono-v13-latin-ext_latin', [[400, 'normal', 'regular']]],
];
// The typesetter of certificates reads no woff2.
for (const [weight, cut] of [[400, 'regular'], [600, '600'], [700, '700']]) {
  put(`titillium-${weight}.ttf`, readFileSync(`${kit}/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-${cut}.ttf`), false);
}
let faces = '';
for (const [family, short, source, cuts] of families) {
  for (const [weight, style, cut] of cuts) {
    const bytes = readFileSync(`${kit}/dist/fonts/${source}-${cut}.woff2`);
    const file = put(`${short}-${weight}${style === 'italic' ? 'i' : ''}.woff2`, bytes, false);
    faces += `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:swap;src:url("${file}") format("woff2")}\n`;
  }
}

// Style. The fonts' rules go into the same file: one request less.
const css = sass.compile('src/app.scss', {
  style: 'compressed',
  loadPaths: [`${kit}/src/scss`],
  quietDeps: true,
  silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
});
put('app.css', faces + css.css.replace(/^\uFEFF/, ''));

// Scripts. app.js is on every page; a page that needs one of the others names it.
for (const name of ['app', 'search', 'report', 'document', 'upload', 'map', 'reading', 'authoring', 'insert', 'video']) {
  const built = await esbuild.build({
    entryPoints: [`src/${name}.js`], bundle: true, minify: true, format: 'iife', target: 'es2020', write: false,
  });
  put(`${name}.js`, built.outputFiles[0].contents);
}

// Icons: those of src/icons.txt out of the kit's 179.
const sprite = readFileSync(`${kit}/dist/svg/sprites.svg`, 'utf8');
const icons = readFileSync('src/icons.txt', 'utf8').split('\n').filter(Boolean).map((id) => {
  const symbol = sprite.match(new RegExp(`<symbol id="${id}".*?</symbol>`, 's'));
  if (!symbol) throw new Error(`src/icons.txt: the kit has no icon ${id}`);
  return symbol[0];
});
put('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${icons.join('')}</svg>`);
put('favicon.svg', readFileSync('src/favicon.svg'));

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/licenses', { recursive: true });
for (const [file, bytes] of files) writeFileSync(`dist/${file}`, bytes);
for (const [name, source] of [
  ['bootstrap-italia', `${kit}/LICENSE`],
  ['titillium-web', `${kit}/dist/fonts/Titillium_Web/OFL.txt`],
  ['lora', `${kit}/dist/fonts/Lora/OFL.txt`],
  ['roboto-mono', `${kit}/dist/fonts/Roboto_Mono/LICENSE.txt`],
]) writeFileSync(`dist/licenses/${name}.txt`, readFileSync(source));
writeFileSync('dist/manifest.json', JSON.stringify(manifest, null, 2));

if (process.argv.includes('--sizes')) {
  for (const file of Object.values(manifest)) {
    const packed = files.get(`${file}.br`);
    console.log(`${String(files.get(file).length).padStart(8)} ${String(packed?.length ?? '').padStart(8)}  ${file}`);
  }
}
