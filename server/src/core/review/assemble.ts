import type { CommitsReading } from '../commits/commit-reading.js';
import { type AssistedCommit, assistedCommits } from '../commits/document-commits.js';
import { assistantCommit } from '../detectors/assistant-commit.js';
import type { DetectorHit } from '../detectors/detector.js';
import { type DisclosureReading, readDisclosure, tellDisclosure } from '../detectors/disclosure.js';
import { DOCUMENT_DETECTORS } from '../detectors/index.js';
import { unlabelledImage } from '../detectors/unlabelled-image.js';
import type { FileLanguage } from '../document/catalogue/locale.js';
import { isCatalogueFormat } from '../document/catalogue-format.js';
import type { Host, Language, NoticeCode, ParsedDocument } from '../document/document.js';
import { isFragmentFormat } from '../document/fragment-format.js';
import { isOwnOutput } from '../document/own-output.js';
import { isPromptFormat } from '../document/prompt-format.js';
import { type ImagesReading, NO_IMAGES, readImages, unreadImages, wantedImages } from '../images/image-disclosure.js';
import type { ImageReadings } from '../images/image-reading.js';
import type { ParityReader } from '../parity/parity.js';
import type { Asker } from '../rules/ask.js';
import type { Severity } from '../rules/rule.js';
import type { Ruleset } from '../rules/ruleset.js';
import { LineIndex } from '../text/line-index.js';
import { readDirectives, suppressionOf } from './directives.js';
import type { Finding, Notice, Review } from './finding.js';
import { fingerprintsOf } from './fingerprint.js';
import { frontMatterOf } from './front-matter-field.js';
import { commitsNotice, imageNotice, pairNotice, parseNoticeMessage } from './notices.js';
import { settleContested } from './overlaps.js';
import { type Pair, parityFindings, type UnreadPair } from './parity-findings.js';
import { placeStatements } from './place-statements.js';
import type { Candidate, ChunkReview } from './review-chunk.js';
import type { Settings } from './settings.js';
import { asksDensity, type Situated, Surroundings } from './surroundings.js';

export interface AssembleInput {
  readonly document: ParsedDocument;
  readonly reviews: readonly ChunkReview[];
  readonly ruleset: Ruleset;
  readonly settings: Settings;
  readonly asker: Asker;
  readonly forced: Language | undefined;
  /** What the file's name says of its language. */
  readonly fileLanguage: FileLanguage | undefined;
  /** `YYYY-MM-DD`, for directives with an end. */
  readonly today: string;
  /** What the image files say, as far as they were looked at. */
  readonly images: ImageReadings | undefined;
  /** The commits that touched the document, once they were looked at. */
  readonly commits: CommitsReading | undefined;
  /** The same text in the other language, when the host found one. */
  readonly pair: Pair | UnreadPair | undefined;
  readonly parity: ParityReader;
  /** Findings made before, by candidate: one that has not moved is the same object again. */
  readonly made: WeakMap<Candidate, Finding>;
}

/** Puts the chunks' reviews together: answers what only the document can, and makes the findings. */
export function assemble(input: AssembleInput): Review {
  return new Assembler(input).run();
}

class Assembler {
  private readonly language: Language;
  /** Whether the document's own language is certain enough to decide for segments that show none. */
  private readonly certain: boolean;
  private readonly around: Surroundings;

  constructor(private readonly input: AssembleInput) {
    const { english, french } = languageCounts(input.reviews);
    const named = input.fileLanguage === 'other' ? undefined : input.fileLanguage;
    const declared = input.forced ?? named ?? declaredLanguage(input.document);
    this.language = declared ?? (french > english ? 'fr' : 'en');
    this.certain = declared !== undefined || english !== french;
    this.around = new Surroundings(input.document, input.reviews, input.ruleset, input.asker);
  }

