/** `npm start`: builds Candor, reviews the sample campaign, writes its report, and tells how to go on. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');

function run(command, ...args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  });
  return status ?? 1;
}

const cli = (...args) => run(process.execPath, 'dist/cli.js', ...args);

const built = run('npm', 'run', '--silent', 'build');
if (built !== 0) process.exit(built);

// Findings are what the sample campaign is there for: only a failure of Candor itself counts.
const reviewed = cli('review', 'examples', '--fail-on', 'never');
const reported = cli('report', 'examples', '--output', 'report.html', '--quiet');
if (reviewed || reported) process.exit(1);

console.log(`
The report is in report.html; open it in a browser:
  ${pathToFileURL(join(root, 'report.html')).href}

In the editor: open this folder in VS Code and press F5. A second window opens the sample campaign, with squiggles,
explanations on hover and quick-fixes. Or "npm run package", then "Extensions: Install from VSIX…".

On your own copy: node dist/cli.js review PATH`);
