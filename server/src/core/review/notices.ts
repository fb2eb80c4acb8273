import type { NoticeCode } from '../document/document.js';
import type { Localised } from '../rules/rule.js';

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
      return { en: detail, fr: detail };
  }
}
