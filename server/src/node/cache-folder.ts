import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where the system wants programs to keep what they can make again. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME = '', LOCALAPPDATA = '' } = process.env;
  if (isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'candor');
  if (process.platform === 'win32' && isAbsolute(LOCALAPPDATA)) return join(LOCALAPPDATA, 'candor', 'Cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'candor');
  return join(homedir(), '.cache', 'candor');
}
