import type { SegmentRole } from './document.js';

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

/** What a field at the top of front matter is to readers; undefined when they do not see it. */
export function fieldRole(name: string): SegmentRole | undefined {
  return READ_FIELDS.get(name.toLowerCase());
}
