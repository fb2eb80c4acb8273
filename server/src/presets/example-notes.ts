import type { Finding, Language, Rule } from '../core/index.js';
import { overlaps } from '../core/text/span.js';
import { loneParts } from './lone-parts.js';

/** Something about a rule's examples that is no failure, but worth a look. */
export interface ExampleNote {
  readonly rule: string;
  readonly language: Language;
  /**
   * unexercised: no flagged example is raised by this phrase. shadowed: another rule raises all of them too. lone-part: a
   * part of a phrase is optional that looks as if something else were meant.
   */
  readonly kind: 'unexercised' | 'shadowed' | 'lone-part';
  /** The phrase, the id of the other rule, or the part. */
  readonly subject: string;
  /** What a lone part was perhaps meant to be. */
  readonly meant?: string;
  /** Path of the phrase, or of the examples, in the written rule. */
  readonly path: readonly (string | number)[];
}

/** Collects what the flagged examples of one rule in one language show besides passing. */
export class ExampleWatch {
  private readonly raisedBy = new Set<number>();
  /** Rules of the same family that raised every example so far. */
  private others: Set<string> | undefined;

  constructor(
    private readonly rule: Rule,
    private readonly language: Language,
  ) {}

  /** @param findings all of one flagged example */
  see(findings: readonly Finding[]): void {
    const own = findings.filter((finding) => finding.rule === this.rule.id);
    for (const { phrase } of own) this.raisedBy.add(phrase);
    const here = new Set(
      findings
        .filter(({ rule, family }) => rule !== this.rule.id && family === this.rule.family)
        .filter((finding) => own.some((mine) => overlaps(mine, finding)))
        .map(({ rule }) => rule),
    );
    this.others = this.others ? new Set([...this.others].filter((other) => here.has(other))) : here;
  }

  get notes(): readonly ExampleNote[] {
    const { rule, language } = this;
    const at = { rule: rule.id, language };
    const path = ['match', language];
    const unexercised = (rule.match[language]?.flag ?? []).flatMap(({ phrase }, index): ExampleNote[] =>
      this.raisedBy.has(index) ? [] : [{ ...at, kind: 'unexercised', subject: phrase, path: [...path, 'flag', index] }],
    );
    const shadowed = [...(this.others ?? [])].map(
      (subject): ExampleNote => ({ ...at, kind: 'shadowed', subject, path: [...path, 'examples', 'flagged'] }),
    );
    const lone = (rule.match[language]?.flag ?? []).flatMap(({ phrase, regex }, index): ExampleNote[] =>
      regex
        ? []
        : loneParts(phrase).map(({ part, meant }) => ({
            ...at,
            kind: 'lone-part',
            subject: part,
            meant,
            path: [...path, 'flag', index],
          })),
    );
    return [...shadowed, ...lone, ...unexercised];
  }
}
