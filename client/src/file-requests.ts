import { type Disposable, FileSystemError, FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  LIST_FILES,
  type ListFilesParams,
  READ_FILE,
  READ_IMAGE,
  type ReadFileParams,
  type ReadImageParams,
  type ReadImageResult,
} from '../../server/src/lsp/protocol.js';

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
    client.onRequest(READ_IMAGE, readImage),
    client.onRequest(LIST_FILES, async ({ folder }: ListFilesParams): Promise<string[]> => {
      const pattern = new RelativePattern(Uri.parse(folder), '**/*');
      const files = await workspace.findFiles(pattern, LEFT_OUT, MOST_FILES);
      return files.map((file) => client.code2ProtocolConverter.asUri(file));
    }),
  ];
}

/** Images of the workspace only, and no links: where they lead cannot be told. */
async function readImage({ uri: address, read, largest }: ReadImageParams): Promise<ReadImageResult> {
  const uri = Uri.parse(address);
  if (!workspace.getWorkspaceFolder(uri)) return { unread: 'outside' };
  try {
    const { type, size, mtime } = await workspace.fs.stat(uri);
    if (type & FileType.SymbolicLink) return { unread: 'outside' };
    if (type !== FileType.File) return { unread: 'not-an-image' };
    if (size > largest) return { unread: 'too-large' };
    if (!read) return { size, changed: mtime };
    const bytes = await workspace.fs.readFile(uri);
    return bytes.length > largest
      ? { unread: 'too-large' }
      : { size: bytes.length, changed: mtime, data: toBase64(bytes) };
  } catch (error) {
    const isMissing = error instanceof FileSystemError && MISSING.has(error.code);
    return { unread: isMissing ? 'missing' : 'unreadable' };
  }
}

/** In pieces: a call takes so many arguments only. */
function toBase64(bytes: Uint8Array): string {
  const PIECE = 0x8000;
  let characters = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    characters += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(characters);
}

const MISSING = new Set(['FileNotFound', 'FileIsADirectory', 'Unavailable']);
