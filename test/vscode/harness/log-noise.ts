/** What a server without native add-ons, and a window without the internet, complain about every time. */
const NOISE = [
  /@vscode\/native-watchdog|build\/Release\/watchdog|vsda/,
  /^\s+at .*(node:internal|Module\._|server-main\.js|extensionHostProcess\.js|workbench\.js)/,
  /^\s*(\],?|\}|code: 'MODULE_NOT_FOUND',|requireStack: \[|Require stack:)$/,
  /^- .*extensionHostProcess\.js$/,
  /status of 404|response code \(404\)|ERR_NAME_NOT_RESOLVED|ENOTFOUND|allow-same-origin|same-origin iframe/,
];

/** The text without those lines. */
export function withoutKnownNoise(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !NOISE.some((pattern) => pattern.test(line)))
    .join('\n');
}
