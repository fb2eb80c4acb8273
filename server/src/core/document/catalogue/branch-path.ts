import type { Language } from '../document.js';
import { NESTING_LIMIT } from '../prose-writer.js';
import { type FileLanguage, languageOfLocale } from './locale.js';

/** An open object or list of a catalogue. */
interface Branch {
  /** `o`bject, `l`ist; `s`kipped object or `t` skipped list: nothing inside is prose. */
  readonly kind: 'o' | 'l' | 's' | 't';
  readonly language: FileLanguage | undefined;
  /** It holds a message with notes to translators beside it. */
  hasMessage: boolean;
  /** Of lists: how many items came before. */
  index: number;
  readonly key: string;
  /** The branches above, as a part of a state. */
  readonly above: string;
  /** The whole key, parts joined by dots. */
  readonly path: string;
}

/** Keys under which a message stands beside notes about it, as tools that extract messages write them. */
const MESSAGE_KEYS = new Set(['defaultMessage', 'translation', 'string']);
/** Those notes, to translators and programs. */
const NOTE_KEYS = new Set(
  'description context comment comments developer_comment meaning notes note id screenshots file'.split(' '),
);
/** Comments in keys, addresses of schemas, and the notes that Docusaurus puts beside each message. */
const NOTE_KEY = /^_comments?$|^\/\/|^\$(?:schema|id|comment)$|___DESCRIPTION$/;
/** Keys of the outermost object that name the language of the whole file. */
const LOCALE_KEYS = new Set(['@@locale', 'locale', 'lang', 'language', '_locale']);
const LONGEST_KEY = 120;
const LANGUAGES: Readonly<Record<string, FileLanguage | undefined>> = { e: 'en', f: 'fr', x: 'other' };

/**
 * Where in the tree of a catalogue a scanner is, as a string that another scan can begin from. It knows which branches
 * hold prose, and in which language: a branch called `fr` at the root is French.
 */
export class BranchPath {
  static readonly ROOT = '';
  private branches: Branch[] = [];
  /** Branches deeper than are followed. */
  private deeper = 0;
  private fileLanguage: FileLanguage | undefined;
  private written: string | undefined = BranchPath.ROOT;

  /** The path as a string; equal paths are equal strings. */
  get state(): string {
    if (this.written === undefined) {
      const last = this.branches.at(-1);
      const head = letterOf(this.fileLanguage) + this.deeper;
      this.written = !last && head === '-0' ? BranchPath.ROOT : head + (last ? stateOf(last) : '');
    }
    return this.written;
  }

  get depth(): number {
    return this.branches.length + this.deeper;
  }

  get isInObject(): boolean {
    const kind = this.branches.at(-1)?.kind;
    return this.deeper === 0 && (kind === 'o' || kind === 's');
  }

  get lastKey(): string {
    return this.branches.at(-1)?.key ?? '';
  }

  /** The language of what stands here, where the catalogue says it; of other languages nothing is read. */
  get language(): Language | undefined {
    const language = this.branches.at(-1)?.language ?? this.fileLanguage;
    return language === 'other' ? undefined : language;
  }

  restore(state: string): void {
    if (state === this.written) return;
    const [head = '', ...parts] = state.split('\u0000');
    this.branches = [];
    for (const part of parts) {
      const colon = part.indexOf(':');
      this.push(
        part.charAt(0) as Branch['kind'],
        LANGUAGES[part.charAt(1)],
        part.slice(colon + 1),
        part.charAt(2) === 'm',
        Number(part.slice(3, colon)),
      );
    }
    this.fileLanguage = LANGUAGES[head.charAt(0)];
    this.deeper = Number(head.slice(1)) || 0;
    this.written = state;
  }

