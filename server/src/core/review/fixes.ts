import { DOCUMENT_DETECTORS } from '../detectors/index.js';
import { editInHost } from '../document/catalogue/edit-in-host.js';
import { isCatalogueFormat } from '../document/catalogue-format.js';
import type { Format } from '../document/document.js';
import { isTemplateFormat } from '../document/templates/dialects.js';
import { editInTemplate } from '../document/templates/edit-in-template.js';
import type { FixTemplate, Rule } from '../rules/rule.js';
import type { Ruleset } from '../rules/ruleset.js';
import { mergeEdits } from '../text/edits.js';
import type { Span, TextEdit } from '../text/span.js';
import type { Finding, Fix } from './finding.js';
import { fill } from './present.js';

/** The fixes of a finding, computed when somebody asks. They apply to the very text the finding was made on. */
export function fixesOf(finding: Finding, text: string, format: Format, ruleset: Ruleset): readonly Fix[] {
  const isHosted = isCatalogueFormat(format) || isTemplateFormat(format);
  // The text was taken out of a document that Candor does not write.
  if (format === 'docx') return [];
  const rule = ruleset.rule(finding.rule);
  const detector = rule?.detector === undefined ? undefined : DOCUMENT_DETECTORS.get(rule.detector);
  const own = finding.ownFixes ?? detector?.fixes?.(finding, text, format) ?? [];
  const fixes: Fix[] = [];
  for (const fix of own) {
    const edits = isHosted ? editsInHost(fix.edits, finding, text, format) : fix.edits;
    if (edits) fixes.push({ ...fix, edits });
  }
  for (const template of templatesFor(finding, rule)) {
    if (template.replace !== undefined && !isFilled(template.replace, finding.captures)) continue;
    const span =
      template.over === 'sentence' ? finding.sentence : template.over === 'segment' ? finding.segment : finding;
    const edit =
      template.replace === undefined
        ? removal(span, text, finding.host)
        : replacement(template, template.replace, span, finding, text);
    const edits = isHosted
      ? editsInHost([edit], finding, text, format)
      : [{ ...edit, newText: encode(edit.newText, format) }];
    const title = { en: fill(template.title.en, finding.captures), fr: fill(template.title.fr, finding.captures) };
    if (edits) fixes.push({ title, safe: template.safe, edits });
  }
  return fixes;
}

/** The phrase's own templates, then those of all. */
function templatesFor(finding: Finding, rule: Rule | undefined): readonly FixTemplate[] {
  const match = rule?.match[finding.language];
  if (!match) return [];
  const asked = match.flag[finding.phrase]?.fixes?.map((index) => match.fixes[index]!) ?? [];
  return [...asked, ...match.fixes.filter((template) => !template.onRequest)];
}

function replacement(
  template: FixTemplate,
  words: string,
  { start, end }: Span,
  finding: Finding,
  text: string,
): TextEdit {
  const kept = letterCaseOf(template, start, finding);
  return { start, end, newText: matchStyle(fill(words, finding.captures), text, { start, end }, kept, finding.host) };
}

/** The edits as the finding's host writes them; undefined where they cannot be written so that the file stays valid. */
function editsInHost(
  edits: readonly TextEdit[],
  { host }: Finding,
  text: string,
  format: Format,
): readonly TextEdit[] | undefined {
  const [edit] = edits;
  if (!host || !edit || edits.length > 1) return undefined;
  const write = isTemplateFormat(format) ? editInTemplate : editInHost;
  const written = write(text, host, edit, edit.newText);
  return written && [written];
}

/** Whether every slot of a replacement caught something: a sentence with a hole is no fix. */
function isFilled(replacement: string, captures: Readonly<Record<string, string>>): boolean {
  return [...replacement.matchAll(/\{([a-z0-9-]+)\}/g)].every(([, name]) => captures[name!] !== undefined);
}

/** The safe edits of many findings at once: sorted, without overlaps; findings that are suppressed or decided about are left alone. */
export function fixAllEdits(findings: readonly Finding[], text: string, format: Format, ruleset: Ruleset): TextEdit[] {
  const groups: (readonly TextEdit[])[] = [];
  for (const finding of findings) {
    if (finding.suppressed || finding.decision) continue;
    const safe = fixesOf(finding, text, format, ruleset).find((fix) => fix.safe);
    if (safe) groups.push(safe.edits);
  }
  return mergeEdits(groups);
}

/** Removes a span and one space beside it, so that no double space or space at an edge is left. */
function removal(span: Span, text: string, host: Span | undefined): TextEdit {
  let { start, end } = span;
  const before = text[start - 1];
  const after = text[end];
  const opens = before === undefined || before === '\n' || before === '>' || isQuote(before, host);
  const closes = after === undefined || after === '\n' || after === '\r' || after === '<' || isQuote(after, host);
  if (after === ' ' && (opens || before === ' ')) end++;
  else if (before === ' ' && closes) start--;
  return { start, end, newText: '' };
}

/** Whether a character beside an edit may be the quote of its literal. */
function isQuote(character: string, host: Span | undefined): boolean {
  return host !== undefined && (character === '"' || character === "'");
}

/** first: the capital of a first word is kept. all: capitals throughout too. none: nothing is. */
type KeptCase = 'first' | 'all' | 'none';

function letterCaseOf(template: FixTemplate, start: number, finding: Finding): KeptCase {
  if (template.letterCase === 'exact') return 'none';
  if (template.letterCase === 'keep') return 'all';
  return start <= finding.sentence.start ? 'first' : 'none';
}

/** Keeps the capitals that are to be kept, and the apostrophe that the text uses. */
function matchStyle(replacement: string, text: string, span: Span, kept: KeptCase, host: Span | undefined): string {
  const replaced = text.slice(span.start, span.end);
  const first = replaced[0];
  let result = replacement;
  if (kept === 'all' && /\p{L}.*\p{L}/u.test(replaced) && replaced === replaced.toUpperCase()) {
    result = result.toUpperCase();
  } else if (kept !== 'none' && first && first !== first.toLowerCase() && result[0]) {
    result = result[0].toUpperCase() + result.slice(1);
  }
  // The quotes of a literal are no apostrophes of its text.
  const context = host
    ? text.slice(host.start + 1, host.end - 1)
    : text.slice(Math.max(0, span.start - 2000), span.end + 2000);
  if (!context.includes("'") && context.includes('’')) result = result.replaceAll("'", '’');
  else if (context.includes("'") && !context.includes('’')) result = result.replaceAll('’', "'");
  return result;
}

/** Characters that the format would read as markup. */
function encode(text: string, format: Format): string {
  if (format === 'html' || format === 'poml') return text.replace(/&(?![a-z]+;|#)/gi, '&amp;').replaceAll('<', '&lt;');
  return text;
}
