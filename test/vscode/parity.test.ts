import assert from 'node:assert/strict';
import { editorSuite } from './harness/editor-suite.js';

editorSuite('A text and its translation in VS Code', {}, (it) => {
  it('marks a value that claims more than the other language, and jumps to the words there', async (workbench, session) => {
    await workbench.openFile('locales/fr.json');
    assert.deepEqual(await workbench.waitForSquiggleAt('30 %'), ['warning']);
    assert.deepEqual(await workbench.squiggles('Des tisanes choisies pour vous'), []);
    const card = await workbench.hover('30 %');
    await session.screenshot('parity-hover');
    assert.match(card, /The English text says “Up to 30% off your first box”/);
    assert.match(card, /en\.json/);
    const { page } = workbench;
    // The related place is a link of the hover, as VS Code shows related information.
    await page.locator('.monaco-hover a', { hasText: 'en.json' }).first().click();
    await page.locator('.editor-group-container.active .monaco-editor[data-uri$="/locales/en.json"]').first().waitFor();
    // The caret stands before "Up to 30%".
    await workbench.until('the caret is at the words', async () => {
      return (await workbench.statusItems('Ln 12, Col 17')).length > 0;
    });
    assert.match(await workbench.visibleText(), /"welcome": "Up to 30% off your first box"/);
    await session.screenshot('parity-jumped');
  });

  it('takes the finding away once both languages say the same', async (workbench, session) => {
    await workbench.openFile('locales/fr.json');
    await workbench.waitForSquiggleAt('30 %');
    await workbench.select('30 %');
    await workbench.page.keyboard.type('Jusqu’à 30 %');
    await workbench.waitForNoSquiggle('30 %');
    await session.screenshot('parity-same');
    const { offers } = JSON.parse(await workbench.savedText('locales/fr.json'));
    assert.equal(offers.welcome, 'Jusqu’à 30 % sur votre premier coffret');
  });
});
