import type { Format, Language, ParsedDocument } from '../document/document.js';
import { parseDocument } from '../document/parse.js';
import { isPromptFormat } from '../document/prompt-format.js';
import { isParityDetector } from '../parity/detectors.js';
import type { Difference, PairedDocument, ParityReader } from '../parity/parity.js';
import { sourceOf, textAt } from '../parity/unit.js';
import type { Localised, Severity } from '../rules/rule.js';
import type { ActiveRule, Ruleset } from '../rules/ruleset.js';
import { LineIndex } from '../text/line-index.js';
import type { Finding, RelatedDocument } from './finding.js';
import { fingerprintsOf } from './fingerprint.js';
import type { Settings } from './settings.js';

/** The same text in the other language, as the host found it. */
export interface Pair extends PairedDocument {
  /** As findings name it: a path or a URI. */
  readonly name: string;
}

/** A pair that is there and cannot be compared. */
export interface UnreadPair {
  readonly name: string;
  readonly unread: Localised;
}

/** Longest text that is compared with another, in UTF-16 units. */
export const LONGEST_PAIR = 8_000_000;

export const PAIR_TOO_LARGE: Localised = { en: 'it is too large', fr: 'il est trop volumineux' };

/** A host's text as a pair. */
export function pairOf(name: string, text: string, format: Format, languages: Pair['languages']): Pair | UnreadPair {
  if (text.length > LONGEST_PAIR) return { name, unread: PAIR_TOO_LARGE };
  return { name, document: parseDocument(text, format), languages };
}

export interface ParityInput {
  readonly document: ParsedDocument;
  readonly pair: Pair | undefined;
  readonly parity: ParityReader;
  readonly ruleset: Ruleset;
  readonly settings: Settings;
  /** What is known of the document's language besides its words. */
  readonly fileLanguage: Language | undefined;
}

/** Characters of the other text that a message quotes. */
const MOST_QUOTED = 80;

const LANGUAGES: Readonly<Record<Language, Localised>> = {
  en: { en: 'English', fr: 'anglais' },
  fr: { en: 'French', fr: 'français' },
};

/** Whether the rules and settings ask for a document's pair at all. */
export function comparesLanguages(ruleset: Ruleset, settings: Settings): boolean {
  return settings.languages.length > 1 && rulesByDetector(ruleset).size > 0;
}

/** What a document does not say and its translation does. */
export function parityFindings({ document, pair, parity, ruleset, settings, fileLanguage }: ParityInput): Finding[] {
  if (isPromptFormat(document.format) || !comparesLanguages(ruleset, settings)) return [];
  const rules = rulesByDetector(ruleset);
  const seen = new Set<string>();
  return parity.differences(document, pair, fileLanguage).flatMap((difference) =>
    (rules.get(difference.detector) ?? []).flatMap((active) => {
      const finding = toFinding(difference, active, document, pair);
      // A catalogue that holds both languages may have a pair as well.
      const key = `${finding.rule} ${finding.start} ${finding.end} ${finding.captures['what-en']}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [finding];
    }),
  );
}

function toFinding(
  difference: Difference,
  { rule, severity }: ActiveRule,
  document: ParsedDocument,
  pair: Pair | undefined,
): Finding {
  const { ours, theirs, name, language } = difference;
  const span = sourceOf(ours);
  const { segment, chunk } = ours.piece;
  const offset = document.starts[chunk] as number;
  const other = quoteOf(difference);
  const isElsewhere = theirs.piece.document !== document;
  const theirLanguage = LANGUAGES[language === 'en' ? 'fr' : 'en'];
  return {
    ...span,
    rule: rule.id,
    family: rule.family,
    severity: loweredTo(difference.severity, severity, rule.severity),
    evidence: document.text.slice(span.start, span.end),
    language,
    captures: {
      match: document.text.slice(span.start, span.end),
      other,
      'what-en': name.en,
      'what-fr': name.fr,
      'language-en': theirLanguage.en,
      'language-fr': theirLanguage.fr,
    },
    // Several things may be missing at one place, and a decision is on one of them.
    ...fingerprintsOf(namedBy(rule, other), document.text, span.start, span.end),
    phrase: -1,
    sentence: span,
    segment: { start: offset + segment.start, end: offset + segment.end },
    ...(segment.key === undefined ? {} : { key: segment.key }),
    ...(document.format === 'csv' ? { row: chunk + 1 } : {}),
    ...(segment.host && {
      host: { ...segment.host, start: offset + segment.host.start, end: offset + segment.host.end },
    }),
    related: [
      {
        ...sourceOf(theirs),
        message: {
          en: `The ${theirLanguage.en} text says “${other}”.`,
          fr: `Le texte ${theirLanguage.fr} dit « ${other} ».`,
        },
        ...(isElsewhere && pair && { document: relatedDocument(pair) }),
      },
    ],
  };
}

function namedBy({ id, aliases }: ActiveRule['rule'], other: string) {
  return { id: `${id} ${other}`, aliases: aliases.map((alias) => `${alias} ${other}`) };
}

/** What the configuration says of the rule counts; a difference of less weight than the rule's own is told so. */
function loweredTo(own: Severity | undefined, configured: Severity, usual: Severity): Severity {
  return own !== undefined && configured === usual ? own : configured;
}

const documents = new WeakMap<Pair, RelatedDocument>();

function relatedDocument(pair: Pair): RelatedDocument {
  let related = documents.get(pair);
  if (!related) {
    let lines: LineIndex | undefined;
    const { text } = pair.document;
    related = {
      name: pair.name,
      lines: {
        positionAt(offset) {
          lines ??= new LineIndex(text);
          return lines.positionAt(offset);
        },
      },
    };
    documents.set(pair, related);
  }
  return related;
}

const byRuleset = new WeakMap<Ruleset, ReadonlyMap<string, readonly ActiveRule[]>>();

function rulesByDetector(ruleset: Ruleset): ReadonlyMap<string, readonly ActiveRule[]> {
  let known = byRuleset.get(ruleset);
  if (!known) {
    const rules = new Map<string, ActiveRule[]>();
    for (const index of ruleset.detectorRules) {
      const active = ruleset.active[index] as ActiveRule;
      const { detector } = active.rule;
      if (detector === undefined || !isParityDetector(detector)) continue;
      rules.set(detector, [...(rules.get(detector) ?? []), active]);
    }
    known = rules;
    byRuleset.set(ruleset, known);
  }
  return known;
}

const SENTENCE_END = /([.!?…](?=\s)|\n)/;

/** An amount, or the sentence that says something, where that is short. */
function quoteOf({ detector, theirs }: Difference): string {
  if (detector === 'parity-amount') return shortened(textAt(theirs));
  const { text } = theirs.piece.segment;
  const before =
    text
      .slice(Math.max(0, theirs.start - MOST_QUOTED), theirs.start)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  const [after = '', end = ''] = text.slice(theirs.end, theirs.end + MOST_QUOTED).split(SENTENCE_END);
  const sentence = (before + textAt(theirs) + after + end).trim();
  return sentence.length <= MOST_QUOTED ? shortened(sentence) : shortened(textAt(theirs));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED - 1)}…` : line;
}
