/** Digits of base 32; those of the second half say that more follow, as in the mappings of source maps. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const MORE = 32;

const values = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value++) values[DIGITS.charCodeAt(value)] = value;

/** Writes whole numbers as text that stands in JSON as it is; small ones take a character. */
export class NumberWriter {
  text = '';

  /** @param value from 0 to 2³¹ − 1 */
  write(value: number): void {
    let rest = value;
    while (rest >= MORE) {
      this.text += DIGITS[MORE + (rest & 31)];
      rest >>>= 5;
    }
    this.text += DIGITS[rest];
  }

  /** @param value from −2³⁰ to 2³⁰ − 1 */
  writeSigned(value: number): void {
    this.write(value < 0 ? -value * 2 - 1 : value * 2);
  }

  /** Numbers in ascending order, with how many they are. */
  writeAscending(sorted: readonly number[]): void {
    this.write(sorted.length);
    let last = 0;
    for (const value of sorted) {
      this.write(value - last);
      last = value;
    }
  }
}

/** Reads what a NumberWriter wrote. Past the end it gives zeros. */
export class NumberReader {
  constructor(
    private readonly text: string,
    private at = 0,
  ) {}

  read(): number {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = values[this.text.charCodeAt(this.at++)]!;
      value |= (digit & 31) << shift;
      if (!(digit >= MORE)) return value;
    }
  }

  readSigned(): number {
    const value = this.read();
    return (value & 1) === 0 ? value >> 1 : -(value >> 1) - 1;
  }

  readAscending(): number[] {
    const numbers = new Array<number>(this.read());
    let last = 0;
    for (let i = 0; i < numbers.length; i++) {
      last += this.read();
      numbers[i] = last;
    }
    return numbers;
  }
}
