import type { Language, Norm, Rule, RuleMatch } from '../../server/src/core/index.js';
import type { PhraseLists } from '../../server/src/core/rules/phrase.js';
import { escapeMarkdown, markdownCode, markdownLink } from '../../server/src/lsp/markdown.js';
import { MESSAGES } from '../../server/src/lsp/messages.js';
import { readMarks } from '../../server/src/presets/run-examples.js';
import { showHidden } from '../../server/src/report/visible.js';
import { conditionInWords, merged } from './conditions-in-words.js';
import { DETECTORS } from './detectors-in-words.js';
import { plainWording, slotName } from './plain-wording.js';
import { WORDS } from './words.js';

/** Wordings shown for one language. */
const MOST_WORDINGS = 12;
const GUARDS = ['negated', 'quoted', 'reported', 'described', 'struck', 'hidden'] as const;
const LANGUAGES = ['en', 'fr'] as const;

export interface RulePageContext {
  /** Norms of the catalogue by id. */
  readonly norms: ReadonlyMap<string, Norm>;
  /** `YYYY-MM-DD` */
  readonly normsDate: string;
  /** Lists that phrases may name. */
  readonly lists: PhraseLists;
  /** Where other pages are, relative to this one; absent where the pages stand alone. */
  readonly links?: { readonly index: string; readonly norms: string; readonly source: string };
}

/** The page of a rule for readers of one language: Markdown made from nothing but the rule and its norms. */
export function rulePage(rule: Rule, reader: Language, { norms, normsDate, lists, links }: RulePageContext): string {
  const words = WORDS[reader];
  const messages = MESSAGES[reader];
  const say = rule.say[reader];
  const name = rule.id.split('/')[1];
  const twin = `[${words.otherLanguage}](${name}${reader === 'en' ? '.fr' : ''}.md)`;
  const elsewhere = links
    ? [twin, `[${words.allRules}](${links.index})`, `[${words.allNorms}](${links.norms})`]
    : [twin];
  const severity = `${messages.severities[rule.severity]}. ${messages.severityMeanings[rule.severity]}`;
  const lines = [
    `# ${escapeMarkdown(say.title)}`,
    elsewhere.join(' · '),
    `> ${escapeMarkdown(claim(rule, reader))}`,
    [
      '| | |',
      '|---|---|',
      `| ${words.rule} | ${markdownCode(rule.id)} |`,
      `| ${words.family} | ${words.families[rule.family]} |`,
      `| ${words.severity} | ${severity} |`,
      `| ${words.reads} | ${words.readsWhat[rule.appliesTo]} |`,
      ...(rule.aliases.length ? [`| ${words.formerly} | ${rule.aliases.map(markdownCode).join(', ')} |`] : []),
    ].join('\n'),
    `## ${words.looksFor}`,
    ...lookedFor(rule, reader, lists),
    ...(links ? [`[${words.source}](${links.source})`] : []),
    ...silence(rule, reader, lists),
    ...LANGUAGES.flatMap((language) => examples(rule, language, reader)),
    `## ${words.why}`,
    escapeMarkdown(say.why),
    `## ${words.fineWhen}`,
    escapeMarkdown(say.fineWhen),
    `## ${words.instead}`,
    fixes(rule, reader),
    `## ${words.restsOn}`,
    ...restsOn(rule, reader, norms, normsDate),
    `## ${words.decide}`,
    words.changeSeverity,
    `\`\`\`yaml\nrules:\n  ${rule.id}: off\n\`\`\``,
    ...(rule.appliesTo === 'prompts'
      ? [words.noComments]
      : [words.keepOne, `\`\`\`html\n<!-- candor-disable-next-line ${rule.id} -- ${words.reason} -->\n\`\`\``]),
    `<!-- ${words.generated} -->`,
  ];
  return `${lines.join('\n\n')}\n`;
}

/** What the rule says of a match, with the first marked example as the match. */
export function claim(rule: Rule, reader: Language): string {
  const marked = LANGUAGES.map((language) => (reader === 'en' ? language : language === 'en' ? 'fr' : 'en'))
    .flatMap((language) => rule.match[language]?.examples.flagged ?? [])
    .map((example) => readMarks(example))
    .find(({ marks }) => marks.length);
  const mark = marked?.marks[0];
  const match = marked && mark ? showHidden(marked.text.slice(mark.start, mark.end)) : '…';
  return rule.say[reader].message
    .replace(/\{match\}/g, () => match)
    .replace(/\{([a-z-]+)\}/g, (_, slot: string) => slotName(slot, reader));
}

