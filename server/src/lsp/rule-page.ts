import type { Language } from '../core/document/document.js';
import type { Norm, Rule, Ruleset } from '../core/index.js';
import { normLine } from './hover.js';
import { escapeMarkdown, markdownCode } from './markdown.js';
import { MESSAGES } from './messages.js';
import type { ExplainRuleResult } from './protocol.js';

/** Examples shown for one language and side. */
const MOST_EXAMPLES = 5;

/** The page of a rule in the reader's language, in Markdown. */
export function rulePage(rule: Rule, ruleset: Ruleset, reader: Language): ExplainRuleResult {
  const messages = MESSAGES[reader];
  const said = rule.say[reader];
  const norms = rule.norms.map((id) => ruleset.norms.get(id)).filter((norm): norm is Norm => norm?.verified === true);
  const lines = [
    `# ${escapeMarkdown(said.title)}`,
    `${messages.rule} ${markdownCode(rule.id)} · ${messages.severityIs(messages.severities[rule.severity])}`,
    `## ${messages.why}`,
    escapeMarkdown(said.why),
    `## ${messages.fineWhen}`,
    escapeMarkdown(said.fineWhen),
    ...(norms.length > 0 ? [`## ${messages.norm}`, norms.map((norm) => `- ${normLine(norm, reader)}`).join('\n')] : []),
    ...examples(rule, reader),
    `## ${messages.decideTitle}`,
    messages.decideText(rule.id),
  ];
  return { id: rule.id, title: said.title, markdown: `${lines.join('\n\n')}\n` };
}

function examples(rule: Rule, reader: Language): string[] {
  const messages = MESSAGES[reader];
  return (['en', 'fr'] as const).flatMap((language) => {
    const match = rule.match[language];
    if (!match) return [];
    const list = (texts: readonly string[]) =>
      texts
        .slice(0, MOST_EXAMPLES)
        .map((text) => `- ${markdownCode(withoutMarks(text))}`)
        .join('\n');
    return [
      `## ${messages.examples(messages.languages[language])}`,
      `**${messages.flagged}**`,
      list(match.examples.flagged),
      `**${messages.clean}**`,
      list(match.examples.clean),
    ];
  });
}

/** Examples mark the expected finding with `⟦…⟧`. */
function withoutMarks(example: string): string {
  return example.replace(/[⟦⟧]/g, '');
}
