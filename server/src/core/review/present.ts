import type { Language } from '../document/document.js';
import type { Norm } from '../rules/catalogue.js';
import type { Ruleset } from '../rules/ruleset.js';
import type { Finding } from './finding.js';
import type { Settings } from './settings.js';

/** A finding in the words of one reader: what hovers, the CLI and reports show. */
export interface PresentedFinding {
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly fineWhen: string;
  readonly because?: string;
  /** Verified norms of the chosen jurisdictions. */
  readonly norms: readonly Norm[];
}

/** Says a finding in a reader's language. An unknown rule is presented by its id. */
export function present(finding: Finding, ruleset: Ruleset, settings: Settings, reader: Language): PresentedFinding {
  const rule = ruleset.rule(finding.rule);
  const say = rule?.say[reader];
  const values =
    finding.phrase === -1 && finding.captures.match !== undefined
      ? { ...finding.captures, match: finding.evidence }
      : finding.captures;
  return {
    title: say?.title ?? finding.rule,
    message: fill(say?.message ?? finding.rule, values),
    why: fill(say?.why ?? '', values),
    fineWhen: fill(say?.fineWhen ?? '', values),
    ...(finding.because ? { because: finding.because[reader] } : {}),
    norms: (rule?.norms ?? [])
      .map((id) => ruleset.norms.get(id))
      .filter((norm): norm is Norm => norm !== undefined && isCited(norm, settings)),
  };
}

/** Whether a norm may be quoted under the settings: verified, and of a chosen jurisdiction or of none. */
export function isCited(norm: Norm, settings: Settings): boolean {
  return norm.verified && (norm.jurisdiction === 'int' || settings.jurisdictions.includes(norm.jurisdiction));
}

/** Puts captured values into a text; a slot that caught nothing is left out. White space of captures is evened. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-z0-9-]+)\}/g, (_, name: string) => (values[name] ?? '').replace(/\s+/g, ' ').trim());
}
