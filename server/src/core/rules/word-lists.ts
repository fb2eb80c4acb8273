import type { Language } from '../document/document.js';
import { hash64 } from '../text/hash.js';
import { type PhraseLists, type PhraseNode, parsePhrase } from './phrase.js';
import { FLAWS, PhraseError } from './phrase-error.js';

/** The items of a list, each a phrase: the same in both languages, or a list a language. */
export type ListItems = readonly string[] | { readonly [language in Language]?: readonly string[] | undefined };

/** Lists of phrases by name, as presets and Candor's own catalogue write them. */
export type WrittenLists = Readonly<Record<string, ListItems>>;

/**
 * Lists that phrases name as `{slots}`. A preset's own come before Candor's of the same name. Items are read once a
 * language, however many phrases name them.
 */
export class WordLists implements PhraseLists {
  private readonly own: ReadonlyMap<string, ListItems>;
  private readonly read = new Map<string, readonly PhraseNode[]>();
  private readonly digests = new Map<string, string>();

  constructor(
    written: WrittenLists,
    private readonly shared?: WordLists,
  ) {
    this.own = new Map(Object.entries(written));
  }

  get names(): readonly string[] {
    return [...new Set([...this.own.keys(), ...(this.shared?.names ?? [])])];
  }

  /** Tells phrases of the same words apart when the lists that they name hold other items; empty when they name none. */
  digest(phrase: string, language: Language): string {
    if (!phrase.includes('{')) return '';
    return [...phrase.matchAll(/\{\s*([a-z0-9-]+)/g)].map(([, name]) => this.digestOf(name!, language)).join('');
  }

  private digestOf(name: string, language: Language): string {
    const key = `${language} ${name}`;
    let digest = this.digests.get(key);
    if (digest === undefined) {
      const items = this.written(name, language);
      digest = items ? hash64(`${name}\u0000${items.join('\u0000')}`) : '';
      this.digests.set(key, digest);
    }
    return digest;
  }

  /** The items as they are written; undefined when there is no such list. */
  written(name: string, language: Language): readonly string[] | undefined {
    const items = this.own.get(name);
    if (!items) return this.shared?.written(name, language);
    return isEveryLanguage(items) ? items : (items[language] ?? []);
  }

  items(name: string, language: Language): readonly PhraseNode[] | undefined {
    if (!this.own.has(name)) return this.shared?.items(name, language);
    const key = `${language} ${name}`;
    let nodes = this.read.get(key);
    if (!nodes) {
      nodes = this.written(name, language)!.map((item) => readItem(item, name, language));
      this.read.set(key, nodes);
    }
    return nodes;
  }
}

export function isEveryLanguage(items: ListItems): items is readonly string[] {
  return Array.isArray(items);
}

function readItem(item: string, name: string, language: Language): PhraseNode {
  try {
    return parsePhrase(item, language);
  } catch (error) {
    if (!(error instanceof PhraseError)) throw error;
    throw new PhraseError(FLAWS.brokenItem(item, name, error.said));
  }
}
