import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Language } from '../core/document/document.js';
import { presetTemplate } from '../presets/preset-template.js';
import { CLEAN, WrongUse } from './exit-code.js';
import { messagesFor } from './messages/messages.js';
import type { Output } from './output.js';

/** Writes a preset to start from, with a rule whose examples pass, into a new or empty folder. */
export async function newPreset(
  folder: string,
  options: { quiet?: boolean },
  reader: Language,
  output: Output,
): Promise<number> {
  const messages = messagesFor(reader).presetNew;
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length) throw new WrongUse(messages.exists(folder));
  for (const { path, text } of presetTemplate(basename(resolve(folder)), reader)) {
    await writeFile(join(folder, path), text, { flag: 'wx' });
  }
  if (!options.quiet) output.out(`${messages.written(folder)}\n`);
  return CLEAN;
}
