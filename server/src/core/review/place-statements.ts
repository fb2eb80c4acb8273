import type { Statement, StatementPlace, StatementScope } from '../detectors/statements.js';
import type { Chunk, Language, ParsedDocument } from '../document/document.js';
import type { ChunkReview } from './review-chunk.js';
import { isBeside, isVisible } from './visible-text.js';

/** How much visible text may stand before a statement that still meets the reader at first: a title and a paragraph. */
const FIRST_EXPOSURE = 900;

/**
 * Says of the statements of all chunks where readers meet them and what they hold for. `shownFields` are the keys of
 * front matter that the site shows; what one of them declares is told, in whatever words the site has for it.
 */
export function placeStatements(
  document: ParsedDocument,
  reviews: readonly ChunkReview[],
  shownFields: readonly string[],
  language: Language,
): Statement[] {
  const total = reviews.reduce((sum, review) => sum + review.visible, 0);
  const statements: Statement[] = [];
  /** Visible characters so far; prose alone; the same where the last heading of level 2 or below stood. */
  let before = 0;
  let prose = 0;
  let subheading: { readonly proseBefore: number; readonly prose: number } | undefined;
  document.chunks.forEach((chunk, index) => {
    const review = reviews[index]!;
    const found = [...review.statements, ...shownDeclarations(review, shownFields, language)];
    if (found.length === 0 && !chunk.segments.some((segment) => segment.role === 'heading')) {
      before += review.visible;
      prose += review.visible;
      return;
    }
    let next = 0;
    const pass = (upTo: number) => {
      for (; next < upTo; next++) {
        const segment = chunk.segments[next]!;
        if (segment.role === 'heading') {
          subheading = (segment.level ?? 1) > 1 ? { proseBefore: prose, prose } : undefined;
        } else if (isVisible(segment)) prose += segment.text.length;
      }
    };
    for (const statement of found) {
      if (statement.segment >= 0) pass(Math.max(next, statement.segment));
      const scope = scopeOf(statement, subheading, prose, document, index);
      const isExample = statement.quoted && endsWithColon(document.chunks[index - 1]);
      const offset = document.starts[index]!;
      statements.push({
        start: offset + statement.start,
        end: offset + statement.end,
        text: statement.text,
        language: statement.language,
        kind: statement.kind,
        sense: isExample ? 'off-topic' : statement.sense,
        place: shownFields.includes(statement.field ?? '') ? 'visible' : placeOf(statement, before, total, scope),
        scope,
      });
    }
    pass(chunk.segments.length);
    before += review.visible;
  });
  return statements;
}

/** Declarations such as `ai_generated: true`, where the site makes a notice of them. */
function shownDeclarations(
  { provenance, statements }: ChunkReview,
  shownFields: readonly string[],
  language: Language,
): Found[] {
  if (shownFields.length === 0) return [];
  return provenance.flatMap(({ kind, start, end, text, about }) => {
    const field = shownFields.find((key) => kind === 'front-matter' && text.startsWith(`${key}: `));
    if (field === undefined || statements.some((statement) => statement.start === start)) return [];
    return [
      {
        start,
        end,
        text,
        language,
        kind: about === 'image' ? 'image' : 'text',
        sense: 'tells',
        about: 'all',
        where: 'front-matter',
        field,
        quoted: false,
        segment: -1,
        visibleBefore: 0,
      } as const,
    ];
  });
}

type Found = ChunkReview['statements'][number];

function placeOf(statement: Found, before: number, total: number, scope: StatementScope): StatementPlace {
  if (statement.where !== 'prose') return statement.where;
  if (scope !== 'document') return 'visible';
  const at = before + statement.visibleBefore;
  return at > FIRST_EXPOSURE && at > total / 2 ? 'late' : 'visible';
}

function scopeOf(
  statement: Found,
  subheading: { readonly proseBefore: number; readonly prose: number } | undefined,
  prose: number,
  { chunks }: ParsedDocument,
  index: number,
): StatementScope {
  const { kind, about, where } = statement;
  if (kind === 'image' || kind === 'performer') return 'image';
  const isNote = about === 'beside' || about === 'part';
  if (isNote && where === 'prose' && !statement.quoted && chunks[index + 1]?.segments[0]?.quoted) return 'reply';
  if (about === 'part') return 'section';
  if (about !== 'beside' || where !== 'prose') return 'document';
  // A label in the block of an image is its caption.
  if (kind === 'text' && chunks[index]!.marks.some((mark) => mark.kind === 'image')) return 'image';
  // A label right below a subheading, with prose above that heading, holds for the section.
  if (subheading && subheading.prose === prose && subheading.proseBefore > 0) return 'section';
  return 'document';
}

/** The words before introduce what follows: a quotation below them is an example. */
function endsWithColon(chunk: Chunk | undefined): boolean {
  const last = chunk?.segments.findLast((segment) => !isBeside(segment));
  return last !== undefined && /[:：]\s*$/.test(last.text);
}
