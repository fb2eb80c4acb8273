import { type Catalogue, FAMILIES, JURISDICTIONS, type Language } from '../../server/src/core/index.js';
import { escapeMarkdown, markdownCode, markdownLink } from '../../server/src/lsp/markdown.js';
import { MESSAGES } from '../../server/src/lsp/messages.js';
import { WORDS } from './words.js';

const pageOf = (id: string, reader: Language) => `${id}${reader === 'fr' ? '.fr' : ''}.md`;

/** The rules by family; `twin` is the same page in the other language. */
export function rulesIndex({ rules }: Catalogue, reader: Language, twin: string, norms: string): string {
  const words = WORDS[reader];
  const families = FAMILIES.filter((family) => rules.some((rule) => rule.family === family)).map((family) => {
    const rows = rules
      .filter((rule) => rule.family === family)
      .map(
        ({ id, severity, say }) =>
          `| [${id.split('/')[1]}](${pageOf(id, reader)}) | ${cell(say[reader].title)} | ${MESSAGES[reader].severities[severity]} |`,
      );
    const head = `| ${words.rule.toLowerCase()} | ${words.index.asks} | ${words.severity.toLowerCase()} |`;
    return `## ${words.families[family]}\n\n${head}\n|---|---|---|\n${rows.join('\n')}`;
  });
  return page([
    `# ${words.index.title}`,
    `[${words.otherLanguage}](${twin}) · [${words.allNorms}](${norms})`,
    words.index.intro(rules.length),
    ...families,
    `<!-- ${words.generated} -->`,
  ]);
}

/** The verified norms by jurisdiction, each with the rules that cite it. */
export function normsPage(
  { rules, norms, normsDate }: Catalogue,
  reader: Language,
  twin: string,
  index: string,
): string {
  const words = WORDS[reader];
  const messages = MESSAGES[reader];
  const quoted = norms.filter((norm) => norm.verified);
  const tables = JURISDICTIONS.filter((place) => quoted.some((norm) => norm.jurisdiction === place)).map((place) => {
    const rows = quoted
      .filter((norm) => norm.jurisdiction === place)
      .map((norm) => {
        const citing = rules
          .filter((rule) => rule.norms.includes(norm.id))
          .map((rule) => `[${rule.id}](rules/${pageOf(rule.id, reader)})`);
        const name = `${markdownLink(norm.name[reader], norm.url)}<br>${markdownCode(norm.id)}`;
        const cells = [name, messages.kinds[norm.kind], cell(norm.asks[reader]), cell(norm.status[reader])];
        return `| ${[...cells, citing.join(', ')].join(' | ')} |`;
      });
    const head = `| ${words.norms.columns.join(' | ')} |\n|${'---|'.repeat(words.norms.columns.length)}`;
    return `## ${messages.jurisdictions[place]}\n\n${head}\n${rows.join('\n')}`;
  });
  const unverified = norms.length - quoted.length;
  return page([
    `# ${words.norms.title}`,
    `[${words.otherLanguage}](${twin}) · [${words.allRules}](${index})`,
    words.norms.intro(normsDate),
    ...(unverified ? [words.norms.unverified(unverified)] : []),
    ...tables,
    `<!-- ${words.generated} -->`,
  ]);
}

function cell(text: string): string {
  return escapeMarkdown(text);
}

function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
