import { writeFileSync } from 'node:fs';

/** One test of the suite that runs inside the extension host. */
export interface HostTest {
  readonly name: string;
  run(): Promise<void>;
}

/** What became of it; `error` is a stack. */
export interface HostResult {
  readonly name: string;
  readonly milliseconds: number;
  readonly error?: string;
}

const TIMEOUT_MS = 60_000;

async function withinTimeout(test: HostTest): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
  });
  try {
    await Promise.race([test.run(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs the tests in order and writes the results as JSON to the file that `CANDOR_TEST_RESULTS` names.
 *
 * node:test cannot do this: inside a host that lives on, it reports nothing before the process ends.
 * @throws when a test failed, which VS Code turns into its exit code.
 */
export async function runAll(tests: readonly HostTest[]): Promise<void> {
  const results: HostResult[] = [];
  for (const test of tests) {
    const start = Date.now();
    let error: string | undefined;
    try {
      await withinTimeout(test);
    } catch (thrown) {
      error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    }
    results.push({ name: test.name, milliseconds: Date.now() - start, ...(error === undefined ? {} : { error }) });
  }
  const file = process.env.CANDOR_TEST_RESULTS;
  if (file) writeFileSync(file, JSON.stringify(results));
  const failed = results.filter((result) => result.error !== undefined).map((result) => result.name);
  if (failed.length > 0) throw new Error(`${failed.length} failed: ${failed.join('; ')}`);
}
