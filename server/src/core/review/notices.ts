import type { NoticeCode } from '../document/document.js';
import type { UnreadReason } from '../images/image-reading.js';
import type { Localised } from '../rules/rule.js';
import type { Span } from '../text/span.js';
import type { Notice } from './finding.js';

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

function shortened(path: string): string {
  return path.length > 80 ? `…${path.slice(-79)}` : path;
}
