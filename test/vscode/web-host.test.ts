import assert from 'node:assert/strict';
import { editorSuite } from './harness/editor-suite.js';

editorSuite('The web worker extension host, as on vscode.dev', { extensionHost: 'web' }, (it) => {
  it('marks the same faults', async (workbench, session) => {
    await workbench.openFile('en/landing.md');
    assert.deepEqual(await workbench.waitForSquiggleAt('never makes mistakes'), ['warning']);
    assert.deepEqual(await workbench.waitForSquiggleAt('completely anonymous'), ['warning']);
    assert.deepEqual(await workbench.waitForSquiggleAt('happy customers'), ['info']);
    await workbench.openFile('fr/landing.md');
    assert.deepEqual(await workbench.waitForSquiggleAt('totalement anonymes'), ['warning']);
    await session.screenshot('web-landing-fr');
  });

  it('explains and rewrites', async (workbench, session) => {
    await workbench.openFile('en/landing.md');
    assert.match(await workbench.hover('completely anonymous'), /Absolute anonymity claim/);
    await workbench.applyQuickFix('completely anonymous', 'pseudonymous');
    await session.screenshot('web-quick-fix');
    assert.match(await workbench.savedText('en/landing.md'), /^Your answers are pseudonymous and/m);
  });

  it('reads image files through the editor, labels them, and the status follows', async (workbench, session) => {
    await workbench.openFile('fr/products.md');
    assert.deepEqual(await workbench.waitForSquiggleAt('Champ de verveine'), ['warning']);
    const [before = ''] = await workbench.statusItems(/AI disclosure missing/);
    assert.match(before, /An image says of itself that it comes from AI/);
    await session.screenshot('web-image-unlabelled');
    await workbench.applyQuickFix('Champ de verveine', 'Add a caption');
    await workbench.waitForNoSquiggle('Champ de verveine');
    await workbench.until('the status says so', async () => {
      return (await workbench.statusItems(/AI use is disclosed/)).length > 0;
    });
    assert.match(
      await workbench.languageStatus(),
      /AI use is disclosed · An image is labelled: “Image générée par IA”/,
    );
    await session.screenshot('web-image-labelled');
    await workbench.page.keyboard.press('Escape');
    assert.match(await workbench.savedText('fr/products.md'), /^\*Image générée par IA\.\*$/m);
  });

  it('reads the configuration and reports, without Node', async (workbench, session) => {
    await workbench.runCommand('Candor: Generate Report');
    await workbench.pick('The whole workspace');
    const report = await workbench.webview(/Findings by document/);
    await session.screenshot('web-report');
    assert.match(report.words, /18 documents/);
  });

  it('did run in the worker', async (_workbench, session) => {
    const logs = await session.logs();
    assert.doesNotMatch(logs, /_doActivateExtension candor\.candor/, 'the Node extension host activated it');
  });
});
