/**
 * Searches of one text. What was once looked for in vain is not looked for again, so that `{{{{{{…` takes linear time.
 */
export class Needles {
  private text = '';
  private readonly absentFrom = new Map<string, number>();

  reset(text: string): void {
    this.text = text;
    this.absentFrom.clear();
  }

  /** Offset of a needle at or after `from`, or -1. */
  find(needle: string, from: number): number {
    const absent = this.absentFrom.get(needle);
    if (absent !== undefined && from >= absent) return -1;
    const found = this.text.indexOf(needle, from);
    if (found < 0) this.absentFrom.set(needle, from);
    return found;
  }
}
