import type { SegmentRole } from '../document.js';

/** Words of keys and columns that tell what a text is to its reader; the last word of the key that is one of them decides. */
const ROLES: ReadonlyMap<string, SegmentRole> = new Map<string, SegmentRole>([
  ...['button', 'btn', 'cta', 'submit', 'bouton'].map((word) => [word, 'button'] as const),
  ...['label', 'libelle'].map((word) => [word, 'label'] as const),
  ...['link', 'lien'].map((word) => [word, 'link'] as const),
  ...['alt'].map((word) => [word, 'alt'] as const),
  ...['placeholder', 'tooltip', 'aria', 'hint'].map((word) => [word, 'attribute'] as const),
  ...['caption', 'legende'].map((word) => [word, 'caption'] as const),
]);

/** What a text is to its reader, by the name under which a catalogue keeps it: `checkout.payButton`, `cta_label`. */
export function roleOfKey(key: string): SegmentRole {
  const words = key.match(WORD) ?? [];
  for (let i = words.length - 1; i >= 0 && i >= words.length - 3; i--) {
    const role = ROLES.get((words[i] as string).toLowerCase());
    if (role) return role;
  }
  return 'paragraph';
}

const WORD = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;
