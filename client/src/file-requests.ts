import { type Disposable, FileSystemError, FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  APPEND_FILE,
  type AppendFileParams,
  type AppendFileResult,
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
    client.onRequest(APPEND_FILE, appendFile),
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

/** One at a time: each reads what the one before has written. */
let appending: Promise<unknown> = Promise.resolve();

/** Adds to a file of the workspace, and no links: where they lead cannot be told. */
function appendFile(params: AppendFileParams): Promise<AppendFileResult> {
  const appended = appending.then(() => append(params));
  appending = appended.catch(() => {});
  return appended;
}

async function append({ uri: address, text }: AppendFileParams): Promise<AppendFileResult> {
  const uri = Uri.parse(address);
  const folder = Uri.joinPath(uri, '..');
  if (!workspace.getWorkspaceFolder(uri) || (await isLink(folder)) || (await isLink(uri))) return { written: false };
  await workspace.fs.createDirectory(folder);
  const before = await workspace.fs.readFile(uri).then(
    (bytes) => bytes,
    (error: unknown) => {
      if (error instanceof FileSystemError && error.code === 'FileNotFound') return new Uint8Array();
      throw error;
    },
  );
  const isCut = before.length > 0 && before.at(-1) !== LINE_FEED;
  const added = new TextEncoder().encode(isCut ? `\n${text}` : text);
  const whole = new Uint8Array(before.length + added.length);
  whole.set(before);
  whole.set(added, before.length);
  await workspace.fs.writeFile(uri, whole);
  return { written: true };
}

async function isLink(uri: Uri): Promise<boolean> {
  const stat = await workspace.fs.stat(uri).then(
    (found) => found,
    () => undefined,
  );
  return stat !== undefined && (stat.type & FileType.SymbolicLink) !== 0;
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

const LINE_FEED = 10;

const MISSING = new Set(['FileNotFound', 'FileIsADirectory', 'Unavailable']);
