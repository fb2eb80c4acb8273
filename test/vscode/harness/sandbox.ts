import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeThrowAway, removeThrowAway } from './throw-away.js';

/** Folders of one editor session, all below one throw-away folder. */
export interface Sandbox {
  /** Copy of the workspace under test: tests may change it. */
  readonly workspace: string;
  readonly extensions: string;
  readonly userData: string;
  readonly serverData: string;
  /** Home folder of the server, so that nothing is read from or written to the user's. */
  readonly home: string;
  remove(): Promise<void>;
}

/** Makes the folders, copies `source` into the workspace and writes the user settings. */
export async function makeSandbox(source: string, settings: Readonly<Record<string, unknown>>): Promise<Sandbox> {
  const root = await makeThrowAway('candor-vscode-');
  const sandbox = {
    workspace: join(root, 'workspace'),
    extensions: join(root, 'extensions'),
    userData: join(root, 'user-data'),
    serverData: join(root, 'server-data'),
    home: join(root, 'home'),
    remove: () => removeThrowAway(root),
  };
  await cp(source, sandbox.workspace, { recursive: true });
  for (const folder of [sandbox.extensions, join(sandbox.userData, 'User'), sandbox.serverData, sandbox.home]) {
    await mkdir(folder, { recursive: true });
  }
  await writeFile(join(sandbox.userData, 'User/settings.json'), JSON.stringify(settings, null, 2));
  return sandbox;
}
