import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Format } from '../../../server/src/core/document/document.js';
import { parseDocument } from '../../../server/src/core/document/parse.js';

/** Beginnings without ends, ends without beginnings: what makes careless scanners start over and over. */
const REPEATED =
  '*|**a |*a_ |_|~~a|`|` `` ``` |[|![|[a](|[a](b "|[a](<b|](|[a][|<|<a |<a b="|<a b={|<!--|<?|<!X|<![CDATA[|{{|{%|{|{#|{/*|&|\\|> |- |1. |' +
  '<b>|</b>|<div hidden>|<ul><li>|<table><tr><td>|<span hidden>a</span>|<b> |{|}|{"a":|["a",|"|"\\|{n, plural, one {|{n, select, a {b} |a: |a: "|- |- a: |  - |msgid "|msgid "a"\nmsgstr "b"\n|<trans-unit><source>|<source><x |a = {|a = { $n -> [b] |a = b\n|,"|Headline,"|%(|$t(|@:a.|a | |\'{|http://|www.|[^a]: |[a]: b\n|<!-- a |</script|`\u0024{|{`|<A b={<|</a>|<a></b>|= <p>\n}\n|<T>(|/a|{#if |{% if |{% comment %}|<div {% |{{ "|:a="|<a :title="|<a title=\'|<template>|---|</p\n';
const FORMATS: readonly Format[] = [
  ...(['markdown', 'html', 'text', 'prompt', 'poml'] as const),
  ...(['json', 'yaml', 'po', 'xliff', 'fluent', 'csv'] as const),
  ...(['jsx', 'vue', 'svelte', 'astro', 'liquid', 'mjml'] as const),
];

describe('pathological texts', () => {
  it('take time in proportion to their length', () => {
    const slow: string[] = [];
    for (const piece of REPEATED.split('|')) {
      for (const format of FORMATS) {
        // Ten times the text may take ten times as long; a quadratic scanner takes a hundred times. The floor keeps
        // noise of a busy machine out: no linear scan of the long text comes near it.
        const short = time(piece, 20_000, format);
        const long = time(piece, 200_000, format);
        if (long > 1500 && long > 40 * short) slow.push(`${JSON.stringify(piece)} as ${format}: ${short} → ${long} ms`);
      }
    }
    assert.deepEqual(slow, []);
  });
});

function time(piece: string, length: number, format: Format): number {
  const text = piece.repeat(Math.ceil(length / piece.length));
  const start = performance.now();
  parseDocument(text, format);
  return Math.round(performance.now() - start);
}
