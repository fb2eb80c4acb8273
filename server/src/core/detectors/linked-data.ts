import { isAiSourceType } from './digital-source-type.js';
import { namesGenerator } from './generators.js';

/** What linked data says of a node made by AI. */
export interface LinkedDeclaration {
  /** `digitalSourceType: …`, `author: ChatGPT`. */
  readonly text: string;
  /** The node is a picture, a film or a sound, not the page. */
  readonly isMedia: boolean;
}

/** Longest linked data that is read, in UTF-16 units, and how many of its values. */
const LONGEST = 500_000;
const MOST_VALUES = 20_000;

const MEDIA_TYPE = /(?:Image|Video|Audio|Media)Object|Photograph|Movie|MusicRecording|ImageGallery/;
const MAKERS: ReadonlySet<string> = new Set(['author', 'creator', 'contributor', 'producer', 'editor']);

/** What a JSON-LD script declares, wherever in it; data that is no JSON is looked at as text. */
export function linkedDeclarations(source: string): LinkedDeclaration[] {
  if (source.length > LONGEST) return [];
  let root: unknown;
  try {
    root = JSON.parse(source);
  } catch {
    // Templates leave holes that are no JSON.
    return [...source.matchAll(/"(?:schema:)?digitalSourceType"\s*:\s*"([^"\n]{1,300})"/g)]
      .filter((match) => isAiSourceType(match[1]!))
      .slice(0, 1)
      .map((match) => ({ text: `digitalSourceType: ${match[1]}`, isMedia: false }));
  }
  const found: LinkedDeclaration[] = [];
  const waiting: { readonly value: unknown; readonly isMedia: boolean }[] = [{ value: root, isMedia: false }];
  for (let visited = 0; waiting.length > 0 && visited < MOST_VALUES; visited++) {
    const { value, isMedia } = waiting.pop()!;
    if (Array.isArray(value)) {
      for (const item of value.toReversed()) waiting.push({ value: item, isMedia });
    } else if (typeof value === 'object' && value !== null) readNode(value as Record<string, unknown>, isMedia);
  }
  return found;

  function readNode(node: Record<string, unknown>, isInMedia: boolean): void {
    const types = texts(node['@type']);
    const isMedia = types.length > 0 ? types.some((type) => MEDIA_TYPE.test(type)) : isInMedia;
    for (const [key, value] of Object.entries(node).reverse()) {
      const name = key.replace(/^.*[:/#]/, '');
      if (name === 'digitalSourceType') {
        const code = texts(value).find(isAiSourceType);
        if (code !== undefined) found.push({ text: `digitalSourceType: ${code}`, isMedia });
      } else if (MAKERS.has(name)) {
        const maker = makers(value).find(namesGenerator);
        if (maker !== undefined) found.push({ text: `${name}: ${maker}`, isMedia });
      } else if (typeof value === 'object' && value !== null) waiting.push({ value, isMedia });
    }
  }
}

/** A value, or the `@id` or `@value` of one, as texts. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((item) => (Array.isArray(item) ? [] : texts(item)));
  if (typeof value !== 'object' || value === null) return [];
  const { '@id': id, '@value': literal } = value as Record<string, unknown>;
  return [id, literal].filter((item) => typeof item === 'string');
}

/** The names of authors; a person's is no product whatever it is. */
function makers(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((item) => (Array.isArray(item) ? [] : makers(item)));
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Record<string, unknown>;
  if (texts(node['@type']).some((type) => /Person$/.test(type))) return [];
  return texts(node.name);
}
