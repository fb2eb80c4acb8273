import type { Chunk, Language, ParsedDocument, Segment } from '../document/document.js';
import type { Answer, Asker, FarScope, Pending } from '../rules/ask.js';
import type { Program } from '../rules/program.js';
import { FAMILIES } from '../rules/rule.js';
import type { Ruleset } from '../rules/ruleset.js';
import { frontMatterOf, hasField } from './front-matter-field.js';
import type { Candidate, ChunkReview } from './review-chunk.js';

/** Where a candidate stands in the document. */
export interface Situated {
  readonly candidate: Candidate;
  readonly chunk: number;
  readonly section: number;
  /** Headings above it, outermost first. */
  readonly headings: readonly Segment[];
}

const SCOPES = ['segment', 'section', 'document'] as const;

/** Answers what only the document can: what stands around a candidate, elsewhere in it, and how often. */
export class Surroundings {
  private readonly counts = new Map<number, number>();
  private factSections: ReadonlyMap<number, ReadonlySet<number>> | undefined;
  private sectionOfChunk: readonly number[] = [];

  constructor(
    private readonly document: ParsedDocument,
    private readonly reviews: readonly ChunkReview[],
    private readonly ruleset: Ruleset,
    private readonly asker: Asker,
  ) {}

  /** Walks the chunks once, following headings. */
  situate(): Situated[] {
    const { document, reviews } = this;
    const situated: Situated[] = [];
    let headings: Segment[] = [];
    let section = 0;
    const sections: number[] = [];
    for (let index = 0; index < document.chunks.length; index++) {
      const chunk = document.chunks[index]!;
      const review = reviews[index]!;
      if (chunk.startsSection) {
        headings = [];
        section++;
      }
      let next = 0;
      const pass = (upTo: number) => {
        for (; next < upTo; next++) {
          const segment = chunk.segments[next]!;
          if (segment.role !== 'heading') continue;
          const level = segment.level ?? 1;
          headings = [...headings.filter((heading) => (heading.level ?? 1) < level), segment];
          section++;
        }
      };
      sections.push(section);
      if (review.candidates.length > 0) {
        for (const candidate of review.candidates) {
          pass(Math.max(candidate.segment + 1, next));
          situated.push({ candidate, chunk: index, section, headings });
        }
      }
      pass(chunk.segments.length);
      sections[index] = section;
    }
    this.sectionOfChunk = sections;
    return situated;
  }

  /** @param counting what a question of density counts as while findings are not counted yet */
  answer(answer: Answer, place: Situated, counting: boolean | undefined): boolean {
    return typeof answer === 'boolean' ? answer : this.resolve(answer, place, counting);
  }

  private resolve(pending: Pending, place: Situated, counting: boolean | undefined): boolean {
    switch (pending.kind) {
      case 'count':
        return counting ?? (this.counts.get(this.countKey(place, pending.in)) ?? 0) >= pending.count;
      case 'fact':
        return pending.in === 'document'
          ? this.facts().has(pending.fact)
          : (this.facts().get(pending.fact)?.has(place.section) ?? false);
      case 'around':
        return this.isAround(pending.name, pending.language, place);
      case 'near':
        return this.segmentsIn(pending.in, place).some(({ segment }) => this.asker.textHas(pending.programs, segment));
      case 'near-fact':
        return this.segmentsIn(pending.in, place).some(({ segment, chunk }) =>
          this.asker.segmentHasFact(pending.fact, segment, chunk),
        );
      case 'front-matter':
        return hasField(frontMatterOf(this.document), pending.field, pending.anyOf);
      case 'grammar':
        return false;
      case 'not':
        return !this.resolve(pending.item, place, counting === undefined ? undefined : !counting);
      case 'all':
        return pending.items.every((item) => this.resolve(item, place, counting));
      case 'any':
        return pending.items.some((item) => this.resolve(item, place, counting));
    }
  }

  /** Counts a candidate that stands, for questions of density. */
  count(place: Situated): void {
    for (const scope of SCOPES) {
      const key = this.countKey(place, scope);
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    }
  }

  /** A number that names family, scope and place; strings would cost more than everything else here. */
  private countKey(place: Situated, scope: (typeof SCOPES)[number]): number {
    const family = FAMILIES.indexOf(this.ruleset.active[place.candidate.rule]!.rule.family);
    if (scope === 'document') return family;
    if (scope === 'section') return (place.section + 1) * 32 + 8 + family;
    return (place.chunk * 0x10000 + place.candidate.segment + 2) * 32 + 16 + family;
  }

