import { constants } from 'node:fs';
import { appendFile, type FileHandle, lstat, mkdir, open, readFile, realpath, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { lineOf } from '../ledger/canonical.js';
import { type Draft, toRecords } from '../ledger/new-record.js';
import { EMPTY_LEDGER, type ReadLedger, readLedger } from '../ledger/read-ledger.js';
import { type LedgerRecord, LIMITS } from '../ledger/record.js';
import { isInside } from './inside.js';
import { LEDGER_FOLDER, LEDGER_PATH } from './ledger-place.js';
import { systemReason } from './read-text.js';
import { repositoryRoot } from './repository.js';
import { NotWritten } from './write-text.js';

const LINE_FEED = 10;
/** Room that the disk has to have beyond what is written, in bytes. */
const SPARE = 65_536;
/** Two branches that both add lines keep both, and every checkout has the same bytes. */
const ATTRIBUTES = `/${LEDGER_PATH} text eol=lf merge=union`;

/** The ledger of a folder as it stands; an empty one where there is none. Never rejects: what is wrong is a problem. */
export async function readLedgerFile(folder: string): Promise<ReadLedger> {
  let file: FileHandle | undefined;
  try {
    file = await openInside(folder, constants.O_RDONLY);
    const { size } = await file.stat();
    if (size > LIMITS.file) return { ...EMPTY_LEDGER, problems: [{ code: 'too-large' }] };
    return readLedger(await file.readFile('utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return EMPTY_LEDGER;
    const reason = error instanceof NotWritten ? error.reason : systemReason(error as NodeJS.ErrnoException);
    return { ...EMPTY_LEDGER, problems: [{ code: 'unreadable', reason }] };
  } finally {
    await file?.close();
  }
}

/**
 * Adds decisions to a folder's ledger and resolves once they are on the disk. Rejects with `NotWritten`, and nothing
 * that was there is touched then.
 *
 * There is no lock. One write at the end of the file is never mixed with another one's; two writers that do not see each
 * other's line follow the same record, as two branches do. A line that a full disk cut stays by itself: the next writer
 * begins a new one.
 * @param at ISO instant
 */
export async function appendToLedger(folder: string, drafts: readonly Draft[], at: string): Promise<LedgerRecord[]> {
  const isNew = await mkdir(join(folder, LEDGER_FOLDER)).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw notWritten(error);
      return false;
    },
  );
  await writeAttributes(folder);
  const file = await openInside(folder, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT).catch(
    (error: unknown) => {
      throw notWritten(error);
    },
  );
  try {
    const before = await file.readFile();
    if (before.length > LIMITS.file) throw new NotWritten(TOO_LARGE);
    const { heads, problems } = readLedger(before.toString('utf8'));
    if (problems.some(({ code }) => code === 'too-large')) throw new NotWritten(TOO_LARGE);
    const records = toRecords(drafts, heads, at);
    const isCut = before.length > 0 && before.at(-1) !== LINE_FEED;
    const lines = Buffer.from((isCut ? '\n' : '') + records.map((record) => lineOf(record as never)).join(''), 'utf8');
    if (before.length + lines.length > LIMITS.file) throw new NotWritten(TOO_LARGE);
    await checkRoom(folder, lines.length);
    const { bytesWritten } = await file.write(lines);
    if (bytesWritten < lines.length) throw new NotWritten(FULL);
    await file.sync();
    if (before.length === 0) await syncFolder(join(folder, LEDGER_FOLDER));
    if (isNew) await syncFolder(folder);
    return records;
  } catch (error) {
    throw notWritten(error);
  } finally {
    await file.close();
  }
}

/** Opens the ledger where links do not lead out of the repository, or of the folder outside of any. */
async function openInside(folder: string, flags: number): Promise<FileHandle> {
  const bound = await realpath(repositoryRoot(folder) ?? folder);
  const place = join(await realpath(join(folder, LEDGER_FOLDER)), 'ledger.jsonl');
  const target = await realpath(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return place;
    throw error;
  });
  if (!isInside(bound, target)) throw new NotWritten(OUTSIDE);
  // A link put in its place meanwhile is refused; a pipe is not waited for. Windows has neither flag.
  const file = await open(target, flags | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0), 0o666);
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new NotWritten(NO_FILE);
}

/** Tells git once how ledgers are merged; whoever wrote a line about the ledger already has decided otherwise. */
async function writeAttributes(folder: string): Promise<void> {
  if (repositoryRoot(folder) === undefined) return;
  const path = join(folder, '.gitattributes');
  try {
    // Git does not follow a link here either.
    const stats = await lstat(path).catch(() => undefined);
    if (stats && !stats.isFile()) return;
    const text = stats ? await readFile(path, 'utf8') : '';
    if (text.includes(LEDGER_PATH)) return;
    const gap = text === '' || text.endsWith('\n') ? '' : '\n';
    await appendFile(path, `${gap}${ATTRIBUTES}\n`, { flag: 'a' });
  } catch (error) {
    throw notWritten(error);
  }
}

async function checkRoom(folder: string, bytes: number): Promise<void> {
  const room = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    // Some file systems do not tell.
    () => Number.POSITIVE_INFINITY,
  );
  if (room < bytes + SPARE) throw new NotWritten(FULL);
}

/** A new file is there for good once its folder is written, too. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY).catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function notWritten(error: unknown): unknown {
  if (error instanceof NotWritten || typeof (error as NodeJS.ErrnoException).code !== 'string') return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new NotWritten(FULL);
  if (code === 'ELOOP') return new NotWritten(OUTSIDE);
  if (code === 'ENOTDIR' || code === 'EEXIST') return new NotWritten(NO_FILE);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new NotWritten(FORBIDDEN);
  return new NotWritten(systemReason(error as NodeJS.ErrnoException));
}

const TOO_LARGE = { en: 'it has become too large', fr: 'il est devenu trop volumineux' };
const FULL = { en: 'the disk is full', fr: 'le disque est plein' };
const OUTSIDE = { en: 'a link leads out of the project', fr: 'un lien mène hors du projet' };
const NO_FILE = {
  en: '.candor has to be a folder, and ledger.jsonl in it a file',
  fr: '.candor doit être un dossier, et ledger.jsonl un fichier dans ce dossier',
};
const FORBIDDEN = { en: 'you are not allowed to write it', fr: 'vous n’avez pas le droit de l’écrire' };
