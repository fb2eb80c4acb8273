import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CandorClient } from './candor-client.js';

let candor: CandorClient | undefined;

/** Entry on desktops and remote hosts: the server is a Node process. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const transport = TransportKind.ipc;
  const server = {
    run: { module, transport },
    debug: { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  candor = new CandorClient(context, (id, name, options) => new LanguageClient(id, name, server, options));
  await candor.activate();
}

export async function deactivate(): Promise<void> {
  await candor?.stop();
}
