import type { Grammar } from '../core/index.js';

/** Grammar is heavy and seldom needed: it loads once, when a first sentence asks for it. */
export class GrammarLoader {
  private loading: Promise<Grammar | undefined> | undefined;
  private loaded: Grammar | undefined;

  constructor(
    private readonly load: () => Promise<Grammar>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  get current(): Grammar | undefined {
    return this.loaded;
  }

  /** Undefined when it cannot be loaded: reviews then go without, and say so in a notice. */
  get(): Promise<Grammar | undefined> {
    this.loading ??= this.load().then(
      (grammar) => {
        this.loaded = grammar;
        return grammar;
      },
      (error: unknown) => {
        this.onFailure(error);
        return undefined;
      },
    );
    return this.loading;
  }
}
