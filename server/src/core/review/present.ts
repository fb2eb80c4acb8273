import type { Language } from '../document/document.js';
import type { Norm } from '../rules/catalogue.js';
import type { Finding } from './finding.js';

/** A finding in the words of one reader: what hovers, the CLI and reports show. */
export interface PresentedFinding {
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly fineWhen: string;
  readonly because?: string;
  readonly norms: readonly Norm[];
}

/** Says findings in a reader's language. */
export interface Presenter {
  present(finding: Finding, reader: Language): PresentedFinding;
}
