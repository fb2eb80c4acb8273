import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CLI = resolve('dist/cli.js');

/** How one run of the built command line went. */
export interface TimedRun {
  /** Processor time of the process, in milliseconds: other processes hardly change it. */
  readonly milliseconds: number;
  readonly status: number | null;
  readonly output: string;
}

/** Runs the built command line; of `times` runs the cheapest. @param cache where it keeps what it compiled */
export function timedRun(args: readonly string[], cwd: string, cache: string, times = 1): TimedRun {
  const folder = mkdtempSync(join(tmpdir(), 'candor-time-'));
  const hook = join(folder, 'hook.cjs');
  const result = join(folder, 'usage.json');
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(result)}, JSON.stringify(process.cpuUsage())));`,
  );
  const runs = Array.from({ length: times }, (): TimedRun => {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, ['--require', hook, CLI, ...args], {
      cwd,
      env: { ...process.env, LANG: 'C', XDG_CACHE_HOME: cache },
      encoding: 'utf8',
    });
    if (error) throw error;
    const { user, system } = JSON.parse(readFileSync(result, 'utf8'));
    return { milliseconds: (user + system) / 1000, status, output: stdout + stderr };
  });
  rmSync(folder, { recursive: true });
  return runs.reduce((best, run) => (run.milliseconds < best.milliseconds ? run : best));
}
