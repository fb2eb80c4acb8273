import assert from 'node:assert/strict';
import { editorSuite } from './harness/editor-suite.js';

editorSuite('A reader whose VS Code is in French', { locale: 'fr' }, (it) => {
  it('reads French explanations of English copy', async (workbench, session) => {
    await workbench.openFile('en/landing.md');
    const card = await workbench.hover('completely anonymous');
    await session.screenshot('french-hover-card');
    assert.match(card, /Pourquoi/);
    assert.match(card, /RGPD/);
    assert.doesNotMatch(card, /Not legal advice|Rests on|Why —/);
  });

  it('gets English words for the English text, offered in French', async (workbench, session) => {
    const titles = await workbench.openQuickFixes('completely anonymous');
    await session.screenshot('french-quick-fixes');
    await workbench.page.keyboard.press('Escape');
    assert.ok(
      titles.some((title) => /^(Dire|Écrire|Parler)/.test(title)),
      titles.join(' | '),
    );
    await workbench.applyQuickFix('completely anonymous', /pseudonym/);
    assert.match(await workbench.savedText('en/landing.md'), /^Your answers are pseudonymous and/m);
  });

  it('reads in French why a page has its disclosure status', async (workbench, session) => {
    await workbench.openFile('en/products.md');
    await workbench.waitForSquiggleAt('Verbena field at dawn');
    const card = await workbench.languageStatus();
    await session.screenshot('french-language-status');
    assert.match(card, /Une image dit d’elle-même qu’elle vient d’une IA .* et rien à côté ne le dit/);
    await workbench.page.keyboard.press('Escape');
  });

  it('finds the commands and the report in French', async (workbench, session) => {
    await workbench.runCommand('Candor: Rédiger un rapport');
    await workbench.pick('Ce fichier');
    const report = await workbench.webview(/1 document\b/);
    await session.screenshot('french-report');
    assert.match(report.words, /Relecture|Synthèse/);
    assert.doesNotMatch(report.words, /Where the risk lies|What to do next/);
  });
});
