/**
 * Makes a function that inflates compressed texts of one file, one after the other. Together they may hold `most` bytes:
 * one that goes beyond is refused, and so is everything after it.
 */
export function boundedInflate(most: number): (compressed: Uint8Array) => Promise<Uint8Array> {
  let left = most;
  let last: Promise<unknown> = Promise.resolve();
  const inflate = async (compressed: Uint8Array): Promise<Uint8Array> => {
    if (left <= 0) throw new Error('Too much compressed text');
    const stream = new Blob([new Uint8Array(compressed)]).stream().pipeThrough(new DecompressionStream('deflate'));
    const reader = stream.getReader();
    const pieces: Uint8Array[] = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      left -= value.byteLength;
      if (left <= 0) {
        await reader.cancel();
        throw new Error('Too much compressed text');
      }
      pieces.push(value);
    }
    const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  };
  return (compressed) => {
    const next = last.then(() => inflate(compressed));
    last = next.catch(() => undefined);
    return next;
  };
}