function lookedFor(rule: Rule, reader: Language, lists: PhraseLists): string[] {
  const words = WORDS[reader];
  const detects = rule.detector === undefined ? undefined : DETECTORS[rule.detector];
  const lines = detects ? [words.detector(detects[reader])] : [];
  for (const language of LANGUAGES) {
    const flag = rule.match[language]?.flag ?? [];
    if (!flag.length) continue;
    const wordings = [...new Set(flag.map(({ phrase }) => plainWording(phrase, language, reader, lists)))];
    const shown = wordings.slice(0, MOST_WORDINGS);
    const list = shown.map((wording) => escapeMarkdown(words.quote(wording))).join(', ');
    lines.push(
      `${words.lookedFor(`**${words.inLanguage[language]}**`)} ${words.wordings(list, flag.length - shown.length)}`,
    );
  }
  return lines;
}

/** Conditions in words; those of single phrases are told in one sentence. */
function silence(rule: Rule, reader: Language, lists: PhraseLists): string[] {
  const words = WORDS[reader];
  const items: string[] = [];
  for (const language of LANGUAGES) {
    const match = rule.match[language];
    if (!match) continue;
    const place = words.inLanguage[language];
    const add = (label: string, what: string) => items.push(`- ${place}. ${label} ${escapeMarkdown(what)}.`);
    const said = (condition: RuleMatch['unless'][number]) => conditionInWords(condition, language, reader, lists);
    for (const condition of merged(match.unless)) add(words.unless, said(condition));
    for (const condition of match.onlyIf) add(words.onlyIf, said(condition));
    for (const line of match.severityWhen) {
      add(words.severityWhen(line.severity), words.join(line.if.map(said), 'and'));
    }
  }
  const guards = GUARDS.filter((guard) => !rule.evenWhen.includes(guard)).map((guard) => words.guard[guard]);
  const own = LANGUAGES.some((language) => rule.match[language]?.flag.some((flag) => flag.unless || flag.onlyIf));
  const sentences = [
    ...(guards.length && !(rule.detector && items.length === 0 && guards.length === 6)
      ? [words.guards(words.join(guards, 'or'))]
      : []),
    ...(own ? [words.ownConditions] : []),
  ];
  if (!items.length && !sentences.length) return [];
  return [
    `## ${words.lessOften}`,
    ...(sentences.length ? [sentences.join(' ')] : []),
    ...(items.length ? [items.join('\n')] : []),
  ];
}

function examples(rule: Rule, language: Language, reader: Language): string[] {
  const match = rule.match[language];
  if (!match) return [];
  const words = WORDS[reader];
  return [
    `## ${MESSAGES[reader].examples(MESSAGES[reader].languages[language])}`,
    `**${words.flagged}**`,
    ...exampleList(match.examples.flagged),
    `**${words.notFlagged}**`,
    ...exampleList(match.examples.clean),
  ];
}

/** One-line examples as a list, longer ones as blocks below it. */
function exampleList(written: readonly string[]): string[] {
  const texts = written.map((example) => showHidden(readMarks(example).text.trim()));
  const short = texts.filter((text) => !text.includes('\n')).map((text) => `- ${markdownCode(text)}`);
  const long = texts.filter((text) => text.includes('\n')).map(block);
  return [...(short.length ? [short.join('\n')] : []), ...long];
}

function block(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function fixes(rule: Rule, reader: Language): string {
  const words = WORDS[reader];
  const items = LANGUAGES.flatMap((language) =>
    (rule.match[language]?.fixes ?? []).map((fix) => {
      const text = fix.replace?.replace(/\{([^}]+)\}/g, (_, slot: string) => slotName(slot, reader));
      const what = text
        ? `${escapeMarkdown(fix.title[reader])}: ${markdownCode(text)}`
        : escapeMarkdown(fix.title[reader]);
      return `- ${words.inLanguage[language]}. ${what}${fix.safe ? ` (${words.joinsFixAll})` : ''}`;
    }),
  );
  return items.length ? [...new Set(items)].join('\n') : words.noFix;
}

function restsOn(rule: Rule, reader: Language, norms: ReadonlyMap<string, Norm>, normsDate: string): string[] {
  const words = WORDS[reader];
  const messages = MESSAGES[reader];
  if (!rule.norms.length) return [words.advice];
  const cited = rule.norms.map((id) => norms.get(id)).filter((norm): norm is Norm => norm?.verified === true);
  const lines = cited.map((norm) => {
    const kind = `${messages.kinds[norm.kind]}, ${messages.jurisdictions[norm.jurisdiction]}`;
    return `- **${markdownLink(norm.name[reader], norm.url)}** (${kind}). ${asSentence(norm.asks[reader])} ${asSentence(norm.status[reader])}`;
  });
  return [
    ...(lines.length ? [lines.join('\n')] : []),
    ...(cited.length < rule.norms.length ? [words.notQuoted] : []),
    `*${words.compared(normsDate)}*`,
  ];
}

function asSentence(text: string): string {
  return escapeMarkdown(/[.!?…]$/.test(text) ? text : `${text}.`);
}
