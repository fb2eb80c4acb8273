import type { Language } from '../../core/document/document.js';
import { english } from './en.js';
import { french } from './fr.js';
import type { Words } from './words.js';

const WORDS: Readonly<Record<Language, Words>> = { en: english, fr: french };

export function wordsFor(reader: Language): Words {
  return WORDS[reader];
}
