import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Localised } from '../core/rules/rule.js';

/** `docx`: the text was taken out of a Word document, and cannot be written back. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'docx';

/** A file's text as people see it, and what it takes to write it back the same way. */
export interface TextFile {
  /** Without the byte order mark: offsets count from the first character. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly hasMark: boolean;
  /** The bytes it was read from. */
  readonly bytes: Uint8Array;
}

/** A file that cannot be reviewed, with the reason to show. */
export class Unreadable extends Error {
  constructor(readonly reason: Localised) {
    super(reason.en);
    this.name = 'Unreadable';
  }
}

/** Larger files are no copy; reading them would exhaust memory. */
const MAX_BYTES = 64_000_000;

/** Reads a text file, or the text of a Word document; rejects with `Unreadable`. */
export async function readText(path: string): Promise<TextFile> {
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw tooLarge(MAX_BYTES);
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(systemReason(error as NodeJS.ErrnoException));
  }
  return decodeFile(path, bytes);
}

/** The text of a file that was read; rejects with `Unreadable`. */
export async function decodeFile(path: string, bytes: Uint8Array): Promise<TextFile> {
  if (!isWordDocument(path)) return decodeText(bytes);
  const { wordText } = await import('./word-document.js');
  return { text: wordText(bytes), encoding: 'docx', hasMark: false, bytes };
}

/** Whether a file is one of Word's by its name. */
export function isWordDocument(path: string): boolean {
  return /\.docx$/i.test(path);
}

/**
 * The bytes of a small file, at most `maxBytes`, read at once: ten times cheaper than a promise a file where there are
 * thousands. Throws `Unreadable`.
 */
export function readBytesNow(path: string, maxBytes: number): Uint8Array {
  let handle: number | undefined;
  try {
    handle = openSync(path, 'r');
    const stats = fstatSync(handle);
    if (stats.isDirectory()) throw new Unreadable(systemReason({ code: 'EISDIR' }));
    if (stats.size > maxBytes) throw tooLarge(maxBytes);
    return readFileSync(handle);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(systemReason(error as NodeJS.ErrnoException));
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Decodes UTF-8, UTF-16 with a byte order mark, or else the Windows code page of western Europe. */
export function decodeText(bytes: Uint8Array): TextFile {
  if (bytes.length > MAX_BYTES) throw tooLarge(MAX_BYTES);
  const [first, second, third] = bytes;
  const utf16 = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (utf16) {
    const text = decode(utf16, bytes);
    if (text === undefined) throw new Unreadable(INVALID);
    return { text, encoding: utf16, hasMark: true, bytes };
  }
  if (bytes.includes(0)) throw new Unreadable(BINARY);
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  const text = decode('utf-8', bytes);
  if (text !== undefined) return { text, encoding: 'utf-8', hasMark, bytes };
  const western = decodeWestern(bytes);
  if (western === undefined) throw new Unreadable(INVALID);
  return { text: western, encoding: 'windows-1252', hasMark: false, bytes };
}

function decode(encoding: Exclude<Encoding, 'windows-1252' | 'docx'>, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Characters of the bytes 0x80 to 0x9f, a space where there is none. The decoder of Node 20 reads them as Latin-1. */
const WESTERN = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The text in Windows-1252, or undefined when control characters tell that it is no text. */
function decodeWestern(bytes: Uint8Array): string | undefined {
  const latin = Buffer.from(bytes).toString('latin1');
  const text = latin.replace(/[\u0080-\u009f]/g, (character) => {
    const mapped = WESTERN[character.charCodeAt(0) - 0x80] as string;
    return mapped === ' ' ? character : mapped;
  });
  return /(?![\t\n\v\f\r])\p{Cc}/u.test(text) ? undefined : text;
}

/** Bytes of `text` in the file's own encoding, or undefined when that cannot hold it. */
export function encodeText(text: string, file: TextFile): Uint8Array | undefined {
  switch (file.encoding) {
    case 'utf-8':
      return Buffer.from(file.hasMark ? `\uFEFF${text}` : text, 'utf8');
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'windows-1252':
    case 'docx':
      return undefined;
  }
}

const INVALID: Localised = {
  en: 'the bytes are neither UTF-8 nor another encoding that Candor knows; save the file as UTF-8',
  fr: 'les octets ne sont ni de l’UTF-8 ni un autre codage connu de Candor ; enregistrez le fichier en UTF-8',
};
const BINARY: Localised = {
  en: 'it is a binary file, or UTF-16 without a byte order mark',
  fr: 'c’est un fichier binaire, ou de l’UTF-16 sans indicateur d’ordre des octets',
};

function tooLarge(limit: number): Unreadable {
  const size = limit / 1_000_000;
  return new Unreadable({ en: `it is larger than ${size} MB`, fr: `il dépasse ${size} Mo` });
}

const REASONS: Readonly<Record<string, Localised>> = {
  ENOENT: { en: 'there is no such file', fr: 'ce fichier n’existe pas' },
  ENOTDIR: { en: 'there is no such file', fr: 'ce fichier n’existe pas' },
  EACCES: { en: 'you are not allowed to read it', fr: 'vous n’avez pas le droit de le lire' },
  EPERM: { en: 'you are not allowed to read it', fr: 'vous n’avez pas le droit de le lire' },
  EISDIR: { en: 'it is a folder', fr: 'c’est un dossier' },
  ELOOP: { en: 'it is a link that leads back to itself', fr: 'c’est un lien qui revient sur lui-même' },
};

export function systemReason(error: Pick<NodeJS.ErrnoException, 'code'> & Partial<Error>): Localised {
  const code = error.code ?? error.message ?? '';
  return REASONS[code] ?? { en: `the system says ${code}`, fr: `le système répond ${code}` };
}
