import { isLocalImage } from '../../images/image-address.js';
import { OBJECT } from '../characters.js';
import type { Mark } from '../document.js';
import type { ProseWriter } from '../prose-writer.js';
import { type Attribute, attribute, isExpression } from './attributes.js';
import { backgroundAddresses } from './background-images.js';
import { srcsetAddresses } from './srcset.js';

/** Names of `<meta>` whose content is shown in search results and previews. */
const READ_META = new Set([
  'description',
  'og:title',
  'og:description',
  'twitter:title',
  'twitter:description',
  'apple-mobile-web-app-title',
]);

/** Attributes that name an image behind an element: of HTML mail, and of MJML. */
const BACKGROUND_ATTRIBUTES = ['background', 'background-url'];

/** Marks the images that a start tag puts behind its element. */
export function markBackground(
  writer: ProseWriter,
  attributes: readonly Attribute[],
  start: number,
  end: number,
): void {
  const style = attribute(attributes, 'style')?.value ?? '';
  const addresses = backgroundAddresses(style).map(({ address }) => address);
  for (const name of BACKGROUND_ATTRIBUTES) {
    const value = valued(attributes, name)?.value ?? '';
    if (isLocalImage(value)) addresses.push(value);
  }
  const [src, ...others] = addresses;
  if (src === undefined) return;
  add(writer, { kind: 'image', src, alt: '', ...(others.length > 0 && { others }), ...writer.span(start, end) });
}

/** Marks the images that a style sheet puts behind elements; `at` is where it begins in the source. */
export function markSheet(writer: ProseWriter, sheet: string, at: number): void {
  for (const { address, start, end } of backgroundAddresses(sheet)) {
    add(writer, { kind: 'image', src: address, alt: '', ...writer.span(at + start, at + end) });
  }
}

/** Marks what a start tag stands for besides text: an image, a link, a checkbox, data about the page. */
export function markElement(
  writer: ProseWriter,
  name: string,
  attributes: readonly Attribute[],
  start: number,
  end: number,
): Mark | undefined {
  switch (name) {
    case 'img':
    case 'image':
    case 'mj-image':
    case 'amp-img':
      return markImage(writer, attributes, start, end);
    case 'source':
      return markSource(writer, attributes, start, end);
    case 'a':
    case 'mj-button':
      return markLink(writer, attributes, start, end);
    case 'input':
      return markInput(writer, attributes, start, end);
    case 'meta':
      return markMeta(writer, attributes, start, end);
    default:
      return undefined;
  }
}

function add(writer: ProseWriter, mark: Mark): Mark {
  writer.addMark(mark);
  return mark;
}

/** An attribute that has a value. */
function valued(attributes: readonly Attribute[], name: string): Attribute | undefined {
  const found = attribute(attributes, name);
  return found && found.start >= 0 ? found : undefined;
}

/** An image: its mark, a segment for its alternative text, and a placeholder where it interrupts a sentence. */
function markImage(writer: ProseWriter, attributes: readonly Attribute[], start: number, end: number): Mark {
  const src = valued(attributes, 'src');
  const alt = valued(attributes, 'alt');
  const others = addressesOf(attributes);
  if (alt && !isExpression(alt.value)) writer.writeValue('alt', undefined, alt.start, alt.end, 'attribute');
  if (!writer.isInCode) writer.out.standSoft(OBJECT, start, end);
  return add(writer, {
    kind: 'image',
    src: src?.value ?? '',
    alt: alt?.value ?? '',
    ...(others.length > 0 && { others }),
    ...writer.span(start, end),
    ...(src && { srcSpan: writer.span(src.start, src.end) }),
    ...(alt && { altSpan: writer.span(alt.start, alt.end) }),
  });
}

/** An alternative file of the picture; those of films and sounds have `src` instead of `srcset`. */
function markSource(
  writer: ProseWriter,
  attributes: readonly Attribute[],
  start: number,
  end: number,
): Mark | undefined {
  const sources = addressesOf(attributes);
  return sources.length > 0 ? add(writer, { kind: 'image-source', sources, ...writer.span(start, end) }) : undefined;
}

/** The addresses in `srcset`, and in the attributes that scripts copy to `src` and `srcset` once the image is in sight. */
function addressesOf(attributes: readonly Attribute[]): string[] {
  const later = valued(attributes, 'data-src')?.value;
  const sets = ['srcset', 'data-srcset'].flatMap((name) => srcsetAddresses(valued(attributes, name)?.value ?? ''));
  return later ? [later, ...sets] : sets;
}

function markLink(writer: ProseWriter, attributes: readonly Attribute[], start: number, end: number): Mark | undefined {
  const href = valued(attributes, 'href');
  if (!href) return undefined;
  const hrefSpan = writer.span(href.start, href.end);
  return add(writer, { kind: 'link', href: href.value, hrefSpan, ...writer.span(start, end) });
}

function markInput(
  writer: ProseWriter,
  attributes: readonly Attribute[],
  start: number,
  end: number,
): Mark | undefined {
  const type = attribute(attributes, 'type')?.value.toLowerCase();
  if (type === 'image') return markImage(writer, attributes, start, end);
  if (type === 'submit' || type === 'button' || type === 'reset') {
    const value = valued(attributes, 'value');
    if (value) writer.writeValue('button', undefined, value.start, value.end, 'attribute');
    return undefined;
  }
  if (type !== 'checkbox') return undefined;
  const checked = attribute(attributes, 'checked') ?? attribute(attributes, 'defaultchecked');
  // What an expression says is not known: `checked={accepted}`.
  const isChecked = checked !== undefined && (!isExpression(checked.value) || checked.value === '{true}');
  return add(writer, { kind: 'checkbox', checked: isChecked, ...writer.span(start, end) });
}

function markMeta(writer: ProseWriter, attributes: readonly Attribute[], start: number, end: number): Mark | undefined {
  const name = (attribute(attributes, 'name') ?? attribute(attributes, 'property') ?? attribute(attributes, 'itemprop'))
    ?.value;
  const content = valued(attributes, 'content');
  if (!name || !content) return undefined;
  const key = name.toLowerCase();
  if (READ_META.has(key)) writer.writeValue('title', key, content.start, content.end, 'attribute');
  return add(writer, { kind: 'meta', name, content: content.value, ...writer.span(start, end) });
}
