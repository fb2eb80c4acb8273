/**
 * Builds what Candor ships: the command line, the language server and the VS Code client, the latter two also for a web
 * worker. First it bundles the core for no platform at all, which fails when the core reaches for Node, VS Code or LSP.
 *
 * `--production` minifies; `--watch` builds again on every change.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { build, context } from 'esbuild';

const isProduction = process.argv.includes('--production');
const isWatching = process.argv.includes('--watch');

const CATALOGUE = /[\\/]generated[\\/]catalogue\.json$/;

/** The catalogue as a string that is parsed: V8 reads JSON faster than the same data as code. */
const catalogueInside = {
  name: 'catalogue-inside',
  setup({ onLoad }) {
    onLoad({ filter: CATALOGUE }, ({ path }) => ({
      contents: `export default JSON.parse(${JSON.stringify(readFileSync(path, 'utf8'))});`,
      loader: 'js',
      watchFiles: [path],
    }));
  },
};

/** The catalogue as a file beside the bundle: Node would else read it twice, as code and as data. */
const catalogueBeside = {
  name: 'catalogue-beside',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: CATALOGUE }, ({ path }) => {
      mkdirSync('dist', { recursive: true });
      copyFileSync(path, 'dist/catalogue.json');
      return { contents: "module.exports = require('./catalogue.json');", loader: 'js', watchFiles: [path] };
    });
    onResolve({ filter: /^\.\/catalogue\.json$/ }, ({ path, importer }) =>
      CATALOGUE.test(importer) ? { path, external: true } : undefined,
    );
  },
};

/** Imports that only an outer layer may have, wherever inside the core they come from. */
const fence = {
  name: 'fence',
  setup({ onResolve }) {
    const outside = /^(?:node:|vscode)|(?:^|\/)(?:lsp|node|cli|presets|report|config|image-files)\//;
    onResolve({ filter: /.*/ }, ({ path, importer }) =>
      outside.test(path) && !importer.includes('node_modules')
        ? { errors: [{ text: `The core may not import ${path}.` }] }
        : undefined,
    );
  },
};

/** Digest of what a build is made of: presets that it compiled and kept are of no use to another one. */
function sourcesDigest() {
  const hash = createHash('sha256');
  const files = readdirSync('server/src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of ['package-lock.json', ...files.sort()]) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** What is large and seldom needed: Node loads each from a file of its own when it is. */
const APART = [
  { source: 'compromise/three', imported: /^compromise\/three$/, out: 'dist/chunks/grammar.js' },
  { source: 'server/src/report/logo.ts', imported: /\/logo\.js$/, out: 'dist/chunks/logo.js' },
  { source: 'server/src/report/csv.ts', imported: /\/report\/csv\.js$/, out: 'dist/chunks/csv.js' },
  { source: 'server/src/image-files/image-marks.ts', imported: /\/image-marks\.js$/, out: 'dist/chunks/images.js' },
];
const seldomApart = {
  name: 'seldom-apart',
  setup({ onResolve }) {
    for (const { imported, out } of APART) {
      onResolve({ filter: imported }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: out.replace('dist', '.'), external: true } : undefined,
      );
    }
  },
};

const shared = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  sourcemap: !isProduction,
  minify: isProduction,
  // Names show in stack traces and in error messages.
  keepNames: isProduction,
  legalComments: 'none',
  logLevel: 'info',
  // Sources change while one watches, so nothing is kept then.
  define: isWatching ? {} : { CANDOR_BUILD: JSON.stringify(sourcesDigest()) },
};
const node = {
  platform: 'node',
  // The form that the library offers to Node asks for its files in a way that bundlers do not see.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  target: 'node20',
  external: ['vscode'],
  plugins: [catalogueBeside, seldomApart],
  // `import()` of such a file becomes `require`: Node would wrap the default export of a CommonJS file once more.
  supported: { 'dynamic-import': false },
};
const browser = {
  plugins: [catalogueInside],
  platform: 'browser',
  external: ['vscode'],
  define: { ...shared.define, global: 'globalThis' },
};

const targets = [
  ...APART.map(({ source, out }) => ({ in: source, out, platform: 'node', target: 'node20' })),
  { in: 'server/src/cli/main.ts', out: 'dist/cli.js', ...node, banner: { js: '#!/usr/bin/env node' } },
  { in: 'server/src/lsp/main-node.ts', out: 'dist/server.js', ...node },
  { in: 'server/src/lsp/main-web.ts', out: 'dist/server.web.js', ...browser, format: 'iife' },
  { in: 'client/src/extension.ts', out: 'dist/client.js', ...node },
  { in: 'client/src/extension.web.ts', out: 'dist/client.web.js', ...browser },
].filter((target) => APART.some(({ source }) => source === target.in) || existsSync(target.in));

// What is shipped holds nothing of an earlier build.
if (isProduction) rmSync('dist', { recursive: true, force: true });

await build({
  entryPoints: ['server/src/core/index.ts'],
  bundle: true,
  write: false,
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2022',
  logLevel: 'error',
  plugins: [fence],
});

const bundled = new Set();
for (const { in: entry, out, ...options } of targets) {
  const settings = { ...shared, ...options, entryPoints: [entry], outfile: out, metafile: true };
  if (isWatching) await (await context(settings)).watch();
  else {
    const { metafile } = await build(settings);
    for (const input of Object.keys(metafile.inputs)) {
      const inPackage = /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
      if (inPackage) bundled.add(inPackage[0]);
    }
    if (out === 'dist/cli.js') await chmod(out, statSync(out).mode | 0o111);
  }
}
if (!isWatching) {
  const rule = `\n${'─'.repeat(80)}\n\n`;
  writeFileSync('dist/THIRD-PARTY.txt', [...bundled].sort().map(licenceOf).join(rule));
}

/** Whose code is in the bundles, under which licence, and where its source is: most licences ask for that. */
function licenceOf(folder) {
  const { name, version, license, repository } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const source = typeof repository === 'string' ? repository : repository?.url;
  const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  const licence = text === undefined ? '' : `\n${readFileSync(`${folder}/${text}`, 'utf8').trim()}\n`;
  return `${name} ${version} (${license})\n${source ?? ''}\n${licence}`;
}
