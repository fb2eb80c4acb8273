import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NotRun } from './not-run.js';
import { CACHE } from './paths.js';
import { runToEnd } from './processes.js';

/** An exact version of an npm package. */
export interface Pin {
  readonly name: string;
  readonly version: string;
}

const INSTALL_TIMEOUT_MS = 10 * 60_000;

/** Installs what a folder's manifest asks for; native add-ons are not needed, so no install script runs. */
async function npmInstall(folder: string, ...args: string[]): Promise<void> {
  const all = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false', ...args];
  const { code, output } = await runToEnd('npm', all, { cwd: folder }, INSTALL_TIMEOUT_MS);
  if (code === 0) return;
  const why = output.split('\n').filter((line) => /^npm error (code|syscall|network request)/.test(line));
  throw new NotRun(`npm ${all.join(' ')} failed: ${why.join('; ') || output.slice(-500)}`);
}

/**
 * Folder in the cache that holds `pins` under `node_modules`, installed at the first call ever.
 *
 * `nested` names folders below `node_modules` with a manifest of their own to install as well. The folder is
 * filled under another name and renamed at the end: a run that was interrupted leaves nothing half done.
 * @throws NotRun when npm cannot install.
 */
export async function installOnce(
  label: string,
  pins: readonly Pin[],
  nested: readonly string[] = [],
): Promise<string> {
  const folder = join(CACHE, [label, ...pins.map((pin) => pin.version)].join('-'));
  if (existsSync(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const staging = await mkdtemp(join(CACHE, 'installing-'));
  try {
    await writeFile(join(staging, 'package.json'), JSON.stringify({ private: true }));
    await npmInstall(staging, ...pins.map((pin) => `${pin.name}@${pin.version}`));
    for (const below of nested) await npmInstall(join(staging, 'node_modules', below), '--omit=dev');
    await rename(staging, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error; // Otherwise another process was faster: its copy serves as well.
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
}
