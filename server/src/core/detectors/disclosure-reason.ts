import { isCatalogueFormat } from '../document/catalogue-format.js';
import type { Format } from '../document/document.js';
import { isPromptFormat } from '../document/prompt-format.js';
import { isTemplateFormat } from '../document/templates/dialects.js';
import { evidenceOf, type MarkedImage } from '../images/image-disclosure.js';
import type { DisclosureMark, DisclosureStatus } from '../review/finding.js';
import type { Settings } from '../review/settings.js';
import type { Localised } from '../rules/rule.js';
import { countsForReaders, isBuried, type Statement } from './statements.js';

/** Longest quotation in a reason, in UTF-16 units. */
const LONGEST = 80;

/** What a status was decided on. */
export interface Grounds {
  readonly status: DisclosureStatus;
  /** Of the words alone. */
  readonly textStatus: DisclosureStatus;
  readonly marks: readonly DisclosureMark[];
  readonly statements: readonly Statement[];
  /** An image that asks for a label and has none. */
  readonly untold: MarkedImage | undefined;
}

/** Why a document has its disclosure status, in one line. */
export function reasonOf(reading: Grounds, format: Format, { disclosure }: Settings): Localised {
  if (isPromptFormat(format)) {
    return {
      en: 'A prompt speaks to a model, not to readers.',
      fr: 'Un prompt s’adresse à un modèle, pas à des lecteurs.',
    };
  }
  if (isCatalogueFormat(format)) {
    return {
      en: 'A catalogue or table holds texts of many places: disclosure is asked of the pages that show them.',
      fr: 'Un catalogue ou un tableau réunit des textes de plusieurs endroits : la mention se demande aux pages qui les montrent.',
    };
  }
  if (isTemplateFormat(format)) {
    return {
      en: 'A template holds pieces of pages: disclosure is asked of the pages that are made with it.',
      fr: 'Un gabarit contient des morceaux de pages : la mention se demande aux pages qu’il sert à composer.',
    };
  }
  const { status, marks, statements } = reading;
  if (status === 'missing') return missing(reading, disclosure.required === 'always');
  if (status === 'disclosed') {
    const counting = statements.filter(countsForReaders);
    return counting.length > 0 ? told(counting) : LABELLED;
  }
  const asking = marks.find((mark) => !mark.hint);
  if (asking) {
    return {
      en: `${signOf(asking).en}, and the policy asks for no notice (disclosure.required: never).`,
      fr: `${signOf(asking).fr}, et la règle de la maison ne demande aucune mention (disclosure.required: never).`,
    };
  }
  if (marks[0]) {
    return {
      en: `Only a weak sign: ${lowerFirst(signOf(marks[0]).en)}.`,
      fr: `Un simple indice : ${lowerFirst(signOf(marks[0]).fr)}.`,
    };
  }
  return {
    en: 'Nothing in the text declares or shows that AI made it.',
    fr: 'Rien dans le texte ne déclare ni ne montre qu’une IA l’a produit.',
  };
}

function told(statements: readonly Statement[]): Localised {
  const first = statements.find((statement) => statement.place === 'visible') ?? statements[0]!;
  const { en, fr } = quoted(first.text);
  if (first.place === 'late') {
    return { en: `Readers are told only near the end: ${en}.`, fr: `Le lecteur ne l’apprend que vers la fin : ${fr}.` };
  }
  if (first.scope === 'image') return { en: `An image is labelled: ${en}.`, fr: `Une image le signale : ${fr}.` };
  if (first.scope !== 'document') return { en: `A part says so: ${en}.`, fr: `Une partie le signale : ${fr}.` };
  return { en: `Readers are told: ${en}.`, fr: `Le lecteur en est informé : ${fr}.` };
}

/** Captions that are no sentences of their own tell too: "AI". */
const LABELLED: Localised = {
  en: 'The images that say AI of themselves are labelled.',
  fr: 'Les images qui se disent issues d’une IA sont légendées.',
};

