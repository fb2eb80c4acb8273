/** Bundles the benchmark as the product is bundled, then runs it in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { build } from 'esbuild';

mkdirSync('out', { recursive: true });
await build({
  entryPoints: ['test/bench/bench.ts'],
  outfile: 'out/bench.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['compromise'],
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  logLevel: 'warning',
});
const run = spawnSync(process.execPath, ['--expose-gc', 'out/bench.cjs', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = run.status ?? 1;
