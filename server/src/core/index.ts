/** The engine's one door: what the shells (server, CLI, worker, library) may use. */

export type { FileLanguage } from './document/catalogue/locale.js';
export type * from './document/document.js';
export { fileLanguageOf, formatOf, includedFormatOf } from './document/formats.js';
export { isOwnOutput, MARKDOWN_REPORT_MARK, TABLE_MARKS } from './document/own-output.js';
export { parseDocument, type SourceEdit } from './document/parse.js';
export { type Grammar, loadGrammar } from './language/grammar.js';
export { findPair, type PairCandidate, pairCandidates } from './parity/pair-files.js';
export { readDirectives, suppressionFix } from './review/directives.js';
export type * from './review/finding.js';
export { fixAllEdits, fixesOf } from './review/fixes.js';
export { comparesLanguages, type Pair, pairOf, type UnreadPair } from './review/parity-findings.js';
export { placeName } from './review/place-name.js';
export { isCited, type PresentedFinding, present } from './review/present.js';
export { ReviewSession, reviewText, type SessionOptions } from './review/session.js';
export { DEFAULT_SETTINGS, type DisclosurePolicy, type Settings } from './review/settings.js';
export type * from './rules/catalogue.js';
export { JURISDICTIONS, QUALIFIED_AMOUNTS, STATEMENT_KINDS } from './rules/catalogue.js';
export { parsePhrase } from './rules/phrase.js';
export { PhraseError } from './rules/phrase-error.js';
export { precompile, sealed } from './rules/precompile.js';
export * from './rules/rule.js';
export { type RuleProblem, Ruleset } from './rules/ruleset.js';
export { applyEdits, mergeEdits } from './text/edits.js';
export { LineIndex, type Position } from './text/line-index.js';
export type { Span, TextEdit } from './text/span.js';
