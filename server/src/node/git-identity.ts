import { LIMITS } from '../ledger/record.js';
import { git } from './git.js';

/** Who commits in a folder, "Name <address>" as git has it; undefined when git does not know, or is not there. */
export async function gitIdentity(folder: string): Promise<string | undefined> {
  const { GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL } = process.env;
  const configured = await userConfig(folder);
  const name = clean(GIT_AUTHOR_NAME || configured.get('user.name'));
  const address = clean(GIT_AUTHOR_EMAIL || configured.get('user.email'));
  if (!name) return undefined;
  const identity = address ? `${name} <${address}>` : name;
  return identity.length <= LIMITS.short ? identity : undefined;
}

async function userConfig(folder: string): Promise<ReadonlyMap<string, string>> {
  try {
    const output = await git(folder, ['config', '--null', '--get-regexp', '^user\\.(name|email)$']);
    // Each entry is a key, a line end and a value; the last one for a key counts.
    const entries = output.toString('utf8').split('\0');
    return new Map(entries.map((entry) => [entry.slice(0, entry.indexOf('\n')), entry.slice(entry.indexOf('\n') + 1)]));
  } catch {
    return new Map();
  }
}

/** What would break "Name <address>", or hide in it. */
function clean(text: string | undefined): string {
  return (text ?? '').replace(/[<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
}
