import { join, resolve } from 'node:path';

/** Root of the repository. */
export const ROOT = resolve(import.meta.dirname, '../../..');

/** Downloaded programs, shared with `@vscode/test-electron`; git-ignored. */
export const CACHE = join(ROOT, '.vscode-test');

/** Pictures and logs of the last run; git-ignored. */
export const SCREENSHOTS = join(ROOT, 'test/vscode/screenshots');
