import assert from 'node:assert/strict';
import { type CompletionList, commands, languages, window, workspace } from 'vscode';
import { finding, findings, gone, open, sample, until } from './documents.js';
import type { HostTest } from './runner.js';

const ANONYMITY = 'privacy/absolute-anonymity';

/** Runs `body`, then gives `candor.yml` the text it had. */
async function withConfigKept(body: (text: string) => Promise<void>): Promise<void> {
  const uri = sample('candor.yml');
  const bytes = await workspace.fs.readFile(uri);
  try {
    await body(new TextDecoder().decode(bytes));
  } finally {
    await workspace.fs.writeFile(uri, bytes);
  }
}

/** Settings of the editor and of the project. */
export const configuring: readonly HostTest[] = [
  {
    name: 'follows candor.yml when it changes on disk',
    async run() {
      const document = await open('en/landing.md');
      await finding(document, ANONYMITY);
      await withConfigKept(async (text) => {
        const quiet = `${text}rules:\n  ${ANONYMITY}: off\n`;
        await workspace.fs.writeFile(sample('candor.yml'), new TextEncoder().encode(quiet));
        await gone(document, ANONYMITY);
        assert.ok(findings(document).length > 0);
      });
      await finding(document, ANONYMITY);
    },
  },
  {
    name: 'says where candor.yml is wrong, and completes rule ids in it',
    async run() {
      const document = await open('candor.yml');
      const editor = window.activeTextEditor;
      assert.ok(editor);
      const end = document.lineAt(document.lineCount - 1).range.end;
      await editor.edit((edit) => edit.insert(end, 'rules:\n  privacy/absolut: error\n'));
      const problems = await until('a problem in candor.yml', () => {
        const found = languages.getDiagnostics(document.uri);
        return found.length > 0 && found;
      });
      assert.match(problems.map(({ message }) => message).join(), /privacy\/absolut/);
      const at = document.positionAt(document.getText().indexOf('privacy/absolut') + 'privacy/absolut'.length);
      const list = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at,
      );
      const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(labels.includes(ANONYMITY), labels.slice(0, 10).join());
      await commands.executeCommand('workbench.action.files.revert');
    },
  },
  {
    name: 'stops when it is switched off and comes back when it is switched on',
    async run() {
      const document = await open('en/landing.md');
      await finding(document, ANONYMITY);
      const settings = workspace.getConfiguration('candor');
      await settings.update('enable', false, true);
      try {
        await gone(document, ANONYMITY);
        assert.deepEqual(findings(document), []);
      } finally {
        await settings.update('enable', undefined, true);
      }
      await finding(document, ANONYMITY);
    },
  },
  {
    name: 'restarts its server on command',
    async run() {
      const document = await open('en/landing.md');
      await commands.executeCommand('candor.restartServer');
      await finding(document, ANONYMITY);
    },
  },
];
