import type { Catalogue, Ruleset } from '../core/index.js';
import type { Tokens } from '../core/language/tokens.js';
import type { CompiledCondition } from '../core/rules/compiled-condition.js';
import { type PhraseMatch, PhraseMatcher } from '../core/rules/matcher.js';
import type { Program } from '../core/rules/program.js';
import type { RegexEngine } from '../core/rules/regex.js';

/** What one rule cost: its phrases, its regular expressions and the phrases of its conditions. */
export interface RuleCost {
  readonly rule: string;
  /** How often a phrase was tried at a place, or an expression on a paragraph. */
  tried: number;
  /** How often that gave a match, before conditions. */
  matched: number;
  milliseconds: number;
}

/** Counts and times the attempts of every rule. Detectors are not timed: they have no phrases. */
export class Profiler {
  private readonly costs = new Map<string, RuleCost>();
  private readonly ruleOf = new Map<Program, string>();
  private readonly flagged = new Set<Program>();
  private readonly expressions = new Map<string, string[]>();
  private watcher: PhraseMatcher | undefined;

  /** The rules that cost anything, the dearest first. */
  get rules(): readonly RuleCost[] {
    return [...this.costs.values()].sort((a, b) => b.milliseconds - a.milliseconds || (a.rule < b.rule ? -1 : 1));
  }

  get matcher(): PhraseMatcher | undefined {
    return this.watcher;
  }

  /** The catalogue with its engine for regular expressions under watch. */
  watching(catalogue: Catalogue): Catalogue {
    for (const rule of catalogue.rules) {
      for (const match of Object.values(rule.match)) {
        for (const flag of match?.flag ?? []) {
          if (flag.regex) this.expressions.set(flag.phrase, [...(this.expressions.get(flag.phrase) ?? []), rule.id]);
        }
      }
    }
    return catalogue.regexEngine ? { ...catalogue, regexEngine: this.watchedEngine(catalogue.regexEngine) } : catalogue;
  }

  /** Knows from here on whose phrases are run. */
  start(ruleset: Ruleset): void {
    for (const { program, rule } of ruleset.phrases) {
      this.ruleOf.set(program, ruleset.active[rule]!.rule.id);
      this.flagged.add(program);
    }
    const own = (conditions: readonly CompiledCondition[], rule: string) => {
      for (const program of conditions.flatMap((condition) => programsOf(condition, ruleset))) {
        this.ruleOf.set(program, rule);
      }
    };
    for (const flag of [...ruleset.phrases, ...ruleset.regexes]) {
      own([...flag.unless, ...flag.onlyIf], ruleset.active[flag.rule]!.rule.id);
    }
    for (const { rule, match } of ruleset.active) {
      for (const side of Object.values(match)) {
        own([...side.unless, ...side.onlyIf, ...side.severityWhen.flatMap((line) => line.if)], rule.id);
      }
    }
    const timed = <T>(program: Program, run: () => T) => this.timed(program, run);
    this.watcher = new (class extends PhraseMatcher {
      override matchAround(program: Program, tokens: Tokens, at: number): PhraseMatch | undefined {
        return timed(program, () => super.matchAround(program, tokens, at));
      }
      override find(program: Program, tokens: Tokens, from: number, to: number): PhraseMatch | undefined {
        return timed(program, () => super.find(program, tokens, from, to));
      }
    })(ruleset.slots);
  }

  private timed<T>(program: Program, run: () => T): T {
    const rule = this.ruleOf.get(program);
    // Conditions that all rules share are nobody's cost.
    if (rule === undefined) return run();
    const begin = performance.now();
    const match = run();
    const cost = this.costOf(rule);
    cost.milliseconds += performance.now() - begin;
    if (this.flagged.has(program)) {
      cost.tried++;
      if (match) cost.matched++;
    }
    return match;
  }

  private watchedEngine(engine: RegexEngine): RegexEngine {
    return {
      flawOf: engine.flawOf,
      compile: (source) => {
        const expression = engine.compile(source);
        const rules = this.expressions.get(source) ?? [];
        return {
          matches: (text) => {
            const begin = performance.now();
            const spans = expression.matches(text);
            const spent = performance.now() - begin;
            // An expression that several rules have is run for each of them.
            for (const rule of rules) {
              const cost = this.costOf(rule);
              cost.milliseconds += spent / rules.length;
              cost.tried += 1 / rules.length;
              cost.matched += spans.length / rules.length;
            }
            return spans;
          },
        };
      },
    };
  }

  private costOf(rule: string): RuleCost {
    let cost = this.costs.get(rule);
    if (!cost) {
      cost = { rule, tried: 0, matched: 0, milliseconds: 0 };
      this.costs.set(rule, cost);
    }
    return cost;
  }
}

function programsOf(condition: CompiledCondition, ruleset: Ruleset): readonly Program[] {
  switch (condition.kind) {
    case 'phrases':
      return condition.programs;
    case 'fact':
      return ruleset.facts[condition.fact]?.programs ?? [];
    case 'all':
    case 'any':
      return condition.items.flatMap((item) => programsOf(item, ruleset));
    case 'not':
      return programsOf(condition.item, ruleset);
    default:
      return [];
  }
}
