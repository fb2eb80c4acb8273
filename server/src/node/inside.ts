import { isAbsolute, relative, sep } from 'node:path';

/** Whether an absolute path is the folder or lies below it, by its name alone: links are not followed. */
export function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  // Between two drives there is no relative path.
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}
