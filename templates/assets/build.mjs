// Builds what browsers load: style sheet, scripts, fonts. Every file gets its content's hash in its
// name and stands there packed as well; dist/manifest.json says which is which.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import * as sass from 'sass';

const kit = 'node_modules/bootstrap-italia';
const fonts = `${kit}/dist/fonts/Titillium_Web`;
const manifest = {};

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/licenses', { recursive: true });

function put(name, bytes, packed = true) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const dot = name.lastIndexOf('.');
  const file = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  writeFileSync(`dist/${file}`, bytes);
  if (packed) {
    writeFileSync(`dist/${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    writeFileSync(`dist/${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
  manifest[name] = file;
  return file;
}

let faces = '';
for (const [weight, source] of [[400, 'regular'], [600, '600']]) {
  const bytes = readFileSync(`${fonts}/titillium-web-v10-latin-ext_latin-${source}.woff2`);
  const file = put(`titillium-${weight}.woff2`, bytes, false);
  faces += `@font-face{font-family:"Titillium Web";font-style:normal;font-weight:${weight};font-display:swap;src:url("${file}") format("woff2")}\n`;
}

const css = sass.compile('src/app.scss', {
  style: 'compressed',
  loadPaths: [`${kit}/src/scss`],
  quietDeps: true,
  silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'mixed-decls', 'if-function'],
});
put('app.css', Buffer.from(faces + css.css));

for (const name of ['app']) {
  const built = await esbuild.build({
    entryPoints: [`src/${name}.js`], bundle: true, minify: true, format: 'iife', target: 'es2020', write: false,
  });
  put(`${name}.js`, Buffer.from(built.outputFiles[0].contents));
}
put('favicon.svg', readFileSync('src/favicon.svg'));

writeFileSync('dist/licenses/bootstrap-italia.txt', readFileSync(`${kit}/LICENSE`));
writeFileSync('dist/licenses/titillium-web.txt', readFileSync(`${fonts}/OFL.txt`));
writeFileSync('dist/manifest.json', JSON.stringify(manifest, null, 2));
