import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import { open, until } from './documents.js';
import type { HostTest } from './runner.js';

const ID = 'candor.candor';

/** The package is there, whole, and starts by itself. */
export const installed: readonly HostTest[] = [
  {
    name: 'comes from its package and starts when a relevant file is opened',
    async run() {
      const extension = extensions.getExtension(ID);
      assert.ok(extension, `${ID} is not installed`);
      assert.match(extension.extensionPath, /candor\.candor-\d/);
      await open('en/faq.md');
      await until('the activation', () => extension.isActive);
    },
  },
  {
    name: 'registers every command of its manifest, and none twice',
    async run() {
      const manifest = extensions.getExtension(ID)?.packageJSON as {
        contributes: { commands: { command: string }[] };
      };
      const contributed = manifest.contributes.commands.map(({ command }) => command);
      const registered = await commands.getCommands(true);
      for (const command of contributed) assert.ok(registered.includes(command), command);
      assert.equal(new Set(contributed).size, contributed.length);
    },
  },
];
