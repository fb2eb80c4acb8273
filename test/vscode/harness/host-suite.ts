import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { HostResult } from '../suite/runner.js';
import { ROOT } from './paths.js';
import { makeThrowAway, removeThrowAway } from './throw-away.js';

/** The extension-host suite, bundled, in a throw-away extension that carries it into a VS Code. */
export interface HostSuite {
  /** Folder of the carrier, the "extension under development"; Candor itself comes from its VSIX. */
  readonly folder: string;
  /** Module with `run()`. */
  readonly module: string;
  /** Environment of the extension host: tells where the results go. */
  readonly env: Readonly<Record<string, string>>;
  /** Results, once the suite has run; none when it never got that far. */
  results(): Promise<HostResult[]>;
  remove(): Promise<void>;
}

/** Bundles `test/vscode/suite/` for an extension host. */
export async function bundleHostSuite(): Promise<HostSuite> {
  const folder = await makeThrowAway('candor-suite-');
  const module = join(folder, 'suite.js');
  const results = join(folder, 'results.json');
  const manifest = { name: 'suite', publisher: 'candor-tests', version: '1.0.0', engines: { vscode: '*' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await build({
    entryPoints: [join(ROOT, 'test/vscode/suite/index.ts')],
    outfile: module,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return {
    folder,
    module,
    env: { CANDOR_TEST_RESULTS: results },
    results: async () => (existsSync(results) ? (JSON.parse(await readFile(results, 'utf8')) as HostResult[]) : []),
    remove: () => removeThrowAway(folder),
  };
}
