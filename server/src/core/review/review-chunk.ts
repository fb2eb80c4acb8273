import type { DetectorHit } from '../detectors/detector.js';
import { CHUNK_DETECTORS } from '../detectors/index.js';
import { chunkProvenance, type ProvenanceMark } from '../detectors/provenance.js';
import type { FileLanguage } from '../document/catalogue/locale.js';
import { OBJECT, PLACEHOLDER } from '../document/characters.js';
import type { Chunk, Format, Language, Segment } from '../document/document.js';
import { isPromptFormat } from '../document/prompt-format.js';
import { toSource } from '../document/source-map.js';
import type { Grammar } from '../language/grammar.js';
import { tokenise } from '../language/tokenise.js';
import { Tokens } from '../language/tokens.js';
import { WORD_PROVENANCE } from '../language/vocabulary.js';
import { type Answer, Asker, every, type Pending, some } from '../rules/ask.js';
import type { CompiledCondition } from '../rules/compiled-condition.js';
import { capturesOf, type PhraseMatcher } from '../rules/matcher.js';
import { type Place, sentenceSpan } from '../rules/place.js';
import type { Localised, Rule, Severity } from '../rules/rule.js';
import type { CompiledPhrase, CompiledRegex, Ruleset } from '../rules/ruleset.js';
import type { Span } from '../text/span.js';
import { becauseOf } from './because.js';
import { type Fingerprints, fingerprintsOf } from './fingerprint.js';
import { withoutOverlaps } from './overlaps.js';
import { type ChunkStatement, type ReadStatement, StatementReader } from './read-statements.js';
import { isBeside, isVisible } from './visible-text.js';

/** A match that stands as far as its own segment can tell. Offsets are of the chunk's source. */
export interface Candidate extends Span, Fingerprints {
  /** Index in `Ruleset.active`. */
  readonly rule: number;
  /** Index of the phrase in its rule; −1 for a detector. */
  readonly phrase: number;
  readonly language: Language;
  /** The segment's language is not known by itself: it stands only if the document is in this language. */
  readonly tentative: boolean;
  /** Index of the segment; −1 when a detector found it outside prose. */
  readonly segment: number;
  readonly sentence: Span;
  readonly captures: Readonly<Record<string, string>>;
  readonly severity: Severity;
  /** The document drops it when this holds. */
  readonly unless: Answer;
  /** The document keeps it only when this holds. */
  readonly onlyIf: Answer;
  /** The first line whose condition holds changes the severity. */
  readonly severityWhen: readonly {
    readonly severity: Severity;
    readonly if: Answer;
    readonly because?: Localised | undefined;
  }[];
  /** Which conditions let it through. */
  readonly because?: Localised | undefined;
  readonly hit?: DetectorHit;
  /** Its phrase has a fix of its own. */
  readonly rewrites: boolean;
  /** Overlaps another match of its rule, and what decides between them is not known yet. */
  readonly contested?: true;
}

/** A phrase met that some rule asks about anywhere in the section or document. */
export interface FactHit {
  readonly fact: number;
  readonly segment: number;
}

/** What reviewing one chunk gives; kept as long as the chunk stays the same. */
export interface ChunkReview {
  readonly candidates: readonly Candidate[];
  readonly facts: readonly FactHit[];
  /** Function words of each language. */
  readonly english: number;
  readonly french: number;
  /** The same of disclosures, which may be in another language than the text. */
  readonly told: { readonly english: number; readonly french: number };
  /** Marks of AI provenance and statements to the reader, with offsets of the chunk. */
  readonly provenance: readonly ProvenanceMark[];
  readonly statements: readonly ChunkStatement[];
  /** Visible text, in characters. */
  readonly visible: number;
  /** A sentence wants grammar that was not loaded. */
  readonly grammarWanted: boolean;
}

/** A disclosure that stands in no prose. */
type MarkStatement = ReadStatement & Pick<ChunkStatement, 'where' | 'field'>;

/** A match of something to flag, in tokens; a regular expression's span may cut through tokens. */
interface Match {
  readonly flag: CompiledPhrase | CompiledRegex;
  readonly first: number;
  readonly end: number;
  readonly negates: boolean;
  readonly captures: Readonly<Record<string, string>>;
  readonly span?: Span;
}

const NOTHING: readonly never[] = [];
/** From this share of a segment on, a disclosure is what the segment is. */
const MOSTLY = 0.7;

/** Reviews chunks, one after another, with buffers it uses again. */
export class ChunkReviewer {
  readonly asker: Asker;
  grammar: Grammar | undefined;
  private readonly tokens = new Tokens();
  private readonly detectorRules: readonly number[];
  private source = '';
  private base = 0;
  private readonly statementReader: StatementReader;
  /** The language that the file's name says, of those that are reviewed. */
  private readonly namedLanguage: Language | undefined;

