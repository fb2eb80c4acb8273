import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, type Hover, MarkdownString, window, workspace } from 'vscode';
import { finding, findings, open, ruleOf, until } from './documents.js';
import type { HostTest } from './runner.js';

const FAMILIES = ['ai-disclosure', 'privacy', 'manipulation', 'ai-claims', 'prompt'];

/** Findings as an editor gets them. */
export const checking: readonly HostTest[] = [
  ...['en', 'fr'].map((language) => ({
    name: `finds faults of all five families (${language})`,
    async run() {
      const families = new Set<string>();
      for (const file of ['landing.md', 'newsletter.html', 'products.md', 'adviser.prompt.md']) {
        const document = await open(`${language}/${file}`);
        const items = await until(`findings in ${file}`, () => {
          const found = findings(document);
          return found.length > 0 && found;
        });
        for (const item of items) families.add(ruleOf(item).split('/')[0] as string);
      }
      assert.deepEqual([...families].sort(), [...FAMILIES].sort());
    },
  })),
  {
    name: 'names the rule of a finding, links to its page, and marks exactly the words',
    async run() {
      const document = await open('en/landing.md');
      const item = await finding(document, 'privacy/absolute-anonymity');
      assert.equal(document.getText(item.range), 'completely anonymous');
      assert.equal(item.severity, DiagnosticSeverity.Warning);
      assert.ok(typeof item.code === 'object' && item.code.target.toString().length > 0);
    },
  },
  {
    name: 'explains a finding in a hover',
    async run() {
      const document = await open('en/landing.md');
      const item = await finding(document, 'privacy/absolute-anonymity');
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        item.range.start,
      );
      const words = hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
        .join('\n');
      assert.match(words, /Why/);
      assert.match(words, /GDPR/);
    },
  },
  {
    name: 'keeps its ranges right while one types before them, emoji and all',
    async run() {
      const document = await open('en/landing.md');
      await finding(document, 'privacy/absolute-anonymity');
      const editor = window.activeTextEditor;
      assert.ok(editor);
      const start = document.positionAt(document.getText().indexOf('Your answers'));
      for (const character of '👩‍🔬 Plain words: ') await editor.edit((edit) => edit.insert(start, character));
      const item = await until('the finding at its new place', () => {
        const found = findings(document).find((other) => ruleOf(other) === 'privacy/absolute-anonymity');
        return found && document.getText(found.range) === 'completely anonymous' ? found : undefined;
      });
      assert.ok(item.range.start.character > 18);
      await commands.executeCommand('workbench.action.files.revert');
    },
  },
  {
    name: 'reviews a draft that has never been saved',
    async run() {
      const document = await workspace.openTextDocument({
        language: 'markdown',
        content: 'Your data is completely anonymous.\n',
      });
      await window.showTextDocument(document);
      await finding(document, 'privacy/absolute-anonymity');
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    },
  },
  {
    name: 'leaves source code alone',
    async run() {
      const document = await workspace.openTextDocument({
        language: 'typescript',
        content: '// Your data is completely anonymous.\n',
      });
      await window.showTextDocument(document);
      const markdown = await open('en/landing.md');
      await finding(markdown, 'privacy/absolute-anonymity');
      assert.deepEqual(findings(document), []);
    },
  },
];
