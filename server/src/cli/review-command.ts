import { dirname, resolve } from 'node:path';
import type { Language } from '../core/document/document.js';
import { formatOf } from '../core/index.js';
import { decodeText, Unreadable } from '../node/read-text.js';
import { NotWritten, rewriteText, writeAtomically } from '../node/write-text.js';
import { type JsonFile, type JsonUnreadable, toJsonReview } from '../report/json.js';
import { type ReportFile, toReportFile } from '../report/report.js';
import { showHidden } from '../report/visible.js';
import { changeOf } from './change.js';
import { CLEAN, FOUND, fails, TROUBLE, WrongUse } from './exit-code.js';
import { fixText } from './fix-text.js';
import { houseOfRun } from './house.js';
import { lineChanges } from './line-changes.js';
import { ledgerMessagesFor } from './messages/ledger.js';
import { messagesFor } from './messages/messages.js';
import type { Output } from './output.js';
import { type PrettyOptions, prettyFile, prettySummary } from './pretty.js';
import { readNotices } from './read-notices.js';
import { renderReport } from './render-report.js';
import type { ReviewOptions } from './review-options.js';
import { ReviewRun, type RunResult } from './review-run.js';
import { readStream } from './streams.js';
import { styleFor } from './style.js';
import { TOOL } from './tool.js';
import { reportTarget } from './within-change.js';

/** Reviews files, folders or the standard input and says what it found; resolves to the exit code. */
export async function review(
  paths: readonly string[],
  options: ReviewOptions,
  reader: Language,
  output: Output,
): Promise<number> {
  checkUse(paths, options, reader);
  const change = changeOf(options, reader);
  const run = new ReviewRun({
    from: process.cwd(),
    reader,
    ...(options.lang && options.lang !== 'auto' && { language: options.lang }),
    ...(options.config !== undefined && { configFile: resolve(options.config) }),
    ...(options.preset && { presets: options.preset }),
    cache: options.cache,
    ...(change && { change }),
  });
  if (options.jsonl) {
    const { reviewLines } = await import('./jsonl.js');
    return reviewLines(run, paths, options.failOn, output);
  }
  return new ReviewCommand(run, paths, options, reader, output).run();
}

function checkUse(paths: readonly string[], options: ReviewOptions, reader: Language): void {
  const messages = messagesFor(reader);
  const fixes = options.fix || options.fixDryRun;
  if (options.stdin && fixes) throw new WrongUse(messages.stdinCannotBeFixed);
  if (options.stdin && paths.length) throw new WrongUse(messages.stdinWithPaths);
  if ((options.changed !== undefined || options.staged) && (options.stdin || options.jsonl || fixes)) {
    throw new WrongUse(messages.changedAlone);
  }
  if (
    options.jsonl &&
    (options.stdin || fixes || options.format !== 'pretty' || options.output !== undefined || options.requireSignOff)
  ) {
    throw new WrongUse(messages.jsonlAlone);
  }
}

class ReviewCommand {
  private readonly messages;
  private readonly files: ReportFile[] = [];
  private readonly pretty: PrettyOptions;
  private readonly streams: boolean;
  private failing = 0;
  private readonly unsigned: JsonFile[] = [];
  private fixed = 0;
  private troubled = false;

  constructor(
    private readonly reviewRun: ReviewRun,
    private readonly paths: readonly string[],
    private readonly options: ReviewOptions,
    reader: Language,
    private readonly output: Output,
  ) {
    this.messages = messagesFor(reader);
    this.streams = options.format === 'pretty' && options.output === undefined;
    const style = this.streams ? output.style : styleFor(false);
    this.pretty = { messages: this.messages, style, width: output.width, quiet: options.quiet ?? false };
  }

  async run(): Promise<number> {
    const { paths } = this;
    const result = this.options.stdin ? await this.reviewStdin() : await this.reviewPaths(paths.length ? paths : ['.']);
    await this.tell(result);
    if (this.troubled || result.unreadable.length || result.problems.length) return TROUBLE;
    return this.failing || (this.options.requireSignOff && this.unsigned.length > 0) ? FOUND : CLEAN;
  }

