/** Kinds of image file that are read. */
export type Container = 'jpeg' | 'png' | 'webp' | 'avif';

/** The kind of a file by its first bytes, whatever it is called. */
export function containerOf(bytes: Uint8Array): Container | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (asciiAt(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (asciiAt(bytes, 0, 4) === 'RIFF' && asciiAt(bytes, 8, 4) === 'WEBP') return 'webp';
  if (asciiAt(bytes, 4, 4) === 'ftyp' && /avi[fs]/.test(asciiAt(bytes, 8, 64))) return 'avif';
  return undefined;
}

export function asciiAt(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}
