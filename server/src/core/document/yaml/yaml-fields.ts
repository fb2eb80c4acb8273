import { isMap, isScalar, parseDocument, type Scalar } from 'yaml';
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

/** Reads the top level of a YAML mapping; `shift` is added to every offset. */
export function readYamlFields(source: string, shift: number): YamlFields {
  const document = parseDocument(source, { logLevel: 'silent', strict: false, uniqueKeys: false, prettyErrors: false });
  const fields: FrontMatterField[] = [];
  const segments: Draft[] = [];
  const root = document.contents;
  if (document.errors.length > 0 || (root !== null && !isMap(root))) {
    return { data: {}, fields, segments, isValid: source.trim() === '' };
  }
  let data: Record<string, unknown> = {};
  try {
    // Aliases may expand without bounds; the library refuses those and throws.
    data = (document.toJS({ maxAliasCount: 100 }) as Record<string, unknown> | null) ?? {};
  } catch {
    return { data: {}, fields, segments, isValid: false };
  }
  for (const { key, value } of root ? root.items : []) {
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
