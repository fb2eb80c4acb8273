import { isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';
import type { HostKind, TemplateHostKind } from '../document.js';
import { decodeCell } from '../table/cells.js';
import { mapScalar } from '../yaml/scalar-map.js';
import { writeEscaped } from './backslash.js';
import { decodeFluent, frameOfFluent } from './fluent-pattern.js';
import { type MappedText, MappedTextBuilder } from './mapped-text.js';
import { encodePo, readPoLiterals } from './po-literals.js';
import { decodeXliff, encodeXml, tagsOf } from './xliff-content.js';

/** How one kind of host writes a text down. */
export interface HostSyntax {
  /** The text of a whole literal, quotes included, or undefined when it is none. */
  decode(literal: string): MappedText | undefined;
  /** A part of a literal that says the text, as far as that is possible there. */
  encode(text: string): string;
  /** A literal of another style that can hold any text, where the host has one. */
  requote?(text: string): string;
  /** What of a literal is not text and must stay: tags. */
  frame?(literal: string): string;
}

const JSON_STRING: HostSyntax = {
  decode(literal) {
    try {
      if (typeof JSON.parse(literal) !== 'string') return undefined;
    } catch {
      return undefined;
    }
    const out = new MappedTextBuilder(literal);
    writeEscaped(literal, 1, literal.length - 1, out);
    return out.build(1);
  },
  encode: (text) => JSON.stringify(text).slice(1, -1),
};

const YAML: HostSyntax = {
  decode: (literal) => decodeYaml('k: ', literal, ''),
  // Whatever needs more is written anew, in double quotes.
  encode: (text) => text,
  requote: (text) => JSON.stringify(text),
};

const YAML_FLOW: HostSyntax = { ...YAML, decode: (literal) => decodeYaml('k: [', literal, ']') };

const PO: HostSyntax = {
  decode: (literal) => readPoLiterals(literal, 0, literal.length, 0),
  encode: encodePo,
};

const XML: HostSyntax = { decode: decodeXliff, encode: encodeXml, frame: tagsOf };

const FLUENT: HostSyntax = { decode: decodeFluent, encode: (text) => text, frame: frameOfFluent };

const CSV: HostSyntax = {
  decode: decodeCell,
  encode: (text) => text.replaceAll('"', '""'),
  requote: (text) => `"${text.replaceAll('"', '""')}"`,
};

/** Every kind of host in catalogues and tables that edits are written in. */
const HOSTS: { readonly [K in Exclude<HostKind, TemplateHostKind | 'none'>]: HostSyntax } = {
  json: JSON_STRING,
  yaml: YAML,
  'yaml-flow': YAML_FLOW,
  po: PO,
  xml: XML,
  fluent: FLUENT,
  csv: CSV,
};

/** How a kind of host writes; undefined for templates, and for what is never edited. */
export function hostSyntax(kind: HostKind): HostSyntax | undefined {
  return kind in HOSTS ? HOSTS[kind as keyof typeof HOSTS] : undefined;
}

/** A scalar of any style, as a value after `before`. */
function decodeYaml(before: string, literal: string, after: string): MappedText | undefined {
  const source = before + literal + after;
  const { contents, errors } = parseDocument(source, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
  if (errors.length > 0 || !isMap(contents) || contents.items.length !== 1) return undefined;
  const value: unknown = contents.items[0]?.value;
  const scalar = isSeq(value) && value.items.length === 1 ? value.items[0] : value;
  if (!isScalar(scalar) || typeof scalar.value !== 'string' || !scalar.range) return undefined;
  // A comment after the scalar would swallow words.
  if (source.slice(scalar.range[1], source.length - after.length).trim() !== '') return undefined;
  return mapScalar(source, scalar as Scalar<string>, -before.length);
}
