import { asciiAt } from './container.js';

/** A box of the JPEG universal metadata format that holds others. */
export interface SuperBox {
  readonly label: string;
  readonly boxes: readonly SuperBox[];
  /** The content of its first box of each type, by type: `cbor`, `json`. */
  readonly content: ReadonlyMap<string, Uint8Array>;
}

/** Stores nest three or four deep; what lies deeper, and what comes after so many boxes, is not read. */
const DEEPEST = 12;
const MOST_BOXES = 20_000;

/** Reads a superbox and those inside; undefined when the bytes are none. Boxes whose lengths lie are left out. */
export function readSuperBox(bytes: Uint8Array): SuperBox | undefined {
  const budget = { boxes: MOST_BOXES };
  for (const box of boxesOf(bytes, budget)) return box.type === 'jumb' ? superBox(box.content, 0, budget) : undefined;
  return undefined;
}

interface Budget {
  boxes: number;
}

function superBox(bytes: Uint8Array, depth: number, budget: Budget): SuperBox {
  let label = '';
  const boxes: SuperBox[] = [];
  const content = new Map<string, Uint8Array>();
  for (const box of boxesOf(bytes, budget)) {
    if (box.type === 'jumd') label = labelOf(box.content);
    else if (box.type !== 'jumb') {
      if (!content.has(box.type)) content.set(box.type, box.content);
    } else if (depth < DEEPEST) boxes.push(superBox(box.content, depth + 1, budget));
  }
  return { label, boxes, content };
}

function* boxesOf(
  bytes: Uint8Array,
  budget: Budget,
): Generator<{ readonly type: string; readonly content: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length && budget.boxes > 0; ) {
    budget.boxes--;
    let size = view.getUint32(at);
    let header = 8;
    if (size === 1 && at + 16 <= bytes.length) {
      size = Number(view.getBigUint64(at + 8));
      header = 16;
    } else if (size === 0) size = bytes.length - at;
    if (size < header || at + size > bytes.length) return;
    yield { type: asciiAt(bytes, at + 4, 4), content: bytes.subarray(at + header, at + size) };
    at += size;
  }
}

/** A description: 16 bytes of type, a byte that says what follows, a label that ends with zero. */
function labelOf(description: Uint8Array): string {
  if (((description[16] ?? 0) & 2) === 0) return '';
  const end = description.indexOf(0, 17);
  return end < 0 ? '' : new TextDecoder().decode(description.subarray(17, Math.min(end, 17 + 1000)));
}
