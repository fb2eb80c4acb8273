import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../core/document/document.js';
import { WrongUse } from './exit-code.js';
import { messagesFor } from './messages/messages.js';

/** Starts the language server, a bundle of its own beside this one; it reads its transport from the command line. */
export function startLanguageServer(reader: Language): void {
  const server = join(__dirname, 'server.js');
  if (!existsSync(server)) throw new WrongUse(messagesFor(reader).lspMissing);
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  require(server);
}
