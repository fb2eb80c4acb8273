import { firstWords } from '../commits/document-commits.js';
import type { Language, ParsedDocument } from '../document/document.js';
import type { TextEdit } from '../text/span.js';
import type { DetectorHit, DocumentDetector, DocumentView } from './detector.js';
import { plainWording } from './disclosure.js';
import { insertDisclosure } from './insert-disclosure.js';
import { countsForReaders, isBuried, type Statement, tellsOfText } from './statements.js';

type OwnFix = NonNullable<DetectorHit['fixes']>[number];

/** Tells readers where the policy wants it. */
export function insertion(view: DocumentView, wording?: string): OwnFix {
  return {
    title: { en: 'Insert the disclosure', fr: 'Insérer la mention' },
    safe: false,
    edits: [insertDisclosure(view.document, view.language, view.settings, wording)],
  };
}

/** The words of a notice where they can stand as they are: in the language of the text, unless the house has its own. */
function ownWords({ text, language, kind }: Statement, view: DocumentView): string | undefined {
  if (view.settings.disclosure.wording[view.language] !== undefined) return undefined;
  const fits = language === view.language && kind !== 'image' && kind !== 'performer' && text.length <= 300;
  return fits && !/[<>\n]/.test(text) ? text : undefined;
}

/** Puts a notice that comes too late above the text; below, it goes where it is a block of its own. */
function move(view: DocumentView, statement: Statement): OwnFix {
  const { document } = view;
  const insert = insertion(view, ownWords(statement, view));
  const index = document.starts.findLastIndex((start) => start <= statement.start);
  const chunk = document.chunks[index];
  const start = document.starts[index] ?? 0;
  const isAlone =
    document.format !== 'html' && chunk?.segments.length === 1 && chunk.segments[0]?.text.trim() === statement.text;
  if (!isAlone) return insert;
  return {
    title: { en: 'Move the disclosure above the text', fr: 'Placer la mention avant le texte' },
    safe: false,
    edits: [...insert.edits, { start, end: start + chunk.length, newText: '' }],
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
    const span = mark ?? firstWords(document);
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
    const statement = statements.find(isBuried)!;
    const { start, end, text } = statement;
    return [{ start, end, evidence: text, fixes: [insertion(view, ownWords(statement, view))] }];
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
    return [{ start: statement!.start, end: statement!.end, fixes: [move(view, statement!)] }];
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
            edits: [
              {
                start: statement.start,
                end: statement.end,
                newText: plainWording(statement.kind, view.language, view.settings),
              },
            ],
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
    const newText = plainWording(vague.kind, view.language, view.settings);
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
            edits: [instruction(view.document, role.index, role[0], view.language)],
          },
        ],
      },
    ];
  },
};

/** The order to say that it is an AI, in the prompt's language and register, below the line that gives the role. */
function instruction({ text, format }: ParsedDocument, start: number, role: string, language: Language): TextEdit {
  const line =
    language === 'en'
      ? 'Say in your first message that you are an AI assistant, and answer honestly when asked.'
      : /^vous/i.test(role)
        ? 'Dites dès le premier message que vous êtes une IA, et répondez honnêtement si on vous le demande.'
        : 'Dis dès le premier message que tu es une IA, et réponds honnêtement si on te le demande.';
  const end = start + role.length;
  const lineEnd = text.indexOf('\n', end);
  const stop = lineEnd === -1 ? text.length : lineEnd;
  if (format === 'prompt-yaml' || format === 'poml') {
    // A new line would leave the scalar or the element: the order follows in the same sentence's line.
    const sentence = /[.!?](?=[\s"'<]|$)/.exec(text.slice(end, stop));
    const at = sentence ? end + sentence.index + 1 : end;
    return { start: at, end: at, newText: `${sentence ? '' : '.'} ${line}` };
  }
  const at = text[stop - 1] === '\r' ? stop - 1 : stop;
  return { start: at, end: at, newText: `${text.includes('\r\n') ? '\r\n' : '\n'}${line}` };
}
