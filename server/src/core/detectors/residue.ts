import type { Chunk } from '../document/document.js';
import type { ChunkDetector, DetectorHit } from './detector.js';

/** Tokens that chat products leave in copied text: citations, cards, file references. Seen in published files. */
const TOKENS =
  /:?(?:contentReference)?\[oaicite:\d+\](?:\{index=\d+\})?|【\d+(?::\d+)?†[^】]{0,80}】|\[\d+†source\]|(?:cite)?turn\d+(?:search|image|view|news|file|fetch)\d+(?:turn\d+\w+\d+)*|\boai_citation[\w:‡†.]*|\battributableIndex\b|\bgrok_(?:card|render_citation_card_json)\b|<\/?grok:render[^>]{0,200}>|\[attached_file:\d+\]|\[web:\d+\]|\bppl-ai-file-upload\b|\[cite(?::\s?[\d, ]+|_start|_end)\]|\[span_\d+\]\((?:start|end)_span\)|\[\^\d+\^\]|:::writing\{[^}]{0,200}\}?|<\/?think>/g;

const MAY =
  /oaicite|【|†source|turn\d|oai_citation|attributableIndex|grok|attached_file|\[web:|ppl-ai|\[cite|\[span_|\^\]|:::writing|<\/?think>/;

export const markupResidue: ChunkDetector = {
  name: 'markup-residue',
  mayDetect: (source) => MAY.test(source),
  detect(source: string, chunk: Chunk): readonly DetectorHit[] {
    const hits: DetectorHit[] = [];
    for (const match of source.matchAll(TOKENS)) {
      const start = match.index;
      const end = start + match[0].length;
      if (isInCode(chunk, start, end)) continue;
      hits.push({ start, end, fixes: [removalFix(source, start, end)] });
    }
    return hits;
  },
};

/** Parameters by which chat products mark the links they give. */
const TRACKING =
  /[?&](?:amp;)?(?:utm_source=(?:chatgpt\.com|openai|openai\.com|copilot\.com|perplexity(?:\.ai)?|claude\.ai|gemini(?:\.google\.com)?|grok\.com)|referrer=(?:grok\.com|chatgpt\.com))(?=$|[&\s)"'<>\]#])/g;

export const trackingResidue: ChunkDetector = {
  name: 'tracking-residue',
  mayDetect: (source) => source.includes('utm_source=') || source.includes('referrer='),
  detect(source: string, chunk: Chunk): readonly DetectorHit[] {
    const hits: DetectorHit[] = [];
    for (const match of source.matchAll(TRACKING)) {
      const start = match.index;
      const end = start + match[0].length;
      if (isInCode(chunk, start, end)) continue;
      // "?a=1&rest": the question mark passes to what follows.
      const follows = source.startsWith('&amp;', end) ? 5 : source[end] === '&' ? 1 : 0;
      const first = source[start] === '?';
      hits.push({
        start,
        end,
        fixes: [
          {
            title: { en: 'Remove the tracking parameter', fr: 'Retirer le paramètre de suivi' },
            safe: true,
            edits: [{ start, end: first ? end + follows : end, newText: first && follows > 0 ? '?' : '' }],
          },
        ],
      });
    }
    return hits;
  },
};

function isInCode(chunk: Chunk, start: number, end: number): boolean {
  return (
    chunk.marks.some((mark) => mark.kind === 'code' && mark.start <= start && end <= mark.end) ||
    chunk.segments.some((segment) =>
      segment.marked?.some(
        (mark) => mark.kind === 'code' && segment.start + mark.start <= start && end <= segment.start + mark.end + 2,
      ),
    )
  );
}

function removalFix(source: string, start: number, end: number): NonNullable<DetectorHit['fixes']>[number] {
  const from = source[start - 1] === ' ' && /[\s.,;:!?)]|$/.test(source[end] ?? '') ? start - 1 : start;
  return {
    title: { en: 'Remove the leftover token', fr: 'Retirer ce résidu' },
    safe: true,
    edits: [{ start: from, end, newText: '' }],
  };
}
