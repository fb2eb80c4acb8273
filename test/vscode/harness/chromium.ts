import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NotRun } from './not-run.js';
import { installOnce } from './npm-cache.js';
import { FALLBACK_CHROMIUM } from './versions.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installedChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** The npm build, which unpacks itself into the temporary folder at the first call. */
async function packagedChromium(): Promise<string> {
  const folder = await installOnce('chromium', [FALLBACK_CHROMIUM]);
  const entry = join(folder, 'node_modules', FALLBACK_CHROMIUM.name, 'build/index.js');
  const module = (await import(pathToFileURL(entry).href)) as { default: { executablePath(): Promise<string> } };
  return module.default.executablePath();
}

/**
 * Path of a Chromium: `CANDOR_CHROMIUM` if set, else the machine's own, else one from npm.
 * @throws NotRun when there is none.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CANDOR_CHROMIUM;
  if (named === 'npm') return packagedChromium();
  if (named) {
    if (isExecutable(named)) return named;
    throw new NotRun(`CANDOR_CHROMIUM names ${named}, which is not an executable file`);
  }
  const installed = installedChromium();
  if (installed) return installed;
  try {
    return await packagedChromium();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NotRun(`no Chromium here (on Debian: apt-get install chromium), and none from npm: ${reason}`);
  }
}
