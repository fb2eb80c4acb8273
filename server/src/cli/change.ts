import type { Language } from '../core/document/document.js';
import type { Change, ChangeSet } from '../node/git-changes.js';
import { WrongUse } from './exit-code.js';
import { messagesFor } from './messages/messages.js';

export interface ChangeOptions {
  /** True without a range. */
  readonly changed?: string | true;
  readonly staged?: boolean;
}

/** Which change the options ask for, if any. */
export function changeOf({ changed, staged }: ChangeOptions, reader: Language): Change | undefined {
  if (changed !== undefined && staged) throw new WrongUse(messagesFor(reader).changedOrStaged);
  if (staged) return { staged: true };
  if (changed === undefined) return undefined;
  return { range: changed === true ? undefined : changed };
}

/** What git says of a change; where there is no git, or it refuses, that is a mistake in how Candor was called. */
export async function changesOf(from: string, change: Change, reader: Language): Promise<ChangeSet> {
  const { changedFiles } = await import('../node/git-changes.js');
  const { GitFailed, GitMissing } = await import('../node/git.js');
  const messages = messagesFor(reader);
  try {
    return await changedFiles(from, change);
  } catch (error) {
    if (error instanceof GitMissing) throw new WrongUse(messages.gitMissing);
    if (!(error instanceof GitFailed)) throw error;
    const range = 'range' in change ? change.range : undefined;
    throw new WrongUse(
      range === undefined ? messages.gitFailed(error.message) : messages.noRange(range, error.message),
    );
  }
}
