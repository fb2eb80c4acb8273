import type { CommitsUnread } from '../commits/commit-reading.js';
import type { NoticeCode } from '../document/document.js';
import type { UnreadReason } from '../images/image-reading.js';
import type { Localised } from '../rules/rule.js';
import type { Span } from '../text/span.js';
import type { Notice } from './finding.js';
import type { UnreadPair } from './parity-findings.js';

/** What a notice says to its reader. `detail` is the parser's or the limit's own word. */
export function parseNoticeMessage(code: NoticeCode, detail = ''): Localised {
  const tail = detail === '' ? '' : ` (${detail})`;
  switch (code) {
    case 'front-matter-invalid':
      return {
        en: `The front matter cannot be read, so what it declares is not taken into account${tail}.`,
        fr: `L’en-tête (front matter) est illisible : ce qu’il déclare n’est pas pris en compte${tail}.`,
      };
    case 'format-invalid':
      return {
        en: `This part of the file cannot be read${tail}.`,
        fr: `Cette partie du fichier est illisible${tail}.`,
      };
    case 'nesting-limit':
      return {
        en: `Nested too deep: what lies further in is read as plain text${tail}.`,
        fr: `Imbrication trop profonde : la suite est lue comme du texte simple${tail}.`,
      };
    case 'segment-limit':
      return { en: `A very long stretch of text was cut${tail}.`, fr: `Un très long passage a été coupé${tail}.` };
    case 'file-too-large':
      return {
        en: `The file is too large to be reviewed${tail}.`,
        fr: `Le fichier est trop volumineux pour être relu${tail}.`,
      };
    case 'encoding':
      return {
        en: `Some characters could not be decoded${tail}.`,
        fr: `Certains caractères n’ont pas pu être décodés${tail}.`,
      };
    case 'findings-limit':
    case 'rule-stopped':
    case 'rule-refused':
    case 'directive-invalid':
    case 'grammar-unavailable':
    case 'image-unread':
    case 'commits-unread':
    case 'pair-unread':
      return { en: detail, fr: detail };
  }
}

const UNREAD: Readonly<Record<UnreadReason, Localised>> = {
  missing: { en: 'there is no such file', fr: 'ce fichier n’existe pas' },
  outside: { en: 'outside of the project', fr: 'hors du projet' },
  'too-large': { en: 'too large', fr: 'trop volumineuse' },
  'too-many': { en: 'too many images in one document', fr: 'trop d’images dans un seul document' },
  unreadable: { en: 'it cannot be read', fr: 'illisible' },
  'not-an-image': { en: 'not an image of that kind', fr: 'ce n’est pas une image de ce type' },
  'out-of-reach': { en: 'the editor gives no access to it', fr: 'l’éditeur n’y donne pas accès' },
};

/** Images named in a notice; the others are counted. */
const MOST_NAMED = 3;

/** Says once which images were not looked at, and why. */
export function imageNotice(
  unread: readonly { readonly path: string; readonly reason: UnreadReason; readonly span: Span }[],
): Notice | undefined {
  const first = unread[0];
  if (!first) return undefined;
  const named = (reader: 'en' | 'fr') =>
    unread
      .slice(0, MOST_NAMED)
      .map(({ path, reason }) => `${shortened(path)} (${UNREAD[reason][reader]})`)
      .join(', ');
  const more = unread.length - MOST_NAMED;
  return {
    ...first.span,
    code: 'image-unread',
    message: {
      en: `Not looked at for marks of AI: ${named('en')}${more > 0 ? ` and ${more} more` : ''}.`,
      fr: `Marques d’IA non recherchées dans : ${named('fr')}${more > 0 ? ` et ${more} autres` : ''}.`,
    },
  };
}

/** Says that a document was not compared with its translation, and why. */
export function pairNotice({ name, unread }: UnreadPair): Notice {
  return {
    start: 0,
    end: 0,
    code: 'pair-unread',
    message: {
      en: `Not compared with ${shortened(name)}, the same text in the other language: ${unread.en}.`,
      fr: `Non comparé avec ${shortened(name)}, le même texte dans l’autre langue : ${unread.fr}.`,
    },
  };
}

function shortened(path: string): string {
  return path.length > 80 ? `…${path.slice(-79)}` : path;
}

const COMMITS_UNREAD: Readonly<Record<CommitsUnread, Localised>> = {
  'out-of-reach': {
    en: 'Not looked at: the commits that touched this file. The command line and the desktop editor read them, a browser cannot (disclosure.gitTrailers)',
    fr: 'Non consultés : les commits qui ont touché ce fichier. La ligne de commande et l’éditeur installé les lisent, un navigateur ne le peut pas (disclosure.gitTrailers)',
  },
  'no-git': {
    en: 'Not looked at: the commits that touched this file, since git is not installed (disclosure.gitTrailers)',
    fr: 'Non consultés : les commits qui ont touché ce fichier, car git n’est pas installé (disclosure.gitTrailers)',
  },
  'no-repository': {
    en: 'Not looked at: the commits that touched this file, since it lies in no git repository (disclosure.gitTrailers)',
    fr: 'Non consultés : les commits qui ont touché ce fichier, car il n’est dans aucun dépôt git (disclosure.gitTrailers)',
  },
  'not-trusted': {
    en: 'Not looked at: the commits that touched this file. Git does not read this repository because somebody else owns it (git’s safe.directory)',
    fr: 'Non consultés : les commits qui ont touché ce fichier. Git ne lit pas ce dépôt, qui appartient à quelqu’un d’autre (safe.directory de git)',
  },
  unreadable: {
    en: 'Not looked at: the commits that touched this file, since git could not read the history',
    fr: 'Non consultés : les commits qui ont touché ce fichier, car git n’a pas pu lire l’historique',
  },
  shallow: {
    en: 'Only some of the commits that touched this file were looked at: the repository is a shallow clone',
    fr: 'Seule une partie des commits qui ont touché ce fichier a été consultée : le dépôt est un clone superficiel (shallow)',
  },
  'too-long': {
    en: 'Only the latest commits that touched this file were looked at: the history is very long',
    fr: 'Seuls les derniers commits qui ont touché ce fichier ont été consultés : l’historique est très long',
  },
};

/** Says that the commits of a document were not looked at, or not all of them. */
export function commitsNotice(unread: CommitsUnread): Notice {
  const { en, fr } = COMMITS_UNREAD[unread];
  return { start: 0, end: 0, code: 'commits-unread', message: { en: `${en}.`, fr: `${fr}.` } };
}
