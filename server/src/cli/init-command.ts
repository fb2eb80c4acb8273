import { writeFile } from 'node:fs/promises';
import { initTemplate } from '../config/init-template.js';
import type { Language } from '../core/document/document.js';
import { CONFIG_NAME } from '../node/repository.js';
import { CLEAN, WrongUse } from './exit-code.js';
import { messagesFor } from './messages/messages.js';
import type { Output } from './output.js';

/** Writes a commented `candor.yml` into the current folder; never over another one. */
export async function init(options: { quiet?: boolean }, reader: Language, output: Output): Promise<number> {
  const messages = messagesFor(reader);
  try {
    await writeFile(CONFIG_NAME, initTemplate(reader), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new WrongUse(messages.initExists(CONFIG_NAME));
    throw error;
  }
  if (!options.quiet) output.out(`${messages.initWritten(CONFIG_NAME)}\n`);
  return CLEAN;
}
