/**
 * `npm test`: builds, checks types and style, then runs every suite, one after the other, and adds up their results.
 * The last line is `N passed, N failed`. Suites named on the command line run alone: `npm test -- unit cli`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const results = [];

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command !== process.execPath,
  });
  if (error) console.error(String(error));
  return status === 0;
}

function heading(name) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 74 - name.length))}`);
}

/** A command that passes or fails as a whole. */
function check(name, command, ...args) {
  heading(name);
  const passed = run(command, args);
  results.push({ name, passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });
  return passed;
}

/** The `.test.ts` files below a folder of `test/`, each in a process of its own. */
function suite(name) {
  const folder = join('test', name);
  if (!existsSync(join(root, folder))) return;
  const files = readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .map((file) => join(folder, file));
  if (!files.length) return;
  heading(name);
  const scratch = mkdtempSync(join(tmpdir(), 'candor-test-'));
  const tap = join(scratch, 'results.tap');
  const reporters = ['spec', 'stdout', 'tap', tap].flatMap((value, index) => [
    index % 2 ? '--test-reporter-destination' : '--test-reporter',
    value,
  ]);
  // Each of these starts a whole VS Code: two at a time only slow one another down.
  const pace = name === 'vscode' ? ['--test-concurrency=1'] : [];
  const ended = run(process.execPath, ['--import', 'tsx', '--test', ...pace, ...reporters, ...files]);
  const text = existsSync(tap) ? readFileSync(tap, 'utf8') : '';
  rmSync(scratch, { recursive: true });
  const count = (word) => Number(text.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  // A suite can break outside of its tests.
  results.push({
    name,
    passed: count('pass'),
    failed: ended ? failed : Math.max(1, failed),
    skipped: count('skipped'),
  });
}

const checks = {
  build: () => check('build', 'npm', 'run', '--silent', 'build'),
  types: () => check('types', 'npm', 'run', '--silent', 'types'),
  lint: () => check('lint', bin('biome'), 'check', '--diagnostic-level=warn'),
  examples: () =>
    check(
      'examples of the built-in rules',
      process.execPath,
      'dist/cli.js',
      'preset',
      'test',
      'server/presets',
      '--quiet',
    ),
  unit: () => suite('unit'),
  cli: () => suite('cli'),
  lsp: () => suite('lsp'),
  vscode: () => suite('vscode'),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(checks, name));
if (unknown.length) {
  console.error(`No suite is called ${unknown.join(', ')}. There are ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}
for (const name of asked.length ? asked : Object.keys(checks)) checks[name]();

heading('results');
for (const { name, passed, failed, skipped } of results) {
  console.log(
    `${failed ? 'FAILED' : 'ok    '}  ${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} NOT RUN` : ''}`,
  );
}
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
const notRun = total('skipped');
if (notRun) console.log(`${notRun} tests did NOT RUN on this machine; they do where CANDOR_REQUIRE_ALL=1 is set.`);
process.exitCode = total('failed') ? 1 : 0;
console.log(`${total('passed')} passed, ${total('failed')} failed`);
