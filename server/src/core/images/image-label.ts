import { countsForReaders, type Statement } from '../detectors/statements.js';
import type { Chunk, ParsedDocument, Segment } from '../document/document.js';
import type { Span } from '../text/span.js';
import type { ShownImage } from './shown-images.js';

const AI = '(?:ai|a\\.i\\.|ia|i\\.a\\.|gen ?ai|artificial intelligence|intelligence artificielle)';
const IMAGE =
  '(?:image|picture|photo(?:graph(?:ie)?)?|illustration|visual|visuel|portrait|artwork|art|drawing|dessin|render(?:ing)?|rendu|montage|mannequin|avatar)s?';
const MADE =
  '(?:generated|created|made|produced|edited|modified|retouched|altered|enhanced|composed|drawn|illustrated|synthesi[sz]ed|g[ée]n[ée]r[ée]e?s?|cr[ée]{2}e?s?|produite?s?|modifi[ée]e?s?|retouch[ée]e?s?|am[ée]lior[ée]e?s?|r[ée]alis[ée]e?s?|con[çc]ue?s?|dessin[ée]e?s?|compos[ée]e?s?|illustr[ée]e?s?)';

/** "AI image generator", « générateur d’images IA »: a product, not a label. */
const NO_TOOL =
  '(?![ -](?:generat(?:ors?|ion)|tools?|makers?|editors?|editing|creators?|creation|models?|apps?|software|platforms?|studios?|services?|search)(?!\\p{L}))';
const TOOL_FOR = "(?:g[ée]n[ée]rateurs?|cr[ée]ateurs?|[ée]diteurs?|outils?|logiciels?|banques?) d[e'’] ?";

/** Short words beside an image that say that AI made it, or took part; each ties AI to making or to a picture. */
const CAPTIONS: readonly RegExp[] = [
  new RegExp(
    `(?<!\\p{L})${MADE}(?!\\p{L})[^.!?\\n]{0,40}(?<!\\p{L})(?:by|with|using|through|par|avec|via|à l['’]aide de|grâce à|au moyen de)(?!\\p{L})[^.!?\\n]{0,20}(?<!\\p{L})${AI}(?!\\p{L})`,
    'iu',
  ),
  new RegExp(
    `(?<!\\p{L})${MADE}(?!\\p{L})[^.!?\\n]{0,40}(?<!\\p{L})(?:à l['’]aide d['’]|avec l['’]aide d['’]|au moyen d['’])(?:une? )?${AI}(?!\\p{L})`,
    'iu',
  ),
  new RegExp(`(?<!\\p{L})${AI}[- ](?:${MADE}|assisted|${IMAGE})(?!\\p{L})${NO_TOOL}`, 'iu'),
  new RegExp(
    `(?<!\\p{L}|${TOOL_FOR})${IMAGE}(?: |[ :–—-]+)(?:de synthèse |by |par |d['’])?(?:l['’])?${AI}(?!\\p{L})`,
    'iu',
  ),
  /(?<!\p{L})(?:synthetic (?:image|picture|photo|performer|person|model|media)s?|(?:images?|personnages?|visages?) de synthèse|images? virtuelles?|images? retouchées?|photographies? retouchées?|virtual images?|retouched images?)(?!\p{L})/iu,
  // The label of the Code of Practice: "AI" or "IA" alone.
  /^[^\p{L}]*(?:AI|IA)[^\p{L}]*$/u,
];

