import type { Chunk, Language, Segment } from '../document/document.js';
import { toSource } from '../document/source-map.js';
import type { Span } from '../text/span.js';

/** A sentence that tells readers that this very content comes from AI. Offsets of the document. */
export interface Statement extends Span {
  readonly text: string;
  readonly language: Language;
  /** Where it stands: what readers meet first, below, or where they do not look. */
  readonly place: 'visible' | 'late' | 'hidden' | 'alt' | 'comment';
}

const AI_EN =
  '(?:an? )?(?:ai|a\\.i\\.|artificial intelligence|generative ai|gen ?ai|(?:large )?language models?|chat ?gpt|gpt-?[345o][\\w.]*|claude|gemini|copilot|midjourney|dall[-·]?e)(?:[ -](?:tools?|assistants?|systems?|models?|software))?';
const AI_FR =
  "(?:(?:une|l['’]|d['’]une|d['’]|des|la|un|d['’]un)? ?)(?:outils? d['’])?(?:ia|i\\.a\\.|intelligences? artificielles?|modèles? de langage|chat ?gpt|gpt-?[345o][\\w.]*|claude|gemini|copilot|midjourney|dall[-·]?e)(?: générative)?";
const MADE_EN =
  '(?:(?:partly|partially|fully|entirely|largely|first|co-?)[ -]?)?(?:generated|written|created|drafted|produced|made|translated|edited|modified|assisted|illustrated|composed|prepared|synthesi[sz]ed|retouched)';
const MADE_FR =
  '(?:(?:en partie|partiellement|entièrement|co-?)[ -]?)?(?:générée?s?|rédigée?s?|écrite?s?|créée?s?|produite?s?|traduite?s?|modifiée?s?|retouchée?s?|illustrée?s?|conçue?s?|réalisée?s?|assistée?s?|préparée?s?)';

