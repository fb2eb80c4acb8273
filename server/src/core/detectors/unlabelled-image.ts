import { evidenceOf } from '../images/image-disclosure.js';
import type { ImageMark, MadeHow } from '../images/image-reading.js';
import { altLabelFor, captionFor, saidOf } from '../images/image-wording.js';
import { labelImage } from '../images/label-fix.js';
import type { Localised, Severity } from '../rules/rule.js';
import type { DocumentDetector } from './detector.js';

/** An improved picture still shows what was there: the rule's severity is for the others. */
const EDITED: Severity = 'info';

const FIX: Readonly<Record<MadeHow, Localised>> = {
  generated: {
    en: 'Add a caption that says the image is AI-generated',
    fr: 'Ajouter une légende qui dit que l’image est générée par IA',
  },
  composite: {
    en: 'Add a caption that says AI made parts of the image',
    fr: 'Ajouter une légende qui dit que l’IA a créé une partie de l’image',
  },
  edited: {
    en: 'Add a caption that says AI edited the image',
    fr: 'Ajouter une légende qui dit que l’IA a retouché l’image',
  },
};

/** An image whose file, name or alternative text says AI, with no visible words beside it that do. */
export const unlabelledImage: DocumentDetector = {
  name: 'unlabelled-image',
  detect({ images, language, settings }) {
    if (settings.disclosure.required === 'never') return [];
    return images.marked
      .filter((image) => !image.told)
      .map(({ start, end, path, marks, made }) => ({
        start,
        end,
        evidence: evidenceOf(path, marks[0]!),
        ...(made === 'edited' ? { severity: EDITED } : {}),
        captures: {
          image: path,
          made,
          'made-en': saidOf(made, 'en'),
          'made-fr': saidOf(made, 'fr'),
          caption: captionFor(made, language, settings),
        },
        ...because(path, marks),
      }));
  },
  fixes({ start, end, language, captures }, text, format) {
    const made = captures.made as MadeHow;
    const words = { caption: captures.caption ?? '', alt: altLabelFor(made, language) };
    const edits = labelImage(text, format, { start, end }, words);
    return edits.length > 0 ? [{ title: FIX[made], safe: false, edits }] : [];
  },
};

/** Where else the image says it, and how far to trust a manifest: anybody can write one, signed or not. */
function because(path: string, marks: readonly ImageMark[]): { readonly because?: Localised } {
  const others = marks.slice(1).map((mark) => evidenceOf(path, mark));
  const said: Localised[] = [];
  if (others.length > 0) {
    said.push({
      en: `it also says so in ${others.join('; ')}`,
      fr: `elle le dit aussi dans ${others.join('\u00a0; ')}`,
    });
  }
  if (marks.some(({ place }) => place.startsWith('C2PA'))) {
    said.push({
      en: 'the signature of the C2PA manifest was not checked',
      fr: 'la signature du manifeste C2PA n’a pas été vérifiée',
    });
  }
  if (said.length === 0) return {};
  return { because: { en: said.map(({ en }) => en).join('; '), fr: said.map(({ fr }) => fr).join('\u00a0; ') } };
}
