import type { Language } from '../../server/src/core/index.js';
import { type PhraseLists, type PhraseNode, parsePhrase, type SlotName } from '../../server/src/core/rules/phrase.js';

const SLOTS: Readonly<Record<Language, Readonly<Record<SlotName, string>>>> = {
  en: {
    number: 'number',
    percent: 'percentage',
    price: 'price',
    duration: 'duration',
    date: 'date',
    time: 'time',
    countdown: 'countdown',
    year: 'year',
    name: 'name',
    word: 'word',
  },
  fr: {
    number: 'nombre',
    percent: 'pourcentage',
    price: 'prix',
    duration: 'durée',
    date: 'date',
    time: 'heure',
    countdown: 'compte à rebours',
    year: 'année',
    name: 'nom',
    word: 'mot',
  },
};

/** The name of a slot or of what a fix puts in its place, for people: `‹number›`. */
export function slotName(name: string, reader: Language): string {
  return `‹${SLOTS[reader][name as SlotName] ?? name}›`;
}

/** Words after which things stand in the plural. */
const PLURAL = /\{number\}|\b(?:few|several|quelques|plusieurs|moins)\b/;

/** One wording that a phrase matches, without its choices and optional parts: “only ‹number› left”. */
export function plainWording(phrase: string, language: Language, reader: Language, lists: PhraseLists): string {
  return wordingOf(parsePhrase(phrase, language, lists), { reader, plural: PLURAL.test(phrase) })
    .replace(/\s+/g, ' ')
    .replace(/(?<=\b(?:[ldjnstmc]|qu|jusqu|lorsqu|puisqu)['’]) /gi, '')
    .replace(/ ([.!?])/g, '$1')
    .trim();
}

interface Manner {
  readonly reader: Language;
  readonly plural: boolean;
}

function wordingOf(node: PhraseNode, manner: Manner): string {
  switch (node.kind) {
    case 'text':
    case 'exact':
      return node.text;
    case 'slot':
      return slotName(node.name, manner.reader);
    case 'gap':
      return '…';
    case 'sequence':
      return node.items.map((item) => wordingOf(item, manner)).join(' ');
    case 'capture':
      return wordingOf(node.item, manner);
    case 'choice':
    case 'list':
      return wordingOf(likelyOf(node.items, manner.plural), manner);
    case 'break':
      return '.';
    case 'optional':
      // What a slot catches is what the phrase is about.
      return holdsSlot(node.item) ? wordingOf(node.item, manner) : '';
    case 'start':
    case 'end':
      return '';
  }
}

/** The first choice; of “item” and “items” the second where the plural is wanted. */
function likelyOf(items: readonly PhraseNode[], plural: boolean): PhraseNode {
  const [first, second] = items;
  const grows = first?.kind === 'text' && second?.kind === 'text' && second.text === `${first.text}s`;
  return (plural && grows && !/[sx]$/.test(first.text) ? second : first) as PhraseNode;
}

function holdsSlot(node: PhraseNode): boolean {
  if (node.kind === 'slot') return true;
  if (node.kind === 'sequence' || node.kind === 'choice') return node.items.some(holdsSlot);
  return node.kind === 'optional' && holdsSlot(node.item);
}