  /** Opens a branch. False when it is the first that is too deep to be followed. */
  open(isObject: boolean, key: string | undefined): boolean {
    this.countItem(key);
    this.written = undefined;
    if (this.deeper > 0 || this.branches.length >= NESTING_LIMIT) {
      this.deeper++;
      return this.deeper > 1;
    }
    const parent = this.branches.at(-1);
    const isSkipped = isNote(key, parent) || parent?.kind === 's' || parent?.kind === 't';
    const named = key !== undefined && this.branches.length === 1 && isObject ? languageOfLocale(key) : undefined;
    const own = key ?? (parent?.kind === 'l' ? String(parent.index - 1) : '');
    this.push(
      isSkipped ? (isObject ? 's' : 't') : isObject ? 'o' : 'l',
      named ?? parent?.language,
      own.slice(0, LONGEST_KEY).replaceAll('\u0000', ''),
      false,
      0,
    );
    return true;
  }

  /** Closes the last branch. False when that is of the other kind, or there is none. */
  close(isObject: boolean): boolean {
    if (this.deeper > 0) this.deeper--;
    else {
      const last = this.branches.at(-1);
      if (!last || (last.kind === 'o' || last.kind === 's') !== isObject) return false;
      this.branches.pop();
    }
    this.written = undefined;
    return true;
  }

  /** A value that opens no branch. */
  pass(key: string | undefined, value: string | undefined): void {
    this.countItem(key);
    const parent = this.branches.at(-1);
    if (!parent || key === undefined || value === undefined || this.deeper > 0) return;
    if (!parent.hasMessage && MESSAGE_KEYS.has(key)) {
      parent.hasMessage = true;
      this.written = undefined;
    }
    if (this.branches.length === 1 && LOCALE_KEYS.has(key)) {
      const language = languageOfLocale(value);
      if (language && language !== this.fileLanguage) {
        this.fileLanguage = language;
        this.written = undefined;
      }
    }
  }

  /** Whether a string here is prose. */
  isRead(key: string | undefined): boolean {
    const parent = this.branches.at(-1);
    if (parent && (parent.kind === 's' || parent.kind === 't')) return false;
    if ((parent?.language ?? this.fileLanguage) === 'other') return false;
    return !isNote(key, parent) && !(this.branches.length === 1 && key !== undefined && LOCALE_KEYS.has(key));
  }

  /** The whole key of the branch itself. */
  get ownKey(): string {
    return this.branches.at(-1)?.path ?? '';
  }

  /** The whole key of a string here, parts joined by dots. */
  keyOf(key: string | undefined): string {
    const own = key?.slice(0, LONGEST_KEY) ?? String(this.branches.at(-1)?.index ?? 0);
    return joined(this.ownKey, own);
  }

  /** Items of lists are numbered from 0. */
  private countItem(key: string | undefined): void {
    const parent = this.branches.at(-1);
    if (key !== undefined || this.deeper > 0 || !parent || (parent.kind !== 'l' && parent.kind !== 't')) return;
    parent.index++;
    this.written = undefined;
  }

  private push(
    kind: Branch['kind'],
    language: FileLanguage | undefined,
    key: string,
    hasMessage: boolean,
    index: number,
  ): void {
    const parent = this.branches.at(-1);
    const above = parent ? stateOf(parent) : '';
    // The outermost object has no key.
    const path = parent ? joined(parent.path, key) : '';
    this.branches.push({ kind, language, hasMessage, index, key, above, path });
  }
}

function stateOf({ above, kind, language, hasMessage, index, key }: Branch): string {
  return `${above}\u0000${kind}${letterOf(language)}${hasMessage ? 'm' : '-'}${index}:${key}`;
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** ARB's `@key` objects, comments in keys, schema addresses, and notes beside a message. */
function isNote(key: string | undefined, parent: Branch | undefined): boolean {
  if (key === undefined) return false;
  if (key.charCodeAt(0) === 64 || NOTE_KEY.test(key)) return true;
  return parent?.hasMessage === true && NOTE_KEYS.has(key);
}

function letterOf(language: FileLanguage | undefined): string {
  return language === undefined ? '-' : language === 'en' ? 'e' : language === 'fr' ? 'f' : 'x';
}
