import { constructFromEvents, EVENT_ID, parseEvents } from 'js-yaml';
import { LineIndex } from '../core/text/line-index.js';
import { FILE_START, type Place, type Problem } from './problem.js';
import { YamlPlaces } from './yaml-places.js';
import {
  aliasProblem,
  depthProblem,
  MAX_DEPTH,
  secondDocumentProblem,
  sizeProblem,
  yamlProblem,
} from './yaml-problem.js';

/** Files beyond this are refused unread: no configuration or rule is near it. */
const MAX_LENGTH = 1_000_000;
/** Values that a text with `*aliases` may unfold to, so that a few lines cannot become millions. */
const MAX_UNFOLDED = 200_000;

/** A YAML (or JSON) text as plain data, with the place of each value. */
export interface YamlSource {
  readonly data: unknown;
  /** Where the value at a path stands, or the nearest value around it. `atKey` gives its key's place. */
  locate(path: readonly PropertyKey[], atKey?: boolean): Place;
}

export interface YamlReading {
  /** Absent when the text is not readable as YAML. */
  readonly source?: YamlSource;
  readonly problems: readonly Problem[];
}

/**
 * Reads hostile text safely: bounded size, depth and aliases; no tags run code; `__proto__` is a plain key. Places are
 * worked out when somebody asks.
 * @param maxLength in UTF-16 units
 */
export function readYaml(text: string, file: string, maxLength = MAX_LENGTH): YamlReading {
  if (text.length > maxLength) return { problems: [sizeProblem(file, maxLength)] };
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let lines: LineIndex | undefined;
  const place = (offset: number): Place => {
    lines ??= new LineIndex(body);
    const { line, character } = lines.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  };
  try {
    const events = parseEvents(body, { maxDepth: MAX_DEPTH });
    const data: unknown = constructFromEvents(events, { source: body })[0] ?? null;
    const places = new YamlPlaces(body, events);
    const second = places.secondDocument;
    if (second !== undefined) return { problems: [secondDocumentProblem(file, place(second))] };
    if (events.some(({ type }) => type === EVENT_ID.ALIAS)) {
      const size = unfoldedSize(data, new Map());
      if (size > MAX_UNFOLDED) return { problems: [aliasProblem(file, FILE_START)] };
    }
    const locate = (path: readonly PropertyKey[], atKey = false) => {
      const offset = places.offsetOf(path, atKey);
      return offset === undefined ? FILE_START : place(offset);
    };
    return { source: { data, locate }, problems: [] };
  } catch (error) {
    if (error instanceof RangeError) return { problems: [depthProblem(file, FILE_START)] };
    return { problems: [yamlProblem(file, body, error, place)] };
  }
}

/** How many values there are when every alias is written out; endless when one holds itself. */
function unfoldedSize(value: unknown, known: Map<object, number>): number {
  if (typeof value !== 'object' || value === null) return 1;
  const before = known.get(value);
  if (before !== undefined) return before;
  known.set(value, Number.POSITIVE_INFINITY);
  const size = Object.values(value).reduce<number>((sum, item) => sum + unfoldedSize(item, known), 1);
  known.set(value, size);
  return size;
}
