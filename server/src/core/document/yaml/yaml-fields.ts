import { isMap, isScalar, type Pair, parseDocument, type Scalar } from 'yaml';
import type { FrontMatterField, SegmentRole } from '../document.js';
import type { Draft } from '../text-builder.js';
import { scalarSegment } from './scalar-segment.js';

/** Fields of front matter that readers of the published page or mail see, and what they are to them. */
const READ_FIELDS: ReadonlyMap<string, SegmentRole> = new Map<string, SegmentRole>([
  ...['title', 'headline', 'subject', 'description', 'summary', 'excerpt', 'tagline', 'subtitle'].map(
    (key) => [key, 'title'] as const,
  ),
  ...['preheader', 'cta', 'lead', 'intro', 'slogan', 'banner', 'announcement', 'caption', 'hero', 'seo_title'].map(
    (key) => [key, 'attribute'] as const,
  ),
  ...['seotitle', 'meta_title', 'metatitle', 'meta_description', 'metadescription', 'og_title', 'og_description'].map(
    (key) => [key, 'title'] as const,
  ),
]);

export interface YamlFields {
  readonly data: Readonly<Record<string, unknown>>;
  readonly fields: readonly FrontMatterField[];
  readonly segments: Draft[];
  readonly isValid: boolean;
}

/** Longest front matter that is read, in UTF-16 units: the library takes its time over broken YAML. */
const MAX_LENGTH = 50_000;

/** Reads the top level of a YAML mapping; `shift` is added to every offset. */
export function readYamlFields(source: string, shift: number): YamlFields {
  if (source.length > MAX_LENGTH) return { data: {}, fields: [], segments: [], isValid: false };
  const fields: FrontMatterField[] = [];
  const segments: Draft[] = [];
  const root = topLevel(source);
  if (!root) return { data: {}, fields, segments, isValid: source.trim() === '' };
  const { data, items } = root;
  for (const { key, value } of items) {
    if (!isScalar(key) || !isScalar(value) || !value.range) continue;
    const name = String(key.value);
    const [start, end] = value.range;
    fields.push({ key: name, value: String(value.value ?? ''), start: start + shift, end: end + shift });
    const role = READ_FIELDS.get(name.toLowerCase());
    if (!role || typeof value.value !== 'string') continue;
    const segment = scalarSegment(source, value as Scalar<string>, role, shift);
    if (segment) segments.push({ ...segment, key: name });
  }
  return { data, fields, segments, isValid: true };
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
