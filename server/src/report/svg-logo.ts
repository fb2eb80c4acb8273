import { DOMImplementation, DOMParser, type Element, type Node, XMLSerializer } from '@xmldom/xmldom';

const SVG = 'http://www.w3.org/2000/svg';

/** Shapes, text and paint; nothing that acts, moves, embeds or loads. */
const ELEMENTS = new Set(
  'svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop clipPath mask pattern'.split(
    ' ',
  ),
);

/** What such elements may say, apart from `href`. */
const ATTRIBUTE =
  /^(?:id|class|x|y|x[12]|y[12]|d|cx|cy|r|rx|ry|fx|fy|dx|dy|width|height|points|viewBox|preserveAspectRatio|transform|gradientTransform|gradientUnits|patternUnits|patternTransform|patternContentUnits|clipPathUnits|maskUnits|maskContentUnits|spreadMethod|offset|fill|stroke|opacity|color|display|visibility|mask|clip-path|clip-rule|fill-(?:rule|opacity)|stroke-(?:width|opacity|linecap|linejoin|miterlimit|dasharray|dashoffset)|stop-(?:color|opacity)|font-(?:family|size|weight|style)|text-anchor|letter-spacing|paint-order|vector-effect)$/;

/** An address inside the drawing. */
const OWN = /^#[\w.-]+$/;
/** More levels are no drawing; `use` could multiply them. */
const DEEPEST = 32;
const MOST_ELEMENTS = 5_000;
const MOST_USES = 50;
const TEXT = 3;

/**
 * The drawing written anew from the elements and attributes of an allow list, without scripts, styles, links, images,
 * animation and comments. Undefined when it is not well-formed, declares entities, or is too intricate to be a logo.
 */
export function harmlessSvg(text: string): string | undefined {
  if (/<!(?:DOCTYPE|ENTITY)[^>]*\[|<!ENTITY/i.test(text)) return undefined;
  try {
    const onError = (level: string) => {
      if (level !== 'warning') throw new Error(level);
    };
    const root = new DOMParser({ onError }).parseFromString(
      text.replace(/^\uFEFF/, ''),
      'image/svg+xml',
    ).documentElement;
    if (root?.localName !== 'svg') return undefined;
    const clean = new DOMImplementation().createDocument(SVG, 'svg');
    const budget = { elements: MOST_ELEMENTS, uses: MOST_USES };
    copyInto(clean.documentElement as Element, root, 0, budget);
    return new XMLSerializer().serializeToString(clean);
  } catch {
    return undefined;
  }
}

function copyInto(to: Element, from: Element, depth: number, budget: { elements: number; uses: number }): void {
  if (depth > DEEPEST || budget.elements-- <= 0) throw new Error('Too intricate');
  if (from.localName === 'use' && budget.uses-- <= 0) throw new Error('Too intricate');
  for (const { localName, prefix, value } of from.attributes) {
    const name = localName ?? '';
    if (name === 'href' && OWN.test(value)) to.setAttribute('href', value);
    else if (!prefix && ATTRIBUTE.test(name) && isLocal(value)) to.setAttribute(name, value);
  }
  for (const child of from.childNodes as Iterable<Node>) {
    if (child.nodeType === TEXT) to.appendChild(to.ownerDocument!.createTextNode(child.nodeValue ?? ''));
    const { localName, namespaceURI } = child as Element;
    if (!localName || !ELEMENTS.has(localName) || (namespaceURI !== SVG && namespaceURI !== null)) continue;
    const copy = to.ownerDocument!.createElementNS(SVG, localName);
    copyInto(copy, child as Element, depth + 1, budget);
    to.appendChild(copy);
  }
}

/** Whether every address in a value lies inside the drawing. */
function isLocal(value: string): boolean {
  return !/[\\@]|url\((?!\s*['"]?#)/i.test(value);
}
