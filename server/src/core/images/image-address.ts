/** Kinds of image file that can carry marks Candor reads. */
const READ_KINDS = /\.(?:jpe?g|jfif|png|webp|avif)$/i;

/** Longest address that is taken for a file's, in UTF-16 units. */
const LONGEST = 2000;

/**
 * Whether an address names a file beside the document that may carry marks: a path, relative or from the root of the
 * site. Never an address on a network, whatever it is disguised as, and no template that is yet to be filled in.
 */
export function isLocalImage(address: string): boolean {
  if (address.length > LONGEST || /^\s*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(address)) return false;
  return !/[\\{}<>\0]/.test(address) && READ_KINDS.test(withoutQuery(address));
}

/** The part of an address that names the file: what stands before `?` and `#`, without spaces around it. */
export function withoutQuery(address: string): string {
  return address.trim().replace(/[?#].*$/s, '');
}
