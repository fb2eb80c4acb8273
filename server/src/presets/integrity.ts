import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { PresetFile } from './read-preset.js';

/** `sha256-` and the digest, in base64, of a preset's files: the same on every checkout, whatever ends its lines. */
export function integrityOf(files: readonly PresetFile[]): string {
  const hash = sha256.create();
  for (const { path, text } of files) {
    hash.update(utf8ToBytes(`${path.split('/').at(-1)}\0${text.replaceAll('\r\n', '\n')}\0`));
  }
  return `sha256-${btoa(String.fromCharCode(...hash.digest()))}`;
}