/** Words set apart right behind an image that stands in a sentence: in brackets, in emphasis, small. */
const SET_APART =
  /^(?:\]\([^()\s]*\))?(?:\{[^{}\n]*\})?(?:<\/a>)?[ \t]{0,3}(?:[*_(]|<(?:small|em|i)>)+([^*_()<]{2,160})/i;

/** A caption is short: in a longer sentence these words speak of something else. In UTF-16 units. */
const LONGEST_CAPTION = 240;

const NEGATED =
  /(?<!\p{L})(?:no|not|never|without|free of|isn['’]t|wasn['’]t|sans|aucune?|jamais|pas|ni|non)(?!\p{L})|(?<!\p{L})n['’]/iu;

/** What has to be done about images from AI says nothing of this one. */
const RULES = /(?<!\p{L})(?:must|should|doit|doivent|devrait|devraient)(?!\p{L})/iu;

/** Statements for the whole page count for its images when they name them, as many. */
const MANY_IMAGES =
  /(?<!\p{L})(?:images|pictures|photos|photographs|illustrations|visuals|portraits|artwork|photographies|visuels|dessins)(?!\p{L})/iu;
const WHOLE_PAGE =
  /(?<!\p{L})(?:page|site|website|article|newsletter|brochure|here|our|all|every|some|most|many|the|these|toutes|tous|certaines?|nos|les|ces|plupart|ici)(?!\p{L})/iu;

/** How many chunks without words may lie between an image and the words beside it. */
const FARTHEST = 3;

/** Whether words say of an image beside them that AI made it or took part. */
export function labelsImage(words: string): boolean {
  for (const sentence of words.split(/(?<=[.!?])\s+/)) {
    if (sentence.length > LONGEST_CAPTION || RULES.test(sentence)) continue;
    for (const caption of CAPTIONS) {
      const match = caption.exec(sentence);
      if (match && !NEGATED.test(sentence.slice(0, match.index + match[0].length))) return true;
    }
  }
  return false;
}

/** Words that readers see, with where they stand. Offsets of the document. */
interface Words extends Span {
  readonly text: string;
  readonly segment: Segment;
  readonly chunk: number;
}

/** Finds out of the images of one document whether readers are told. */
export class ImageLabels {
  private readonly words = new Map<number, readonly Words[]>();
  private readonly borders: readonly number[];
  private pageTold: boolean | undefined;

  constructor(
    private readonly document: ParsedDocument,
    private readonly images: readonly ShownImage[],
    private readonly statements: readonly Statement[],
  ) {
    this.borders = bordersOf(images);
  }

  /** Whether visible words beside the image, or about the page's images, say AI. `index` is that in `images`. */
  tells(index: number): boolean {
    return this.besideTells(index) || this.wholePageTells();
  }

  private besideTells(index: number): boolean {
    const image = this.images[index] as ShownImage;
    const own = this.wordsOf(image.chunk);
    if (own.some((words) => words.start <= image.start && words.end >= image.end && this.isLabel(words))) return true;
    if (labelsImage(SET_APART.exec(this.document.text.slice(image.end, image.end + 400))?.[1] ?? '')) return true;
    if (this.wordsAfter(index).some((words) => this.isLabel(words))) return true;
    const before = this.wordsBefore(index);
    return before !== undefined && this.isLabel(before);
  }

  /**
   * The words that follow, and the next ones when those are short: a title comes before its label. Another image that
   * comes first, outside of this one's block, owns what stands after it.
   */
  private wordsAfter(index: number): Words[] {
    const image = this.images[index] as ShownImage;
    const border = this.borders[index] as number;
    const last = Math.min(this.document.chunks.length - 1, image.chunk + FARTHEST);
    const after: Words[] = [];
    for (let chunk = image.chunk; chunk <= last; chunk++) {
      for (const words of this.wordsOf(chunk)) {
        if (words.start < image.end) continue;
        if (words.start > border) return after;
        after.push(words);
        if (after.length > 1 || words.text.length > LONGEST_CAPTION) return after;
      }
    }
    return after;
  }

  /** The words that precede, unless they are the caption of an image before them. */
  private wordsBefore(index: number): Words | undefined {
    const image = this.images[index] as ShownImage;
    const previous = this.images[index - 1];
    const first = Math.max(0, image.chunk - FARTHEST);
    for (let chunk = image.chunk; chunk >= first; chunk--) {
      const own = this.wordsOf(chunk);
      for (let i = own.length - 1; i >= 0; i--) {
        const words = own[i] as Words;
        if (words.end > image.start) continue;
        if (!previous) return words;
        return previous.start > words.start || this.follows(words, previous) ? undefined : words;
      }
    }
    return undefined;
  }

  /** Whether no other visible words stand between an image and these. */
  private follows(words: Words, image: ShownImage): boolean {
    if (words.chunk - image.chunk > FARTHEST) return false;
    for (let chunk = image.chunk; chunk <= words.chunk; chunk++) {
      const first = this.wordsOf(chunk).find((candidate) => candidate.end > image.start);
      if (first) return first.start >= words.start;
    }
    return true;
  }

  private wholePageTells(): boolean {
    if (this.pageTold === undefined) {
      const { chunks } = this.document;
      this.pageTold =
        this.statements.some(
          (statement) =>
            countsForReaders(statement) && MANY_IMAGES.test(statement.text) && WHOLE_PAGE.test(statement.text),
        ) || chunks.some((chunk) => remembered(TELLS_OF_ALL, chunk, () => chunk.segments.some(tellsOfAll)));
    }
    return this.pageTold;
  }

  /** What the words are known to say counts; where nothing is known of them, they may still be a short caption. */
  private isLabel({ text, start, end, segment }: Words): boolean {
    let isKnown = false;
    for (const statement of this.statements) {
      if (statement.start < start || statement.end > end) continue;
      if (countsForReaders(statement)) return true;
      isKnown = true;
    }
    return !isKnown && remembered(LABELS, segment, () => labelsImage(text));
  }

  private wordsOf(index: number): readonly Words[] {
    let words = this.words.get(index);
    if (!words) {
      words = visibleWords(this.document.chunks[index] as Chunk, this.document.starts[index] as number, index);
      this.words.set(index, words);
    }
    return words;
  }
}

/** What was found out of segments and chunks, which stay while others are edited. */
const LABELS = new WeakMap<Segment, boolean>();
const TELLS_OF_ALL = new WeakMap<Chunk, boolean>();

function remembered<T extends object>(known: WeakMap<T, boolean>, of: T, find: () => boolean): boolean {
  let found = known.get(of);
  if (found === undefined) {
    found = find();
    known.set(of, found);
  }
  return found;
}

/** For each image, where the next one begins that stands outside of its chunk. */
function bordersOf(images: readonly ShownImage[]): readonly number[] {
  const borders = new Array<number>(images.length);
  for (let index = images.length - 1; index >= 0; index--) {
    const next = images[index + 1];
    const isNear = next !== undefined && next.chunk === images[index]?.chunk;
    borders[index] = isNear ? (borders[index + 1] as number) : (next?.start ?? Number.POSITIVE_INFINITY);
  }
  return borders;
}

function isSeen(segment: Segment): boolean {
  return (
    !segment.hidden &&
    !segment.unseen &&
    segment.role !== 'alt' &&
    segment.role !== 'attribute' &&
    segment.role !== 'title'
  );
}

function visibleWords(chunk: Chunk, offset: number, index: number): Words[] {
  return chunk.segments
    .filter((segment) => isSeen(segment) && /\p{L}/u.test(segment.text))
    .map((segment) => ({
      start: offset + segment.start,
      end: offset + segment.end,
      text: segment.text,
      segment,
      chunk: index,
    }))
    .sort((a, b) => a.start - b.start);
}

function tellsOfAll(segment: Segment): boolean {
  if (!isSeen(segment) || segment.quoted || segment.role === 'caption' || !MANY_IMAGES.test(segment.text)) return false;
  return segment.text
    .split(/(?<=[.!?])\s+/)
    .some((sentence) => MANY_IMAGES.test(sentence) && WHOLE_PAGE.test(sentence) && labelsImage(sentence));
}
