import assert from 'node:assert/strict';
import { type CodeAction, CodeActionKind, commands, type Range, type TextDocument, window, workspace } from 'vscode';
import { finding, findings, gone, open, ruleOf } from './documents.js';
import type { HostTest } from './runner.js';

function actionsAt(document: TextDocument, range: Range, kind: CodeActionKind): Thenable<CodeAction[]> {
  return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind.value);
}

async function apply(action: CodeAction | undefined): Promise<void> {
  assert.ok(action?.edit, 'no such action, or one without an edit');
  assert.ok(await workspace.applyEdit(action.edit));
}

const whole = (document: TextDocument): Range =>
  document.validateRange(document.lineAt(0).range.union(lastLine(document)));
const lastLine = (document: TextDocument): Range => document.lineAt(document.lineCount - 1).range;

/** Edits that Candor offers. */
export const fixing: readonly HostTest[] = [
  {
    name: 'rewrites a phrase and takes the finding away',
    async run() {
      const document = await open('en/landing.md');
      const item = await finding(document, 'privacy/absolute-anonymity');
      const actions = await actionsAt(document, item.range, CodeActionKind.QuickFix);
      await apply(actions.find(({ title }) => title.includes('pseudonymous')));
      assert.match(document.getText(), /^Your answers are pseudonymous and/m);
      await gone(document, 'privacy/absolute-anonymity');
      await commands.executeCommand('workbench.action.files.revert');
    },
  },
  {
    name: 'inserts the configured disclosure in the language of the text',
    async run() {
      for (const [language, wording] of [
        ['en', 'This page was drafted with AI'],
        ['fr', 'Cette page a été rédigée avec l’aide de l’IA'],
      ] as const) {
        const document = await open(`${language}/landing.md`);
        const item = await finding(document, 'ai-disclosure/missing-statement');
        const actions = await actionsAt(document, item.range, CodeActionKind.QuickFix);
        const insertion = actions.find(({ edit }) =>
          edit?.get(document.uri).some(({ newText }) => newText.includes(wording)),
        );
        await apply(insertion);
        await gone(document, 'ai-disclosure/missing-statement');
        await commands.executeCommand('workbench.action.files.revert');
      }
    },
  },
  {
    name: 'fixes all that is safe in one edit, and nothing else',
    async run() {
      const document = await open('en/newsletter.html');
      await finding(document, 'ai-disclosure/tracking-residue');
      const before = findings(document).length;
      const kind = CodeActionKind.SourceFixAll.append('candor');
      const [action, ...others] = await actionsAt(document, whole(document), kind);
      assert.deepEqual(others, []);
      await apply(action);
      assert.doesNotMatch(document.getText(), /utm_source/);
      await gone(document, 'ai-disclosure/tracking-residue');
      const left = findings(document);
      assert.ok(left.length < before);
      assert.ok(left.some((item) => ruleOf(item).startsWith('manipulation/')));
      await commands.executeCommand('workbench.action.files.revert');
    },
  },
  {
    name: 'fixes on save when the user asked for it',
    async run() {
      const document = await open('fr/newsletter.html');
      await finding(document, 'ai-disclosure/tracking-residue');
      const settings = workspace.getConfiguration('editor', document.uri);
      const original = document.getText();
      await settings.update('codeActionsOnSave', { 'source.fixAll.candor': 'explicit' }, true);
      try {
        await window.activeTextEditor?.edit((edit) => edit.insert(lastLine(document).end, '\n'));
        await document.save();
        assert.doesNotMatch(document.getText(), /utm_source/);
      } finally {
        await settings.update('codeActionsOnSave', undefined, true);
        await workspace.fs.writeFile(document.uri, new TextEncoder().encode(original));
      }
    },
  },
];