/** Wordings that disclose, each tied to this content or this exchange. */
const WORDINGS: Readonly<Record<Language, readonly RegExp[]>> = {
  en: [
    new RegExp(
      `\\b(?:this|these|our|the|all|some|parts? of (?:this|the))\\b[^.!?\\n]{0,50}\\b(?:was|were|is|are|has been|have been)\\b[^.!?\\n]{0,25}\\b${MADE_EN}\\b[^.!?\\n]{0,30}\\b(?:by|with|using|with the (?:help|assistance) of|through)\\b ?${AI_EN}\\b`,
      'i',
    ),
    new RegExp(
      `^\\W*(?:content|text|image|article|picture|illustration|photo|video|translation|post|copy|page)?\\W*${MADE_EN} (?:by|with|using|with the (?:help|assistance) of)\\b ?${AI_EN}\\b`,
      'i',
    ),
    /\b(?:ai|artificial intelligence)[- ](?:generated|assisted|written|modified|created|translated)\b(?:[^.!?\n]{0,20}\b(?:content|text|image|article|picture|illustration|summary|translation|page|post)\b)?\W*$/i,
    /^\W*(?:ai|artificial intelligence)[- ](?:generated|assisted|written|modified|created|translated)\b/i,
    /\bmachine[- ]translated by ai\b/i,
    /\b(?:this|these)\b[^.!?\n]{0,25}\b(?:is|are|contains?|includes?|features?)\b[^.!?\n]{0,20}\b(?:ai|artificial intelligence)[- ](?:generated|assisted|written|modified|made)\b/i,
    /\b(?:you are|you['’]re|you will be) (?:now )?(?:chatting|talking|speaking|writing|interacting) (?:with|to) (?:an? |our )?(?:\w+ )?(?:ai|artificial intelligence|automated assistant|bot|chatbot)\b/i,
    /\b(?:i am|i['’]m|this is|meet|here is) [^.!?\n]{0,40}\b(?:ai|artificial intelligence)[- ](?:assistant|agent|chatbot|bot|helper|advis[eo]r)\b/i,
    /\b(?:this|the) (?:call|chat|conversation)\b[^.!?\n]{0,20}\b(?:answered|handled|run|held) by (?:an? )?(?:ai|artificial intelligence)\b/i,
    new RegExp(
      `\\b(?:we|i|our (?:\\w+ ){0,2}(?:team|editors?|writers?|staff))\\b[^.!?\\n]{0,20}\\b(?:wrote|write|drafted|created|made|produced|translated|illustrated|prepared)\\b[^.!?\\n]{0,30}\\b(?:this|these)\\b[^.!?\\n]{0,30}\\b(?:with|using|with the (?:help|assistance) of)\\b ?${AI_EN}\\b`,
      'i',
    ),
    /\bsynthetic performer\b/i,
  ],
  fr: [
    new RegExp(
      `(?<!\\p{L})(?:ce|cet|cette|ces|notre|nos|le|la|les|l['’]|une partie)(?!\\p{L})[^.!?\\n]{0,50}(?<!\\p{L})(?:a été|ont été|est|sont|fut)(?!\\p{L})[^.!?\\n]{0,25}(?<!\\p{L})${MADE_FR}[^.!?\\n]{0,30}(?<!\\p{L})(?:par|avec|à l['’]aide d['’e]|grâce à|au moyen d['’e]|avec l['’]aide d['’e]) ?${AI_FR}(?!\\p{L})`,
      'iu',
    ),
    new RegExp(
      `^[^\\p{L}]*(?:contenu|texte|image|article|photo|illustration|vidéo|traduction|visuel|page)?[^\\p{L}]*${MADE_FR} (?:par|avec|à l['’]aide d['’e]|grâce à|avec l['’]aide d['’e]) ?${AI_FR}(?!\\p{L})`,
      'iu',
    ),
    new RegExp(
      `(?<!\\p{L})(?:contenu|texte|image|article|photo|illustration|vidéo|visuel)s? ${MADE_FR} (?:par|avec|à l['’]aide d['’e]|grâce à|avec l['’]aide d['’e]) ?${AI_FR}(?!\\p{L})`,
      'iu',
    ),
    /traduction automatique par (?:une |l['’])?ia(?!\p{L})/iu,
    /(?<!\p{L})(?:vous|tu) (?:échangez|discutez|parlez|conversez|dialoguez|échanges|discutes|parles) avec (?:une |un |notre )?(?:ia|intelligence artificielle|assistante? (?:ia|automatique|automatisée?)|robot|chatbot|programme)(?!\p{L})/iu,
    /(?<!\p{L})(?:je suis|voici|c['’]est|moi c['’]est)(?!\p{L})[^.!?\n]{0,40}(?<!\p{L})(?:assistante?|agente?|conseillère?|chatbot)[ -](?:ia|d['’]intelligence artificielle|automatique|automatisée?)(?!\p{L})/iu,
    /(?<!\p{L})(?:cet|cette) (?:appel|conversation|échange)[^.!?\n]{0,20}(?:traitée?|gérée?|assurée?) par (?:un système d['’]|une |l['’])?ia(?!\p{L})/iu,
    new RegExp(
      `(?<!\\p{L})(?:nous|j['’]|notre (?:\\p{L}+ ){0,2}(?:équipe|rédaction))[^.!?\\n]{0,25}(?:rédigé|écrit|créé|produit|traduit|illustré|préparé)[^.!?\\n]{0,30}(?<!\\p{L})(?:ce|cet|cette|ces)(?!\\p{L})[^.!?\\n]{0,30}(?<!\\p{L})(?:avec|à l['’]aide d['’e]|grâce à|avec l['’]aide d['’e]) ?${AI_FR}(?!\\p{L})`,
      'iu',
    ),
    /(?<!\p{L})personnage de synthèse(?!\p{L})/iu,
    /^[^\p{L}]*images? (?:virtuelle|retouchée)s?[^\p{L}]*$/iu,
  ],
};

const NEGATED = /\b(?:no|not|never|without|free of)\b|(?<!\p{L})(?:sans|aucune?|jamais|pas|ni)(?!\p{L})|\bn['’]/iu;

/** A statement within one chunk, with offsets of the chunk, and how much visible text of the chunk stands before it. */
export interface ChunkStatement extends Span {
  readonly text: string;
  readonly language: Language;
  readonly kind: 'prose' | 'hidden' | 'alt' | 'comment';
  readonly visibleBefore: number;
}

/** How much visible text may stand before a statement that still meets the reader at first: a title and a paragraph. */
const FIRST_EXPOSURE = 900;

/**
 * The statements of a chunk.
 * @param mayDisclose says of a segment, by its index, whether a word of it may belong to a disclosure
 */
export function chunkStatements(
  chunk: Chunk,
  mayDisclose: (segment: number) => boolean,
  house: readonly string[],
): ChunkStatement[] {
  const found: ChunkStatement[] = [];
  let visibleBefore = 0;
  chunk.segments.forEach((segment, index) => {
    const kind = segment.hidden ? 'hidden' : isBeside(segment) ? 'alt' : 'prose';
    if (mayDisclose(index)) {
      for (const { start, end, text, language } of statementsIn(segment, house)) {
        found.push({ ...toSource(segment, start, end), text, language, kind, visibleBefore });
      }
    }
    if (kind === 'prose') visibleBefore += segment.text.length;
  });
  for (const mark of chunk.marks) {
    if (mark.kind !== 'comment') continue;
    const text = mark.text.trim();
    const language = wordingLanguage(text);
    if (language) found.push({ start: mark.start, end: mark.end, text, language, kind: 'comment', visibleBefore });
  }
  return found;
}

/** Alternative texts, attributes, titles and descriptions: readers of the page itself do not meet them. */
function isBeside(segment: Segment): boolean {
  return segment.role === 'alt' || segment.role === 'attribute' || segment.role === 'title';
}

/** Visible text of a chunk, in characters. */
export function visibleLength(chunk: Chunk): number {
  let length = 0;
  for (const segment of chunk.segments) {
    if (!segment.hidden && !isBeside(segment)) length += segment.text.length;
  }
  return length;
}

/** Whether readers meet the statement: one in a comment, an attribute or hidden text tells nobody. */
export function countsForReaders(statement: Statement): boolean {
  return statement.place === 'visible' || statement.place === 'late';
}

/** Says how a statement reaches the reader. */
export function placeOf(statement: ChunkStatement, visibleBefore: number, visibleTotal: number): Statement['place'] {
  if (statement.kind !== 'prose') return statement.kind;
  const before = visibleBefore + statement.visibleBefore;
  return before > FIRST_EXPOSURE && before > visibleTotal / 2 ? 'late' : 'visible';
}

function statementsIn(
  segment: Segment,
  house: readonly string[],
): { start: number; end: number; text: string; language: Language }[] {
  const { text } = segment;
  for (const wording of house) {
    const at = text.indexOf(wording);
    if (at !== -1)
      return [{ start: at, end: at + wording.length, text: wording, language: wordingLanguage(wording) ?? 'en' }];
  }
  if (segment.quoted) return [];
  const found: { start: number; end: number; text: string; language: Language }[] = [];
  for (const sentence of text.matchAll(/[^.!?\n]+(?:\.(?=\p{L}\.)\p{L}\.[^.!?\n]*)*[.!?]*/gu)) {
    const said = sentence[0].trim();
    if (said.length > 400) continue;
    const language = wordingLanguage(said);
    if (!language) continue;
    const start = sentence.index + sentence[0].indexOf(said);
    found.push({ start, end: start + said.length, text: said, language });
  }
  return found;
}

/** The language in which a sentence discloses; undefined when it does not, or says the contrary. */
export function wordingLanguage(sentence: string): Language | undefined {
  for (const language of ['en', 'fr'] as const) {
    for (const wording of WORDINGS[language]) {
      const match = wording.exec(sentence);
      if (!match) continue;
      const upTo = sentence.slice(0, match.index + match[0].length);
      // "an AI assistant, not a person" negates after the wording; "was not written by AI" inside it.
      if (NEGATED.test(upTo)) continue;
      return language;
    }
  }
  return undefined;
}
