import { isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar } from 'yaml';
import type { FrontMatterField } from '../document.js';
import { fieldRole } from '../field-role.js';
import type { Draft } from '../text-builder.js';
import { scalarSegment } from './scalar-segment.js';
import { nestsTooDeep } from './yaml-depth.js';

export interface YamlFields {
  readonly data: Readonly<Record<string, unknown>>;
  readonly fields: readonly FrontMatterField[];
  readonly segments: Draft[];
  readonly isValid: boolean;
}

/** Longest front matter that is read, in UTF-16 units: the library takes its time over broken YAML. */
const MAX_LENGTH = 50_000;

/** How deep nested fields are followed, and how many there are at most. */
const DEEPEST = 8;
const MOST_FIELDS = 1000;

/**
 * Reads a YAML mapping, which JSON is too: its scalars as fields, those of its top level that readers see as segments.
 * `shift` is added to every offset.
 */
export function readYamlFields(source: string, shift: number): YamlFields {
  if (source.length > MAX_LENGTH || nestsTooDeep(source)) return { data: {}, fields: [], segments: [], isValid: false };
  const fields: FrontMatterField[] = [];
  const segments: Draft[] = [];
  const root = topLevel(source);
  if (!root) return { data: {}, fields, segments, isValid: source.trim() === '' };
  const { data, items } = root;
  for (const { key, value } of items) {
    if (!isScalar(key)) continue;
    if (!isScalar(value)) nestedFields(value, String(key.value), shift, fields, 1);
    if (!isScalar(value) || !value.range) continue;
    const name = String(key.value);
    const [start, end] = value.range;
    fields.push({ key: name, value: String(value.value ?? ''), start: start + shift, end: end + shift });
    const role = fieldRole(name);
    if (!role || typeof value.value !== 'string') continue;
    const segment = scalarSegment(source, value as Scalar<string>, role, shift);
    if (segment) segments.push({ ...segment, key: name });
  }
  return { data, fields, segments, isValid: true };
}

/** The scalars inside a mapping or a list, with the keys that lead to them. */
function nestedFields(node: unknown, path: string, shift: number, fields: FrontMatterField[], depth: number): void {
  if (depth > DEEPEST || fields.length >= MOST_FIELDS) return;
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (isScalar(key)) nestedFields(value, `${path}.${String(key.value)}`, shift, fields, depth + 1);
    }
  } else if (isSeq(node)) {
    for (const item of node.items) nestedFields(item, path, shift, fields, depth + 1);
  } else if (isScalar(node) && node.range) {
    const [start, end] = node.range;
    fields.push({ key: path, value: String(node.value ?? ''), start: start + shift, end: end + shift });
  }
}

/** The top-level mapping, or undefined when there is none or the YAML is broken. */
function topLevel(
  source: string,
): { readonly data: Record<string, unknown>; readonly items: readonly Pair[] } | undefined {
  try {
    const document = parseDocument(source, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
    if (document.errors.length > 0) return undefined;
    if (document.contents === null) return { data: {}, items: [] };
    if (!isMap(document.contents)) return undefined;
    // Aliases that expand without bounds are refused, by throwing.
    return { data: document.toJS({ maxAliasCount: 100 }) as Record<string, unknown>, items: document.contents.items };
  } catch {
    return undefined;
  }
}
