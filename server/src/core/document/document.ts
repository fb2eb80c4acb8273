import type { Span } from '../text/span.js';

/** A language whose copy Candor reviews. */
export type Language = 'en' | 'fr';

/** How a text is written down. Prompt formats are told apart because prompt rules run on them only. */
export type Format =
  | 'markdown'
  | 'html'
  | 'text'
  /** The text of a Word document, a line for each paragraph. */
  | 'docx'
  /** Markdown with front matter whose body is an instruction to a model (`.prompt.md`, `AGENTS.md`…). */
  | 'prompt'
  /** YAML of GitHub Models and friends: `messages: [{ role, content }]` (`.prompt.yml`). */
  | 'prompt-yaml'
  /** XML-like Prompt Orchestration Markup Language. */
  | 'poml'
  /** String catalogues: locale files in JSON (ARB too) and YAML, gettext, XLIFF, Fluent. */
  | 'json'
  | 'yaml'
  | 'po'
  | 'xliff'
  | 'fluent'
  /** Tables of advertisements, comma, semicolon or tab separated. */
  | 'csv'
  | TemplateFormat;

/** Components and layouts of programs: JSX and TSX, and files of markup with code in between. */
export type TemplateFormat = 'jsx' | 'vue' | 'svelte' | 'astro' | 'liquid' | 'mjml';

/** How a template writes a text down: between tags, as an attribute's value, as a string in code. */
export type TemplateHostKind = 'markup' | 'attribute' | 'js-string';

/** How a file writes a text down; an edit inside the text has to be written the same way. */
export type HostKind =
  | TemplateHostKind
  | 'json'
  | 'yaml'
  /** A plain scalar inside `[…]` or `{…}`. */
  | 'yaml-flow'
  | 'po'
  | 'xml'
  | 'fluent'
  | 'csv'
  /** Read, but never edited: programs look a translation up by its source text. */
  | 'none';

/** The literal, quotes included, that a segment's text is written in. Offsets are relative to the chunk. */
export interface Host extends Span {
  readonly kind: HostKind;
}

/** What a run of prose is to its reader. */
export type SegmentRole =
  | 'paragraph'
  | 'heading'
  | 'list-item'
  | 'cell'
  | 'button'
  | 'link'
  | 'label'
  | 'caption'
  /** Text that stands in for an image. */
  | 'alt'
  /** Other attributes that people read: `title`, `aria-label`, `placeholder`, `content` of a description… */
  | 'attribute'
  /** The document's title or description (`<title>`, front matter). */
  | 'title';

/** Who speaks in a prompt; absent in ordinary copy. `system` also stands for instruction files without roles. */
export type PromptRole = 'system' | 'user' | 'assistant';

/**
 * Maps a segment's text to the source. Entry i covers text [textStarts[i], textStarts[i + 1]) and source
 * [sourceStarts[i], sourceEnds[i]). Where both lengths agree the piece is verbatim; otherwise it stands for something
 * else (an entity, an escape, a line prefix) and maps as a whole. Offsets in the source are relative to the chunk.
 */
export interface PieceMap {
  readonly textStarts: readonly number[];
  readonly sourceStarts: readonly number[];
  readonly sourceEnds: readonly number[];
}

/** A run of prose as its reader sees it: one paragraph, heading, list item, cell, button… never part of a sentence. */
export interface Segment {
  /** Entities and escapes decoded, markup removed; line breaks inside the run are kept as white space. */
  readonly text: string;
  /** Where the run begins and ends in the source, relative to its chunk. */
  readonly start: number;
  readonly end: number;
  /** Absent when text and source are the same characters: source offset = start + text offset. */
  readonly map?: PieceMap;
  readonly role: SegmentRole;
  /** 1 to 6, of headings only. */
  readonly level?: number;
  /** The language the source declares for it (`lang="fr"`), if any. */
  readonly lang?: Language;
  /** Inside a block quotation. */
  readonly quoted?: true;
  /** Not shown to the reader: `hidden`, `display:none`, `aria-hidden`. Reviewed for orders to a model, never as a disclosure. */
  readonly hidden?: true;
  /** Not in sight when the page opens: for screen readers alone (`sr-only`), behind a click, hidden by a class. */
  readonly unseen?: true;
  /** Struck-through parts of the text, as text offsets. */
  readonly struck?: readonly Span[];
  /** Strong or code parts and the like, as text offsets, with what they are. */
  readonly marked?: readonly (Span & { readonly kind: 'code' | 'strong' | 'emphasis' | 'link' | 'quote' })[];
  /** Indexes in `chunk.segments` of what frames this one: the item or line that introduces it, its row's and column's headers. */
  readonly frame?: readonly number[];
  /**
   * The last segment of an earlier chunk introduces it, as "Avoid:" introduces the items below. That chunk is the
   * nearest earlier one whose own segments are not framed by a previous one: the items of a list are a chunk each.
   */
  readonly framedByPrevious?: true;
  readonly promptRole?: PromptRole;
  /** What a reader would call the place: a key of a catalogue, a column, a front-matter field, an attribute's name. */
  readonly key?: string;
  /** Of catalogues, tables and templates. Segments of one literal have the same: a message with plural forms has one for each. */
  readonly host?: Host;
  /** The source text of a translation that stands beside it: not in the language that the file's name says. */
  readonly isSource?: true;
}

