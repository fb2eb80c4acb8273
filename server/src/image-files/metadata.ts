import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import ExifReader from 'exifreader';
import type { ImageMark } from '../core/images/image-reading.js';
import { readSourceType } from './digital-source-type.js';
import { namesGenerator } from './generators.js';
import { boundedInflate } from './inflate.js';
import { plainValue } from './plain-value.js';

/** Longest XMP packet that is read, in UTF-16 units, and most text that compressed chunks may hold, in bytes. */
const LONGEST_XMP = 1_000_000;
const MOST_INFLATED = 4_000_000;

/** The marks of AI in a file's XMP, in its Exif comments and, in a PNG, in its texts. */
export async function metadataMarks(bytes: Uint8Array<ArrayBuffer>): Promise<ImageMark[]> {
  const tags = await ExifReader.loadView(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    async: true,
    expanded: true,
    domParser: { parseFromString: parseXmp },
    decompress: { deflate: boundedInflate(MOST_INFLATED), maxDecompressedSize: MOST_INFLATED },
    includeTags: { xmp: true, png: true, exif: ['UserComment', 'Software', 'ImageDescription'] },
  });
  return [...xmpMarks(textsOf(tags.xmp)), ...exifMarks(textsOf(tags.exif)), ...pngMarks(textsOf(tags.pngText))];
}

/** XMP has no document type and nests little: what has one, or is very long, is refused. */
function parseXmp(text: string, type: string): unknown {
  if (text.length > LONGEST_XMP || /<!(?:doctype|entity)/i.test(text)) throw new Error('Not an XMP packet');
  return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, type);
}

/** Descriptions of tags by their names. */
type Texts = ReadonlyMap<string, string>;

function textsOf(group: object | undefined): Texts {
  const texts = new Map<string, string>();
  for (const [name, tag] of Object.entries(group ?? {})) {
    const { description, value } = (tag ?? {}) as { readonly description?: unknown; readonly value?: unknown };
    const text = typeof description === 'string' ? description : value;
    if (typeof text === 'string') texts.set(name, text);
  }
  return texts;
}

function xmpMarks(xmp: Texts): ImageMark[] {
  const marks: ImageMark[] = [];
  const type = readSourceType(xmp.get('DigitalSourceType') ?? '');
  if (type) marks.push({ made: type.made, place: 'IPTC DigitalSourceType', value: type.term });
  const system = xmp.get('AISystemUsed');
  if (system?.trim()) marks.push({ made: 'generated', place: 'IPTC AISystemUsed', value: plainValue(system) });
  const credit = xmp.get('Credit') ?? '';
  if (/\b(?:made|created|generated) with google ai\b/i.test(credit)) {
    marks.push({ made: 'generated', place: 'XMP Credit', value: plainValue(credit) });
  } else if (/\bedited with google ai\b/i.test(credit)) {
    marks.push({ made: 'composite', place: 'XMP Credit', value: plainValue(credit) });
  }
  // A source type says more: a generator also signs what it merely edited.
  const tool = xmp.get('CreatorTool');
  if (tool && marks.length === 0 && namesGenerator(tool)) {
    marks.push({ made: 'generated', place: 'XMP CreatorTool', value: plainValue(tool) });
  }
  return marks;
}

/** How interfaces of Stable Diffusion note their settings. */
const SETTINGS = /(?<![\p{L}\p{N}])Steps: ?\d+, [\p{L} ]+: ?[^,\n]{1,60}/u;

function exifMarks(exif: Texts): ImageMark[] {
  const marks: ImageMark[] = [];
  for (const name of ['UserComment', 'ImageDescription']) {
    const settings = SETTINGS.exec(exif.get(name) ?? '');
    if (settings) marks.push({ made: 'generated', place: `Exif ${name}`, value: plainValue(settings[0]) });
  }
  const software = exif.get('Software');
  if (software && namesGenerator(software)) {
    marks.push({ made: 'generated', place: 'Exif Software', value: plainValue(software) });
  }
  return marks;
}

/** Texts of PNG that only image generators write: how to recognise each, and what to show of it. */
const PNG_TEXTS: Readonly<Record<string, (text: string) => string | undefined>> = {
  parameters: (text) => SETTINGS.exec(text)?.[0] ?? (text.includes('"sui_image_params"') ? 'SwarmUI' : undefined),
  prompt: (text) => (text.includes('"class_type"') ? 'ComfyUI prompt' : undefined),
  workflow: (text) => (/"nodes"\s*:/.test(text) && /"links"\s*:/.test(text) ? 'ComfyUI workflow' : undefined),
  'sd-metadata': () => 'InvokeAI',
  invokeai_metadata: () => 'InvokeAI',
  invokeai_graph: () => 'InvokeAI',
  Dream: (text) => text,
  fooocus_scheme: () => 'Fooocus',
  Software: (text) => (namesGenerator(text) ? text : undefined),
  Source: (text) => (namesGenerator(text) ? text : undefined),
  Description: (text) => (/\bJob ID: [0-9a-f]{8}-[0-9a-f]{4}-/i.test(text) ? 'Midjourney Job ID' : undefined),
};

function pngMarks(texts: Texts): ImageMark[] {
  const marks: ImageMark[] = [];
  for (const [name, text] of texts) {
    const found = Object.hasOwn(PNG_TEXTS, name) ? PNG_TEXTS[name]?.(text) : undefined;
    if (found) marks.push({ made: 'generated', place: `PNG text ${name}`, value: plainValue(found) });
  }
  return marks;
}
