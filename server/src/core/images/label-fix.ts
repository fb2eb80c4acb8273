import type { Format } from '../document/document.js';
import type { Span, TextEdit } from '../text/span.js';
import { isImageTag, labelBackground } from './label-background.js';
import { labelHtmlImage } from './label-html-image.js';
import { labelMarkdownImage } from './label-markdown-image.js';

/** The words that tell readers what an image is. */
export interface ImageWords {
  readonly caption: string;
  /** Added to the alternative text. */
  readonly alt: string;
}

/**
 * The edits that label an image where its readers see it, and in its alternative text; sorted, without overlaps. None
 * where nobody can tell from the text where that is.
 */
export function labelImage(text: string, format: Format, image: Span, words: ImageWords): TextEdit[] {
  const edits = text.startsWith('![', image.start)
    ? labelMarkdownImage(text, image, words)
    : isImageTag(text, image)
      ? labelHtmlImage(text, format, image, words)
      : labelBackground(text, image, words);
  return edits.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The alternative text with the label behind it; undefined when it says AI already. */
export function labelledAlt(alt: string, label: string): string | undefined {
  if (/(?<!\p{L})(?:AI|IA|A\.I\.|I\.A\.)(?!\p{L})/u.test(alt)) return undefined;
  const said = alt.trim();
  return said === '' ? label[0]!.toUpperCase() + label.slice(1) : `${said} (${label})`;
}
