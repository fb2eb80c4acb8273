import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { withoutKnownNoise } from './log-noise.js';
import type { Machine } from './machine.js';
import { runToEnd, startGroup, stopGroup } from './processes.js';
import type { Sandbox } from './sandbox.js';

const START_TIMEOUT_MS = 60_000;
const INSTALL_TIMEOUT_MS = 60_000;

export interface ServerOptions {
  readonly locale: string;
  /** The window will ask for tests in the extension host. */
  readonly hostTests: boolean;
  /** Added to the environment of the server, and so to that of its extension host. */
  readonly env: Readonly<Record<string, string>>;
}

/** A running VS Code server. */
export interface Server {
  /** The port it listens on, chosen by the system. */
  readonly port: number;
  /** What it printed so far. */
  log(): string;
  stop(): Promise<void>;
}

function environment(sandbox: Sandbox, added: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const env = { ...process.env, HOME: sandbox.home, ...added };
  // Meant for this process and its test runner; the server's own Node must not take them up.
  for (const name of ['NODE_TEST_CONTEXT', 'NODE_OPTIONS', 'NODE_V8_COVERAGE']) Reflect.deleteProperty(env, name);
  return env;
}

function listeningPort(child: ChildProcess, log: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`the VS Code server ${what}\n${log()}`));
    const timer = setTimeout(() => fail(`did not listen within ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
    child.stdout?.on('data', () => {
      const listening = /Extension host agent listening on (\d+)/.exec(log());
      if (!listening) return;
      clearTimeout(timer);
      resolve(Number(listening[1]));
    });
  });
}

/** Installs the VSIX as a user would, then starts the server. */
export async function startServer(
  machine: Machine,
  sandbox: Sandbox,
  vsix: string,
  options: ServerOptions,
): Promise<Server> {
  const env = environment(sandbox, options.env);
  const folders = ['--extensions-dir', sandbox.extensions, '--user-data-dir', sandbox.userData];
  const common = [join(machine.server, 'out/server-main.js'), ...folders, '--server-data-dir', sandbox.serverData];
  common.push('--accept-server-license-terms', '--telemetry-level', 'off');

  const install = [...common, '--install-extension', vsix, '--force'];
  const installed = await runToEnd(machine.node, install, { env }, INSTALL_TIMEOUT_MS);
  if (installed.code !== 0 || !installed.output.includes('successfully installed')) {
    throw new Error(`VS Code did not install ${vsix}:\n${withoutKnownNoise(installed.output)}`);
  }

  const flags = ['--port', '0', '--without-connection-token', '--disable-workspace-trust', '--locale', options.locale];
  // A built VS Code takes `extensionTestsPath` from the page's address only with its smoke-test driver on; that
  // also silences notifications, so other sessions go without.
  if (options.hostTests) flags.push('--enable-smoke-test-driver');
  const child = startGroup(machine.node, [...common, ...flags], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const log = () => withoutKnownNoise(printed);
  try {
    return { port: await listeningPort(child, () => printed), log, stop: () => stopGroup(child) };
  } catch (error) {
    await stopGroup(child);
    throw error;
  }
}