  /** The sections in which each fact stands. */
  private facts(): ReadonlyMap<number, ReadonlySet<number>> {
    if (!this.factSections) {
      const sections = new Map<number, Set<number>>();
      this.reviews.forEach((review, chunk) => {
        for (const { fact } of review.facts) {
          const section = this.sectionOfChunk[chunk]!;
          const known = sections.get(fact);
          if (known) known.add(section);
          else sections.set(fact, new Set([section]));
        }
      });
      this.factSections = sections;
    }
    return this.factSections;
  }

  /** A named condition on headings above, the line that introduces a list, or the document's title. */
  private isAround(name: string, language: Language, place: Situated): boolean {
    const { chunks } = this.document;
    for (const test of this.ruleset.lexical.get(name) ?? []) {
      const programs = test.programs[language];
      if (test.in === 'frame') {
        for (const heading of place.headings)
          if (this.segmentHas(`${name} ${language}`, heading, programs)) return true;
        const chunk = chunks[place.chunk]!;
        const framed = chunk.segments[place.candidate.segment];
        if (
          framed &&
          (framed.framedByPrevious || framed.frame?.some((index) => chunk.segments[index]?.framedByPrevious))
        ) {
          const before = this.introduction(place.chunk);
          if (before && this.segmentHas(`${name} ${language}`, before, programs)) return true;
        }
      } else if (test.in === 'document') {
        if (this.titlesHave(`${name} ${language} title`, programs)) return true;
      }
    }
    return false;
  }

  private segmentHas(test: string, segment: Segment, programs: readonly Program[]): boolean {
    return this.asker.remembered(test, segment, programs);
  }

  private readonly titleAnswers = new Map<string, boolean>();

  /** Asked once per document, however many findings depend on it. */
  private titlesHave(test: string, programs: readonly Program[]): boolean {
    let has = this.titleAnswers.get(test);
    if (has === undefined) {
      has = this.titles().some((title) => this.segmentHas(test, title, programs));
      this.titleAnswers.set(test, has);
    }
    return has;
  }

  /** The last paragraph or heading before a list's chunks. */
  private introduction(chunk: number): Segment | undefined {
    const { chunks } = this.document;
    for (let index = chunk - 1; index >= 0; index--) {
      const last = chunks[index]!.segments.at(-1);
      if (!last) continue;
      if (last.framedByPrevious) continue;
      return last;
    }
    return undefined;
  }

  private titleSegments: Segment[] | undefined;

  private titles(): Segment[] {
    this.titleSegments ??= this.document.chunks.flatMap((chunk) =>
      chunk.segments.filter(
        (segment) => segment.role === 'title' || (segment.role === 'heading' && segment.level === 1),
      ),
    );
    return this.titleSegments;
  }

  /** The segments of a scope around a candidate, its own left out where others are asked. */
  private segmentsIn(scope: FarScope, place: Situated): readonly PlacedSegment[] {
    switch (scope) {
      case 'nearby':
        return this.neighbours(place);
      case 'headings':
        return place.headings.map((segment) => ({ segment }));
      case 'title':
        return this.titles().map((segment) => ({ segment }));
      default:
        return this.document.chunks.flatMap((chunk, index) =>
          scope === 'document' || this.sectionOfChunk[index] === place.section
            ? chunk.segments.map((segment) => ({ segment, chunk }))
            : [],
        );
    }
  }

  private neighbours(place: Situated): readonly PlacedSegment[] {
    const { chunks } = this.document;
    const chunk = chunks[place.chunk]!;
    const own = chunk.segments;
    const index = place.candidate.segment;
    const near: { segment: Segment | undefined; chunk: Chunk | undefined }[] = [
      { segment: own[index - 1], chunk },
      { segment: own[index + 1], chunk },
    ];
    const before = chunks[place.chunk - 1];
    const after = chunks[place.chunk + 1];
    if (index <= 0) near.push({ segment: before?.segments.at(-1), chunk: before });
    if (index >= own.length - 1) near.push({ segment: after?.segments[0], chunk: after });
    return near.flatMap(({ segment, chunk }) => (segment ? [{ segment, chunk }] : []));
  }
}

/** A segment with the chunk that holds it, where its links are of interest. */
interface PlacedSegment {
  readonly segment: Segment;
  readonly chunk?: Chunk | undefined;
}

/** Whether keeping the candidate depends on how many others there are. */
export function asksDensity({ unless, onlyIf }: Candidate): boolean {
  return [unless, onlyIf].some((answer) => typeof answer !== 'boolean' && asksCount(answer));
}

function asksCount(pending: Pending): boolean {
  switch (pending.kind) {
    case 'count':
      return true;
    case 'all':
    case 'any':
      return pending.items.some(asksCount);
    case 'not':
      return asksCount(pending.item);
    default:
      return false;
  }
}