  run(): Review {
    const { input } = this;
    if (isOwnOutput(input.document.text)) return nothing(this.language);
    const kept = settleContested(this.around.situate().filter((place) => this.stands(place)));
    for (const place of kept) this.around.count(place);
    const counted = kept.filter((place) => !asksDensity(place.candidate) || this.standsCounted(place));
    const disclosure = this.disclosure();
    const images = this.images(disclosure);
    const commits = this.commits();
    const inDocument = this.detectInDocument(disclosure, images, commits);
    const notices = this.notices();
    const unread = imageNotice(unreadImages(images, input.images));
    if (unread) notices.push(unread);
    if (this.asksCommits && input.commits?.unread) notices.push(commitsNotice(input.commits.unread));
    const named = input.fileLanguage === 'other' ? undefined : input.fileLanguage;
    const { pair } = input;
    const compared = pair && 'document' in pair ? pair : undefined;
    if (pair && 'unread' in pair) notices.push(pairNotice(pair));
    inDocument.push(...parityFindings({ ...input, pair: compared, fileLanguage: input.forced ?? named }));
    const own = counted.filter((place) => !this.isToldBy(inDocument, place));
    const total = own.length + inDocument.length;
    const { findingsPerFile } = this.input.settings.limits;
    // Candidates come in document order, so those over the limit need not be made into findings.
    const findings = own.slice(0, findingsPerFile).map((place) => this.finding(place));
    findings.push(...inDocument);
    findings.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1));
    const shown = withOrdinals(findings.slice(0, findingsPerFile));
    if (total > shown.length) notices.push(limitNotice(total - shown.length, findingsPerFile, shown.at(-1)?.end ?? 0));
    const standing = this.suppressed(shown, notices);
    const told = this.withFindings(disclosure, standing);
    return {
      language: this.language,
      findings: standing,
      notices,
      disclosure: tellDisclosure(told, images, commits, input.document.format, input.settings),
      grammarWanted: input.reviews.some((review) => review.grammarWanted),
      imagesWanted: wantedImages(images, input.images),
      commitsWanted: this.asksCommits && !input.commits ? (input.ruleset.assistants?.beginnings ?? []) : [],
    };
  }

  private stands(place: Situated): boolean {
    const { candidate } = place;
    if (candidate.tentative && this.certain && candidate.language !== this.language) return false;
    return !this.around.answer(candidate.unless, place, false) && this.around.answer(candidate.onlyIf, place, true);
  }

  private standsCounted(place: Situated): boolean {
    const { candidate } = place;
    return (
      !this.around.answer(candidate.unless, place, undefined) && this.around.answer(candidate.onlyIf, place, undefined)
    );
  }

  private finding(place: Situated): Finding {
    const { candidate } = place;
    const { document, ruleset } = this.input;
    const active = ruleset.active[candidate.rule]!;
    const offset = document.starts[place.chunk]!;
    let severity: Severity = candidate.severity;
    let because = candidate.hit?.because ?? candidate.because;
    for (const line of candidate.severityWhen) {
      if (!this.around.answer(line.if, place, undefined)) continue;
      severity = line.severity;
      because = line.because ?? because;
      break;
    }
    const start = offset + candidate.start;
    const end = offset + candidate.end;
    // A table's chunks are its rows.
    const row = document.format === 'csv' ? place.chunk + 1 : undefined;
    const made = this.input.made.get(candidate);
    const isSame = made && made.start === start && made.severity === severity && made.row === row;
    if (isSame && made.because?.en === because?.en) return made;
    const segment = document.chunks[place.chunk]!.segments[candidate.segment];
    const finding: Finding = {
      rule: active.rule.id,
      family: active.rule.family,
      severity,
      start,
      end,
      evidence: candidate.hit?.evidence ?? document.text.slice(start, end),
      language: candidate.language,
      captures: candidate.captures,
      ...(because ? { because } : {}),
      fingerprint: candidate.fingerprint,
      ...(candidate.formerFingerprints ? { formerFingerprints: candidate.formerFingerprints } : {}),
      phrase: candidate.phrase,
      sentence: { start: offset + candidate.sentence.start, end: offset + candidate.sentence.end },
      segment: segment ? { start: offset + segment.start, end: offset + segment.end } : { start, end },
      ...(segment?.key === undefined ? {} : { key: segment.key }),
      ...(row === undefined ? {} : { row }),
      ...(segment?.host ? { host: movedHost(segment.host, offset) } : {}),
      ...(candidate.hit?.fixes ? { ownFixes: moved(candidate.hit.fixes, offset) } : {}),
    };
    this.input.made.set(candidate, finding);
    return finding;
  }

  private disclosure(): DisclosureReading {
    const { document, reviews, settings } = this.input;
    const marks: DisclosureReading['marks'][number][] = [];
    reviews.forEach((review, index) => {
      const offset = document.starts[index]!;
      for (const mark of review.provenance) marks.push({ ...mark, start: mark.start + offset, end: mark.end + offset });
    });
    return readDisclosure(
      document.format,
      marks,
      placeStatements(document, reviews, settings.disclosure.shownFields, this.language),
      settings,
    );
  }

  /** Findings that are marks of AI themselves, such as what a chatbot left, count for the status. */
  private withFindings(reading: DisclosureReading, findings: readonly Finding[]): DisclosureReading {
    const { document, ruleset, settings } = this.input;
    const marks: DisclosureReading['marks'][number][] = [];
    for (const { rule, suppressed, severity, start, end, evidence } of findings) {
      const mark = suppressed ? undefined : ruleset.disclosures.markOf(rule);
      if (!mark) continue;
      const isWeak = mark.kind === 'leaked' ? severity !== 'error' : severity === 'info' || severity === 'hint';
      const isHint = !mark.asks || isWeak;
      marks.push({ kind: mark.kind, start, end, text: evidence, about: 'text', ...(isHint ? { hint: true } : {}) });
    }
    if (marks.length === 0) return reading;
    return readDisclosure(document.format, [...reading.marks, ...marks], reading.statements, settings);
  }

  /** Images are looked at for the rules that ask about them, in copy only. */
  private images({ statements }: DisclosureReading): ImagesReading {
    const { document, ruleset, images } = this.input;
    const isAsked = ruleset.active.some(({ rule }) => rule.detector === unlabelledImage.name);
    if (!isAsked || isPromptFormat(document.format) || isFragmentFormat(document.format)) return NO_IMAGES;
    return readImages(document, images, statements);
  }

  /** Of copy alone: a prompt is read by a model, and a catalogue is not yet a page. */
  private get asksCommits(): boolean {
    const { document, ruleset } = this.input;
    if (!ruleset.assistants || isPromptFormat(document.format) || isFragmentFormat(document.format)) return false;
    return ruleset.active.some(({ rule }) => rule.detector === assistantCommit.name);
  }

  private commits(): readonly AssistedCommit[] {
    const { document, ruleset, commits } = this.input;
    return commits && ruleset.assistants && this.asksCommits
      ? assistedCommits(document, commits, ruleset.assistants)
      : [];
  }

  /** Whether a detector of the same rule, which knows the whole document, raises these words too. */
  private isToldBy(inDocument: readonly Finding[], { candidate, chunk }: Situated): boolean {
    const offset = this.input.document.starts[chunk]!;
    const { id } = this.input.ruleset.active[candidate.rule]!.rule;
    return inDocument.some(
      ({ rule, start, end }) => rule === id && start < candidate.end + offset && candidate.start + offset < end,
    );
  }

  private detectInDocument(
    disclosure: DisclosureReading,
    images: ImagesReading,
    commits: readonly AssistedCommit[],
  ): Finding[] {
    const { document, ruleset, settings } = this.input;
    const prompts = isPromptFormat(document.format);
    const findings: Finding[] = [];
    if (isFragmentFormat(document.format)) return findings;
    for (const index of ruleset.detectorRules) {
      const active = ruleset.active[index]!;
      const detector = DOCUMENT_DETECTORS.get(active.rule.detector!);
      if (!detector) continue;
      if (active.rule.appliesTo !== 'all' && (active.rule.appliesTo === 'prompts') !== prompts) continue;
      for (const hit of detector.detect({ document, language: this.language, settings, disclosure, images, commits })) {
        const span = { start: hit.start, end: hit.end };
        findings.push({
          ...span,
          rule: active.rule.id,
          family: active.rule.family,
          severity: hit.severity ?? active.severity,
          evidence: hit.evidence ?? document.text.slice(hit.start, hit.end),
          language: this.language,
          captures: { match: document.text.slice(hit.start, hit.end), ...hit.captures },
          ...(hit.because ? { because: hit.because } : {}),
          ...fingerprintsOf(active.rule, document.text, hit.start, hit.end),
          phrase: -1,
          sentence: span,
          segment: span,
          ...(hit.fixes ? { ownFixes: hit.fixes } : {}),
        });
      }
    }
    return findings;
  }

  private notices(): Notice[] {
    const { document } = this.input;
    const told = new Set<NoticeCode>();
    return document.chunks.flatMap((chunk, index) =>
      chunk.notices.flatMap(({ code, detail, start, end }) => {
        // Where one thing is broken, much that follows seems so: the first place is the one to look at.
        if (code === 'format-invalid' && told.has(code)) return [];
        told.add(code);
        const offset = document.starts[index]!;
        return [{ start: offset + start, end: offset + end, code, message: parseNoticeMessage(code, detail) }];
      }),
    );
  }

  private suppressed(findings: readonly Finding[], notices: Notice[]): readonly Finding[] {
    const { document, ruleset, today } = this.input;
    const { directives, notices: refused } = readDirectives(
      document.chunks,
      document.starts,
      (id) => ruleset.rule(id) !== undefined,
      today,
      isCatalogueFormat(document.format),
    );
    notices.push(...refused);
    if (directives.length === 0) return findings;
    const lines = new LineIndex(document.text);
    const canonical = (id: string) => ruleset.rule(id)?.id ?? id;
    return findings.map((finding) => {
      const reason = suppressionOf(finding, directives, lines, canonical);
      return reason === undefined ? finding : { ...finding, suppressed: { reason } };
    });
  }
}

