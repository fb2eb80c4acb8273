import type { Language } from '../document/document.js';
import type { Settings } from '../review/settings.js';
import type { MadeHow } from './image-reading.js';

interface Wording {
  /** A caption, as a sentence. */
  readonly caption: string;
  /** The same inside an alternative text. */
  readonly alt: string;
  /** What a message says that the image did. */
  readonly said: string;
}

const WORDINGS: Readonly<Record<Language, Readonly<Record<MadeHow, Wording>>>> = {
  en: {
    generated: { caption: 'Image generated with AI.', alt: 'AI-generated image', said: 'was generated with AI' },
    composite: {
      caption: 'Image created in part with AI.',
      alt: 'image created in part with AI',
      said: 'was created in part with AI',
    },
    edited: { caption: 'Image edited with AI.', alt: 'image edited with AI', said: 'was edited by an algorithm' },
  },
  fr: {
    generated: { caption: 'Image générée par IA.', alt: 'image générée par IA', said: 'a été générée par IA' },
    composite: {
      caption: 'Image créée en partie par IA.',
      alt: 'image créée en partie par IA',
      said: 'a été créée en partie par IA',
    },
    edited: {
      caption: 'Image retouchée à l’aide de l’IA.',
      alt: 'image retouchée à l’aide de l’IA',
      said: 'a été retouchée par un algorithme',
    },
  },
};

/** A house wording that names a text cannot stand below an image. */
const NAMES_A_TEXT =
  /(?<!\p{L})(?:texts?|articles?|pages?|posts?|cop(?:y|ies)|stor(?:y|ies)|translat\p{L}*|writ(?:ten|e|ing)|wrote|textes?|billets?|traduction|traduite?s?|rédigée?s?|rédaction|écrite?s?|chatting|assistante?)(?!\p{L})/iu;

/** The caption that tells viewers: the house's own wording where it fits an image made as a whole. */
export function captionFor(made: MadeHow, language: Language, settings: Settings): string {
  const house = settings.disclosure.wording[language];
  if (house !== undefined && made === 'generated' && !NAMES_A_TEXT.test(house)) return house;
  return WORDINGS[language][made].caption;
}

export function altLabelFor(made: MadeHow, language: Language): string {
  return WORDINGS[language][made].alt;
}

/** What happened to the image, as the end of a sentence about it. */
export function saidOf(made: MadeHow, reader: Language): string {
  return WORDINGS[reader][made].said;
}
