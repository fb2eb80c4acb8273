import type { Notice } from '../core/review/finding.js';
import type { TextFile } from '../node/read-text.js';

/** What a reader should know about how a file was decoded. */
export function readNotices(file: TextFile): readonly Notice[] {
  if (file.encoding !== 'windows-1252') return [];
  const message = {
    en: 'The file is not UTF-8 and was read as Windows-1252. Save it as UTF-8.',
    fr: 'Le fichier n’est pas en UTF-8 et a été lu en Windows-1252. Enregistrez-le en UTF-8.',
  };
  return [{ code: 'encoding', message, start: 0, end: 0 }];
}
