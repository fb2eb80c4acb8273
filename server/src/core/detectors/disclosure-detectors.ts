import type { Language } from '../document/document.js';
import type { Span } from '../text/span.js';
import type { DetectorHit, DocumentDetector, DocumentView } from './detector.js';
import { wordingFor } from './disclosure.js';
import { insertDisclosure } from './insert-disclosure.js';
import { countsForReaders, isBuried, type Statement, tellsOfText } from './statements.js';

function insertion(view: DocumentView): NonNullable<DetectorHit['fixes']>[number] {
  return {
    title: { en: 'Insert the disclosure', fr: 'Insérer la mention' },
    safe: false,
    edits: [insertDisclosure(view.document, view.language, view.settings)],
  };
}

/** The text declares AI generation, or the policy always asks, and readers are told nowhere. */
export const missingDisclosure: DocumentDetector = {
  name: 'missing-disclosure',
  detect(view) {
    const { disclosure, settings, document } = view;
    const { statements } = disclosure;
    if (disclosure.status !== 'missing' || statements.some(tellsOfText) || onlyBuried(statements)) return [];
    const mark = disclosure.marks.find(({ hint, about }) => !hint && about !== 'image');
    if (!mark && settings.disclosure.required !== 'always') return [];
    const span = mark ?? firstWords(view);
    if (!span || document.text.trim() === '') return [];
    return [
      {
        start: span.start,
        end: span.end,
        captures: { mark: mark?.text ?? '' },
        because: mark
          ? { en: `the file declares “${mark.text}”`, fr: `le fichier déclare « ${mark.text} »` }
          : {
              en: 'the house policy (disclosure.required: always) asks for it',
              fr: 'la règle de la maison (disclosure.required: always) la demande',
            },
        fixes: [insertion(view)],
      },
    ];
  },
};

/** Readers are told, but nowhere where they look. */
function onlyBuried(statements: readonly Statement[]): boolean {
  return statements.some(isBuried) && !statements.some(countsForReaders);
}

/** The only statement stands where readers do not look. */
export const buriedStatement: DocumentDetector = {
  name: 'buried-statement',
  detect(view) {
    const { statements } = view.disclosure;
    if (!onlyBuried(statements) || view.settings.disclosure.required === 'never') return [];
    const { start, end, text } = statements.find(isBuried)!;
    return [{ start, end, evidence: text, fixes: [insertion(view)] }];
  },
};

/** The only statement stands below most of the text. */
export const lateStatement: DocumentDetector = {
  name: 'late-statement',
  detect(view) {
    const shown = view.disclosure.statements.filter(countsForReaders);
    if (shown.length === 0 || shown.some((statement) => statement.place === 'visible')) return [];
    if (view.settings.disclosure.placement === 'bottom') return [];
    const [statement] = shown;
    return [{ start: statement!.start, end: statement!.end, fixes: [insertion(view)] }];
  },
};

/** The label is in the other language than the text. */
export const languageMismatch: DocumentDetector = {
  name: 'language-mismatch',
  detect(view) {
    const shown = view.disclosure.statements.filter(countsForReaders);
    if (shown.length === 0 || shown.some((statement) => statement.language === view.language)) return [];
    const statement = shown[0]!;
    return [
      {
        start: statement.start,
        end: statement.end,
        fixes: [
          {
            title: translated(view.language),
            safe: false,
            edits: [{ start: statement.start, end: statement.end, newText: wordingFor(view.language, view.settings) }],
          },
        ],
      },
    ];
  },
};

function translated(language: Language): { en: string; fr: string } {
  return language === 'fr'
    ? { en: 'Say it in French, the language of the text', fr: 'Le dire en français, la langue du texte' }
    : { en: 'Say it in English, the language of the text', fr: 'Le dire en anglais, la langue du texte' };
}

/** A notice that leaves open whether AI is meant, in a text that is marked as AI's, or of a call. */
export const vagueStatement: DocumentDetector = {
  name: 'vague-statement',
  detect(view) {
    const { marks, statements } = view.disclosure;
    if (statements.some(countsForReaders)) return [];
    const isMarked = marks.some((mark) => !mark.hint);
    const vague = statements.find(
      ({ sense, place, kind }) =>
        sense === 'vague' &&
        (place === 'visible' || place === 'late') &&
        // Chats and prices have phrases of their own.
        (kind === 'call' || (isMarked && kind !== 'chatbot' && kind !== 'price')),
    );
    if (!vague) return [];
    const span = { start: vague.start, end: vague.end };
    const newText =
      CLEAR[vague.kind as keyof typeof CLEAR]?.[view.language] ?? wordingFor(view.language, view.settings);
    return [
      {
        ...span,
        fixes: [
          {
            title: { en: 'Say that it is AI', fr: 'Dire qu’il s’agit d’IA' },
            safe: false,
            edits: [{ ...span, newText }],
          },
        ],
      },
    ];
  },
};

