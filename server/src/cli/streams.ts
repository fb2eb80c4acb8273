/** Everything that a stream holds. */
export async function readStream(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

/** One line, or undefined for a line too long to be held. */
export interface Line {
  readonly text: string | undefined;
}

/** Lines of a stream of UTF-8 as they come, never holding more than one; empty lines are left out. */
export async function* readLines(stream: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  let pending: Uint8Array[] = [];
  let size = 0;
  const take = (): Line | undefined => {
    const line = size > maxBytes ? { text: undefined } : { text: Buffer.concat(pending).toString('utf8').trim() };
    pending = [];
    size = 0;
    return line.text === '' ? undefined : line;
  };
  const hold = (part: Uint8Array) => {
    size += part.length;
    if (size > maxBytes) pending = [];
    else pending.push(part);
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      hold(chunk.subarray(start, end));
      start = end + 1;
      const line = take();
      if (line) yield line;
    }
    hold(chunk.subarray(start));
  }
  const line = take();
  if (line) yield line;
}
