import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Language } from '../../core/document/document.js';
import type { Catalogue, Rule } from '../../core/index.js';
import { re2Engine } from '../../presets/regex-engine.js';
import { type ExampleFailure, runExamples } from '../../presets/run-examples.js';
import { SOURCE } from '../diagnostics.js';
import { LineStarts } from '../line-starts.js';
import type { PresetDocumentReading, WrittenRulePlace } from './preset-reading.js';
import { AUTHORING_WORDS } from './words.js';

/** Code of an example that does not do what its rule says. */
export const EXAMPLE_CODE = 'candor-example';

/** What the examples of a rule did, when it was written like this. */
interface Outcome {
  readonly written: string;
  readonly examples: number;
  readonly failures: readonly ExampleFailure[];
}

/** Runs the examples of rules in open presets and remembers what they did until the rule changes. */
export class ExampleRuns {
  private readonly outcomes = new Map<string, Map<string, Outcome>>();

  constructor(private readonly builtin: Catalogue) {}

  forget(uri: string): void {
    this.outcomes.delete(uri);
  }

  /** Of one rule, or of all in the file. */
  async run(
    uri: string,
    reading: PresetDocumentReading,
    rule: string | undefined,
  ): Promise<{ readonly examples: number; readonly failed: number; readonly rules: number }> {
    const meant = reading.rules.filter(({ id }) => rule === undefined || id === rule);
    const { failures } = await runExamples(withRules(this.builtin, reading.rules), meant);
    const outcomes = this.outcomes.get(uri) ?? new Map<string, Outcome>();
    this.outcomes.set(uri, outcomes);
    let examples = 0;
    for (const { id, match } of meant) {
      const written = reading.written.find((place) => place.id === id);
      const count = Object.values(match).reduce(
        (sum, { examples: { flagged, clean } }) => sum + flagged.length + clean.length,
        0,
      );
      examples += count;
      const own = failures.filter((failure) => failure.rule === id);
      if (written) outcomes.set(id, { written: JSON.stringify(written.data), examples: count, failures: own });
    }
    return { examples, failed: failures.length, rules: meant.length };
  }

  /** Undefined when they were not run since the rule was changed. */
  outcomeOf(uri: string, rule: WrittenRulePlace): Outcome | undefined {
    const outcome = this.outcomes.get(uri)?.get(rule.id);
    return outcome && outcome.written === JSON.stringify(rule.data) ? outcome : undefined;
  }

  /** What failed, where it is written. */
  diagnosticsOf(uri: string, { source, written }: PresetDocumentReading, text: string, reader: Language): Diagnostic[] {
    if (!source || !this.outcomes.has(uri)) return [];
    const lines = new LineStarts(text);
    return written.flatMap((rule) =>
      (this.outcomeOf(uri, rule)?.failures ?? []).map((failure) => {
        const { line, column } = source.locate([...rule.path, ...failure.path]);
        const start = { line: line - 1, character: column - 1 };
        const end = text.slice(lines.startOf(line - 1), lines.endOf(text, line - 1)).trimEnd().length;
        return {
          range: { start, end: { line: start.line, character: Math.max(start.character, end) } },
          severity: DiagnosticSeverity.Warning,
          code: EXAMPLE_CODE,
          source: SOURCE,
          message: failureText(failure, reader),
        };
      }),
    );
  }
}

/** The built-in catalogue with some rules in place of those of the same ids. */
function withRules(builtin: Catalogue, rules: readonly Rule[]): Catalogue {
  const ids = new Set(rules.map(({ id }) => id));
  const others = builtin.rules.filter(({ id }) => !ids.has(id));
  return { ...builtin, regexEngine: re2Engine, rules: [...others, ...rules] };
}

function failureText({ kind, reason, evidence = '' }: ExampleFailure, reader: Language): string {
  const words = AUTHORING_WORDS[reader];
  switch (kind) {
    case 'missed':
      return words.missed;
    case 'misplaced':
      return words.misplaced(evidence);
    case 'raised':
      return words.raised(evidence);
    case 'broken':
      return words.broken(reason?.[reader] ?? '');
    case 'no-examples':
      return words.noExamples;
  }
}
