import { ProgressLine } from './progress-line.js';
import { type Style, styleFor, wantsColour } from './style.js';

/** Where a command speaks: results to `out`, everything about the run itself to `err`. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
  readonly style: Style;
  readonly errStyle: Style;
  /** Columns of the terminal, or a width that reads well. */
  readonly width: number;
  /** How far a long run is; shown to people at a terminal only. */
  readonly progress: ProgressLine;
}

export function processOutput(): Output {
  const { stdout, stderr, env } = process;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    style: styleFor(wantsColour(stdout.isTTY === true, env)),
    errStyle: styleFor(wantsColour(stderr.isTTY === true, env)),
    progress: new ProgressLine(
      stderr.isTTY === true && env.TERM !== 'dumb' ? (text) => void stderr.write(text) : undefined,
      stderr.columns || 80,
    ),
    width: Math.min(Math.max(stdout.columns || 100, 60), 120),
  };
}
