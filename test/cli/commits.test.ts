import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { folderWith, runCli } from './run-cli.js';

const RULE = 'ai-disclosure/assistant-commit';
const ASKED = 'disclosure: { gitTrailers: true }\n';
const CLAUDE = 'Co-authored-by: Claude <noreply@anthropic.com>';
const PAGE = 'The ferry leaves the harbour at noon.\n';

/** Git as nobody has configured it. */
const GIT_ENV = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, env: GIT_ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** Commits everything with a message; returns the commit's name. */
function commit(cwd: string, message: string, ...args: string[]): string {
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-q', '-m', message, ...args);
  return git(cwd, 'rev-parse', 'HEAD');
}

function repository(files: Readonly<Record<string, string>>, message = `Write\n\n${CLAUDE}`): string {
  const cwd = folderWith({ 'candor.yml': ASKED, ...files });
  git(cwd, 'init', '-q');
  commit(cwd, message);
  return cwd;
}

interface File {
  readonly path: string;
  readonly findings: readonly { rule: string; severity: string; message: string; evidence: string; because?: string }[];
  readonly disclosure: { status: string; reason: string; marks: readonly Record<string, unknown>[] };
  readonly notices: readonly { code: string; message: string }[];
}

async function review(cwd: string, args: readonly string[] = ['.'], env: Record<string, string> = {}): Promise<File[]> {
  const { stdout, stderr } = await runCli(['review', ...args, '--format', 'json'], { cwd, env });
  assert.equal(stderr, '');
  return JSON.parse(stdout).files;
}

/** The signatures that the findings quote. */
const told = (file: File | undefined) =>
  file?.findings.filter(({ rule }) => rule === RULE).map(({ message }) => /\("(.*)"\)/.exec(message)?.[1]);
const notices = (files: readonly File[]) =>
  files.flatMap((file) => file.notices.filter(({ code }) => code === 'commits-unread').map(({ message }) => message));

describe('commits that assistants signed', () => {
  it('are a hint that names the commit, and a mark that asks for nothing', async () => {
    const cwd = repository({ 'page.md': PAGE });
    const hash = git(cwd, 'rev-parse', 'HEAD');
    const [file] = await review(cwd);
    const [finding] = file?.findings ?? [];
    assert.equal(finding?.rule, RULE);
    assert.equal(finding?.severity, 'hint');
    assert.ok(finding?.message.startsWith(`Commit ${hash.slice(0, 10)} of `), finding?.message);
    assert.equal(file?.disclosure.status, 'not-needed');
    assert.match(file?.disclosure.reason ?? '', /^Only a weak sign: a commit names an assistant: “[\da-f]{10} /);
    const [mark] = file?.disclosure.marks ?? [];
    assert.deepEqual([mark?.kind, mark?.hint, mark?.commit], ['commit', true, hash]);
  });

  it('are shown on a terminal, in the reader’s language, and never counted', async () => {
    const cwd = repository({ 'page.md': PAGE });
    const english = await runCli(['review', '.', '--fail-on', 'info'], { cwd });
    assert.equal(english.code, 0);
    assert.match(english.stdout, /page\.md\n {2}hint: Only a weak sign: a commit names an assistant/);
    assert.match(english.stdout, /Nothing to object to/);
    const french = await runCli(['review', '.', '--lang-ui', 'fr'], { cwd });
    assert.match(french.stdout, /Un simple indice\s: un commit nomme un assistant/);
    // It stands where the text begins, and takes no other finding's place there.
    const both = repository({ 'page.md': 'Our AI never fails.\n' });
    assert.match((await runCli(['review', '.'], { cwd: both })).stdout, /\n +Our AI never fails\.\n +~+\n/);
    assert.equal((await runCli(['review', '.', '--quiet'], { cwd })).stdout, '');
  });

  it('are not looked at unless they are asked for', async () => {
    const cwd = repository({ 'page.md': PAGE, 'candor.yml': 'disclosure: { required: declared }\n' });
    const [file] = await review(cwd);
    assert.deepEqual([told(file), file?.disclosure.marks, file?.notices], [[], [], []]);
    const traced = folderWith({});
    const env = { GIT_TRACE: join(traced, 'trace') };
    await review(cwd, ['.'], env);
    assert.throws(() => execFileSync('cat', [env.GIT_TRACE], { stdio: 'ignore' }), 'git was not even run');
  });

  it('are left out where the rule is off, where readers are told, and in prompts', async () => {
    const off = repository({ 'page.md': PAGE, 'candor.yml': `${ASKED}rules: { ${RULE}: off }\n` });
    assert.deepEqual(told((await review(off))[0]), []);
    const never = repository({ 'page.md': PAGE, 'candor.yml': 'disclosure: { gitTrailers: true, required: never }\n' });
    assert.deepEqual(told((await review(never))[0]), []);
    const telling = repository({ 'page.md': `*This page was written with AI.*\n\n${PAGE}`, 'bot.prompt.md': PAGE });
    const [prompt, page] = await review(telling);
    assert.deepEqual([told(prompt), prompt?.disclosure.marks], [[], []]);
    assert.deepEqual([told(page), page?.disclosure.status], [[], 'disclosed']);
    assert.equal(page?.disclosure.marks.length, 1);
  });

  it('are those that touched the file, the latest first', async () => {
    const cwd = repository({ 'a.md': PAGE, 'sub/b.md': PAGE, 'c.md': PAGE }, 'By hand');
    writeFileSync(join(cwd, 'a.md'), `${PAGE}It returns at one.\n`);
    const first = commit(cwd, 'One\n\nAssisted-by: Copilot');
    writeFileSync(join(cwd, 'a.md'), PAGE);
    writeFileSync(join(cwd, 'sub/b.md'), `${PAGE}It returns at two.\n`);
    const second = commit(cwd, `Two\n\n${CLAUDE}`);
    commit(cwd, `Nothing\n\n${CLAUDE}`, '--allow-empty');
    const [a, c, b] = await review(cwd);
    assert.deepEqual(
      a?.disclosure.marks.map((mark) => mark.commit),
      [second, first],
    );
    assert.equal(a?.findings[0]?.because, `also ${first.slice(0, 10)}`);
    assert.deepEqual(
      b?.disclosure.marks.map((mark) => mark.commit),
      [second],
    );
    assert.deepEqual(c?.disclosure.marks, []);
    // The same from a folder below, for one file, and from the standard input.
    assert.equal(told((await review(join(cwd, 'sub'), ['b.md']))[0])?.length, 1);
    const { stdout } = await runCli(['review', '--stdin', '--stdin-filename', 'sub/b.md', '--format', 'json'], {
      cwd,
      input: PAGE,
    });
    assert.equal(told(JSON.parse(stdout).files[0])?.length, 1);
  });

  it('count under the name that the file has now', async () => {
    const cwd = repository({ 'old.md': PAGE });
    renameSync(join(cwd, 'old.md'), join(cwd, 'new.md'));
    commit(cwd, 'Rename by hand');
    assert.deepEqual(told((await review(cwd))[0]), []);
  });

  it('are read in one go for many files', async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`pages/${index}.md`, PAGE]));
    const cwd = repository(files);
    const trace = join(folderWith({}), 'trace');
    const reviewed = await review(cwd, ['.'], { GIT_TRACE: trace });
    assert.equal(reviewed.filter((file) => told(file)?.length === 1).length, 300);
    const runs = execFileSync('cat', [trace], { encoding: 'utf8' }).match(/trace: built-in: git log/g) ?? [];
    assert.equal(runs.length, 1);
  });

  it('are read in work trees, and in the repository that the file lies in, whatever a hook says', async () => {
    const cwd = repository({ 'page.md': PAGE });
    const tree = join(folderWith({}), 'tree');
    git(cwd, 'worktree', 'add', '-q', tree);
    assert.equal(told((await review(tree))[0])?.length, 1);
    const other = repository({ 'page.md': PAGE }, 'By hand');
    const env = { GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other, GIT_INDEX_FILE: join(other, '.git/index') };
    assert.equal(told((await review(cwd, ['.'], env))[0])?.length, 1);
  });
});

