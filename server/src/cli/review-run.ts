import { join, resolve } from 'node:path';
import { problemText } from '../config/problem.js';
import type { Language } from '../core/document/document.js';
import { isOwnOutput } from '../core/index.js';
import type { Change } from '../node/git-changes.js';
import { LEDGER_PATH } from '../node/ledger-place.js';
import { Ledgers } from '../node/ledgers.js';
import { PresetCache } from '../node/preset-cache.js';
import { type PresetIdentity, Projects } from '../node/project.js';
import { decodeFile, readText, type TextFile, Unreadable } from '../node/read-text.js';
import { relativePath } from '../node/walk.js';
import { builtinCatalogue } from '../presets/builtin.js';
import type { JsonUnreadable, ReviewedFile } from '../report/json.js';
import { changesOf } from './change.js';
import { collectChanged, collectFiles, type Target } from './collect-files.js';
import { readNotices } from './read-notices.js';
import { Reviewer } from './reviewer.js';
import { TOOL } from './tool.js';

export interface RunOptions {
  /** Absolute folder where Candor runs. */
  readonly from: string;
  readonly reader: Language;
  readonly language?: Language;
  readonly configFile?: string;
  readonly presets?: readonly string[];
  /** Whether presets may be taken as they were read before. */
  readonly cache: boolean;
  /** Review only this change. */
  readonly change?: Change;
}

/** What a command that reviews files is told while it goes on. */
export interface RunEvents {
  file(reviewed: ReviewedFile, source: TextFile, target: Target): Promise<void> | void;
  excluded(name: string): void;
  /** Called before each file, with how many were reviewed and how many there are. */
  progress?(done: number, total: number): void;
}

export interface RunResult {
  readonly unreadable: readonly JsonUnreadable[];
  readonly presets: readonly PresetIdentity[];
  /** Mistakes in configurations and presets, one line each, in the reader's language. */
  readonly problems: readonly string[];
  /** Mistakes in ledgers that leave the rest of them good, one line each. */
  readonly remarks: readonly string[];
}

/** Mistakes that are told of one ledger; `candor ledger verify` tells all. */
const MOST_REMARKS = 5;

/** The parts that all commands share. */
export class ReviewRun {
  readonly projects: Projects;
  readonly reviewer: Reviewer;
  readonly ledgers: Ledgers;
  readonly builtin = builtinCatalogue();

  constructor(readonly options: RunOptions) {
    const { from, reader, language, configFile, presets, cache } = options;
    this.projects = new Projects({
      builtin: this.builtin,
      version: TOOL.version,
      from,
      ...(configFile !== undefined && { configFile }),
      ...(presets && { morePresets: presets }),
      ...(cache && { cache: PresetCache.ofUser() }),
    });
    this.ledgers = new Ledgers(from);
    this.reviewer = new Reviewer({ reader, from, ledgers: this.ledgers, ...(language && { language }) });
  }

  /** Reviews every file that the paths stand for, one after the other, in a stable order. */
  async files(paths: readonly string[], events: RunEvents): Promise<RunResult> {
    const { from, reader } = this.options;
    this.reviewer.searchIn(paths.map((path) => resolve(from, path)));
    const changes = this.options.change && (await changesOf(from, this.options.change, reader));
    const targets = changes
      ? await collectChanged(changes.files, paths, from, this.projects)
      : await collectFiles(paths, from, this.projects);
    const unreadable = targets.unread.map(({ name, reason }) => ({ path: name, reason: reason[reader] }));
    for (const name of targets.excluded) events.excluded(name);
    for (const [index, target] of targets.files.entries()) {
      events.progress?.(index, targets.files.length);
      try {
        const source = changes?.read
          ? await decodeFile(target.path, await changes.read(target.path))
          : await readText(target.path);
        if (isOwnOutput(source.text)) continue;
        await events.file(await this.reviewTarget(target, source), source, target);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        unreadable.push({ path: target.name, reason: error.reason[reader] });
      }
    }
    const ledgers = await this.ledgerTroubles();
    return { unreadable: [...unreadable, ...ledgers.unreadable], remarks: ledgers.remarks, ...(await this.told()) };
  }

  async reviewTarget(target: Target, source: TextFile): Promise<ReviewedFile> {
    const project = await this.projects.of(target.path);
    return this.reviewer.review(source.text, target.format, project, target.path, target.name, readNotices(source));
  }

  /** What is wrong in the ledgers met so far: one that cannot be used at all is a file that could not be read. */
  async ledgerTroubles(): Promise<Pick<RunResult, 'unreadable' | 'remarks'>> {
    const { from, reader } = this.options;
    const troubled = (await this.ledgers.all()).filter(({ ledger }) => ledger.read.problems.length > 0);
    if (troubled.length === 0) return { unreadable: [], remarks: [] };
    const { problemWords } = await import('../ledger/words.js');
    const unreadable: JsonUnreadable[] = [];
    const remarks: string[] = [];
    for (const { folder, ledger } of troubled) {
      const path = relativePath(from, join(folder, LEDGER_PATH));
      for (const problem of ledger.read.problems.slice(0, MOST_REMARKS)) {
        const words = problemWords(problem, reader);
        if ('line' in problem || problem.code === 'more') remarks.push(`${path}: ${words}`);
        else unreadable.push({ path, reason: words.replace(/\.$/, '') });
      }
    }
    return { unreadable, remarks };
  }

  /** What the projects met so far have to tell. */
  async told(): Promise<Pick<RunResult, 'presets' | 'problems'>> {
    const projects = await this.projects.all();
    const presets = new Map(projects.flatMap((project) => project.presets).map((preset) => [keyOf(preset), preset]));
    const problems = new Set(
      projects.flatMap((project) => project.problems).map((problem) => problemText(problem, this.options.reader)),
    );
    return { presets: [...presets.values()], problems: [...problems] };
  }
}

function keyOf(preset: PresetIdentity): string {
  return `${preset.name} ${preset.version} ${preset.integrity}`;
}
