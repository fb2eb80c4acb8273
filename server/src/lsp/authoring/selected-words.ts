import type { Language } from '../../core/document/document.js';
import { reviewText } from '../../core/index.js';
import type { Span } from '../../core/text/span.js';
import type { ReviewedDocument } from '../reviewed-document.js';

/** Words selected in some copy, as its reader would read them. */
export interface SelectedWords {
  readonly words: string;
  /** The sentence around them. */
  readonly sentence: string;
  readonly language: Language;
}

/** Longest example, in UTF-16 units: a rule says more with less. */
const LONGEST_SENTENCE = 1_000;
/** Below this many words a paragraph does not tell its language, but its document does. */
const FEW_WORDS = 4;

/** Undefined when the selection holds no word. */
export function selectedWords(document: ReviewedDocument, selection: Span): SelectedWords | undefined {
  const raw = document.text.slice(selection.start, selection.end);
  const { paragraph, words } = inParagraph(document, selection) ?? { paragraph: flat(raw), words: flat(raw) };
  if (!/[\p{L}\p{N}]/u.test(words)) return undefined;
  return { words, sentence: sentenceAround(paragraph, words), language: languageOf(paragraph, document) };
}

/** The paragraph that holds the selection, without markup, and the part of it that is selected. */
function inParagraph(
  { parsed }: ReviewedDocument,
  selection: Span,
): { readonly paragraph: string; readonly words: string } | undefined {
  for (const [index, chunk] of (parsed?.chunks ?? []).entries()) {
    const base = parsed?.starts[index] as number;
    if (base + chunk.length <= selection.start) continue;
    if (base >= selection.end) return undefined;
    for (const segment of chunk.segments) {
      const start = Math.max(selection.start - base, segment.start);
      const end = Math.min(selection.end - base, segment.end);
      if (start >= end) continue;
      const textAt = (offset: number): number => {
        if (!segment.map) return offset - segment.start;
        const { textStarts, sourceStarts, sourceEnds } = segment.map;
        const piece = Math.max(
          0,
          sourceStarts.findLastIndex((at) => at <= offset),
        );
        const into = Math.min(offset, sourceEnds[piece] as number) - (sourceStarts[piece] as number);
        return Math.min((textStarts[piece] as number) + into, textStarts[piece + 1] ?? segment.text.length);
      };
      const words = flat(segment.text.slice(textAt(start), textAt(end)));
      if (words) return { paragraph: flat(segment.text), words };
    }
  }
  return undefined;
}

function sentenceAround(paragraph: string, words: string): string {
  const at = paragraph.indexOf(words);
  if (at < 0) return words;
  const before = paragraph.slice(0, at);
  const start = Math.max(0, ...[...before.matchAll(/[.!?…]["»”’)]*\s+/g)].map((end) => end.index + end[0].length));
  const rest = paragraph.slice(at + words.length);
  const end = /[.!?…]$/.test(words) ? 0 : (/[.!?…]["»”’)]*(?=\s|$)/.exec(rest)?.index ?? rest.length - 1) + 1;
  const sentence = paragraph.slice(start, at + words.length + end).trim();
  return sentence.length > LONGEST_SENTENCE ? words : sentence;
}

function languageOf(paragraph: string, document: ReviewedDocument): Language {
  const { terms } = document;
  const own = document.review()?.review.language;
  if (!terms || paragraph.split(' ').length < FEW_WORDS) return own ?? 'en';
  return reviewText(paragraph, 'text', terms.ruleset, terms.settings).language;
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
