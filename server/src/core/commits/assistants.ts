import type { CommitCatalogue } from '../rules/catalogue.js';

/** Longest line of a message that is read, in UTF-16 units: a trailer is short. */
const LONGEST = 300;

/** Signs that stand before a trailer: bullets, pictures, stars. */
const DECORATION = /^[^\p{L}\p{N}]*/u;

/** A trailer that says that no assistant took part. */
const DENIED =
  /^(?:no|none|not|never|false|nothing|nobody|n\/a|0|0\s*%|human|non|aucune?|jamais|faux|humain)(?!\p{L})/iu;

/** Knows the lines of commit messages in which assistants sign. */
export class Assistants {
  /** What such a line begins with, in lower case. Git is asked for messages that hold one of these. */
  readonly beginnings: readonly string[];
  private readonly naming: readonly string[];
  private readonly saying: readonly string[];
  private readonly names: RegExp;
  private readonly shared: RegExp;
  private readonly addresses: readonly string[];

  constructor({ naming, saying, names, sharedNames, addresses }: CommitCatalogue) {
    this.naming = naming.map((beginning) => beginning.toLowerCase());
    this.saying = saying.map((beginning) => beginning.toLowerCase());
    this.beginnings = [...this.naming, ...this.saying];
    this.names = anyOf([...names, ...sharedNames]);
    this.shared = anyOf(sharedNames);
    this.addresses = addresses.map((address) => address.toLowerCase());
  }

  /** The line as it is shown when an assistant signs in it; undefined when none does. */
  signature(line: string): string | undefined {
    if (line.length > LONGEST) return undefined;
    const said = line.replace(DECORATION, '').trim();
    const lower = said.toLowerCase();
    const about = this.saying.find((beginning) => lower.startsWith(beginning));
    if (about !== undefined) {
      const value = said.slice(about.length).trim();
      return value === '' || DENIED.test(value) ? undefined : said;
    }
    const beginning = this.naming.find((candidate) => lower.startsWith(candidate));
    return beginning !== undefined && this.isAssistant(said.slice(beginning.length)) ? said : undefined;
  }

  /** Whether a value is an assistant's: by its address, or by a name that no person beside has. */
  private isAssistant(value: string): boolean {
    const address = /<([^<>]*)>/.exec(value)?.[1]?.toLowerCase();
    if (address !== undefined && this.addresses.some((known) => address === known || address.endsWith(`+${known}`))) {
      return true;
    }
    const name = value
      .replace(/<[^<>]*>.*$/, '')
      .replace(/[[\]()*_"“”«»]/g, ' ')
      .trim();
    if (!this.names.test(name)) return false;
    // Somebody of this name with a mailbox is taken for a person.
    return (
      address === undefined || !this.shared.test(name) || /\d|opus|sonnet|haiku|\bcode\b|\bai\b|\bbot\b/i.test(name)
    );
  }
}

/** A value that is one of the names, or begins with one before a version, a model or an address. */
function anyOf(names: readonly string[]): RegExp {
  const written = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/ /g, '[ -]'));
  const model = '(?:v?\\d|gpt|claude|gemini|opus|sonnet|haiku|bot|agent|ai|cli|code|http|with|using|and|model)';
  return new RegExp(`^(?:the )?(?:${written.join('|')})(?:\\s*$|\\s*[:/@,;.-]|\\s+${model})`, 'i');
}
