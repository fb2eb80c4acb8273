import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { announceNotRun, requireAll } from '../../vscode/harness/not-run.js';

export type Kind = 'jpeg' | 'png' | 'webp' | 'avif';

/** Pictures of 8 by 8 points in one colour, without any metadata. */
const BARE: Readonly<Record<Kind, string>> = {
  jpeg: '/9j/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAABf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AJIAgKf/2Q==',
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEUlEQVQImWNwSSvHihiGlgQALqxIQV8WMY4AAAAASUVORK5CYII=',
  webp: 'UklGRjIAAABXRUJQVlA4ICYAAACQAQCdASoIAAgAAUAmJQBOl0AAjNAA/u921yKRYyt90GWcM5gAAA==',
  avif: 'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAAA+gABAAAAAAAAACIAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAAAgAAAAIAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAqbWRhdBIACgg4CL9pAQ0GkDIUGUJjBMAANAAAkEDJHGFVzXojcnA=',
};

export const EXTENSION: Readonly<Record<Kind, string>> = { jpeg: 'jpg', png: 'png', webp: 'webp', avif: 'avif' };

export function bare(kind: Kind): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(BARE[kind], 'base64'));
}

/** ExifTool as a command: the one from npm, which needs Perl, or the system's; undefined where there is neither. */
export function findExiftool(): readonly string[] | undefined {
  const candidates: string[][] = [['exiftool']];
  try {
    candidates.unshift(['perl', createRequire(__filename).resolve('exiftool-vendored.pl/bin/exiftool')]);
  } catch {
    // An optional dependency, which npm does not install on Windows.
  }
  for (const candidate of candidates) {
    const [command = '', ...args] = candidate;
    if (spawnSync(command, [...args, '-ver']).status === 0) return candidate;
  }
  const message = announceNotRun('images written by ExifTool', 'there is neither Perl nor an exiftool');
  if (requireAll) throw new Error(message);
  return undefined;
}

/** A picture into which ExifTool wrote tags: `-XMP:CreatorTool=…`. */
export function tagged(exiftool: readonly string[], kind: Kind, ...tags: readonly string[]): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-images-'));
  try {
    const file = join(folder, `a.${EXTENSION[kind]}`);
    writeFileSync(file, bare(kind));
    const [command = '', ...args] = exiftool;
    const { status, stderr } = spawnSync(command, [...args, '-q', '-overwrite_original', ...tags, file]);
    if (status !== 0) throw new Error(`ExifTool: ${stderr}`);
    return new Uint8Array(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One chunk of a PNG; `declared` is the length it says it has. */
export function pngChunk(type: string, data: Uint8Array, declared = data.length): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(declared);
  chunk.set(named, 4);
  chunk.writeUInt32BE(crc32(named), 8 + data.length);
  return chunk;
}

/** A PNG with chunks right after its header. */
export function pngWith(...chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const png = bare('png');
  return joined(png.subarray(0, 33), ...chunks, png.subarray(33));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

export function latin(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

/** A text of a PNG: plain, or compressed the old or the new way. */
export function pngText(key: string, text: string | Uint8Array, form: 'tEXt' | 'zTXt' | 'iTXt' = 'tEXt'): Uint8Array {
  const body = typeof text === 'string' ? Buffer.from(text) : text;
  const head = { tEXt: `${key}\0`, zTXt: `${key}\0\0`, iTXt: `${key}\0\x01\0\0\0` }[form];
  return pngChunk(form, joined(latin(head), form === 'tEXt' ? body : deflateSync(body)));
}

/** A WebP with one more chunk at its end. */
export function webpWith(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  const webp = Buffer.concat([bare('webp'), latin(type), size, data, new Uint8Array(data.length & 1)]);
  webp.writeUInt32LE(webp.length - 8, 4);
  return new Uint8Array(webp);
}

/** A JPEG with segments right after its start. */
export function jpegWith(...segments: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const jpeg = bare('jpeg');
  return joined(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2));
}

/** `declared` is the length the segment says it has, the two bytes of the length included. */
export function jpegSegment(marker: number, data: Uint8Array, declared = data.length + 2): Uint8Array {
  const head = Buffer.from([0xff, marker, declared >> 8, declared & 0xff]);
  return joined(head, data);
}

/** An XMP packet as a segment of a JPEG. */
export function xmpSegment(packet: string): Uint8Array {
  return jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`));
}

export function xmpPacket(inside: string, before = ''): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>${before}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">${inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

export const GENERATED = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

/** A box of the JPEG universal metadata format; `declared` is the length it says it has. */
export function box(type: string, content: Uint8Array, declared = content.length + 8): Uint8Array {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(declared >>> 0);
  head.set(latin(type), 4);
  return joined(head, content);
}

export function superBox(label: string, ...boxes: readonly Uint8Array[]): Uint8Array {
  return box('jumb', joined(box('jumd', latin(`c2pa${'\0'.repeat(12)}\x03${label}\0`)), ...boxes));
}
