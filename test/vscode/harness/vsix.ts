import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './paths.js';
import { runToEnd } from './processes.js';

/** What `npm run package` reads: a VSIX older than any of these is packed again. */
const SOURCES = [
  ...['client', 'server/src', 'server/presets', 'syntaxes', 'l10n', 'media', 'docs/rules'],
  ...['package.json', 'package-lock.json', 'package.nls.json', 'package.nls.fr.json', 'esbuild.mjs', '.vscodeignore'],
];

const PACKAGE_TIMEOUT_MS = 5 * 60_000;

/** Time of the last change at or below a path, in milliseconds; 0 when there is nothing. */
async function lastChange(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  const own = await stat(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const names = await readdir(path);
  return Math.max(own.mtimeMs, ...(await Promise.all(names.map((name) => lastChange(join(path, name))))));
}

/**
 * Path of the packaged extension: the file `CANDOR_VSIX` names, else the one in the root, packed first when it is
 * missing or older than its sources.
 */
export async function packagedExtension(): Promise<string> {
  const named = process.env.CANDOR_VSIX;
  if (named) return named;
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { name: string; version: string };
  const vsix = join(ROOT, `${manifest.name}-${manifest.version}.vsix`);
  const sources = Math.max(...(await Promise.all(SOURCES.map((source) => lastChange(join(ROOT, source))))));
  if ((await lastChange(vsix)) > sources) return vsix;
  const { code, output } = await runToEnd('npm', ['run', 'package'], { cwd: ROOT }, PACKAGE_TIMEOUT_MS);
  if (code !== 0 || !existsSync(vsix)) throw new Error(`npm run package did not make ${vsix}:\n${output}`);
  return vsix;
}