describe('commits that cannot be looked at, or not all of them', () => {
  it('are told once a file: no repository', async () => {
    const cwd = folderWith({ 'candor.yml': ASKED, 'page.md': PAGE });
    assert.match(notices(await review(cwd)).join(), /^Not looked at: .* it lies in no git repository/);
  });

  it('no git', async () => {
    const cwd = repository({ 'page.md': PAGE });
    const empty = folderWith({});
    assert.match(notices(await review(cwd, ['.'], { PATH: empty })).join(), /git is not installed/);
    const { stdout } = await runCli(['review', '.', '--lang-ui', 'fr'], { cwd, env: { PATH: empty } });
    assert.match(stdout.replace(/\s+/g, ' '), /car git n’est pas installé/);
  });

  it('a repository without a commit, and files that were never committed', async () => {
    const cwd = folderWith({ 'candor.yml': ASKED, 'page.md': PAGE });
    git(cwd, 'init', '-q');
    const files = await review(cwd);
    assert.deepEqual([notices(files), told(files[0])], [[], []]);
    commit(cwd, `Write\n\n${CLAUDE}`);
    writeFileSync(join(cwd, 'new.md'), PAGE);
    assert.deepEqual((await review(cwd)).map(told), [[], [CLAUDE]]);
  });

  it('a shallow clone', async () => {
    const cwd = repository({ 'page.md': PAGE });
    writeFileSync(join(cwd, 'page.md'), `${PAGE}It returns at one.\n`);
    commit(cwd, 'By hand');
    const clone = join(folderWith({}), 'clone');
    git(cwd, 'clone', '-q', '--depth', '1', pathToFileURL(cwd).href, clone);
    const files = await review(clone);
    assert.match(notices(files).join(), /^Only some of the commits .* shallow clone\.$/);
    assert.deepEqual(told(files[0]), []);
  });

  it('a clone without its objects, for which nothing is fetched', async () => {
    const cwd = repository({ 'page.md': PAGE });
    git(cwd, 'config', 'uploadpack.allowFilter', 'true');
    const clone = join(folderWith({}), 'clone');
    git(cwd, 'clone', '-q', '--no-checkout', '--filter=tree:0', pathToFileURL(cwd).href, clone);
    writeFileSync(join(clone, 'page.md'), PAGE);
    writeFileSync(join(clone, 'candor.yml'), ASKED);
    const objects = () => git(clone, 'count-objects', '-v');
    const before = objects();
    assert.match(notices(await review(clone)).join(), /git could not read the history/);
    assert.equal(objects(), before);
  });

  it('a broken repository', async () => {
    const cwd = repository({ 'page.md': PAGE });
    rmSync(join(cwd, '.git/objects'), { recursive: true });
    mkdirSync(join(cwd, '.git/objects'));
    assert.match(notices(await review(cwd)).join(), /git could not read the history|no git repository/);
    const fake = folderWith({ 'candor.yml': ASKED, 'page.md': PAGE });
    rmSync(join(fake, '.git'), { recursive: true, force: true });
    writeFileSync(join(fake, '.git'), 'gitdir: /nowhere\n');
    assert.match(notices(await review(fake)).join(), /git could not read the history|no git repository/);
  });
});

