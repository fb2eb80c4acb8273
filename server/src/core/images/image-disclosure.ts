import type { Statement } from '../detectors/statements.js';
import type { ParsedDocument } from '../document/document.js';
import type { DisclosureMark, DisclosureStatus } from '../review/finding.js';
import type { Settings } from '../review/settings.js';
import type { Span } from '../text/span.js';
import { isLocalImage } from './image-address.js';
import { ImageLabels } from './image-label.js';
import type { ImageMark, ImageReading, ImageReadings, MadeHow } from './image-reading.js';
import { type ShownImage, shownImages } from './shown-images.js';

/** An image with marks of AI, and whether readers are told. Offsets of the document. */
export interface MarkedImage extends Span {
  /** The address that the marks were found under, as written. */
  readonly path: string;
  readonly alt: string;
  /** At least one; the one that says most stands first. */
  readonly marks: readonly ImageMark[];
  readonly made: MadeHow;
  /** Visible words beside the image, or about the page's images, say AI. */
  readonly told: boolean;
}

/** What the images of a document come to. */
export interface ImagesReading {
  readonly shown: readonly ShownImage[];
  readonly marked: readonly MarkedImage[];
}

const GENERATOR_IN_NAME =
  /(?:^|[/_.\s-])(?:dall[-_·]?e|midjourney|stable[-_ ]?diffusion|comfyui|firefly|ai[-_ ]?generated|generated[-_ ]by[-_ ]ai|genere[-_ ]par[-_ ]ia|image[-_ ]ia|ai[-_ ](?:image|portrait|model|photo)|thispersondoesnotexist)(?:[/_.\s-]|\d|$)/i;
const GENERATOR_IN_ALT =
  /(?<!\p{L})(?:ai[- ]generated|generated (?:by|with) (?:an? )?ai|made with (?:midjourney|dall[-·]?e|stable diffusion)|midjourney|dall[-·]?e|stable diffusion|générée?s? (?:par|avec) (?:une |l['’])?ia|image (?:de synthèse|ia))(?!\p{L})/iu;

export const NO_IMAGES: ImagesReading = { shown: [], marked: [] };

/** How much a mark says: a picture that is generated as a whole, one with such parts, one that was improved. */
const WEIGHT: Readonly<Record<MadeHow, number>> = { generated: 2, composite: 1, edited: 0 };

/** Finds the images of a document that say AI of themselves, in their files, names or alternative texts. */
export function readImages(
  document: ParsedDocument,
  readings: ImageReadings | undefined,
  statements: readonly Statement[],
): ImagesReading {
  const shown = shownImages(document);
  if (shown.length === 0) return { shown, marked: [] };
  const labels = new ImageLabels(document, shown, statements);
  const marked: MarkedImage[] = [];
  shown.forEach((image, index) => {
    const found = marksOf(image, readings);
    if (!found) return;
    const { path, marks } = found;
    const made = marks[0]!.made;
    marked.push({
      start: image.start,
      end: image.end,
      path,
      alt: image.alt,
      marks,
      made,
      told: labels.tells(index),
    });
  });
  return { shown, marked };
}

/** The marks of the file that says most, else what name and alternative text say. */
function marksOf(
  image: ShownImage,
  readings: ImageReadings | undefined,
): { readonly path: string; readonly marks: readonly ImageMark[] } | undefined {
  let best: { readonly path: string; readonly marks: readonly ImageMark[] } | undefined;
  for (const path of image.sources) {
    const marks = sorted(readings?.get(path)?.marks ?? []);
    if (marks.length > 0 && (!best || WEIGHT[marks[0]!.made] > WEIGHT[best.marks[0]!.made])) best = { path, marks };
  }
  if (best) return best;
  const path = image.sources[0] ?? '';
  if (GENERATOR_IN_ALT.test(image.alt)) return { path, marks: [spoken('alternative text', image.alt)] };
  const named = image.sources.find((source) => GENERATOR_IN_NAME.test(source));
  return named === undefined ? undefined : { path: named, marks: [spoken('file name', named)] };
}

function sorted(marks: readonly ImageMark[]): readonly ImageMark[] {
  return marks.length < 2 ? marks : [...marks].sort((a, b) => WEIGHT[b.made] - WEIGHT[a.made]);
}

function spoken(place: string, value: string): ImageMark {
  return { made: 'generated', place, value };
}

/** What a mark is evidence of, in one line. */
export function evidenceOf(path: string, mark: ImageMark): string {
  return `${path}: ${mark.place} ${mark.value}`;
}

/** The marks as a document's disclosure lists them. */
export function imageMarks({ marked }: ImagesReading): DisclosureMark[] {
  return marked.flatMap(({ start, end, path, marks }) =>
    marks.map((mark) => ({
      kind: 'image',
      start,
      end,
      text: evidenceOf(path, mark),
      about: 'image',
      // Improved pictures show what was there.
      ...(mark.made === 'edited' ? { hint: true } : {}),
      path,
      place: mark.place,
      made: mark.made,
    })),
  );
}

/**
 * The status of text and images together: the worse of the two. Improved pictures show what was there, so they ask for
 * nothing by themselves.
 */
export function withImages(status: DisclosureStatus, { marked }: ImagesReading, settings: Settings): DisclosureStatus {
  if (settings.disclosure.required === 'never') return status;
  const made = marked.filter((image) => image.made !== 'edited');
  if (made.length === 0) return status;
  if (made.some((image) => !image.told)) return 'missing';
  return status === 'not-needed' ? 'disclosed' : status;
}

/** Addresses of files beside the document that nobody has looked at yet. */
export function wantedImages({ shown }: ImagesReading, readings: ImageReadings | undefined): string[] {
  const wanted = new Set<string>();
  for (const { sources } of shown) {
    for (const source of sources) if (!readings?.has(source) && isLocalImage(source)) wanted.add(source);
  }
  return [...wanted];
}

/** The images that were not looked at, by address, each once. */
export function unreadImages(
  { shown }: ImagesReading,
  readings: ImageReadings | undefined,
): { readonly path: string; readonly reason: NonNullable<ImageReading['unread']>; readonly span: Span }[] {
  const seen = new Set<string>();
  const unread: ReturnType<typeof unreadImages> = [];
  if (!readings) return unread;
  for (const { sources, start, end } of shown) {
    for (const path of sources) {
      const reason = readings.get(path)?.unread;
      if (reason === undefined || seen.has(path)) continue;
      seen.add(path);
      unread.push({ path, reason, span: { start, end } });
    }
  }
  return unread;
}
