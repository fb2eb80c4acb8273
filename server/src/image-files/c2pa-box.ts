import { asciiAt, type Container } from './container.js';

/** The bytes of the C2PA manifest store that an image carries, or undefined. Lengths that lie end the search. */
export function c2paBox(bytes: Uint8Array, container: Container): Uint8Array | undefined {
  switch (container) {
    case 'jpeg':
      return inJpeg(bytes);
    case 'png':
      return inPng(bytes);
    case 'webp':
      return inWebp(bytes);
    case 'avif':
      return inAvif(bytes);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * APP11 segments, `JP`, instance, sequence, then a piece of the box; every piece repeats the box's header. The pieces of
 * the first box that says `c2pa` are joined.
 */
function inJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const view = viewOf(bytes);
  const boxes = new Map<number, Uint8Array[]>();
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] as number;
    // The image itself begins: no metadata comes after.
    if (marker === 0xda || marker === 0xd9) break;
    // A filling byte, or a marker without content.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length || end < at + 4) break;
    if (marker === 0xeb && end - at >= 20 && asciiAt(bytes, at + 4, 2) === 'JP') {
      const instance = view.getUint16(at + 6);
      const pieces = boxes.get(instance);
      const header = view.getUint32(at + 12) === 1 ? 16 : 8;
      if (pieces) pieces.push(bytes.subarray(Math.min(end, at + 12 + header), end));
      else boxes.set(instance, [bytes.subarray(at + 12, end)]);
    }
    at = end;
  }
  for (const pieces of boxes.values()) {
    if (asciiAt(pieces[0] as Uint8Array, 4, 4) === 'jumb' && asciiAt(pieces[0] as Uint8Array, 0, 64).includes('c2pa')) {
      return joined(pieces);
    }
  }
  return undefined;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The chunk `caBX`. */
function inPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    if (asciiAt(bytes, at + 4, 4) === 'caBX') return bytes.subarray(at + 8, end - 4);
    at = end;
  }
  return undefined;
}

/** The RIFF chunk `C2PA`. */
function inWebp(bytes: Uint8Array): Uint8Array | undefined {
  const view = viewOf(bytes);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    if (at + 8 + size > bytes.length) return undefined;
    if (asciiAt(bytes, at, 4) === 'C2PA') return bytes.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size & 1);
  }
  return undefined;
}

const C2PA_UUID = 'd8fec3d61b0e483c92975828877ec481';

/** A box `uuid` at the top: version and flags, the word `manifest`, an offset, then the store. */
function inAvif(bytes: Uint8Array): Uint8Array | undefined {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length; ) {
    let size = view.getUint32(at);
    let content = at + 8;
    if (size === 1 && at + 16 <= bytes.length) {
      size = Number(view.getBigUint64(at + 8));
      content = at + 16;
    } else if (size === 0) size = bytes.length - at;
    const end = at + size;
    if (size < content - at || end > bytes.length) return undefined;
    if (asciiAt(bytes, at + 4, 4) === 'uuid' && hex(bytes.subarray(content, content + 16)) === C2PA_UUID) {
      const purpose = content + 20;
      if (asciiAt(bytes, purpose, 9) === 'manifest\0') return bytes.subarray(Math.min(end, purpose + 17), end);
    }
    at = end;
  }
  return undefined;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
