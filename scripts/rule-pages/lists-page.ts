import type { Language } from '../../server/src/core/index.js';
import type { WordLists } from '../../server/src/core/rules/word-lists.js';
import { markdownCode } from '../../server/src/lsp/markdown.js';
import { WORDS } from './words.js';

/** The lists that every phrase may name, with their items; `twin` is the same page in the other language. */
export function listsPage(lists: WordLists, reader: Language, twin: string): string {
  const words = WORDS[reader];
  const parts = [...lists.names].sort().map((name) => {
    const items = (['en', 'fr'] as const).map((language) => {
      const all = lists.written(name, language) ?? [];
      return `**${words.inLanguage[language]}**${words.colon} ${all.map(markdownCode).join(', ')}`;
    });
    return [`## {${name}}`, ...items].join('\n\n');
  });
  const head = [`# ${words.lists.title}`, `[${words.otherLanguage}](${twin})`, words.lists.intro];
  return `${[...head, ...parts, `<!-- ${words.lists.generated} -->`].join('\n\n')}\n`;
}