/** Something in the source that is not prose but that a rule may ask about. Offsets are relative to the chunk. */
export type Mark = Span &
  (
    | { readonly kind: 'comment'; readonly text: string }
    /**
     * An image: `alt` is decoded; `altSpan` and `srcSpan` cover the characters of the values. `others` are further
     * addresses of the same picture (`srcset`); `reference` is the label of a Markdown definition that holds the address.
     * Of a background the mark covers the start tag of its element, or the address in a style sheet.
     */
    | {
        readonly kind: 'image';
        readonly src: string;
        readonly alt: string;
        readonly others?: readonly string[];
        readonly reference?: string;
        readonly srcSpan?: Span;
        readonly altSpan?: Span;
      }
    /** `<source srcset>`: addresses of the picture that the next `<img>` shows. */
    | { readonly kind: 'image-source'; readonly sources: readonly string[] }
    /** `label` is that of a Markdown definition. */
    | {
        readonly kind: 'link';
        readonly href: string;
        readonly hrefSpan: Span;
        readonly textSpan?: Span;
        readonly label?: string;
      }
    /** A checkbox of an HTML form (not a Markdown task). `segment` is the index of its label, when it follows or encloses it. */
    | { readonly kind: 'checkbox'; readonly checked: boolean; readonly segment?: number }
    /** `<meta name content>`; `property` counts as name. */
    | { readonly kind: 'meta'; readonly name: string; readonly content: string }
    /** An attribute that declares AI (`data-ai-generated`, `ai-disclosure`), and the element it stands on. */
    | { readonly kind: 'data'; readonly name: string; readonly value: string; readonly element: string }
    | { readonly kind: 'json-ld'; readonly text: string }
    /** Front matter: its parsed data, and where each scalar's value stands. */
    | {
        readonly kind: 'front-matter';
        readonly data: Readonly<Record<string, unknown>>;
        readonly fields: readonly FrontMatterField[];
      }
    /** Code, fenced or inline, an expression, a template variable: skipped as prose. */
    | { readonly kind: 'code' }
    /** An element with a countdown or a timer in its name (`class`, `id`, tag). */
    | { readonly kind: 'timer'; readonly name: string }
  );

export interface FrontMatterField extends Span {
  /** Of nested fields the whole path, with dots; items of lists have their list's. */
  readonly key: string;
  readonly value: string;
}

/** Something that was not read or not checked, said to the user. Offsets are relative to the chunk. */
export interface ParseNotice extends Span {
  readonly code: NoticeCode;
  readonly detail?: string;
}

export type NoticeCode =
  | 'front-matter-invalid'
  | 'format-invalid'
  | 'nesting-limit'
  | 'segment-limit'
  | 'file-too-large'
  | 'findings-limit'
  | 'rule-stopped'
  | 'encoding'
  | 'rule-refused'
  | 'directive-invalid'
  | 'grammar-unavailable'
  | 'image-unread'
  | 'commits-unread'
  | 'pair-unread';

/**
 * A stretch of source that can be parsed on its own given the scanner's state before it: a Markdown block, a run
 * between HTML block tags. Everything inside is relative to `start`, so a chunk moves without being touched.
 */
export interface Chunk {
  /** UTF-16 units of source that the chunk covers; chunks tile the document without gaps. */
  readonly length: number;
  readonly segments: readonly Segment[];
  readonly marks: readonly Mark[];
  readonly notices: readonly ParseNotice[];
  /** State of the scanner after the chunk. Two equal states (===) continue alike. */
  readonly stateAfter: ScannerState;
  /**
   * What follows belongs to another part of the document although no heading says so: the next branch of a catalogue,
   * the next advertisement of a table.
   */
  readonly startsSection?: true;
  /**
   * Only of a first chunk that hangs on text beyond the next one (front matter that is never closed): it must be read
   * again after every edit.
   */
  readonly readsFar?: true;
}

/** Interned by the scanner, so that `===` compares. */
export type ScannerState = string | number;

/** Cuts a source into chunks, one at a time; pure: the same text, offset and state give the same chunk. */
export interface ChunkScanner {
  readonly initialState: ScannerState;
  /** Reads one chunk at `offset` (0 ≤ offset < text.length); its length is at least 1. */
  scan(text: string, offset: number, state: ScannerState): Chunk;
}

export interface ParsedDocument {
  readonly format: Format;
  readonly text: string;
  readonly chunks: readonly Chunk[];
  /** Offset of each chunk in `text`. */
  readonly starts: readonly number[];
}
