import { applyEdits, fixAllEdits } from '../core/index.js';
import type { Project } from '../node/project.js';
import type { ReviewedFile } from '../report/json.js';

export interface Fixed {
  readonly text: string;
  /** Edits made, over all rounds. */
  readonly edits: number;
  /** The review of the text as it is after the edits. */
  readonly reviewed: ReviewedFile;
}

/** An edit may bring another finding to light; more rounds than this mean that two rules undo each other. */
const MAX_ROUNDS = 5;

/** Makes the safe edits of a text until none is left. */
export async function fixText(
  reviewed: ReviewedFile,
  project: Project,
  path: string,
  review: (text: string) => Promise<ReviewedFile>,
): Promise<Fixed> {
  const { ruleset } = project.rulesFor(path);
  let current = reviewed;
  let edits = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const found = fixAllEdits(current.review.findings, current.text, current.format, ruleset);
    const text = applyEdits(current.text, found);
    if (text === current.text) break;
    edits += found.length;
    current = await review(text);
  }
  return { text: current.text, edits, reviewed: current };
}
