import type { Language } from '../core/document/document.js';
import type { ChangeOptions } from './change.js';
import type { FailOn } from './exit-code.js';

export const FORMATS = ['pretty', 'json', 'sarif', 'html', 'markdown', 'csv', 'junit', 'github'] as const;

export interface ReviewOptions extends ChangeOptions {
  readonly format: (typeof FORMATS)[number];
  readonly output?: string;
  readonly lang?: 'auto' | Language;
  readonly preset?: readonly string[];
  readonly config?: string;
  readonly failOn: FailOn;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly jsonl?: boolean;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly requireSignOff?: boolean;
  /** False with `--no-cache`. */
  readonly cache: boolean;
  readonly quiet?: boolean;
}
