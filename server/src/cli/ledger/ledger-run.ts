import { dirname, join, resolve } from 'node:path';
import type { Language } from '../../core/document/document.js';
import { type DecidedReview, dayOf } from '../../ledger/decide.js';
import { Ledger } from '../../ledger/ledger.js';
import { type StandingDecision, standingOf } from '../../ledger/standing.js';
import { LEDGER_PATH, ledgerFolder } from '../../node/ledger-place.js';
import { relativePath } from '../../node/walk.js';
import type { ReviewedFile } from '../../report/json.js';
import { ReviewRun } from '../review-run.js';

/** Options of every command about decisions. */
export interface LedgerOptions {
  readonly lang?: 'auto' | Language;
  readonly preset?: readonly string[];
  readonly config?: string;
  readonly cache: boolean;
  readonly quiet?: boolean;
}

/** A reviewed document, as its ledger sees it. */
export interface LedgerDocument {
  /** Path from the ledger's folder, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly decided: DecidedReview;
  readonly reviewed: ReviewedFile;
}

/** One ledger with the documents and decisions it is about. */
export interface LedgerView {
  readonly folder: string;
  /** Relative to where Candor runs. */
  readonly path: string;
  readonly ledger: Ledger;
  readonly documents: readonly LedgerDocument[];
  readonly decisions: readonly StandingDecision[];
  /** Present title of a rule, by any id that it has or had. */
  readonly titleOf: (rule: string) => string | undefined;
}

const NOBODY = { state: 'unsigned', records: [] } as const;

export function ledgerRun(options: LedgerOptions, reader: Language): ReviewRun {
  return new ReviewRun({
    from: process.cwd(),
    reader,
    ...(options.lang && options.lang !== 'auto' && { language: options.lang }),
    ...(options.config !== undefined && { configFile: resolve(options.config) }),
    ...(options.preset && { presets: options.preset }),
    cache: options.cache,
  });
}

/**
 * Reviews the documents and compares them with their ledgers. Without paths, those of the ledger of the working folder;
 * with some, decisions on other documents are left out.
 */
export async function viewLedgers(run: ReviewRun, paths: readonly string[]) {
  const { from } = run.options;
  const home = ledgerFolder(from, from);
  const byFolder = new Map<string, LedgerDocument[]>();
  if (paths.length === 0) byFolder.set(home, []);
  const result = await run.files(paths.length > 0 ? paths : [home], {
    file: async (reviewed, _source, target) => {
      const { folder, file } = await run.ledgers.of(target.path);
      const { text, review } = reviewed;
      const decided = reviewed.decided ?? { review, signOff: NOBODY, met: new Map() };
      const document: LedgerDocument = { file, text, decided, reviewed };
      const known = byFolder.get(folder);
      if (known) known.push(document);
      else byFolder.set(folder, [document]);
    },
    excluded: () => {},
  });
  const views: LedgerView[] = [];
  for (const [folder, documents] of byFolder) {
    const ledger = (await run.ledgers.ofFolder(folder)) ?? new Ledger();
    const { ruleset } = (await run.projects.ofFolder(folder)).rulesFor(join(folder, 'any.md'));
    const known = new Set(documents.map(({ file }) => file));
    const ruleId = (id: string) => ruleset.rule(id)?.id ?? id;
    views.push({
      folder,
      path: relativePath(from, join(folder, LEDGER_PATH)),
      ledger,
      documents,
      decisions: standingOf(ledger, documents, dayOf(new Date()), ruleId).filter(
        ({ record }) => paths.length === 0 || known.has(record.file),
      ),
      titleOf: (rule) => ruleset.rule(rule)?.say[run.options.reader].title,
    });
  }
  return { views, result };
}

/** The folder of the ledger that takes a decision on a file. */
export function folderFor(run: ReviewRun, path: string): string {
  return ledgerFolder(dirname(path), run.options.from);
}
