import { type Catalogue, type Disclosure, type Language, STATEMENT_KINDS, type StatementKind } from '../core/index.js';
import { TextReviewer } from './text-reviewer.js';

/** What an example of a wording is meant to do. */
export type DisclosureExampleRole = 'counts' | 'part' | 'vague' | 'neither';

/** An example of `disclosures.yml`. */
export interface DisclosureExample {
  readonly kind: StatementKind;
  readonly language: Language;
  readonly role: DisclosureExampleRole;
  readonly text: string;
  /** Its path in the written file. */
  readonly path: readonly (string | number)[];
}

/** An example that is not read as it is meant. */
export interface DisclosureFailure extends DisclosureExample {
  /** What it was read as: `image, fr`, `vague`; empty for nothing. */
  readonly readAs: string;
}

export interface DisclosureExamplesResult {
  readonly examples: number;
  readonly failures: readonly DisclosureFailure[];
}

/** The examples of a catalogue's wordings of disclosures, in the order of the file. */
export function disclosureExamples({ disclosures }: Catalogue): readonly DisclosureExample[] {
  if (!disclosures) return [];
  return STATEMENT_KINDS.flatMap((kind) =>
    (['en', 'fr'] as const).flatMap((language) =>
      (['counts', 'part', 'vague', 'neither'] as const).flatMap((role) =>
        disclosures.kinds[kind][language].examples[role].map((text, index) => ({
          kind,
          language,
          role,
          text,
          path: ['kinds', kind, language, 'examples', role, index],
        })),
      ),
    ),
  );
}

/** Reads each example as a text of its own, whose language is found out as that of any text. */
export async function runDisclosureExamples(
  catalogue: Catalogue,
  reviewer = new TextReviewer(catalogue),
): Promise<DisclosureExamplesResult> {
  const examples = disclosureExamples(catalogue);
  const failures: DisclosureFailure[] = [];
  for (const example of examples) {
    const { disclosure } = (await reviewer.review(example.text, 'text')).review;
    const readAs = misreading(example, disclosure);
    if (readAs !== undefined) failures.push({ ...example, readAs });
  }
  return { examples: examples.length, failures };
}

/** What an example was read as in place of what it is meant to be; undefined when all is well. */
export function misreading(
  { kind, language, role }: Pick<DisclosureExample, 'kind' | 'language' | 'role'>,
  { statements, dismissed }: Pick<Disclosure, 'statements' | 'dismissed'>,
): string | undefined {
  const [first] = statements;
  const isOne = statements.length === 1;
  const tellsNothing = dismissed.every(({ why }) => why === 'denied' || why === 'off-topic');
  const isRight = {
    counts: isOne && first?.kind === kind && first.language === language,
    part: isOne && first?.scope === 'section',
    vague: statements.length === 0 && dismissed.length === 1 && dismissed[0]?.why === 'vague',
    neither: statements.length === 0 && tellsNothing,
  }[role];
  if (isRight) return undefined;
  const told = statements.map((statement) => `${statement.kind}, ${statement.language}, ${statement.scope}`);
  return [...told, ...dismissed.map(({ why }) => why)].join('; ');
}
