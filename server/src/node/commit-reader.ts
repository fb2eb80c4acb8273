import { dirname, relative, resolve, sep } from 'node:path';
import type { CommitsReading, CommitsUnread } from '../core/commits/commit-reading.js';
import { type GitHistory, gitHead, gitHistory } from './git-history.js';
import { repositoryRoot } from './repository.js';

/** How long a repository is taken to stand where it stood, in milliseconds. */
const FRESH = 2_000;

/** Repositories whose history is kept. */
const MOST_KEPT = 20;

interface Kept {
  readonly state: string;
  readonly history: Promise<GitHistory | CommitsUnread>;
}

/**
 * Tells of files on disk which commits touched them and hold some words. The history of a repository is read once, for
 * all its files, and again when another commit is checked out.
 */
export class CommitReader {
  private readonly kept = new Map<string, Kept>();
  private readonly asked = new Map<string, { readonly at: number; readonly reading: Promise<Kept | CommitsUnread> }>();

  /** Nothing is thrown: what fails is told as unread. `words` are in lower case. */
  async read(file: string, words: readonly string[]): Promise<CommitsReading> {
    const path = resolve(file);
    const root = repositoryRoot(dirname(path));
    if (root === undefined) return { commits: [], unread: 'no-repository' };
    const kept = await this.current(root, words);
    const history = typeof kept === 'string' ? kept : await kept.history;
    if (typeof history === 'string') return { commits: [], unread: history };
    const { byPath, cut } = history;
    const name = relative(root, path).split(sep).join('/').normalize('NFC');
    return { commits: byPath.get(name) ?? [], ...(cut && { unread: cut }) };
  }

  /** Files of one repository that are asked for together ask git once. */
  private current(root: string, words: readonly string[]): Promise<Kept | CommitsUnread> {
    const key = `${root}\n${words.join('\n')}`;
    const known = this.asked.get(key);
    const now = performance.now();
    if (known && now - known.at < FRESH) return known.reading;
    const reading = this.look(root, key, words);
    this.asked.set(key, { at: now, reading });
    return reading;
  }

  private async look(root: string, key: string, words: readonly string[]): Promise<Kept | CommitsUnread> {
    const head = await gitHead(root);
    if (typeof head === 'string') return head;
    const state = `${head.commit} ${head.isShallow}`;
    const known = this.kept.get(key);
    if (known?.state === state) return known;
    const kept = { state, history: head.commit === '' ? Promise.resolve(NOTHING) : this.history(root, words, head) };
    const oldest = this.kept.size >= MOST_KEPT ? this.kept.keys().next().value : undefined;
    if (oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(key, kept);
    return kept;
  }

  private async history(root: string, words: readonly string[], { isShallow }: { readonly isShallow: boolean }) {
    const history = await gitHistory(root, words);
    return isShallow && typeof history !== 'string' ? { cut: 'shallow' as const, ...history } : history;
  }
}

const NOTHING: GitHistory = { byPath: new Map() };