  constructor(
    private readonly ruleset: Ruleset,
    private readonly languages: readonly Language[],
    private readonly forced: Language | undefined,
    private readonly fileLanguage: FileLanguage | undefined,
    matcher?: PhraseMatcher,
  ) {
    this.asker = new Asker(ruleset, matcher);
    this.statementReader = new StatementReader(ruleset, this.asker);
    this.namedLanguage = fileLanguage === 'other' ? undefined : fileLanguage;
    this.detectorRules = ruleset.detectorRules.filter((index) =>
      CHUNK_DETECTORS.has(ruleset.active[index]!.rule.detector!),
    );
  }

  /** @param text the document, of which the chunk begins at `start` */
  review(chunk: Chunk, text: string, start: number, format: Format): ChunkReview {
    let candidates: Candidate[] | undefined;
    let facts: FactHit[] | undefined;
    const told = { english: 0, french: 0 };
    let english = 0;
    let french = 0;
    let grammarWanted = false;
    this.source = text;
    this.base = start;
    let statements: ChunkStatement[] | undefined;
    let visible = 0;
    const prompts = isPromptFormat(format);
    const { segments } = chunk;
    const kind = prompts ? 'prompts' : 'copy';
    for (let index = 0; index < segments.length; index++) {
      const segment = segments[index]!;
      const { tokens } = this;
      // A file in a language that is not reviewed; what declares its own is.
      if (this.fileLanguage === 'other' && (!segment.lang || segment.isSource)) continue;
      const declared = segment.lang ?? (segment.isSource ? undefined : this.namedLanguage);
      tokenise(segment.text, this.ruleset.vocabulary, tokens);
      const own = {
        english: declared === 'en' ? tokens.count : declared === 'fr' ? 0 : tokens.english,
        french: declared === 'fr' ? tokens.count : declared === 'en' ? 0 : tokens.french,
      };
      let isNotice = false;
      if ((tokens.seen & WORD_PROVENANCE) !== 0) {
        for (const found of this.statementReader.read(tokens, segment, chunk, format)) {
          statements ??= [];
          isNotice ||= found.text.length > segment.text.length * MOSTLY;
          statements.push({
            ...found,
            where: segment.hidden || segment.unseen ? 'hidden' : isBeside(segment) ? 'alt' : 'prose',
            quoted: segment.quoted === true,
            segment: index,
            visibleBefore: visible,
          });
        }
      }
      if (isNotice) {
        told.english += own.english;
        told.french += own.french;
      } else {
        english += own.english;
        french += own.french;
      }
      if (isVisible(segment)) visible += segment.text.length;
      const language = this.forced ?? declared ?? guess(tokens);
      const found: Match[] = [];
      const attempt = (phrase: number, at: number) => this.tryPhrase(phrase, at, segment, found);
      if (language !== 'fr') this.ruleset.trialsFor(kind, 'en').forEach(tokens, attempt);
      if (language !== 'en') this.ruleset.trialsFor(kind, 'fr').forEach(tokens, attempt);
      for (const fact of this.factsMet(language)) {
        facts ??= [];
        facts.push({ fact, segment: index });
      }
      for (const regex of this.ruleset.regexes) this.matchRegex(regex, language, prompts, found);
      if (found.length === 0) continue;
      const judged: Candidate[] = [];
      for (const match of found) {
        if (!this.languages.includes(match.flag.language)) continue;
        const candidate = this.judge(match, segment, index, chunk, format, language === undefined);
        if (candidate === 'grammar') grammarWanted = true;
        else if (candidate) judged.push(candidate);
      }
      if (judged.length > 0) {
        candidates ??= [];
        candidates.push(...withoutOverlaps(judged));
      }
    }
    if (this.detectorRules.length > 0 && this.fileLanguage !== 'other') {
      const detected = this.detect(chunk, text, start, format, prompts);
      if (detected.length > 0) candidates = [...(candidates ?? []), ...detected];
    }
    for (const found of this.statementsInMarks(chunk, format)) {
      statements ??= [];
      statements.push({ ...found, quoted: false, segment: -1, visibleBefore: visible });
    }
    return {
      candidates: candidates && sharesLiterals(segments) ? withoutRepetitions(candidates) : (candidates ?? NOTHING),
      facts: facts ?? NOTHING,
      english,
      french,
      told,
      provenance: chunk.marks.length > 0 ? chunkProvenance(chunk, statements ?? NOTHING) : NOTHING,
      statements: statements ?? NOTHING,
      visible,
      grammarWanted,
    };
  }

