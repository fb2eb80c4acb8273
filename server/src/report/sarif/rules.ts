import type { ReportingDescriptor } from 'sarif';
import type { Norm } from '../../core/rules/catalogue.js';
import { SEVERITIES } from '../../core/rules/rule.js';
import type { JsonFinding } from '../json.js';
import { link, plain } from '../markdown/escape.js';
import type { Report } from '../report.js';
import { showHidden } from '../visible.js';
import type { Words } from '../wording/words.js';
import { levelOf } from './level.js';
import { NORMS } from './norms.js';

export interface RuleIndex {
  readonly descriptors: ReportingDescriptor[];
  /** Place of a rule among the descriptors. */
  readonly indexOf: ReadonlyMap<string, number>;
}

/** The rules that found something, each with its help: why it matters, when the phrase is fine, which norms. */
export function rulesOf({ review, norms, reader }: Report, words: Words): RuleIndex {
  const byRule = new Map<string, JsonFinding[]>();
  for (const finding of review.files.flatMap(({ findings }) => findings)) {
    const known = byRule.get(finding.rule);
    if (known) known.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  const ids = [...byRule.keys()].sort();
  const known = new Map(norms.map((norm) => [norm.id, norm]));
  return {
    descriptors: ids.map((id) => descriptorOf(id, byRule.get(id) as JsonFinding[], known, reader, words)),
    indexOf: new Map(ids.map((id, index) => [id, index])),
  };
}

function descriptorOf(
  id: string,
  findings: readonly JsonFinding[],
  norms: ReadonlyMap<string, Norm>,
  reader: Report['reader'],
  words: Words,
): ReportingDescriptor {
  const first = findings[0] as JsonFinding;
  const cited = [...new Set(findings.flatMap((finding) => finding.norms))].flatMap((norm) => norms.get(norm) ?? []);
  const gravest = SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
  return {
    id,
    shortDescription: { text: showHidden(first.title) },
    fullDescription: { text: showHidden(first.why || first.title) },
    help: helpOf(first, cited, reader, words),
    defaultConfiguration: { level: levelOf(gravest ?? 'warning') },
    ...(cited.length > 0 && {
      relationships: cited.map((norm) => ({
        target: { id: norm.id, toolComponent: { name: NORMS } },
        kinds: ['relevant'],
      })),
    }),
    properties: { tags: [first.family], 'problem.severity': problemSeverity(gravest) },
  };
}

function helpOf(
  { why, fineWhen }: JsonFinding,
  cited: readonly Norm[],
  reader: Report['reader'],
  words: Words,
): { text: string; markdown: string } {
  const { findings } = words;
  const parts = [
    { label: findings.why, text: why, markdown: plain(why) },
    { label: findings.fineWhen, text: fineWhen, markdown: plain(fineWhen) },
    ...cited.map((norm) => ({
      label: `${words.normKind[norm.kind]}, ${words.jurisdiction[norm.jurisdiction]}`,
      text: `${norm.name[reader]} (${norm.status[reader]})`,
      markdown: `${link(norm.name[reader], norm.url)} (${plain(norm.status[reader])})`,
    })),
  ].filter(({ text }) => text !== '');
  const shown =
    parts.length > 0
      ? parts
      : [{ label: findings.restsOn, text: findings.houseAdvice, markdown: plain(findings.houseAdvice) }];
  return {
    text: shown.map(({ label, text }) => showHidden(`${label}. ${text}`)).join('\n'),
    markdown: shown.map(({ label, markdown }) => `**${label}.** ${markdown}`).join('\n\n'),
  };
}

/** What code scanning on GitHub calls a severity. */
function problemSeverity(severity: JsonFinding['severity'] | undefined): string {
  return severity === 'error' || severity === 'warning' ? severity : 'recommendation';
}
