/** The folder that holds a file or folder, without a trailing slash; undefined at the top. */
export function parentUri(uri: string): string | undefined {
  const path = pathStart(uri);
  const end = uri.endsWith('/') ? uri.length - 1 : uri.length;
  const slash = uri.lastIndexOf('/', end - 1);
  if (slash < path) return undefined;
  return slash === path ? (end === path + 1 ? undefined : uri.slice(0, path)) : uri.slice(0, slash);
}

export function childUri(folder: string, name: string): string {
  return `${withoutSlash(folder)}/${encodeURIComponent(name)}`;
}

/** The path of a file below a folder, decoded, with `/`; undefined when it is not below. */
export function relativePath(folder: string, uri: string): string | undefined {
  const prefix = `${comparable(withoutSlash(folder))}/`;
  const whole = comparable(uri);
  return whole.startsWith(prefix) ? whole.slice(prefix.length) : undefined;
}

export function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.indexOf(':')));
}

/** The path, decoded. */
export function pathOf(uri: string): string {
  return comparable(uri.replace(/[?#].*$/s, '').slice(pathStart(uri)));
}

/** Last part of the path, decoded. */
export function baseName(uri: string): string {
  const path = pathOf(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Clients escape differently (`%3A` or `:`), so URIs are compared decoded. */
export function comparable(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

export function withoutSlash(uri: string): string {
  return uri.endsWith('/') && uri.length > pathStart(uri) ? uri.slice(0, -1) : uri;
}

/** Offset of the slash that begins the path, or of the end when there is no path. */
function pathStart(uri: string): number {
  const authority = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i.exec(uri);
  return authority ? authority[0].length : 0;
}

/** A path written in a file of the folder (`./presets/house.yml`, `../shared`), as a URI. */
export function resolveUri(folder: string, path: string): string {
  let uri = withoutSlash(folder);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    uri = part === '..' ? (parentUri(uri) ?? uri) : childUri(uri, part);
  }
  return uri;
}
