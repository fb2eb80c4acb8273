import assert from 'node:assert/strict';
import { editorSuite } from './harness/editor-suite.js';

editorSuite('Catalogues and tables in VS Code', {}, (it) => {
  it('marks words inside the values of a locale file, and names their key', async (workbench, session) => {
    await workbench.openFile('locales/en.json');
    assert.deepEqual(await workbench.waitForSquiggleAt('never makes mistakes'), ['warning']);
    assert.deepEqual(await workbench.squiggles('"promise"'), []);
    assert.deepEqual(await workbench.squiggles('Ask me about our teas'), []);
    await session.screenshot('locale-en');
    const card = await workbench.hover('never makes mistakes');
    await session.screenshot('locale-hover');
    assert.match(card, /adviser\.promise/);
  });

  it('rewrites a value with the keyboard alone, and the file stays valid', async (workbench, session) => {
    const titles = await workbench.openQuickFixes('No thanks, I prefer to pay full price');
    await session.screenshot('locale-quick-fixes');
    await workbench.page.keyboard.press('Escape');
    // JSON has no comments to keep a finding with.
    assert.ok(!titles.some((title) => title.startsWith('Keep it')), titles.join(' | '));
    await workbench.applyQuickFix('No thanks, I prefer to pay full price', 'No thanks');
    await workbench.waitForNoSquiggle('No thanks');
    await session.screenshot('locale-fixed');
    const { newsletter, adviser } = JSON.parse(await workbench.savedText('locales/en.json'));
    assert.equal(newsletter.decline_button, 'No thanks');
    assert.equal(adviser.promise, 'Our "smart" AI never makes mistakes.');
  });

  it('marks the copy of an advertisement and not the rest of its row', async (workbench, session) => {
    await workbench.openFile('ads.csv');
    assert.deepEqual(await workbench.waitForSquiggleAt('never gets it wrong'), ['warning']);
    await workbench.waitForSquiggleAt('Plus que 3 coffrets');
    assert.deepEqual(await workbench.squiggles('https://verveine.example'), []);
    assert.deepEqual(await workbench.squiggles('Printemps Verveine'), []);
    await session.screenshot('ads');
  });
});

editorSuite('Catalogues in the web worker of VS Code', { extensionHost: 'web' }, (it) => {
  it('are marked as on the desktop', async (workbench, session) => {
    // The search by which VS Code finds out that a folder holds catalogues is not part of this build: a page starts Candor.
    await workbench.openFile('fr/landing.md');
    await workbench.openFile('locales/fr.json');
    assert.deepEqual(await workbench.waitForSquiggleAt('ne se trompe jamais'), ['warning']);
    await workbench.waitForSquiggleAt('Non merci, je préfère payer plein tarif');
    await session.screenshot('locale-web');
    await workbench.openFile('ads.csv');
    assert.deepEqual(await workbench.waitForSquiggleAt('never gets it wrong'), ['warning']);
  });
});
