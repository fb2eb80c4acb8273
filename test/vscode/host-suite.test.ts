import assert from 'node:assert/strict';
import { after } from 'node:test';
import { editorSuite } from './harness/editor-suite.js';
import { bundleHostSuite, type HostSuite } from './harness/host-suite.js';

/** The suite that `desktop.ts` runs on desktop VS Code, here on the server build. */
let suite: HostSuite | undefined;

async function options() {
  suite = await bundleHostSuite();
  return {
    env: suite.env,
    hostTests: { module: suite.module, developmentExtension: suite.folder },
  };
}

editorSuite('Extension host', options, (it) => {
  after(() => suite?.remove());

  it('passes the suite that runs inside it', async (_workbench, session, context) => {
    const exitCode = await session.hostTestsExit;
    const results = (await suite?.results()) ?? [];
    for (const { name, error } of results) {
      await context.test(name, () => {
        if (error !== undefined) throw new Error(error);
      });
    }
    assert.notEqual(results.length, 0);
    assert.equal(exitCode, 0, await session.logs());
  });
});
