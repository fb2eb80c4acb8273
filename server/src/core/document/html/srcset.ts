/** More candidates than any picture has; what follows is not read. */
const MOST = 50;

/** The addresses of a `srcset`, in their order: `small.jpg 480w, large.jpg 2x`. Addresses may hold commas. */
export function srcsetAddresses(value: string): string[] {
  const addresses: string[] = [];
  for (let at = 0; at < value.length && addresses.length < MOST; ) {
    while (at < value.length && /[\s,]/.test(value[at] as string)) at++;
    const start = at;
    while (at < value.length && !/\s/.test(value[at] as string)) at++;
    const address = value.slice(start, at);
    const bare = address.replace(/,+$/, '');
    if (bare !== '') addresses.push(bare);
    // A comma right after the address ends the candidate; otherwise its descriptors end at the next comma.
    if (bare.length === address.length) {
      const comma = value.indexOf(',', at);
      at = comma < 0 ? value.length : comma;
    }
  }
  return addresses;
}
