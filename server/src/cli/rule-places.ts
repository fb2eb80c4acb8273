import { resolve } from 'node:path';
import { readYaml, type YamlSource } from '../config/yaml-source.js';
import { readText } from '../node/read-text.js';
import { termKindOf } from '../presets/term-rules.js';

/** Finds the lines of parts of rules; each file is read once. */
export class RulePlaces {
  private readonly sources = new Map<string, YamlSource | undefined>();

  /** @param fileOf the file of a rule, as it is shown */
  constructor(private readonly fileOf: (rule: string) => string) {}

  /** `file:line` of an example or a phrase. */
  async of({ rule, path }: { readonly rule: string; readonly path: readonly (string | number)[] }): Promise<string> {
    const file = this.fileOf(rule);
    if (!this.sources.has(file)) this.sources.set(file, readYaml((await readText(resolve(file))).text, file).source);
    const source = this.sources.get(file);
    if (!source) return file;
    const { rules, id, name } = (source.data ?? {}) as Readonly<Record<string, unknown>>;
    const index = Array.isArray(rules) ? rules.findIndex((item) => item?.id === rule) : -1;
    const kind = typeof name === 'string' && id !== rule ? termKindOf(name, rule) : undefined;
    const { line } = kind
      ? source.locate(['terms', kind], true)
      : source.locate(index < 0 ? path : ['rules', index, ...path]);
    return `${file}:${line}`;
  }
}
