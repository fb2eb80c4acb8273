import { asciiAt, containerOf } from '../image-files/container.js';
import type { ImageFiles } from '../image-files/host-files.js';
import { harmlessSvg } from './svg-logo.js';

/** A logo is part of every copy of a report. In bytes. */
export const LARGEST_LOGO = 512_000;

export type LogoFault = 'missing' | 'unreadable' | 'too-large' | 'no-image' | 'unsafe';

/**
 * A logo as a `data:` URI, or why there is none. What the file is, its bytes tell; drawings are written anew without
 * anything that acts or loads.
 * @param path from the file that names it, with `/`.
 */
export async function readLogo(path: string, files: ImageFiles): Promise<{ readonly uri: string } | LogoFault> {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return 'missing';
  try {
    const found = await files.find(path, path.startsWith('/'));
    if (typeof found === 'string') return found === 'too-large' || found === 'missing' ? found : 'unreadable';
    if (found.size > LARGEST_LOGO) return 'too-large';
    const bytes = await found.read();
    if (bytes.length > LARGEST_LOGO) return 'too-large';
    const type = bitmapType(bytes);
    if (type) return { uri: dataUri(type, bytes) };
    const text = new TextDecoder().decode(bytes);
    if (!/<svg[\s>]/i.test(text)) return 'no-image';
    const drawing = harmlessSvg(text);
    return drawing === undefined ? 'unsafe' : { uri: dataUri('svg+xml', new TextEncoder().encode(drawing)) };
  } catch {
    return 'unreadable';
  }
}

function bitmapType(bytes: Uint8Array): string | undefined {
  const container = containerOf(bytes);
  if (container === 'jpeg' || container === 'png' || container === 'webp') return container;
  return /^GIF8[79]a$/.test(asciiAt(bytes, 0, 6)) ? 'gif' : undefined;
}

function dataUri(type: string, bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:image/${type};base64,${btoa(binary)}`;
}
