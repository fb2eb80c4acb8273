import { languageOfLocale } from '../document/catalogue/locale.js';
import type { Chunk, Language, ParsedDocument, Segment } from '../document/document.js';
import { columnWithoutLanguage } from '../document/table/columns.js';

/** The segments of one literal or cell: a message with its branches. */
export interface Literal {
  /** Index of its chunk. */
  readonly chunk: number;
  readonly segments: Segment[];
  /** Without what HTML inside adds, and without the branch of its language. */
  key: string;
  /** What the source says. */
  readonly language: Language | undefined;
  readonly isSource: boolean;
  /** The branch of its language at the root, `fr` of `fr.home.title`. */
  readonly root: string | undefined;
}

/** The literals of a chunk, in their order. */
export function literalsOf(chunk: Chunk, index: number): Literal[] {
  const literals: Literal[] = [];
  for (const segment of chunk.segments) {
    const { host, lang } = segment;
    if (!host) continue;
    const last = literals.at(-1);
    if (last && last.segments[0]?.host?.start === host.start) {
      last.segments.push(segment);
      // An attribute of a tag inside has its name behind the key.
      const { key } = unrooted(segment);
      if (key.length < last.key.length) last.key = key;
      continue;
    }
    literals.push({
      chunk: index,
      segments: [segment],
      ...unrooted(segment),
      language: lang,
      isSource: segment.isSource === true,
    });
  }
  return literals;
}

function unrooted({ key = '', lang }: Segment): { readonly key: string; readonly root: string | undefined } {
  const dot = key.indexOf('.');
  const root = dot < 0 ? undefined : key.slice(0, dot);
  const isLocale = root !== undefined && lang !== undefined && languageOfLocale(root) === lang;
  return isLocale ? { key: key.slice(dot + 1), root } : { key, root: undefined };
}

/** Source and translation of an entry of gettext or XLIFF, or cells of one row that say the same in both languages. */
export interface ChunkPair {
  readonly source: readonly Literal[];
  readonly translation: readonly Literal[];
}

export function pairsInChunk(document: ParsedDocument, index: number): readonly ChunkPair[] {
  const literals = literalsOf(document.chunks[index] as Chunk, index);
  if (literals.length < 2) return [];
  if (document.format === 'csv') return pairsInRow(literals);
  const source = literals.filter(({ isSource }) => isSource);
  const translation = literals.filter(({ isSource }) => !isSource);
  return source.length > 0 && translation.length > 0 ? [{ source, translation }] : [];
}

/** "Headline (EN)" and "Headline (FR)"; one of them may leave the language out. */
function pairsInRow(cells: readonly Literal[]): readonly ChunkPair[] {
  const byName = new Map<string, Literal[]>();
  for (const cell of cells) {
    const name = columnWithoutLanguage(cell.key);
    const known = byName.get(name);
    if (known) known.push(cell);
    else byName.set(name, [cell]);
  }
  return [...byName.values()].flatMap((same) => {
    const french = same.filter(({ language }) => language === 'fr');
    const english = same.filter(({ language }) => language === 'en');
    const open = same.filter(({ language }) => language === undefined);
    const source = english.length > 0 ? english : french.length > 0 ? open : [];
    const translation = french.length > 0 ? french : english.length > 0 ? open : [];
    return source.length === 1 && translation.length === 1 ? [{ source, translation }] : [];
  });
}

/** The literals of a document that are not a source text, by key; those that share a key stand together. */
export function literalsByKey(document: ParsedDocument): ReadonlyMap<string, readonly Literal[]> {
  const byKey = new Map<string, Literal[]>();
  document.chunks.forEach((chunk, index) => {
    literalsOf(chunk, index).forEach((literal, cell) => {
      if (literal.isSource) return;
      // Rows have no names: they are told by their place, and so are their cells, whose headers may be translated.
      const key = document.format === 'csv' ? `${index} ${cell}` : literal.key;
      const known = byKey.get(key);
      if (known) known.push(literal);
      else byKey.set(key, [literal]);
    });
  });
  return byKey;
}

/** Whether the branches of a document are languages: told by the first of its texts. */
export function hasLanguageBranches(document: ParsedDocument): boolean {
  for (const chunk of document.chunks) {
    const first = chunk.segments.find(({ host }) => host !== undefined);
    if (first) return unrooted(first).root !== undefined;
  }
  return false;
}
