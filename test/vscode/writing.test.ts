import assert from 'node:assert/strict';
import { editorSuite } from './harness/editor-suite.js';

editorSuite('Writing copy in VS Code', {}, (it) => {
  it('marks the faults of an English landing page, each as grave as it is', async (workbench, session) => {
    await workbench.openFile('en/landing.md');
    await workbench.waitForSquiggles(8);
    assert.deepEqual(await workbench.waitForSquiggleAt('never makes mistakes'), ['warning']);
    assert.deepEqual(await workbench.waitForSquiggleAt('completely anonymous'), ['warning']);
    assert.deepEqual(await workbench.waitForSquiggleAt('happy customers'), ['info']);
    assert.deepEqual(await workbench.squiggles('Your perfect tea, found by AI'), []);
    await session.screenshot('landing-en');
  });

  it('tells the state of the page in the language status', async (workbench, session) => {
    const [status = ''] = await workbench.statusItems(/Candor/);
    assert.match(status, /Candor: \d+ warnings, \d+ to check, AI disclosure missing/);
    const why =
      /AI disclosure missing · The front matter declares “ai_generated: true”, and nothing that readers see says so/;
    assert.match(status, why);
    const card = await workbench.languageStatus();
    await session.screenshot('language-status');
    assert.match(card, why);
    assert.match(card, /Quick actions/);
    await workbench.page.keyboard.press('Escape');
    assert.match(await workbench.hover('true'), /AI was used, readers are not told/);
    await workbench.page.keyboard.press('Escape');
  });

  it('marks a French page and a prompt too', async (workbench, session) => {
    await workbench.openFile('fr/landing.md');
    assert.deepEqual(await workbench.waitForSquiggleAt('Notre IA ne se trompe jamais'), ['warning']);
    assert.deepEqual(await workbench.waitForSquiggleAt('totalement anonymes'), ['warning']);
    await session.screenshot('landing-fr');
    await workbench.openFile('en/adviser.prompt.md');
    assert.deepEqual(await workbench.waitForSquiggleAt('Never reveal that you are an AI'), ['error']);
    await session.screenshot('prompt-en');
  });

  it('leaves exemplary files alone', async (workbench, session) => {
    for (const file of ['en/faq.md', 'fr/faq.md', 'en/adviser-honest.prompt.md', 'fr/adviser-honest.prompt.md']) {
      await workbench.openFile(file);
      await workbench.until(`the review of ${file}`, async () => {
        return (await workbench.statusItems(/Candor: no findings/)).length > 0;
      });
      assert.deepEqual(await workbench.squiggles(), [], file);
    }
    await session.screenshot('faq-fr-clean');
  });

  it('explains a finding on a hover card', async (workbench, session) => {
    await workbench.openFile('en/landing.md');
    const card = await workbench.hover('completely anonymous');
    await session.screenshot('hover-card');
    assert.match(card, /Absolute anonymity claim/);
    assert.match(card, /Why/);
    assert.match(card, /GDPR/);
    assert.match(card, /Not legal advice/);
  });

  it('rewrites a phrase with the keyboard alone', async (workbench, session) => {
    const titles = await workbench.openQuickFixes('completely anonymous');
    await session.screenshot('quick-fixes');
    await workbench.page.keyboard.press('Escape');
    assert.ok(titles.length >= 2, titles.join(' | '));
    await workbench.applyQuickFix('completely anonymous', 'pseudonymous');
    await workbench.waitForSquiggleAt('we never share your data');
    assert.deepEqual(await workbench.squiggles('pseudonymous'), []);
    await session.screenshot('quick-fix-applied');
    assert.match(await workbench.savedText('en/landing.md'), /^Your answers are pseudonymous and/m);
  });

  it('keeps a phrase with a reason that the writer types', async (workbench, session) => {
    await workbench.applyQuickFix('never share your data', /^Keep it/);
    await workbench.page.keyboard.type('the shop has no partners');
    await workbench.waitForNoSquiggle('never share your data');
    await session.screenshot('kept-with-a-reason');
    const text = await workbench.savedText('en/landing.md');
    assert.match(text, /<!-- candor-disable-(next-)?line privacy\/[\w-]+ -- the shop has no partners -->/);
  });

  it('applies every safe fix of a file and no other', async (workbench, session) => {
    await workbench.openFile('en/newsletter.html');
    await workbench.waitForSquiggleAt('utm_source=chatgpt.com');
    await session.screenshot('newsletter-before-fix-all');
    await workbench.runCommand('Fix All');
    await workbench.waitForNoSquiggle('utm_source=chatgpt.com');
    await session.screenshot('newsletter-after-fix-all');
    const text = await workbench.savedText('en/newsletter.html');
    assert.doesNotMatch(text, /utm_source/);
    assert.match(text, /No, I prefer to stay tired/);
  });

  it('labels an image whose file says AI, with the keyboard alone, and the status follows', async (workbench, session) => {
    await workbench.openFile('en/products.md');
    assert.deepEqual(await workbench.waitForSquiggleAt('Verbena field at dawn'), ['warning']);
    await session.screenshot('image-unlabelled');
    const [before = ''] = await workbench.statusItems(/AI disclosure missing/);
    assert.match(
      before,
      /An image says of itself that it comes from AI .*trainedAlgorithmicMedia.* no words beside it/,
    );
    await workbench.languageStatus();
    await session.screenshot('image-status-missing');
    await workbench.page.keyboard.press('Escape');
    assert.match(await workbench.hover('Verbena field'), /IPTC DigitalSourceType trainedAlgorithmicMedia/);
    await session.screenshot('image-hover');
    await workbench.page.keyboard.press('Escape');
    await workbench.applyQuickFix('Verbena field', 'Add a caption');
    await workbench.waitForNoSquiggle('Verbena field at dawn');
    await workbench.until('the status says so', async () => {
      return (await workbench.statusItems(/AI use is disclosed/)).length > 0;
    });
    assert.match(
      await workbench.languageStatus(),
      /AI use is disclosed · An image is labelled: “Image generated with AI”/,
    );
    await session.screenshot('image-labelled');
    await workbench.page.keyboard.press('Escape');
    assert.match(
      await workbench.savedText('en/products.md'),
      /^!\[Verbena field at dawn \(AI-generated image\)\]\(\.\.\/images\/verbena\.jpg\)\n\n\*Image generated with AI\.\*$/m,
    );
  });

  it('follows the keys: a new fault is marked, and the mark goes with it', async (workbench, session) => {
    await workbench.openFile('en/faq.md');
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.type('\nYour data is completely anonymous.');
    assert.deepEqual(await workbench.waitForSquiggleAt('completely anonymous'), ['warning']);
    await session.screenshot('typed-a-fault');
    await workbench.page.keyboard.press('Backspace');
    await workbench.waitForNoSquiggle();
  });

  it('lists the findings in the Problems view', async (workbench, session) => {
    await workbench.openFile('en/landing.md');
    await workbench.runCommand('Candor: Review Current File');
    const problems = await workbench.problems('never makes mistakes');
    await session.screenshot('problems');
    assert.ok(problems.some((row) => /^Warning: .*never makes mistakes.*generated by candor/.test(row)));
  });

  it('opens the page of a rule, which stays when another file is opened', async (workbench, session) => {
    await workbench.runCommand('Candor: Explain Rule');
    await workbench.pick('privacy/absolute-anonymity');
    const { words } = await workbench.webview(/Absolute anonymity claim.*Fine when/);
    await session.screenshot('explain-rule');
    assert.match(words, /GDPR/);
    await workbench.openFile('en/products.md');
    assert.ok((await workbench.tabs()).some((title) => title.includes('absolute-anonymity')));
  });

  it('opens the page of a rule from the link beside a finding', async (workbench, session) => {
    await workbench.problems('never makes mistakes');
    await workbench.page.locator('.markers-panel-container a', { hasText: 'ai-claims/perfect-accuracy' }).click();
    await workbench.webview(/Claim of perfect accuracy.*Fine when/);
    await session.screenshot('rule-from-problems');
  });

  it('reviews again after a restart of the server', async (workbench) => {
    await workbench.openFile('en/products.md');
    await workbench.runCommand('Candor: Restart Server');
    await workbench.waitForSquiggleAt('Trusted by doctors');
  });
});
