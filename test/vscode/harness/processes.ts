import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** Process groups started here and still alive, so that nothing outlives the test run. */
const groups = new Set<number>();

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

function killAll(): void {
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
  groups.clear();
}

process.on('exit', killAll);
// Without an `exit` event nothing would clean up after an interrupted run.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** Starts a program in a process group of its own, so that its children can be stopped with it. */
export function startGroup(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: true });
  if (child.pid !== undefined) groups.add(child.pid);
  return child;
}

/** Stops a program and its children: politely, then after `graceMs` by force. */
export async function stopGroup(child: ChildProcess, graceMs = 2000): Promise<void> {
  const { pid } = child;
  if (pid === undefined || !groups.has(pid)) return;
  signalGroup(pid, 'SIGTERM');
  for (let waited = 0; waited < graceMs && signalGroup(pid, 0); waited += 50) await delay(50);
  signalGroup(pid, 'SIGKILL');
  groups.delete(pid);
}

/** Outcome of a program that ran to its end; `output` is standard output and error together. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end, or stops it after `timeoutMs` and throws. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  timeoutMs: number,
): Promise<Outcome> {
  const child = startGroup(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void stopGroup(child, 0);
  }, timeoutMs);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (timedOut) throw new Error(`${command} ${args.join(' ')} took longer than ${timeoutMs} ms\n${output}`);
    return { code, output };
  } finally {
    clearTimeout(timer);
    await stopGroup(child, 0);
  }
}
