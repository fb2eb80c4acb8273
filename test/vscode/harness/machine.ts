import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findChromium } from './chromium.js';
import { NotRun } from './not-run.js';
import { installOnce } from './npm-cache.js';
import { CODE_SERVER, SERVER_NODE } from './versions.js';

/** The programs that a run of the editor tests needs. */
export interface Machine {
  /** Node binary for the server. */
  readonly node: string;
  /** Folder of the VS Code server. */
  readonly server: string;
  readonly chromium: string;
}

/**
 * Finds or installs the programs.
 * @throws NotRun when this machine cannot have them.
 */
export async function prepareMachine(): Promise<Machine> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new NotRun(`the server build is prepared for linux-x64 only, this is ${process.platform}-${process.arch}`);
  }
  const chromium = await findChromium();
  const vscode = `${CODE_SERVER.name}/lib/vscode`;
  const folder = await installOnce('vscode-server', [CODE_SERVER, SERVER_NODE], [vscode, `${vscode}/extensions`]);
  const server = join(folder, 'node_modules', vscode);
  await copyFile(join(import.meta.dirname, 'plain-log.cjs'), join(server, 'node_modules/@vscode/spdlog/index.js'));
  return { chromium, node: join(folder, 'node_modules', SERVER_NODE.name, 'bin/node'), server };
}
