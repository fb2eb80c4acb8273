import type { Span } from '../../text/span.js';

/** A string literal with its quotes; `holes` are the substitutions `${…}` of a template literal. */
export interface Literal extends Span {
  readonly holes: readonly Span[];
}

/** After these an expression's value follows: a branch of `a ? b : c`, the right side of `a && b`, a group. */
const BEFORE_VALUE: ReadonlySet<string> = new Set(['', '?', ':', '&&', '||', '??', '(']);
const GROUP = 0;

/**
 * Follows the tokens of an expression and tells which string literals it may come to: those that readers see where it
 * stands. `{"Buy"}`, `{ok ? "Buy" : "Sold out"}` and `{ok && "Buy"}` show their literals; arguments, comparisons, keys
 * and what is put together with `+` do not count, since their words may be anything.
 */
export class ExpressionShape {
  /** Literals in whose place readers see them. */
  readonly visible: Literal[] = [];
  /** Significant tokens so far. */
  tokens = 0;
  /** The last token ends a value: `<` and `/` after it are operators. */
  isAfterValue = false;
  /** The last token that is not a value; '' at the beginning, 'value' after one. */
  private last = '';
  private pending: Literal | undefined;
  private readonly brackets: number[] = [];
  private braces = 0;
  /** Open brackets that are not mere groups. */
  private opaque = 0;

  value(): void {
    this.settle('value');
    this.last = 'value';
    this.isAfterValue = true;
  }

  operator(sign: string): void {
    this.settle(sign);
    this.last = sign;
    this.isAfterValue = false;
  }

  literal(literal: Literal): void {
    const isShown = this.opaque === 0 && BEFORE_VALUE.has(this.last);
    this.value();
    if (isShown) this.pending = literal;
  }

  /** An opening bracket, by its code. */
  open(code: number): void {
    const isGroup = code === 40 && BEFORE_VALUE.has(this.last);
    this.settle('(');
    this.brackets.push(isGroup ? GROUP : code);
    if (!isGroup) this.opaque++;
    if (code === 123) this.braces++;
    this.last = isGroup ? '(' : 'other';
    this.isAfterValue = false;
  }

  /** A closing bracket. False when a brace closes the expression itself. */
  close(code: number): boolean {
    if (code === 125) {
      if (this.braces === 0) return false;
      while (this.pop() !== 123);
      this.braces--;
    } else {
      const top = this.brackets[this.brackets.length - 1];
      if (code === 41 ? top === 40 || top === GROUP : top === 91) {
        this.settle(')');
        this.pop();
      }
    }
    this.value();
    return true;
  }

  /** The expression is over. */
  end(): void {
    this.settle(')');
    this.tokens--;
  }

  private pop(): number {
    const code = this.brackets.pop() as number;
    if (code !== GROUP) this.opaque--;
    return code;
  }

  /** Tells by what follows a literal whether it stands alone as a value. */
  private settle(next: string): void {
    this.tokens++;
    if (this.pending && (next === ')' || next === ':')) this.visible.push(this.pending);
    this.pending = undefined;
  }
}
