import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editorSuite } from './harness/editor-suite.js';
import { ROOT } from './harness/paths.js';
import { makeThrowAway } from './harness/throw-away.js';
import type { Workbench } from './harness/workbench.js';

/** The sample campaign as a repository of somebody whom git knows. */
async function campaign(): Promise<string> {
  const folder = await makeThrowAway('candor-campaign-');
  await cp(join(ROOT, 'examples'), folder, { recursive: true });
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args]);
  git('init', '-q');
  git('config', 'user.name', 'Ana Costa');
  git('config', 'user.email', 'ana@example.org');
  return folder;
}

/** Where the claim begins: VS Code marks only the beginning of what is faded. */
const CLAIM = 'Join 50,000';

const records = async (workbench: Workbench): Promise<Record<string, string>[]> =>
  (await readFile(join(workbench.workspace, '.candor/ledger.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);

editorSuite(
  'Deciding in VS Code',
  async () => ({ workspace: await campaign() }),
  (it) => {
    it('attaches evidence to a claim with the keyboard alone, and the squiggle fades', async (workbench, session) => {
      await workbench.openFile('en/landing.md');
      assert.deepEqual(await workbench.waitForSquiggleAt(CLAIM), ['info']);
      await workbench.applyQuickFix(CLAIM, /^Attach evidence/);
      await workbench.answer(/What proves it/, '');
      assert.match(await workbench.complaint(), /Name what proves it/);
      await session.screenshot('evidence-form');
      await workbench.answer(/Attach evidence .1/, 'Order register of 31 October 2026');
      await workbench.answer(/Who keeps the evidence/);
      await workbench.answer(/Until which day/, '2020-01-01');
      assert.match(await workbench.complaint(), /past/);
      await workbench.answer(/Attach evidence \(3/, dayFromNow(90));
      await workbench.answer(/For which text/);
      await workbench.until('the squiggle fades', async () => {
        return (await workbench.squiggles(CLAIM)).join() === 'hint';
      });
      await session.screenshot('evidence-attached');
      const [record] = await records(workbench);
      assert.equal(record?.kind, 'evidence');
      assert.equal(record?.owner, 'Ana Costa');
      assert.equal(record?.by, 'Ana Costa <ana@example.org>');
    });

    it('shows the decision behind the words and on the card', async (workbench, session) => {
      await workbench.until('the mark behind the words', async () => {
        return (
          (await workbench.visibleText()).includes(CLAIM) &&
          (await workbench.afterTexts()).some((text) => /evidence → /.test(text))
        );
      });
      await workbench.select(CLAIM);
      const card = await workbench.hover(CLAIM);
      await session.screenshot('evidence-hover');
      assert.match(card, /Substantiated until/);
      await workbench.page.keyboard.press('Escape');
    });

    it('signs the document, and an edit makes that stale', async (workbench, session) => {
      await workbench.openFile('en/landing.md');
      await workbench.runCommand('Candor: Sign Document');
      await workbench.answer(/editorial responsibility/, 'Managing editor');
      await workbench.until('the status says so', async () => (await workbench.statusItems(/signed off/)).length > 0);
      await session.screenshot('signed');
      await workbench.select('tell it how you feel');
      await workbench.page.keyboard.press('Escape');
      await workbench.page.keyboard.type('tell it what you like');
      await workbench.until('the sign-off is stale', async () => {
        return (await workbench.statusItems(/changed since it was signed/)).length > 0;
      });
      await session.screenshot('stale');
    });

    it('shows what changed since', async (workbench, session) => {
      await workbench.runCommand('Candor: Show Changes Since Signing');
      await workbench.until('a comparison', async () => {
        return (await workbench.tabs()).some((title) => /landing\.md: signed by Ana Costa/.test(title));
      });
      await session.screenshot('signed-changes');
      await workbench.page.keyboard.press('Control+F4');
    });

    it('lists the campaign by what was decided', async (workbench, session) => {
      await workbench.openFile('en/landing.md');
      await workbench.savedText('en/landing.md');
      await workbench.runCommand('Candor: Review the Campaign');
      await workbench.runCommand('View: Show Candor');
      const rows = await workbench.treeRows(/^en\/landing\.md, changed since it was signed/);
      await session.screenshot('campaign-review');
      assert.ok(
        rows.some((row) => /^en\/landing\.md, changed since it was signed/.test(row)),
        rows.join(' | '),
      );
      assert.ok(
        rows.some((row) => /^Open findings, \d+/.test(row)),
        rows.join(' | '),
      );
    });

    it('withdraws a decision, and the finding is back', async (workbench, session) => {
      await workbench.openFile('en/landing.md');
      await workbench.applyQuickFix(CLAIM, /^Withdraw/);
      await workbench.answer(/Why is it withdrawn/, 'The register was wrong');
      await workbench.until('the squiggle is back', async () => {
        return (await workbench.squiggles(CLAIM)).includes('info');
      });
      await session.screenshot('withdrawn');
      assert.deepEqual(
        (await records(workbench)).map(({ kind }) => kind),
        ['evidence', 'sign-off', 'withdraw'],
      );
    });
  },
);

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