/** Function words of each language; those of disclosures count where there is nothing else. */
function languageCounts(reviews: readonly ChunkReview[]): { readonly english: number; readonly french: number } {
  const words = { english: 0, french: 0 };
  const told = { english: 0, french: 0 };
  for (const review of reviews) {
    words.english += review.english;
    words.french += review.french;
    told.english += review.told.english;
    told.french += review.told.french;
  }
  return words.english + words.french > 0 ? words : told;
}

function nothing(language: Language): Review {
  const disclosure = {
    status: 'not-needed',
    ifSigned: 'signed-off',
    reason: { en: 'Candor does not review its own reports.', fr: 'Candor ne relit pas ses propres rapports.' },
    marks: [],
    statements: [],
    dismissed: [],
  } as const;
  return { language, findings: [], notices: [], disclosure, grammarWanted: false, imagesWanted: [], commitsWanted: [] };
}

function limitNotice(left: number, limit: number, at: number): Notice {
  return {
    start: at,
    end: at,
    code: 'findings-limit',
    message: {
      en: `${left} more findings are not shown: the limit is ${limit} a file (limits.findingsPerFile in candor.yml).`,
      fr: `${left} autres constats ne sont pas affichés : la limite est de ${limit} par fichier (limits.findingsPerFile dans candor.yml).`,
    },
  };
}

/** Findings that are alike in rule, text and nearby words are told apart by their order. */
function withOrdinals(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const times = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, times);
    if (times === 1) return finding;
    const numbered = (fingerprint: string) => `${fingerprint}-${times}`;
    return {
      ...finding,
      fingerprint: numbered(finding.fingerprint),
      ...(finding.formerFingerprints ? { formerFingerprints: finding.formerFingerprints.map(numbered) } : {}),
    };
  });
}

function moved(fixes: NonNullable<DetectorHit['fixes']>, offset: number): NonNullable<Finding['ownFixes']> {
  return fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, start: edit.start + offset, end: edit.end + offset })),
  }));
}

function movedHost({ kind, start, end }: Host, offset: number): Host {
  return { kind, start: start + offset, end: end + offset };
}

/** The language that front matter or the root element declares. */
function declaredLanguage(document: ParsedDocument): Language | undefined {
  const data = frontMatterOf(document);
  const value = data?.lang ?? data?.language ?? data?.locale;
  const short = typeof value === 'string' ? value.slice(0, 2).toLowerCase() : '';
  return short === 'en' || short === 'fr' ? short : undefined;
}
