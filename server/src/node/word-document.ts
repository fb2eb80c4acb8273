import { unzipSync } from 'fflate';
import { Unreadable } from './read-text.js';
import { WordText } from './word-text.js';

/** The parts of a Word document that readers see, in the order in which they are read. */
const PARTS = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'];
/** What a part may unpack to, in bytes: a book of a thousand pages has less. */
const MOST_BYTES = 64_000_000;

/**
 * The text of a Word document (`.docx`), a line for each paragraph, empty ones too: line numbers count paragraphs.
 * Throws `Unreadable`.
 */
export function wordText(bytes: Uint8Array): string {
  const parts = unpack(bytes);
  const body = parts['word/document.xml'];
  if (!body) throw NO_DOCUMENT;
  const text = new WordText();
  for (const part of PARTS) {
    const xml = parts[part];
    if (xml) text.read(new TextDecoder().decode(xml));
  }
  return text.lines.join('\n');
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.includes(name)) return false;
        if (originalSize > MOST_BYTES) throw TOO_LARGE;
        return true;
      },
    });
  } catch (error) {
    throw error instanceof Unreadable ? error : NO_DOCUMENT;
  }
}

const NO_DOCUMENT = new Unreadable({
  en: 'it is no Word document, or is damaged or protected by a password',
  fr: 'ce n’est pas un document Word, ou il est endommagé ou protégé par un mot de passe',
});
const TOO_LARGE = new Unreadable({
  en: `its text unpacks to more than ${MOST_BYTES / 1_000_000} MB`,
  fr: `son texte dépasse ${MOST_BYTES / 1_000_000} Mo une fois décompressé`,
});
