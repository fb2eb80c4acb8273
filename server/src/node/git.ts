import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A patch larger than this is not a change that somebody reviews. In bytes. */
const LARGEST = 256 * 1024 * 1024;

export class GitMissing extends Error {}

/** What git said when it refused, for people. */
export class GitFailed extends Error {}

/**
 * Runs git without a shell and resolves to what it writes. Nothing of the user's settings may start another program or
 * change the shape of the answer.
 */
export async function git(folder: string, args: readonly string[]): Promise<Buffer> {
  try {
    const running = promisify(execFile)('git', ['-c', 'core.fsmonitor=false', '--no-pager', ...args], {
      cwd: folder,
      encoding: 'buffer',
      maxBuffer: LARGEST,
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    });
    running.child.stdin?.end();
    return (await running).stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: string | number; stderr?: Buffer };
    if (code === 'ENOENT') throw new GitMissing();
    throw new GitFailed(stderr?.toString('utf8').trim() || String(error));
  }
}
