import type { Format, TemplateFormat } from '../document.js';

/** What tells one template language from another, for a reader of all of them. */
export interface Dialect {
  /** How expressions stand in markup: `{name}`, or `{{ name }}`. */
  readonly expressions: 'braces' | 'double-braces';
  /** The file is code that holds markup: JSX. */
  readonly startsInCode?: true;
  /** Expressions may hold markup: `{ready && <p>…</p>}`. */
  readonly hasMarkupInCode?: true;
  /** Expressions in braces may be statements: `{#if ready}`. */
  readonly hasBlocks?: true;
  /** `{% if ready %}` beside `{{ name }}`. */
  readonly hasLiquid?: true;
  /** Only what stands in a `<template>` is markup. */
  readonly hasTemplateRoot?: true;
  /** `:title="…"` is an expression. */
  readonly hasBoundAttributes?: true;
  /** What stands before the markup: code between lines of dashes, or front matter. */
  readonly opening?: 'code-fence' | 'front-matter';
}

export const DIALECTS: { readonly [F in TemplateFormat]: Dialect } = {
  jsx: { expressions: 'braces', startsInCode: true, hasMarkupInCode: true },
  astro: { expressions: 'braces', hasMarkupInCode: true, opening: 'code-fence' },
  svelte: { expressions: 'braces', hasBlocks: true },
  vue: { expressions: 'double-braces', hasTemplateRoot: true, hasBoundAttributes: true },
  liquid: { expressions: 'double-braces', hasLiquid: true, opening: 'front-matter' },
  mjml: { expressions: 'double-braces', hasLiquid: true },
};

/** Components and layouts of programs: markup with code in between. */
export function isTemplateFormat(format: Format): format is TemplateFormat {
  return Object.hasOwn(DIALECTS, format);
}
