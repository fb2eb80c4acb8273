import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editorSuite } from './harness/editor-suite.js';
import type { Workbench } from './harness/workbench.js';

const CLAIM = 'lava-grown tea';
const RULE = 'presets/house/lava-grown-tea.yml';

/** Titles of the lenses on screen, without their icons. */
async function lenses(workbench: Workbench): Promise<string[]> {
  const titles = await workbench.page.locator('.codelens-decoration:visible').allInnerTexts();
  return titles.map((title) => title.replace(/\s+/g, ' ').trim());
}

function lens(workbench: Workbench, wanted: RegExp): Promise<string> {
  return workbench.until(`a lens like ${wanted}`, async () =>
    (await lenses(workbench)).find((title) => wanted.test(title)),
  );
}

/** Replaces the first occurrence of some text in the active editor. */
async function retype(workbench: Workbench, before: string, after: string): Promise<void> {
  await workbench.select(before);
  await workbench.page.keyboard.insertText(after);
}

/** Answers a box that asks for a text. */
async function answer(workbench: Workbench, title: RegExp): Promise<void> {
  await workbench.page.locator('.quick-input-widget .quick-input-title').filter({ hasText: title }).waitFor();
  await workbench.page.keyboard.press('Enter');
}

editorSuite('Writing rules in VS Code', {}, (it) => {
  it('makes a rule of words that are selected, in a new preset', async (workbench, session) => {
    await workbench.openFile('en/faq.md');
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.insertText(`\nYou will love our ${CLAIM} in the morning.\n`);
    await workbench.savedText('en/faq.md');
    await workbench.select(CLAIM);
    await workbench.runCommand('Candor: Add Rule from Selection');
    await answer(workbench, /New preset/);
    await workbench.pick('House rules');
    await session.screenshot('new-rule-severity');
    await workbench.pick('warning');
    await lens(workbench, /Run examples/);
    await session.screenshot('new-rule');
    const text = await readFile(join(workbench.workspace, RULE), 'utf8');
    assert.match(text, /- lava-grown tea\n/);
    assert.match(text, /- You will love our lava-grown tea in the morning\./);
    assert.match(
      await readFile(join(workbench.workspace, 'candor.yml'), 'utf8'),
      /^extends: \[candor:recommended, \.\/presets\/house\]$/m,
    );
  });

  it('runs its examples from the lens', async (workbench, session) => {
    await lens(workbench, /Run examples/);
    await workbench.page.locator('.codelens-decoration a').filter({ hasText: 'Run examples' }).first().click();
    await lens(workbench, /2 examples pass/);
    await session.screenshot('examples-pass');
  });

  it('completes and says what is wrong as one types', async (workbench, session) => {
    await retype(workbench, 'severity: warning', 'severity: ');
    await workbench.page.keyboard.press('Control+Space');
    const rows = workbench.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.filter({ hasText: 'hint' }).first().waitFor();
    await session.screenshot('rule-completion');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.insertText('grave');
    assert.deepEqual(await workbench.waitForSquiggleAt('grave'), ['error']);
    const card = await workbench.hover('grave');
    await session.screenshot('rule-error');
    assert.match(card, /“grave” is not possible for severity.*error, warning, info, hint/);
    await retype(workbench, 'grave', 'error');
    await workbench.waitForNoSquiggle();
  });

  it('marks an example that fails', async (workbench, session) => {
    await retype(workbench, 'Write here a near miss that has to stay.', `The sign says ${CLAIM}.`);
    await workbench.runCommand('Candor: Run Examples');
    await lens(workbench, /1 of 2 examples fails/);
    assert.deepEqual(await workbench.waitForSquiggleAt('The sign says'), ['warning']);
    await session.screenshot('example-fails');
    await retype(workbench, `The sign says ${CLAIM}.`, 'Tea grown in the shade of a volcano.');
    await workbench.waitForNoSquiggle();
  });

  it('applies the saved rule in another file at once', async (workbench, session) => {
    await retype(workbench, `- ${CLAIM}`, '- (lava-grown|volcanic) tea');
    await workbench.savedText(RULE);
    await workbench.openFile('en/faq.md');
    assert.deepEqual(await workbench.waitForSquiggleAt(CLAIM), ['error']);
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.insertText('\nTry the volcanic tea too.\n');
    assert.deepEqual(await workbench.waitForSquiggleAt('volcanic tea'), ['error']);
    await session.screenshot('house-rule-at-work');
  });

  it('opens the rule of a finding where it is written', async (workbench, session) => {
    await workbench.select('volcanic tea');
    await workbench.page.keyboard.press('ArrowLeft');
    await workbench.runCommand('Candor: Open Rule');
    await lens(workbench, /Run examples|examples/);
    assert.match(await workbench.visibleText(), /id: house\/lava-grown-tea/);
    await session.screenshot('open-rule');
  });
});

editorSuite('Writing rules in the web worker, in French', { extensionHost: 'web', locale: 'fr' }, (it) => {
  it('starts a preset whose examples pass', async (workbench, session) => {
    await workbench.runCommand('Candor: Nouveau préréglage');
    await answer(workbench, /Nouveau préréglage/);
    await lens(workbench, /Exécuter les exemples/);
    await workbench.runCommand('Candor: Exécuter les exemples');
    await lens(workbench, /16 exemples conformes/);
    await session.screenshot('web-french-preset');
    await workbench.openFile('en/faq.md');
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.insertText('\nOur tea works like magic.\n');
    assert.deepEqual(await workbench.waitForSquiggleAt('works like magic'), ['warning']);
  });
});