const POSIX = { skip: process.platform === 'win32' ? 'these names and programs exist on POSIX systems only' : false };

describe('hostile repositories', () => {
  it('name files and write messages as they like', POSIX, async () => {
    const fake = `${'a'.repeat(40)} 2026-01-01`;
    const names = [
      'with\nline.md',
      `${fake}\n${CLAUDE}.md`,
      '"quoted".md',
      '-dash.md',
      '--output=x.md',
      ':(exclude)y.md',
      '$(touch hacked).md',
      '\u0001\u0002.md',
      'déjà vu.md',
    ];
    const cwd = repository(Object.fromEntries(names.map((name) => [name.replaceAll('/', '_'), PAGE])));
    writeFileSync(join(cwd, 'clean.md'), PAGE);
    commit(cwd, `Not by hand\n\n\u0001${fake}\n\nclean.md\n`);
    const reviewed = await review(cwd);
    assert.equal(reviewed.length, names.length + 1);
    for (const file of reviewed) {
      assert.deepEqual(told(file), file.path === 'clean.md' ? [] : [CLAUDE], JSON.stringify(file.path));
    }
  });

  it('cannot make git run a program, nor write', POSIX, async () => {
    const cwd = repository({ 'page.md': PAGE });
    const ran = join(folderWith({}), 'ran');
    const program = join(folderWith({ 'program.sh': `#!/bin/sh\necho "$0 $*" >> ${ran}\n` }), 'program.sh');
    chmodSync(program, 0o755);
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'pager.log',
      'core.sshCommand',
      'core.editor',
      'diff.external',
      'gpg.program',
      'core.alternateRefsCommand',
      'alias.log',
      'alias.rev-parse',
      'diff.x.command',
      'diff.x.textconv',
    ]) {
      git(cwd, 'config', key, key.startsWith('alias') ? `!${program}` : program);
    }
    git(cwd, 'config', 'log.showSignature', 'true');
    git(cwd, 'config', 'core.hooksPath', join(program, '..'));
    writeFileSync(join(cwd, '.gitattributes'), '*.md diff=x\n');
    assert.equal(told((await review(cwd))[0])?.length, 1);
    assert.throws(() => execFileSync('cat', [ran], { stdio: 'ignore' }), 'a program ran');
  });

  it('do not make Candor wait for a git that hangs', POSIX, async () => {
    const cwd = repository({ 'page.md': PAGE });
    const bin = folderWith({ git: '#!/bin/sh\nexec sleep 60\n' });
    chmodSync(join(bin, 'git'), 0o755);
    const began = performance.now();
    const files = await review(cwd, ['.'], { PATH: `${bin}${delimiter}${process.env.PATH}` });
    assert.ok(performance.now() - began < 30_000);
    assert.equal(notices(files).length, 1);
  });

  it('are told apart when they belong to somebody else', POSIX, async () => {
    const cwd = repository({ 'page.md': PAGE });
    const complaint = 'fatal: detected dubious ownership in repository';
    const bin = folderWith({ git: `#!/bin/sh\necho '${complaint}' >&2\nexit 128\n` });
    chmodSync(join(bin, 'git'), 0o755);
    const files = await review(cwd, ['.'], { PATH: `${bin}${delimiter}${process.env.PATH}` });
    assert.match(notices(files).join(), /somebody else owns it/);
  });

  it('do not fill the memory', POSIX, async () => {
    const cwd = repository({ 'page.md': PAGE });
    const bin = folderWith({
      git: `#!/bin/sh\ncase "$*" in *rev-parse*) printf 'false\\n${'a'.repeat(40)}\\n' ;; *) yes '${CLAUDE}' ;; esac\n`,
    });
    chmodSync(join(bin, 'git'), 0o755);
    const files = await review(cwd, ['.'], { PATH: `${bin}${delimiter}${process.env.PATH}` });
    assert.match(notices(files).join(), /^Only the latest commits/);
  });
});
