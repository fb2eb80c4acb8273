import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { CandorClient } from './candor-client.js';

/** The one global of the browser that is used here; its whole library of types would clash with Node's. */
declare const Worker: new (url: string, options: { name: string }) => ConstructorParameters<typeof LanguageClient>[2];

let candor: CandorClient | undefined;

/** Entry in browsers: the server is a web worker. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.web.js');
  const url = await workerUrl(script);
  candor = new CandorClient(
    context,
    (id, name, options) => new LanguageClient(id, name, new Worker(url, { name }), options),
  );
  await candor.activate();
}

export async function deactivate(): Promise<void> {
  await candor?.stop();
}

/** A browser starts no worker from a remote host's address, so the script is then handed over by itself. */
async function workerUrl(script: Uri): Promise<string> {
  if (script.scheme !== 'vscode-remote') return script.toString(true);
  const source = await workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([new Uint8Array(source)], { type: 'text/javascript' }));
}
