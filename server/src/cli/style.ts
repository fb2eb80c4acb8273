/** Colours of a terminal, or none at all. */
export interface Style {
  readonly inColour: boolean;
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  green(text: string): string;
  underline(text: string): string;
}

/** Whether to use colours on a stream: `NO_COLOR` says no, `FORCE_COLOR` yes, else only a terminal gets them. */
export function wantsColour(isTerminal: boolean, environment: NodeJS.ProcessEnv): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== '0';
  return isTerminal && environment.TERM !== 'dumb';
}

export function styleFor(inColour: boolean): Style {
  const code = (open: number, close: number) => (text: string) =>
    inColour && text ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    inColour,
    bold: code(1, 22),
    dim: code(2, 22),
    red: code(31, 39),
    yellow: code(33, 39),
    blue: code(34, 39),
    green: code(32, 39),
    underline: code(4, 24),
  };
}
