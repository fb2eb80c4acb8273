import type { Catalogue, Language, Localised, Review, Rule } from '../core/index.js';
import { overlaps, type Span } from '../core/text/span.js';
import { type ExampleNote, ExampleWatch } from './example-notes.js';
import { TextReviewer } from './text-reviewer.js';

/** An example that does not do what its rule says. */
export interface ExampleFailure {
  readonly rule: string;
  readonly language: Language;
  /**
   * missed: flagged, but nothing was raised. misplaced: raised elsewhere than at the mark. raised: meant to be clean.
   * broken: the rule cannot be compiled. no-examples: a language without examples on both sides.
   */
  readonly kind: 'missed' | 'misplaced' | 'raised' | 'broken' | 'no-examples';
  /** Without marks; empty when the whole rule or language is meant. */
  readonly example: string;
  /** Why a broken rule cannot be used. */
  readonly reason?: Localised;
  /** What was raised, when something was. */
  readonly evidence?: string;
  /** Path of the example in the written rule. */
  readonly path: readonly (string | number)[];
}

export interface ExamplesResult {
  readonly rules: number;
  readonly examples: number;
  readonly failures: readonly ExampleFailure[];
  readonly notes: readonly ExampleNote[];
}

/** Runs the examples of some rules under the whole catalogue, as a document of the rule's format would be reviewed. */
export async function runExamples(
  catalogue: Catalogue,
  rules: readonly Rule[],
  reviewer = new TextReviewer(catalogue),
): Promise<ExamplesResult> {
  const broken = new Map(reviewer.ruleset.problems.map((problem) => [problem.rule, problem]));
  const review = async (text: string, rule: Rule, language: Language): Promise<Review> => {
    if (rule.exampleFormat === 'commit') return reviewer.reviewCommit(text, language);
    const format = rule.exampleFormat ?? (rule.appliesTo === 'prompts' ? 'prompt' : 'text');
    if (format !== 'pair') return (await reviewer.review(text, format, language)).review;
    const { own, translation } = readPair(text);
    return (await reviewer.review(own, 'text', language, translation)).review;
  };

  const notes: ExampleNote[] = [];
  const failures: ExampleFailure[] = [];
  let examples = 0;
  for (const rule of rules) {
    const problem = broken.get(rule.id);
    if (problem) {
      const { message, phrase } = problem;
      const reason = {
        en: phrase === undefined ? message.en : `“${phrase}”: ${message.en}`,
        fr: phrase === undefined ? message.fr : `« ${phrase} » : ${message.fr}`,
      };
      failures.push({ rule: rule.id, language: 'en', kind: 'broken', example: '', reason, path: ['match'] });
      continue;
    }
    for (const language of ['en', 'fr'] as const) {
      const match = rule.match[language];
      if (!match) continue;
      const { flagged, clean } = match.examples;
      const path = ['match', language, 'examples'];
      if (!flagged.length || !clean.length) {
        failures.push({ rule: rule.id, language, kind: 'no-examples', example: '', path });
      }
      examples += flagged.length + clean.length;
      const watch = new ExampleWatch(rule, language);
      for (const [index, example] of flagged.entries()) {
        const { text, marks } = readMarks(example);
        const { findings } = await review(text, rule, language);
        watch.see(findings);
        const found = findings.filter((finding) => finding.rule === rule.id);
        const missing = marks.find((mark) => !found.some((finding) => overlaps(finding, mark)));
        const [first] = found;
        const at = { rule: rule.id, language, example: text, path: [...path, 'flagged', index] };
        if (!first) failures.push({ ...at, kind: 'missed' });
        else if (missing) failures.push({ ...at, kind: 'misplaced', evidence: first.evidence });
      }
      for (const [index, example] of clean.entries()) {
        const { text } = readMarks(example);
        const raised = (await review(text, rule, language)).findings.find((finding) => finding.rule === rule.id);
        if (!raised) continue;
        const at = { rule: rule.id, language, example: text, path: [...path, 'clean', index] };
        failures.push({ ...at, kind: 'raised', evidence: raised.evidence });
      }
      notes.push(...watch.notes);
    }
  }
  // A rule that another one makes superfluous, or a slip, says more than a phrase without an example.
  notes.sort((a, b) => Number(a.kind === 'unexercised') - Number(b.kind === 'unexercised'));
  return { rules: rules.length, examples, failures, notes };
}

/** The two texts of an example that is a pair: the one under review first, its translation after the sign. */
export function readPair(example: string): { readonly own: string; readonly translation: string } {
  const [own = '', translation = ''] = example.split(' ⇄ ');
  return { own, translation };
}

/** An example without its `⟦…⟧`, and the spans they marked. */
export function readMarks(example: string): { readonly text: string; readonly marks: readonly Span[] } {
  const marks: Span[] = [];
  let text = '';
  let reached = 0;
  for (const match of example.matchAll(/⟦([^⟧]*)⟧/g)) {
    text += example.slice(reached, match.index);
    const marked = match[1] ?? '';
    marks.push({ start: text.length, end: text.length + marked.length });
    text += marked;
    reached = match.index + match[0].length;
  }
  return { text: text + example.slice(reached), marks };
}
