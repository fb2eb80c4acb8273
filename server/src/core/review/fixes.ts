import { DOCUMENT_DETECTORS } from '../detectors/index.js';
import type { Format } from '../document/document.js';
import type { FixTemplate, Rule } from '../rules/rule.js';
import type { Ruleset } from '../rules/ruleset.js';
import { mergeEdits } from '../text/edits.js';
import type { Span, TextEdit } from '../text/span.js';
import type { Finding, Fix } from './finding.js';
import { fill } from './present.js';

/** The fixes of a finding, computed when somebody asks. They apply to the very text the finding was made on. */
export function fixesOf(finding: Finding, text: string, format: Format, ruleset: Ruleset): readonly Fix[] {
  const rule = ruleset.rule(finding.rule);
  const detector = rule?.detector === undefined ? undefined : DOCUMENT_DETECTORS.get(rule.detector);
  const own = finding.ownFixes ?? detector?.fixes?.(finding, text, format) ?? [];
  const fixes: Fix[] = [...own];
  for (const template of templatesFor(finding, rule)) {
    if (template.replace !== undefined && !isFilled(template.replace, finding.captures)) continue;
    const span =
      template.over === 'sentence' ? finding.sentence : template.over === 'segment' ? finding.segment : finding;
    const edit =
      template.replace === undefined
        ? removal(span, text)
        : {
            start: span.start,
            end: span.end,
            newText: encode(
              matchStyle(fill(template.replace, finding.captures), text, span, span.start <= finding.sentence.start),
              format,
            ),
          };
    fixes.push({ title: template.title, safe: template.safe, edits: [edit] });
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

/** Whether every slot of a replacement caught something: a sentence with a hole is no fix. */
function isFilled(replacement: string, captures: Readonly<Record<string, string>>): boolean {
  return [...replacement.matchAll(/\{([a-z0-9-]+)\}/g)].every(([, name]) => captures[name!] !== undefined);
}

/** The safe edits of many findings at once: sorted, without overlaps; suppressed findings are left alone. */
export function fixAllEdits(findings: readonly Finding[], text: string, format: Format, ruleset: Ruleset): TextEdit[] {
  const groups: (readonly TextEdit[])[] = [];
  for (const finding of findings) {
    if (finding.suppressed) continue;
    const safe = fixesOf(finding, text, format, ruleset).find((fix) => fix.safe);
    if (safe) groups.push(safe.edits);
  }
  return mergeEdits(groups);
}

/** Removes a span and one space beside it, so that no double space or space at an edge is left. */
function removal(span: Span, text: string): TextEdit {
  let { start, end } = span;
  const before = text[start - 1];
  const after = text[end];
  const atEdge = before === undefined || before === '\n' || before === '>';
  if (after === ' ' && (atEdge || before === ' ')) end++;
  else if (before === ' ' && (after === undefined || after === '\n' || after === '\r' || after === '<')) start--;
  return { start, end, newText: '' };
}

/** Keeps the capital of a sentence's first word, and the apostrophe that the text uses. */
function matchStyle(replacement: string, text: string, span: Span, opensSentence: boolean): string {
  const first = text[span.start];
  let result = replacement;
  if (opensSentence && first && first !== first.toLowerCase() && result[0]) {
    result = result[0].toUpperCase() + result.slice(1);
  }
  const context = text.slice(Math.max(0, span.start - 2000), span.end + 2000);
  if (!context.includes("'") && context.includes('’')) result = result.replaceAll("'", '’');
  else if (context.includes("'") && !context.includes('’')) result = result.replaceAll('’', "'");
  return result;
}

/** Characters that the format would read as markup. */
function encode(text: string, format: Format): string {
  if (format === 'html' || format === 'poml') return text.replace(/&(?![a-z]+;|#)/gi, '&amp;').replaceAll('<', '&lt;');
  return text;
}
