import type { Language } from '../document.js';
import type { MarkedKind, TextBuilder } from '../text-builder.js';

/** An open element that bears on the text inside. The flags and the language include those of the elements around it. */
export interface OpenElement {
  readonly name: string;
  /** Open elements of the same name inside, which bear on nothing but must be closed first. */
  nested: number;
  readonly hidden: boolean;
  readonly unseen: boolean;
  readonly quoted: boolean;
  readonly code: boolean;
  readonly painted: boolean;
  readonly lang: Language | 'other' | undefined;
  readonly kind?: MarkedKind | 'struck' | undefined;
  readonly isLinkedData?: boolean;
  /** Index of its link mark. */
  readonly link?: number | undefined;
  /** Text offset and source offset where its content begins. */
  textStart: number;
  contentStart: number;
  /** The run that an inline hidden element interrupts. */
  interrupted?: TextBuilder | undefined;
}

/** Names the open elements that bear on following chunks, as a scanner's state; '' when there are none. */
export function elementState(elements: readonly OpenElement[]): string {
  if (elements.length === 0) return '';
  const parts: string[] = [];
  for (const open of elements) {
    if (!open.hidden && !open.unseen && !open.quoted && !open.code && !open.painted && !open.lang) continue;
    const flags =
      (open.hidden ? 1 : 0) |
      (open.quoted ? 2 : 0) |
      (open.code ? 4 : 0) |
      (open.painted ? 8 : 0) |
      (open.unseen ? 16 : 0);
    parts.push(`${open.name} ${open.nested} ${flags} ${open.lang ?? ''}`);
  }
  return parts.join('\n');
}

/** The elements that a state from `elementState` names. */
export function parseElementState(state: string): OpenElement[] {
  return state.split('\n').map((line) => {
    const [name = '', nested = '0', flags = '0', lang = ''] = line.split(' ');
    const bits = Number(flags);
    return {
      name,
      nested: Number(nested),
      hidden: (bits & 1) !== 0,
      quoted: (bits & 2) !== 0,
      code: (bits & 4) !== 0,
      painted: (bits & 8) !== 0,
      unseen: (bits & 16) !== 0,
      lang: lang === '' ? undefined : (lang as Language | 'other'),
      textStart: 0,
      // Before any chunk: its content began earlier, so no mark of it can be made here.
      contentStart: -1,
    };
  });
}
