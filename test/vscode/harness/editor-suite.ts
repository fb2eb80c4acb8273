import { after, before, describe, it, type TestContext } from 'node:test';
import { EditorSession, type SessionOptions } from './editor-session.js';
import { prepareMachine } from './machine.js';
import { announceNotRun, NotRun, requireAll } from './not-run.js';
import { packagedExtension } from './vsix.js';
import type { Workbench } from './workbench.js';

type EditorTestBody = (workbench: Workbench, session: EditorSession, context: TestContext) => Promise<void>;

/** Registers one test of a suite. */
export type EditorTest = (name: string, body: EditorTestBody) => void;

/** The first run of all may have to install VS Code and to pack the extension. */
const START_TIMEOUT_MS = 15 * 60_000;

const TEST_TIMEOUT_MS = 3 * 60_000;

/** Fails by itself, where a timeout of node:test would leave no time to keep the evidence. */
async function withinTimeout(running: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${TEST_TIMEOUT_MS} ms`)), TEST_TIMEOUT_MS);
  });
  try {
    await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A node:test suite with one VS Code for all its tests, which therefore run in order on the same window.
 *
 * Where the machine cannot run VS Code, every test says so: skipped, or failed when everything is required.
 * `options` may be a function when they take work to make.
 */
export function editorSuite(
  name: string,
  options: SessionOptions | (() => Promise<SessionOptions>),
  define: (test: EditorTest) => void,
): void {
  describe(name, () => {
    let session: EditorSession | undefined;
    let notRun: string | undefined;
    before(
      async () => {
        try {
          const machine = await prepareMachine();
          const vsix = await packagedExtension();
          const resolved = typeof options === 'function' ? await options() : options;
          session = await EditorSession.start(machine, vsix, resolved);
        } catch (error) {
          if (!(error instanceof NotRun)) throw error;
          notRun = announceNotRun(name, error.message);
        }
      },
      { timeout: START_TIMEOUT_MS },
    );
    after(() => session?.stop());

    define((title, body) => {
      it(title, async (context) => {
        if (notRun !== undefined) {
          if (requireAll) throw new Error(notRun);
          context.skip(notRun);
          return;
        }
        if (!session) throw new Error('VS Code has not been started');
        try {
          await withinTimeout(body(session.workbench, session, context));
        } catch (error) {
          const file = `failed ${name} ${title}`.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100);
          context.diagnostic(`picture and logs: ${await session.keepEvidence(file)}`);
          throw error;
        }
      });
    });
  });
}
