import type { CommanderError } from 'commander';
import { systemReason } from '../node/read-text.js';
import { CLEAN, TROUBLE, WrongUse } from './exit-code.js';
import { type Messages, messagesFor } from './messages/messages.js';
import { processOutput } from './output.js';
import { buildProgram } from './program.js';
import { readerLanguage } from './reader-language.js';

const reader = readerLanguage(process.argv.slice(2), process.env);
const messages = messagesFor(reader);
const output = processOutput();

// A reader such as `head` may close the pipe early: nothing is wrong then, and nobody listens any more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? CLEAN : TROUBLE));

const program = buildProgram(reader, output, (code) => {
  process.exitCode = code;
});
// Commander's own complaints are said below, once and in the reader's language.
for (const command of [program, ...program.commands, ...program.commands.flatMap((parent) => parent.commands)]) {
  command.exitOverride().configureOutput({ outputError: () => {} });
}

program.parseAsync(process.argv).catch((error: Error & Partial<CommanderError> & NodeJS.ErrnoException) => {
  if (error.code?.startsWith('commander.') && error.exitCode === 0) return;
  process.exitCode = TROUBLE;
  if (error.code === 'commander.help') return;
  if (error.code?.startsWith('commander.')) output.err(`${complaint(error, messages)}\n${messages.help.seeHelp}\n`);
  else if (error instanceof WrongUse) output.err(`${error.message}\n`);
  else if (isSystemError(error)) output.err(`${messages.failedOn(error.path ?? '', systemReason(error)[reader])}\n`);
  else output.err(`${messages.internal(error.stack ?? error.message)}\n`);
});

/** What the system refused, such as writing into a folder: nothing is wrong with Candor then. */
function isSystemError(error: NodeJS.ErrnoException): boolean {
  return typeof error.syscall === 'string' && typeof error.code === 'string';
}

/** Commander's message, in the reader's language when it is known; its subject stands between quotation marks. */
function complaint(error: Error & Partial<CommanderError>, { help }: Messages): string {
  const say = help.errors[error.code ?? ''];
  if (!say) return error.message.replace(/^error: /, '');
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const value =
    error.code === 'commander.invalidArgument' ? /argument '([^']*)' is invalid/.exec(error.message)?.[1] : undefined;
  return say(value === undefined ? subject : `${value} (${subject})`);
}
