import type { Language } from '../../core/document/document.js';
import { type PhraseLists, type PhraseNode, parsePhrase } from '../../core/rules/phrase.js';

/** What slots are shown as. */
const SHOWN: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  number: { en: '3', fr: '3' },
  percent: { en: '95%', fr: '95 %' },
  price: { en: '$20', fr: '20 €' },
  duration: { en: '3 days', fr: '3 jours' },
  date: { en: '30 June 2026', fr: '30 juin 2026' },
  time: { en: '18:00', fr: '18 h' },
  countdown: { en: '02:13:44', fr: '02:13:44' },
  year: { en: '2026', fr: '2026' },
  name: { en: 'Alex Martin', fr: 'Alex Martin' },
  word: { en: '(any word)', fr: '(un mot)' },
};

/** Some wordings that a phrase matches, at most `most`, each choice shown where there is room. @throws PhraseError */
export function phraseSamples(
  phrase: string,
  language: Language,
  lists: PhraseLists | undefined,
  most: number,
): string[] {
  const samples = samplesOf(parsePhrase(phrase, language, lists), language, most).map((text) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/ ([,.])/g, '$1')
      .trim(),
  );
  return [...new Set(samples)].filter((text) => text !== '').slice(0, most);
}

function samplesOf(node: PhraseNode, language: Language, most: number): string[] {
  switch (node.kind) {
    case 'text':
    case 'exact':
      return [node.text];
    case 'slot':
      return [SHOWN[node.name]?.[language] ?? `{${node.name}}`];
    case 'gap':
      return ['…'];
    case 'break':
      return ['.'];
    case 'start':
    case 'end':
      return [''];
    case 'optional':
      return [...samplesOf(node.item, language, most - 1), ''];
    case 'capture':
      return samplesOf(node.item, language, most);
    case 'choice':
    case 'list':
      return interleaved(node.items.slice(0, most).map((item) => samplesOf(item, language, most))).slice(0, most);
    case 'sequence': {
      const parts = node.items.map((item) => samplesOf(item, language, most));
      const longest = Math.max(...parts.map(({ length }) => length));
      // The n-th sample takes the n-th way of each part, so that every way is shown once.
      return Array.from({ length: Math.min(longest, most) }, (_, index) =>
        parts.map((ways) => ways[Math.min(index, ways.length - 1)]).join(' '),
      );
    }
  }
}

function interleaved(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}