  /** Facts that the tokens hold, in the order in which they stand. */
  private factsMet(language: Language | undefined): readonly number[] {
    const { tokens, ruleset } = this;
    let met: number[] | undefined;
    for (let at = 0; at < tokens.count; at++) {
      const trials = ruleset.factsAt[tokens.word[at]!];
      if (trials === undefined) continue;
      for (const { fact, program } of trials) {
        if (language !== undefined && ruleset.facts[fact]!.language !== language) continue;
        if (!this.asker.matchAround(program, tokens, at)) continue;
        met ??= [];
        met.push(fact);
      }
    }
    return met ?? NOTHING;
  }

  private tryPhrase(index: number, at: number, segment: Segment, found: Match[]): void {
    const flag = this.ruleset.phrases[index]!;
    const { program } = flag;
    const match = this.asker.matchAround(program, this.tokens, at);
    if (!match) return;
    const captures = capturesOf(match, program, this.tokens, (from, to) => this.written(segment, from, to));
    found.push({ flag, first: match.first, end: match.end, negates: program.negates, captures });
  }

  /** A span of a segment's text, with addresses and placeholders as the source has them. */
  private written(segment: Segment, start: number, end: number): string {
    const text = segment.text.slice(start, end);
    if (!text.includes(OBJECT) && !text.includes(PLACEHOLDER)) return text;
    const span = toSource(segment, start, end);
    return this.source.slice(this.base + span.start, this.base + span.end);
  }

  /** Disclosures in comments and in fields of front matter. */
  private statementsInMarks(chunk: Chunk, format: Format): MarkStatement[] {
    const found: MarkStatement[] = [];
    const read = (text: string, span: Span, field?: string) => {
      for (const statement of this.statementReader.readText(text, chunk, format)) {
        const { start, end } = span;
        found.push(
          field === undefined
            ? { ...statement, start, end, where: 'comment' }
            : { ...statement, start, end, where: 'front-matter', field },
        );
      }
    };
    for (const mark of chunk.marks) {
      if (mark.kind === 'comment') read(mark.text, mark);
      else if (mark.kind === 'front-matter') {
        const shown = new Set(chunk.segments.map((segment) => segment.key));
        for (const field of mark.fields) if (!shown.has(field.key)) read(field.value, field, field.key);
      }
    }
    return found;
  }

  private matchRegex(regex: CompiledRegex, language: Language | undefined, prompts: boolean, found: Match[]): void {
    if (language !== undefined && regex.language !== language) return;
    if (!appliesTo(this.ruleset.active[regex.rule]!.rule, prompts)) return;
    const { tokens } = this;
    for (const span of regex.matcher.matches(tokens.text)) {
      const first = tokens.tokenAt(span.start);
      let end = first;
      while (end < tokens.count && tokens.start[end]! < span.end) end++;
      // Conditions are asked of words; a match without any has none to ask.
      if (end > first) found.push({ flag: regex, first, end, negates: false, captures: {}, span });
    }
  }

  /** Asks the guards and conditions that the segment can answer; undefined when one of them drops the match. */
  private judge(
    match: Match,
    segment: Segment,
    index: number,
    chunk: Chunk,
    format: Format,
    tentative: boolean,
  ): Candidate | 'grammar' | undefined {
    const { tokens, asker } = this;
    const phrase = match.flag;
    const active = this.ruleset.active[phrase.rule]!;
    const compiled = active.match[phrase.language]!;
    const place: Place = {
      tokens,
      segment,
      chunk,
      format,
      language: phrase.language,
      first: match.first,
      end: match.end,
      sentenceFirst: tokens.sentenceStart(match.first),
      sentenceEnd: tokens.sentenceEnd(match.end - 1),
      negates: match.negates,
      grammar: this.grammar,
    };
    const because = (conditions: readonly CompiledCondition[]) =>
      becauseOf(conditions, {
        ask: (condition) => asker.ask(condition, place),
        wordsFor: (condition) => asker.wordsFor(condition, place),
      });
    const ask = (condition: CompiledCondition) => asker.ask(condition, place);
    // Few conditions of this kind, and a wide phrase mostly fails here: asked first, they save all the others.
    const onlyIf = every([...phrase.onlyIf.map(ask), ...compiled.onlyIf.map(ask)]);
    if (onlyIf === false) return undefined;
    const drops: Answer[] = [];
    for (const guard of active.guards) {
      const answer = asker.is(guard, place);
      if (answer === true) return undefined;
      drops.push(answer);
    }
    for (const condition of phrase.unless) drops.push(ask(condition));
    for (const condition of compiled.unless) drops.push(ask(condition));
    const unless = some(drops);
    if (unless === true) return undefined;
    if (wantsGrammar(unless) || wantsGrammar(onlyIf)) return 'grammar';
    const textStart = match.span?.start ?? tokens.start[match.first]!;
    const textEnd = match.span?.end ?? tokens.end[match.end - 1]!;
    const source = toSource(segment, textStart, textEnd);
    const written = compiled.source.flag[phrase.index]!;
    const sentence = sentenceSpan(tokens, place.sentenceFirst, place.sentenceEnd);
    return {
      rule: phrase.rule,
      phrase: phrase.index,
      language: phrase.language,
      tentative,
      segment: index,
      start: source.start,
      end: source.end,
      sentence: toSource(segment, sentence.start, sentence.end),
      captures: { ...match.captures, ...written.with, match: this.written(segment, textStart, textEnd) },
      ...fingerprintsOf(active.rule, tokens.text, textStart, textEnd),
      severity: phrase.severity ?? active.severity,
      rewrites: (compiled.source.flag[phrase.index]?.fixes?.length ?? 0) > 0,
      unless,
      onlyIf,
      severityWhen: compiled.severityWhen.flatMap((line) => {
        const holds = every(line.if.map(ask));
        return holds === false ? [] : [{ severity: line.severity, if: holds, because: because(line.if) }];
      }),
      because: written.because ?? because([...phrase.onlyIf, ...compiled.onlyIf]),
    };
  }

