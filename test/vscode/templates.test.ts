import assert from 'node:assert/strict';
import { parse as parseJsx } from '@babel/parser';
import { parse as parseVue } from '@vue/compiler-dom';
import { editorSuite } from './harness/editor-suite.js';
import type { Workbench } from './harness/workbench.js';

/** Whether Candor marks a text: errors are TypeScript's, which finds no packages in the sample. */
async function isMarked(workbench: Workbench, text: string): Promise<boolean> {
  return (await workbench.squiggles(text)).some((severity) => severity !== 'error');
}

async function waitForMark(workbench: Workbench, text: string): Promise<void> {
  await workbench.waitForSquiggleAt(text);
  await workbench.until(`a finding at "${text}"`, () => isMarked(workbench, text));
}

editorSuite('Templates in VS Code', {}, (it) => {
  it('marks the text of a component and nothing of its code', async (workbench, session) => {
    await workbench.openFile('en/Offer.tsx');
    await waitForMark(workbench, 'never wrong');
    for (const text of ['Only 2 left', 'aria-label', 'Members pay the same', 'Hurry, the offer ends soon!']) {
      assert.equal(await isMarked(workbench, text), false, text);
    }
    await session.screenshot('template-tsx');
  });

  it('rewrites it with the keyboard alone, and the file still compiles', async (workbench, session) => {
    await workbench.applyQuickFix('No thanks, I prefer to pay full price', 'No thanks');
    await workbench.until('no finding there', async () => !(await isMarked(workbench, 'No thanks')));
    await session.screenshot('template-tsx-fixed');
    const text = await workbench.savedText('en/Offer.tsx');
    assert.match(text, />\s+No thanks\s+<\/Button>/);
    parseJsx(text, { sourceType: 'module', plugins: ['jsx', 'typescript'] });
  });

  it('keeps a finding by a comment that the language has', async (workbench, session) => {
    await workbench.openFile('fr/Offre.vue');
    await waitForMark(workbench, 'ne se trompe jamais');
    const titles = await workbench.openQuickFixes('ne se trompe jamais');
    await session.screenshot('template-vue-quick-fixes');
    await workbench.page.keyboard.press('Escape');
    assert.ok(
      titles.some((title) => title.startsWith('Keep it')),
      titles.join(' | '),
    );
    await workbench.applyQuickFix('Non merci, je préfère payer plein tarif', 'Non merci');
    await workbench.waitForNoSquiggle('Non merci');
    const text = await workbench.savedText('fr/Offre.vue');
    assert.match(text, />\s+Non merci\s+<\/bouton-simple>/);
    parseVue(text, { parseMode: 'sfc', onError: (error) => assert.fail(error) });
  });
});

editorSuite('Templates in the web worker of VS Code', { extensionHost: 'web' }, (it) => {
  it('are marked as on the desktop', async (workbench, session) => {
    await workbench.openFile('en/Offer.tsx');
    await waitForMark(workbench, 'never wrong');
    await workbench.openFile('fr/Offre.vue');
    await waitForMark(workbench, 'ne se trompe jamais');
    await session.screenshot('template-web');
  });
});