/** What says it plainly, where it is no text. */
const CLEAR = {
  image: { en: 'Image generated with AI', fr: 'Image générée par IA' },
  translation: { en: 'Machine-translated by AI.', fr: 'Traduction automatique par IA.' },
  performer: { en: 'This ad contains a synthetic performer.', fr: 'Personnage de synthèse créé par IA.' },
  call: { en: 'This call is answered by an AI system.', fr: 'Cet appel est traité par un système d’IA.' },
} as const;

const FACES_PEOPLE =
  /(?<!\p{L})(?:you are (?:\p{Lu}[\p{L}-]+, )?(?:a|an|the|from the|from our) [^.\n]{0,60}(?:assistant|agent|chatbot|bot|representative|concierge|receptionist|advis[eo]r|salesperson|support)|you are \p{Lu}[\p{L}-]+ from (?:the |our )?[^.\n]{0,30}(?:team|support|service|desk)|(?:tu es|vous êtes) (?:\p{Lu}[\p{L}-]+, )?(?:un|une|le|la|l['’])\s?[^.\n]{0,60}(?:assistante?|agente?|chatbot|conseillère?|conseiller|réceptionniste|standardiste|concierge|vendeuse|vendeur|support)|(?:tu es|vous êtes) \p{Lu}[\p{L}-]+,? (?:du|de la|de l['’]|de notre) [^.\n]{0,30}(?:équipe|support|service|accueil))(?!\p{L})/iu;
const SPEAKS_TO =
  /(?<!\p{L})(?:customers?|visitors?|users?|clients?|patients?|guests?|callers?|shoppers?|prospects?|clientes?|visiteurs?|usagers?|utilisateurs?|utilisatrices?|acheteurs?|appelants?)(?!\p{L})/iu;
const SAYS_AI =
  /(?<!\p{L})(?:ai|a\.i\.|ia|i\.a\.|artificial intelligence|intelligence artificielle|automated|automatique|automatisée?|bot|robot|chatbot|virtual assistant|assistante? virtuelle?|programme|not (?:a )?human|pas (?:un )?humaine?|language model|modèle de langage)(?!\p{L})/iu;

/** A prompt for a bot that talks to the public, without a word on saying that it is one. */
export const missingDisclosureInstruction: DocumentDetector = {
  name: 'missing-disclosure-instruction',
  detect(view) {
    const { text } = view.document;
    const role = FACES_PEOPLE.exec(text);
    if (!role || !SPEAKS_TO.test(text)) return [];
    // "You are the shop's chatbot" tells the model, not the customer.
    const rest = text.replace(role[0], role[0].replace(/(?<!\p{L})(?:chat)?bot(?!\p{L})/giu, ''));
    if (SAYS_AI.test(rest)) return [];
    const lineEnd = text.indexOf('\n', role.index);
    const at = lineEnd === -1 ? text.length : lineEnd;
    const line =
      view.language === 'fr'
        ? 'Dis dès le premier message que tu es une IA, et réponds-le honnêtement si on te le demande.'
        : 'Say in your first message that you are an AI assistant, and answer honestly when asked.';
    return [
      {
        start: role.index,
        end: role.index + role[0].length,
        fixes: [
          {
            title: {
              en: 'Add the instruction to say that it is an AI',
              fr: 'Ajouter la consigne de dire que c’est une IA',
            },
            safe: false,
            edits: [{ start: at, end: at, newText: `${text.includes('\r\n') ? '\r\n' : '\n'}${line}` }],
          },
        ],
      },
    ];
  },
};

/** The first line of the visible text. */
function firstWords(view: DocumentView): Span | undefined {
  const { document } = view;
  for (let index = 0; index < document.chunks.length; index++) {
    const segment = document.chunks[index]!.segments.find((candidate) => !candidate.hidden);
    if (segment) return { start: document.starts[index]! + segment.start, end: document.starts[index]! + segment.end };
  }
  return undefined;
}