  private detect(chunk: Chunk, text: string, start: number, format: Format, prompts: boolean): Candidate[] {
    const source = text.slice(start, start + chunk.length);
    const candidates: Candidate[] = [];
    // Hits may be many in one segment, which is read once for its language.
    const languages = new Map<number, Language>();
    const languageOf = (segment: number): Language => {
      let language = languages.get(segment);
      if (!language) {
        language = guessText(chunk, segment, this.ruleset, this.tokens);
        languages.set(segment, language);
      }
      return language;
    };
    for (const index of this.detectorRules) {
      const active = this.ruleset.active[index]!;
      if (!appliesTo(active.rule, prompts)) continue;
      const detector = CHUNK_DETECTORS.get(active.rule.detector!)!;
      if (!detector.mayDetect(source, chunk)) continue;
      for (const hit of detector.detect(source, chunk, format)) {
        const segment = chunk.segments.findIndex((s) => s.start <= hit.start && hit.end <= s.end);
        const span = { start: hit.start, end: hit.end };
        candidates.push({
          ...span,
          rule: index,
          phrase: -1,
          rewrites: false,
          language: chunk.segments[segment]?.lang ?? this.forced ?? this.namedLanguage ?? languageOf(segment),
          tentative: false,
          segment,
          sentence: span,
          captures: { match: source.slice(hit.start, hit.end), ...hit.captures },
          ...fingerprintsOf(active.rule, source, hit.start, hit.end),
          severity: hit.severity ?? active.severity,
          unless: false,
          onlyIf: true,
          severityWhen: [],
          hit,
        });
      }
    }
    return candidates;
  }
}

/** The language of a tokenised text by its function words; undefined when they say nothing. */
function guess(tokens: Tokens): Language | undefined {
  if (tokens.english > tokens.french) return 'en';
  if (tokens.french > tokens.english) return 'fr';
  return undefined;
}

function guessText(chunk: Chunk, segment: number, ruleset: Ruleset, tokens: Tokens): Language {
  const text = chunk.segments[segment]?.text;
  if (text === undefined) return 'en';
  tokenise(text, ruleset.vocabulary, tokens);
  return guess(tokens) ?? 'en';
}

function appliesTo(rule: Rule, prompts: boolean): boolean {
  return rule.appliesTo === 'all' || (rule.appliesTo === 'prompts') === prompts;
}

function wantsGrammar(answer: Answer): boolean {
  if (typeof answer === 'boolean') return false;
  return pendingHas(answer);
}

function pendingHas(pending: Pending): boolean {
  switch (pending.kind) {
    case 'grammar':
      return true;
    case 'all':
    case 'any':
      return pending.items.some(pendingHas);
    case 'not':
      return pendingHas(pending.item);
    default:
      return false;
  }
}

/** Whether some segments are forms of one message: the words around its branches stand in each of them. */
function sharesLiterals(segments: readonly Segment[]): boolean {
  return segments.some(({ host }, index) => host !== undefined && host.start === segments[index + 1]?.host?.start);
}

/** One finding of a rule for one place of the source, however many segments stand for it. */
function withoutRepetitions(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ rule, start, end }) => {
    const place = `${rule} ${start} ${end}`;
    return !seen.has(place) && seen.add(place);
  });
}
