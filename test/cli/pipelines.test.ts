import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { parse } from 'yaml';
import { CLEAN_COPY, ERROR_COPY } from './run-cli.js';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Setting {
  /** The repository under review: its last commit adds an error. */
  readonly repository: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A repository with a change to review, and a `candor` that is this build. */
function setUp(): Setting {
  const folder = mkdtempSync(join(tmpdir(), 'candor-pipeline-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const repository = join(folder, 'site');
  const bin = join(folder, 'bin');
  mkdirSync(repository);
  mkdirSync(bin);
  symlinkSync(join(root, 'dist/cli.js'), join(bin, 'candor'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: repository });
  git('init', '--quiet');
  writeFileSync(join(repository, 'a.md'), CLEAN_COPY);
  git('add', '--all');
  git('commit', '--quiet', '--message=First');
  writeFileSync(join(repository, 'a.md'), `${CLEAN_COPY}\n${ERROR_COPY}`);
  git('commit', '--quiet', '--all', '--message=Second');
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env.PATH}`,
    LANG: 'C',
    XDG_CACHE_HOME: join(folder, 'cache'),
    CANDOR_RANGE: 'HEAD~1...HEAD',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD~1',
    RUNNER_TEMP: folder,
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
  };
  return { repository, env };
}

/** Runs a step as the services do: a shell that stops at the first command that fails. */
function runStep(script: string, { repository, env }: Setting): { code: number | null; stdout: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: repository,
    env,
  });
  assert.equal(stderr.toString().replace(/^Written: .*\n/gm, ''), '');
  return { code: status, stdout: stdout.toString() };
}

describe('the workflow for GitHub', () => {
  it('is one by the parser that GitHub publishes', async () => {
    const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = await import('@actions/workflow-parser');
    const content = read('docs/pipelines/github.yml');
    const faults = (text: string) =>
      parseWorkflow({ name: 'candor.yml', content: text }, new NoOperationTraceWriter()).context.errors.getErrors();
    assert.deepEqual(faults(content), []);
    assert.notEqual(faults(content.replace('runs-on', 'runs-in')).length, 0);
    const { context, value } = parseWorkflow({ name: 'candor.yml', content }, new NoOperationTraceWriter());
    const template = await convertWorkflowTemplate(context, value!);
    assert.deepEqual(template.errors, undefined);
  });

  it('has steps that run', () => {
    const setting = setUp();
    const { jobs } = parse(read('docs/pipelines/github.yml'));
    const steps = (jobs.review.steps as { run?: string }[]).flatMap(({ run }) =>
      run?.startsWith('candor') ? run : [],
    );
    assert.equal(steps.length, 4);
    const ended = steps.map((step) => runStep(step, setting));
    assert.deepEqual(
      ended.map(({ code }) => code),
      [0, 0, 0, 1],
    );
    assert.match(ended[3]?.stdout ?? '', /^::error file=a\.md,line=3,/);
    const written = (name: string) => readFileSync(join(setting.env.RUNNER_TEMP!, name), 'utf8');
    assert.match(written('summary.md'), /1 finding in 1 document/);
    assert.match(written('candor.sarif'), /"startLine": 3,/);
    assert.match(written('candor-report.html'), /^<!doctype html>/);
  });
});

describe('the job for GitLab', () => {
  it('has commands that run and artifacts that they write', () => {
    const setting = setUp();
    const job = parse(read('docs/pipelines/gitlab.yml')).candor;
    const commands = job.script as string[];
    assert.deepEqual(
      commands.map((command) => runStep(command, setting).code),
      [0, 1],
    );
    for (const path of [...job.artifacts.paths, job.artifacts.reports.junit]) {
      assert.notEqual(readFileSync(join(setting.repository, path), 'utf8'), '');
    }
    assert.equal(job.artifacts.when, 'always');
  });
});

describe('the pre-commit hook', () => {
  it('refuses a commit that holds an error, and no other', () => {
    const setting = setUp();
    const [hook] = parse(read('.pre-commit-hooks.yaml'));
    for (const key of ['id', 'name', 'entry', 'language']) assert.equal(typeof hook[key], 'string', key);
    assert.equal(hook.language, 'system');
    assert.equal(hook.pass_filenames, false);
    assert.equal(runStep(hook.entry, setting).code, 0);
    writeFileSync(join(setting.repository, 'b.md'), ERROR_COPY);
    execFileSync('git', ['add', 'b.md'], { cwd: setting.repository });
    const { code, stdout } = runStep(hook.entry, setting);
    assert.equal(code, 1);
    assert.match(stdout, /^b\.md\n/);
  });
});
