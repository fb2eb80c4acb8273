/**
 * What the server prints because its native add-ons are not built: a page of paths for each of them, which would
 * bury the lines that matter.
 */
const NOISE = [
  /^\s*(→|\|)/,
  /Could not locate the bindings file/,
  /@vscode\/(spdlog|native-watchdog)/,
  /build\/Release\/watchdog/,
  /^\s+at .*(node:internal|node_modules\/bindings|Module\._|server-main\.js|extensionHostProcess\.js|workbench\.js)/,
  /^\s*(tries: \[|\],?|\}|code: 'MODULE_NOT_FOUND',|requireStack: \[|Require stack:)$/,
  /^- .*extensionHostProcess\.js$/,
  /status of 404|response code \(404\)|ERR_NAME_NOT_RESOLVED|ENOTFOUND/,
];

/** The text without those lines. */
export function withoutKnownNoise(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !NOISE.some((pattern) => pattern.test(line)))
    .join('\n');
}
