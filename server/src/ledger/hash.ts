import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;

/** SHA-256 of a text in UTF-8, as hexadecimal digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** What a ledger calls the content of a whole document: the same on every checkout, whatever ends its lines. */
export function contentOf(text: string): string {
  return `sha256:${sha256Hex(withPlainLineEnds(text))}`;
}

/** The content of a sentence or of some words: the same however its lines are broken. */
export function wordingContent(text: string): string {
  return `sha256:${sha256Hex(evened(text))}`;
}

/** White space evened, as a reader sees it. */
export function evened(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

export function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The content of a file used as evidence. Line ends are evened where it is text, as nothing with a zero byte is. */
export function fileContentOf(bytes: Uint8Array): string {
  return `sha256:${bytesToHex(sha256(bytes.includes(0) ? bytes : bytesWithPlainLineEnds(bytes)))}`;
}

function bytesWithPlainLineEnds(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(CARRIAGE_RETURN)) return bytes;
  const plain = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte !== CARRIAGE_RETURN) plain[length++] = byte;
    else if (bytes[at + 1] !== LINE_FEED) plain[length++] = LINE_FEED;
  }
  return plain.subarray(0, length);
}