function missing({ textStatus, marks, statements, untold }: Grounds, isAlways: boolean): Localised {
  if (textStatus !== 'missing' && untold) {
    const { en, fr } = quoted(evidenceOf(untold.path, untold.marks[0]!));
    return {
      en: `An image says of itself that it comes from AI (${en}), and no words beside it say so.`,
      fr: `Une image dit d’elle-même qu’elle vient d’une IA (${fr}), et rien à côté ne le dit.`,
    };
  }
  const asking = marks.filter((mark) => !mark.hint);
  const mark = asking.find(({ about }) => about !== 'image') ?? asking[0];
  const sign = mark
    ? signOf(mark)
    : isAlways
      ? {
          en: 'The house asks for a notice in every text (disclosure.required: always)',
          fr: 'La maison demande une mention dans chaque texte (disclosure.required: always)',
        }
      : { en: 'AI took part', fr: 'Une IA a participé' };
  const { en, fr } = obstacleOf(statements);
  return { en: `${sign.en}, and ${en}.`, fr: `${sign.fr}, et ${fr}.` };
}

/** What keeps the statements that there are from telling the reader. */
function obstacleOf(statements: readonly Statement[]): Localised {
  const buried = statements.find(isBuried);
  if (buried) {
    const { en, fr } = quoted(buried.text);
    const where = {
      hidden: { en: 'in hidden text', fr: 'dans un texte caché' },
      alt: { en: 'in a description or tooltip', fr: 'dans une description ou une infobulle' },
      comment: { en: 'in a comment', fr: 'dans un commentaire' },
      'front-matter': { en: 'in the front matter', fr: 'dans l’en-tête du fichier' },
      visible: { en: 'in sight', fr: 'bien en vue' },
      late: { en: 'at the end', fr: 'à la fin' },
    }[buried.place];
    return { en: `the notice ${en} stands only ${where.en}`, fr: `la mention ${fr} ne figure que ${where.fr}` };
  }
  const vague = statements.find((statement) => statement.sense === 'vague');
  if (vague) {
    const { en, fr } = quoted(vague.text);
    return { en: `the notice ${en} does not say AI`, fr: `la mention ${fr} ne dit pas « IA »` };
  }
  const denied = statements.find((statement) => statement.sense === 'denied');
  if (denied) {
    const { en, fr } = quoted(denied.text);
    return { en: `the text says the contrary: ${en}`, fr: `le texte dit le contraire : ${fr}` };
  }
  const other = statements.find(countsForReaders);
  if (other) {
    const { en, fr } = quoted(other.text);
    return {
      en: `the notice ${en} speaks of ${other.scope === 'image' ? 'an image' : 'one part'} only`,
      fr: `la mention ${fr} ne parle que ${other.scope === 'image' ? 'd’une image' : 'd’une partie'}`,
    };
  }
  return { en: 'nothing that readers see says so', fr: 'rien de visible ne le dit au lecteur' };
}

/** What a mark shows, as the beginning of a sentence. */
function signOf({ kind, text }: DisclosureMark): Localised {
  const { en, fr } = quoted(text);
  switch (kind) {
    case 'front-matter':
      return { en: `The front matter declares ${en}`, fr: `L’en-tête du fichier déclare ${fr}` };
    case 'meta':
      return { en: `A meta tag declares ${en}`, fr: `Une balise meta déclare ${fr}` };
    case 'data-attribute':
      return { en: `An attribute declares ${en}`, fr: `Un attribut déclare ${fr}` };
    case 'json-ld':
      return { en: `The linked data declare ${en}`, fr: `Les données structurées déclarent ${fr}` };
    case 'comment':
      return { en: `A comment declares ${en}`, fr: `Un commentaire déclare ${fr}` };
    case 'leaked':
      return { en: `A chatbot left ${en}`, fr: `Un chatbot a laissé ${fr}` };
    case 'hidden':
      return {
        en: `Invisible characters stand in the text: ${en}`,
        fr: `Le texte contient des caractères invisibles : ${fr}`,
      };
    case 'chatbot':
      return { en: `A bot may pass for a person: ${en}`, fr: `Un robot peut passer pour une personne : ${fr}` };
    case 'image':
      return {
        en: `An image says of itself that it comes from AI: ${en}`,
        fr: `Une image dit d’elle-même qu’elle vient d’une IA : ${fr}`,
      };
    default:
      return { en: `A commit names an assistant: ${en}`, fr: `Un commit nomme un assistant : ${fr}` };
  }
}

function quoted(text: string): Localised {
  const line = text.replace(/\s+/g, ' ').trim();
  const cut = line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/[\ud800-\udbff]$|\s+$/, '')}…` : line;
  // The sentence around it ends by itself.
  const inner = cut.replace(/\.$/, '');
  return { en: `“${inner}”`, fr: `« ${inner} »` };
}

function lowerFirst(text: string): string {
  return text[0]!.toLowerCase() + text.slice(1);
}
