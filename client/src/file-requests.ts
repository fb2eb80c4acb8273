import { type Disposable, FileSystemError, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LIST_FILES, type ListFilesParams, READ_FILE, type ReadFileParams } from '../../server/src/lsp/protocol.js';

/** Folders that hold no copy of the workspace's own. */
const LEFT_OUT = '**/{node_modules,bower_components,.git,.hg,.svn,.candor,.candor-cache}/**';
/** A workspace with more files than this is reviewed in part. */
const MOST_FILES = 50_000;

/** Lets a server without a disk, or a workspace that is not on one, be read through the editor. */
export function answerFileRequests(client: BaseLanguageClient): Disposable[] {
  return [
    client.onRequest(READ_FILE, async ({ uri }: ReadFileParams): Promise<string | null> => {
      try {
        return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri)));
      } catch (error) {
        if (error instanceof FileSystemError && MISSING.has(error.code)) return null;
        throw error;
      }
    }),
    client.onRequest(LIST_FILES, async ({ folder }: ListFilesParams): Promise<string[]> => {
      const pattern = new RelativePattern(Uri.parse(folder), '**/*');
      const files = await workspace.findFiles(pattern, LEFT_OUT, MOST_FILES);
      return files.map((file) => client.code2ProtocolConverter.asUri(file));
    }),
  ];
}

const MISSING = new Set(['FileNotFound', 'FileIsADirectory', 'Unavailable']);