  private reviewPaths(paths: readonly string[]): Promise<RunResult> {
    return this.reviewRun.files(paths, {
      excluded: (name) => this.remark(this.messages.excluded(name)),
      // Findings that come one after the other say enough.
      ...(!this.streams && !this.pretty.quiet && { progress: (done, total) => this.showProgress(done, total) }),
      file: async (reviewed, source, target) => {
        if (!this.options.fix && !this.options.fixDryRun) return this.add(reportTarget(reviewed, target));
        const project = await this.reviewRun.projects.of(target.path);
        const fixed = await fixText(reviewed, project, target.path, (text) =>
          this.reviewRun.reviewTarget(target, { ...source, text }),
        );
        if (!fixed.edits) return this.add(toReportFile(reviewed));
        this.fixed += fixed.edits;
        if (this.options.fixDryRun) {
          this.remark(this.messages.wouldFix(target.name, fixed.edits));
          if (!this.options.quiet) this.output.err(lineChanges(source.text, fixed.text, this.output.errStyle));
          return this.add(toReportFile(reviewed));
        }
        try {
          await rewriteText(target.path, source, fixed.text);
          this.remark(this.messages.fixed(target.name, fixed.edits));
          this.add(toReportFile(fixed.reviewed));
        } catch (error) {
          if (!(error instanceof NotWritten) && (error as NodeJS.ErrnoException).code === undefined) throw error;
          this.troubled = true;
          const reason = error instanceof NotWritten ? error.reason[this.reviewRun.options.reader] : String(error);
          this.output.err(`${this.messages.notWritten(target.name, reason)}\n`);
          this.add(toReportFile(reviewed));
        }
      },
    });
  }

  private async reviewStdin(): Promise<RunResult> {
    const name = this.options.stdinFilename ?? 'stdin.txt';
    const path = resolve(name);
    const project = await this.reviewRun.projects.ofFolder(dirname(path));
    const unreadable: JsonUnreadable[] = [];
    try {
      const source = decodeText(await readStream(process.stdin));
      const format = formatOf(name) ?? 'text';
      const { reviewer } = this.reviewRun;
      this.add(toReportFile(await reviewer.review(source.text, format, project, path, name, readNotices(source))));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unreadable.push({ path: name, reason: error.reason[this.reviewRun.options.reader] });
    }
    const ledgers = await this.reviewRun.ledgerTroubles();
    const told = await this.reviewRun.told();
    return { unreadable: [...unreadable, ...ledgers.unreadable], remarks: ledgers.remarks, ...told };
  }

  private add(file: ReportFile): void {
    this.failing += file.file.findings.filter((finding) => fails(finding, this.options.failOn)).length;
    if (file.file.signOff?.state !== 'signed') this.unsigned.push(file.file);
    this.files.push(this.streams ? { ...file, contexts: [] } : file);
    if (this.streams) {
      const text = prettyFile(file, this.pretty);
      if (text) this.output.out(`${text}\n`);
    }
  }

  private showProgress(done: number, total: number): void {
    this.output.progress.show(this.messages.reviewing(done, total));
  }

  private async tell(result: RunResult): Promise<void> {
    this.output.progress.clear();
    for (const problem of [...result.problems, ...result.remarks]) this.output.err(`${problem}\n`);
    for (const { path, reason } of result.unreadable) this.output.err(`${this.messages.unreadable(path, reason)}\n`);
    if (this.options.requireSignOff) this.tellUnsigned();
    if ((this.options.fix || this.options.fixDryRun) && !this.fixed) this.remark(this.messages.nothingToFix);
    const text = await this.rendered(result);
    if (this.options.output === undefined) this.output.out(text);
    else {
      await writeAtomically(this.options.output, text);
      this.remark(this.messages.written(this.options.output));
    }
  }

  private tellUnsigned(): void {
    const { unsigned, stale } = ledgerMessagesFor(this.reviewRun.options.reader);
    for (const { path, signOff } of this.unsigned) {
      this.output.err(`${(signOff?.state === 'stale' ? stale : unsigned)(showHidden(path))}\n`);
    }
  }

  private async rendered({ presets, unreadable, problems }: RunResult): Promise<string> {
    const { format, quiet, failOn } = this.options;
    const { builtin: catalogue, options } = this.reviewRun;
    const files = this.files.map(({ file }) => file);
    const review = toJsonReview({ tool: TOOL, presets, files, unreadable });
    if (format === 'json') return `${JSON.stringify(review, null, 2)}\n`;
    if (format !== 'pretty') {
      const method =
        format === 'html' || format === 'markdown'
          ? await (await import('./method.js')).methodOfRun('review', this.paths, this.options, this.reviewRun)
          : undefined;
      const { house, problems: ofHouse } = format === 'html' ? await houseOfRun(this.reviewRun) : { problems: [] };
      for (const problem of ofHouse) this.output.err(`${problem}\n`);
      this.troubled ||= ofHouse.length > 0;
      const parts = { review, files: this.files, catalogue, reader: options.reader, failOn };
      return renderReport(format, { ...parts, ...(house && { house }), ...(method && { method }) });
    }
    const found = this.streams ? '' : this.files.map((file) => prettyFile(file, this.pretty)).join('\n');
    if (quiet) return found;
    const isPartial = unreadable.length > 0 || problems.length > 0;
    if (!files.length) return unreadable.length ? '' : `${this.messages.noFiles}\n`;
    return `${found}${found && '\n'}${prettySummary(review, catalogue.normsDate, this.pretty, isPartial)}`;
  }

  /** Something about the run that nobody needs to act on. */
  private remark(text: string): void {
    if (!this.options.quiet) this.output.err(`${text}\n`);
  }
}
