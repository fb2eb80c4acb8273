/**
 * Runs the extension-host suite on desktop VS Code: the one that `CANDOR_VSCODE_EXECUTABLE` names, or a downloaded
 * one. On Linux without a screen, run it under `xvfb-run -a`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { bundleHostSuite } from './harness/host-suite.js';
import { announceNotRun, NotRun } from './harness/not-run.js';
import { CACHE, ROOT } from './harness/paths.js';
import { makeSandbox } from './harness/sandbox.js';
import { QUIET_SETTINGS } from './harness/settings.js';
import { packagedExtension } from './harness/vsix.js';

async function findDesktop(): Promise<string> {
  const named = process.env.CANDOR_VSCODE_EXECUTABLE;
  if (named) return named;
  try {
    return await downloadAndUnzipVSCode({ cachePath: CACHE });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NotRun(`desktop VS Code could not be downloaded (${reason}), CANDOR_VSCODE_EXECUTABLE names none`);
  }
}

/** Installs the packaged extension, runs the suite; true when every test passed. */
async function main(): Promise<boolean> {
  const vscodeExecutablePath = await findDesktop();
  const vsix = await packagedExtension();
  const suite = await bundleHostSuite();
  const sandbox = await makeSandbox(join(ROOT, 'examples'), QUIET_SETTINGS);
  try {
    const profile = [`--extensions-dir=${sandbox.extensions}`, `--user-data-dir=${sandbox.userData}`];
    const [cli, ...defaults] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath, {
      reuseMachineInstall: true,
    });
    const installed = spawnSync(cli as string, [...defaults, ...profile, '--install-extension', vsix], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (installed.status !== 0) throw new Error(`VS Code did not install ${vsix}: ${installed.stderr}`);
    const exitCode = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: suite.folder,
      extensionTestsPath: suite.module,
      extensionTestsEnv: suite.env,
      launchArgs: [sandbox.workspace, ...profile],
      reuseMachineInstall: true,
    }).catch(() => 1);
    const results = await suite.results();
    for (const { name, milliseconds, error } of results) {
      console.log(`${error === undefined ? 'ok' : 'FAILED'}  ${name} (${milliseconds} ms)${error ? `\n${error}` : ''}`);
    }
    return exitCode === 0 && results.length > 0 && results.every((result) => result.error === undefined);
  } finally {
    await suite.remove();
    await sandbox.remove();
  }
}

main().then(
  (passed) => {
    process.exitCode = passed ? 0 : 1;
  },
  (error: unknown) => {
    if (error instanceof NotRun) announceNotRun('extension-host suite on desktop VS Code', error.message);
    else console.error(error);
    process.exitCode = 1;
  },
);
