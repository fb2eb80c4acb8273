/** Milliseconds before a run counts as long, and between two looks at how far it is. */
const PATIENCE = 500;
const PAUSE = 100;
/** To the line's beginning, and away with what stands there. */
const CLEAR = '\r\u001b[K';

/** How far a long run is, on one line of the terminal that goes away at the end. */
export class ProgressLine {
  private next: number;
  private isShown = false;

  /**
   * @param write undefined where nobody looks: nothing is written then
   * @param width columns of the terminal
   * @param now milliseconds
   */
  constructor(
    private readonly write: ((text: string) => void) | undefined,
    private readonly width: number,
    private readonly now: () => number = Date.now,
  ) {
    this.next = now() + PATIENCE;
  }

  /** Shows a text of one line in place of the last, if it is time to. */
  show(text: string): void {
    if (!this.write || this.now() < this.next) return;
    this.next = this.now() + PAUSE;
    this.isShown = true;
    this.write(`${CLEAR}${text.slice(0, this.width - 1)}`);
  }

  clear(): void {
    if (this.isShown) this.write?.(CLEAR);
    this.isShown = false;
  }
}
