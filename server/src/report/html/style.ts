/** Backgrounds that the accent colour is read on, `#rrggbb`. */
export const LIGHT_BACKGROUND = '#ffffff';
export const DARK_BACKGROUND = '#15181c';

export interface StyleSetting {
  /** What the foot of each printed page says. */
  readonly footer: string;
  /** Accent colour on either background, `#rrggbb`. */
  readonly light?: string;
  readonly dark?: string;
}

/** The style sheet: colours first, then the page, its parts, and print. No style stands in an attribute. */
export function reportStyle({ footer, light = '#0b5c66', dark = '#74c7d3' }: StyleSetting): string {
  return `${colours(light, dark)}${PAGE}${SUMMARY}${CHARTS}${FINDINGS}${TABLES}${NARROW}${print(footer)}`;
}

const lightColours = (accent: string) =>
  `color-scheme: light; --paper: ${LIGHT_BACKGROUND}; --tint: #f5f6f7; --ink: #1c2126; --quiet: #59626c; --line: #dce0e4; --accent: ${accent};
--error: #a8201a; --warning: #8a5300; --info: #35577d; --hint: #5c6670; --error-bar: #b8322b; --warning-bar: #d99a2b; --info-bar: #7f9fc2; --track: #eceff1;
--mark: #fdecb5; --mark-ink: #1c2126; --removed: #fbe9e7; --added: #e5f3ea;`;

const darkColours = (accent: string) =>
  `color-scheme: dark; --paper: ${DARK_BACKGROUND}; --tint: #1d2126; --ink: #e6e8ea; --quiet: #a3acb5; --line: #343a41; --accent: ${accent};
--error: #ff9a92; --warning: #efbe6a; --info: #a9c6e8; --hint: #a3acb5; --error-bar: #e0655d; --warning-bar: #d99a2b; --info-bar: #6f93bb; --track: #262b31;
--mark: #5c4a12; --mark-ink: #fff4cf; --removed: #47211f; --added: #1c3b2a;`;

/** Print is always light, whatever the screen. */
const colours = (light: string, dark: string) => `
:root { ${lightColours(light)} --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, "Liberation Serif", serif; --mono: ui-monospace, "Cascadia Mono", Consolas, Menlo, "Liberation Mono", monospace; }
@media screen and (prefers-color-scheme: dark) { :root { ${darkColours(dark)} } }
`;

const PAGE = `
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: break-word; }
h1, h2, h3, h4 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
p, ul, ol, dl, dd, blockquote { margin: 0; }
p, li, dd { text-wrap: pretty; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: .06em; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
code { font: .85em var(--mono); }
code, blockquote { color: inherit; background: none; border: 0; padding: 0; }
[hidden] { display: none !important; }
.quiet { color: var(--quiet); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -6rem; padding: .6rem 1rem; background: var(--paper); border: 2px solid var(--accent); border-radius: 4px; z-index: 2; }
.skip:focus { top: 1rem; }
.masthead, .page { max-width: 74rem; margin: 0 auto; padding: 0 clamp(1.1rem, 4vw, 3rem); }
.masthead { padding-top: clamp(2rem, 5vw, 3.5rem); padding-bottom: 1.5rem; }
.masthead::before { content: ""; display: block; width: 3.5rem; height: .3rem; background: var(--accent); margin-bottom: 1.4rem; }
.logo { display: block; max-height: 3.5rem; max-width: 14rem; margin-bottom: 1.2rem; }
h1 { font-size: clamp(2.1rem, 5vw, 3rem); margin: 0 0 .4rem; letter-spacing: -.015em; }
.byline { color: var(--quiet); }
.page { display: grid; grid-template-columns: minmax(0, 1fr) 13rem; gap: 0 4rem; padding-bottom: 5rem; }
main { grid-column: 1; grid-row: 1; min-width: 0; }
.contents { grid-column: 2; grid-row: 1; align-self: start; position: sticky; top: 2rem; margin-top: 1rem; font-size: .875rem; border-left: 1px solid var(--line); }
.contents ol { list-style: none; padding: 0; }
.contents a { display: block; padding: .3rem 0 .3rem 1rem; color: var(--quiet); text-decoration: none; }
.contents a:hover { color: var(--accent); text-decoration: underline; }
section { padding-top: 1rem; margin-bottom: 3.5rem; }
h2 { font-size: 1.65rem; margin: 0 0 .8rem; padding-top: 1.1rem; border-top: 1px solid var(--line); letter-spacing: -.01em; }
#summary { padding-top: 0; }
.lead { color: var(--quiet); max-width: 44rem; margin-bottom: 1.4rem; }
`;

const SUMMARY = `
.verdict { font: 400 1.35rem/1.45 var(--serif); max-width: 40rem; margin-bottom: 1.5rem; }
.figures { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); border: solid var(--line); border-width: 1px 0; margin-bottom: 2rem; }
.figure { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: .9rem .8rem .9rem 1rem; border-left: 1px solid var(--line); }
.figure:first-child { border-left: 0; padding-left: 0; }
.figure dt { font-size: .85rem; line-height: 1.3; color: var(--quiet); }
.figure dd { font: 600 2.1rem/1.15 var(--serif); font-variant-numeric: lining-nums; }
.figure.error dd { color: var(--error); } .figure.warning dd { color: var(--warning); } .figure.info dd { color: var(--info); }
.figures.three { grid-template-columns: repeat(3, minmax(0, 1fr)); max-width: 40rem; }
.standing { margin-bottom: 1.8rem; max-width: 46rem; }
.share { margin-bottom: .4rem; font-weight: 600; }
.share + .bar { max-width: 30rem; margin-bottom: 1.8rem; }
.columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 2rem 3rem; }
.columns h3 { font-size: 1.15rem; margin: 0 0 .7rem; }
.top { list-style: none; padding: 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); }
.top li { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; gap: .2rem .9rem; align-items: baseline; padding: .45rem 0; border-top: 1px solid var(--line); }
.top .quiet { display: block; font-size: .875rem; }
.steps { padding-left: 1.4rem; }
.steps li { padding: .25rem 0 .25rem .3rem; }
.steps li::marker { color: var(--accent); font-family: var(--serif); font-weight: 600; }
.legal { margin-top: 1.8rem; padding-left: 1rem; border-left: 3px solid var(--line); font-size: .875rem; color: var(--quiet); max-width: 46rem; }
.chip { display: inline-block; justify-self: start; padding: .1rem .55rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .78rem; font-weight: 600; line-height: 1.4; white-space: nowrap; }
.chip.error, .count.error { color: var(--error); } .chip.warning, .count.warning { color: var(--warning); } .chip.info, .count.info { color: var(--info); } .chip.hint { color: var(--hint); }
.chip.new { color: var(--accent); }
.chip.error { background: var(--error); border-color: var(--error); color: var(--paper); }
`;

const CHARTS = `
.legend { font-size: .875rem; color: var(--quiet); margin-bottom: .8rem; }
.key { margin-right: 1.2rem; white-space: nowrap; }
.key::before { content: ""; display: inline-block; width: .75rem; height: .75rem; margin-right: .4rem; border-radius: 2px; vertical-align: -.05rem; }
.key.error::before { background: var(--error-bar); } .key.warning::before { background: var(--warning-bar); } .key.info::before { background: var(--info-bar); }
.chart { margin-bottom: 2.2rem; }
.chart td, .chart th { padding: .45rem 0 .5rem .8rem; }
.chart th:first-child { padding-left: 0; }
.chart thead th.number { width: 6.4rem; }
.bar { display: block; width: 100%; height: .55rem; margin-top: .3rem; border-radius: 2px; overflow: hidden; }
.bar .track { fill: var(--track); } .bar .attended { fill: var(--accent); } .bar .error { fill: var(--error-bar); } .bar .warning { fill: var(--warning-bar); } .bar .info { fill: var(--info-bar); }
.chart .total { font-weight: 600; }
.chart .zero { color: var(--quiet); }
.note { display: block; font: 400 .875rem/1.4 var(--sans); color: var(--quiet); }
`;

const FINDINGS = `
.filters { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .9rem 1rem; padding: 1.1rem 1.2rem; margin-bottom: 1.5rem; background: var(--tint); border-radius: 6px; }
.filters .wide { grid-column: 1 / -1; }
.filters label { display: block; font-size: .85rem; color: var(--quiet); }
.filters input, .filters select { display: block; width: 100%; margin-top: .25rem; padding: .5rem .6rem; font: 1rem/1.3 var(--sans); color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: 4px; }
.actions { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.actions p { flex: 1 1 14rem; font-size: .9rem; }
.actions button { padding: .45rem .85rem; font: .9rem var(--sans); color: var(--accent); background: var(--paper); border: 1px solid var(--accent); border-radius: 4px; cursor: pointer; }
.actions button:hover { background: var(--accent); color: var(--paper); }
.notice { padding: .8rem 1rem; margin-bottom: 1.2rem; background: var(--tint); border-left: 3px solid var(--accent); }
.file { border-top: 1px solid var(--line); }
.file > summary { display: flex; flex-wrap: wrap; gap: .2rem 1rem; align-items: baseline; padding: .85rem 0 .85rem 1.5rem; cursor: pointer; list-style: none; position: relative; }
.file > summary::-webkit-details-marker { display: none; }
.file > summary::before { content: ""; position: absolute; left: .15rem; top: 1.35rem; width: .45rem; height: .45rem; border: solid var(--quiet); border-width: 0 2px 2px 0; transform: rotate(-45deg); }
.file[open] > summary::before { transform: rotate(45deg); top: 1.2rem; }
.file h3 { font: 600 1.05rem/1.4 var(--sans); margin: 0; flex: 1 1 16rem; overflow-wrap: anywhere; }
.counts { font-size: .875rem; }
.count { margin-left: .8rem; white-space: nowrap; }
.counts .count:first-child { margin-left: 0; }
.concern { content-visibility: auto; contain-intrinsic-size: auto 24rem; margin: 0 0 1.3rem; padding: 1.1rem 1.3rem 1.2rem; border: 1px solid var(--line); border-left: 4px solid var(--hint); border-radius: 4px; }
.concern.error { border-left-color: var(--error-bar); } .concern.warning { border-left-color: var(--warning-bar); } .concern.info { border-left-color: var(--info-bar); }
.concern:target { outline: 2px solid var(--accent); }
.concern .kind { font-size: .85rem; color: var(--quiet); display: flex; flex-wrap: wrap; gap: .2rem .7rem; align-items: baseline; }
.concern .kind code { margin-left: auto; color: var(--quiet); }
h4 { font-size: 1.2rem; margin: .5rem 0 .2rem; }
.message { max-width: 44rem; }
.places { list-style: none; padding: 0; margin: .9rem 0 1rem; }
.place { display: grid; grid-template-columns: 5.2rem minmax(0, 1fr); gap: .2rem .8rem; padding: .8rem 0; border-top: 1px solid var(--line); }
.place:last-child { padding-bottom: 0; }
.line button { padding: 0; font: inherit; color: var(--accent); background: none; border: 0; text-decoration: underline; text-underline-offset: .18em; cursor: pointer; }
.line .chip { margin-top: .3rem; }
.place .line { font-size: .85rem; color: var(--quiet); padding-top: .2rem; }
.place .where { font-size: .85rem; color: var(--quiet); overflow-wrap: anywhere; margin-bottom: .15rem; }
blockquote { font: 1.05rem/1.55 var(--serif); margin-bottom: .3rem; overflow-wrap: anywhere; }
mark { background: var(--mark); color: var(--mark-ink); padding: .05em .15em; border-radius: 2px; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.because { font-size: .9rem; color: var(--quiet); margin-top: .3rem; }
.because b, .change b { font-weight: 600; color: var(--ink); margin-right: .35rem; }
.change { margin-top: .7rem; padding: .7rem .9rem; background: var(--tint); border-radius: 4px; font-size: .925rem; }
.change dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .25rem .9rem; margin-top: .35rem; overflow-wrap: anywhere; }
.change dt { color: var(--quiet); font-size: .85rem; line-height: 1.65; }
del { background: var(--removed); text-decoration-color: var(--error); }
ins { background: var(--added); text-decoration: none; font-weight: 600; }
.reasons { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .9rem 2rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .925rem; }
.reasons > div:last-child { grid-column: 1 / -1; }
dt { font-weight: 400; }
.reasons dt, .meanings dt, .facts dt { font-weight: 600; font-size: .85rem; }
.norm { display: flex; gap: .55rem; align-items: baseline; padding: .2rem 0; }
.norm-kind { font-size: .78rem; font-weight: 600; padding: .05rem .45rem; margin-right: .2rem; border-radius: 3px; border: 1px solid var(--line); white-space: nowrap; }
.norm-kind.law { background: var(--accent); border-color: var(--accent); color: var(--paper); }
.note-link { font-size: .85em; text-decoration: none; }
.fold { border-top: 1px solid var(--line); padding: .85rem 0; }
.fold > summary { cursor: pointer; color: var(--quiet); }
.paths { columns: 18rem; padding: .6rem 0 0 1.2rem; font-size: .9rem; }
`;

const TABLES = `
table { width: 100%; border-collapse: collapse; font-size: .925rem; font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: left; font: 600 1.15rem/1.3 var(--serif); padding-bottom: .5rem; }
th { text-align: left; font-weight: 400; }
thead th { font-size: .8rem; line-height: 1.3; color: var(--quiet); vertical-align: bottom; }
td, th { padding: .6rem 1rem .6rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
.number { text-align: right; white-space: nowrap; }
.list td:last-child { padding-right: 0; }
.list thead th:first-child { width: 26%; }
.list tbody th { font-weight: 600; overflow-wrap: anywhere; }
.list .quiet { font-weight: 400; }
.list code { overflow-wrap: anywhere; }
.norms td.number { color: var(--quiet); padding-right: .9rem; }
.norms { table-layout: fixed; }
.norms thead th:nth-child(1) { width: 4%; } .norms thead th:nth-child(2) { width: 29%; } .norms thead th:nth-child(3) { width: 16%; } .norms thead th:nth-child(5) { width: 19%; }
.norms tr:target { background: var(--tint); }
.scroll { overflow-x: auto; margin-bottom: 1.8rem; }
.status { white-space: nowrap; font-weight: 600; }
.status.missing, .status.lapsed { color: var(--error); }
.meanings, .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .9rem 2rem; margin-bottom: 1.8rem; font-size: .925rem; }
.meanings dd, .facts dd { color: var(--quiet); }
.facts .wide { grid-column: 1 / -1; }
.facts code { overflow-wrap: anywhere; }
.meanings .chip { margin-bottom: .3rem; }
.meanings dt .quiet { font-weight: 400; margin-left: .2rem; }
#method h3 { font-size: 1.15rem; margin: 0 0 .8rem; }
`;

const NARROW = `
@media (max-width: 62rem) {
.page { display: block; }
.contents { position: static; border: 0; margin: 0 0 2rem; }
.contents ol { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; }
.contents a { padding: .35rem 0; color: var(--accent); text-decoration: underline; }
}
@media (max-width: 42rem) {
.figures { grid-template-columns: repeat(6, minmax(0, 1fr)); }
.figure { grid-column: span 2; padding: .7rem .2rem .7rem .7rem; }
.figure:first-child { grid-column: span 3; } .figure:last-child { grid-column: 4 / span 3; grid-row: 1; }
.figure:nth-child(n + 2):not(:last-child) { border-top: 1px solid var(--line); }
.figure:nth-child(2) { border-left: 0; padding-left: 0; }
.figures.three { grid-template-columns: repeat(3, minmax(0, 1fr)); }
.figures.three .figure { grid-column: auto; grid-row: auto; border-top: 0; }
.list td.none { display: none; }
.columns, .reasons, .filters, .meanings, .facts { grid-template-columns: minmax(0, 1fr); }
.figure dt { font-size: .75rem; }
.top { display: block; }
.top li { display: block; padding: .6rem 0; }
.chart table, .chart caption, .chart tbody { display: block; }
.chart thead { display: none; }
.chart tr { display: flex; flex-wrap: wrap; column-gap: 1rem; padding: .55rem 0 .6rem; border-bottom: 1px solid var(--line); }
.chart tbody th { flex: 1 1 calc(100% - 4rem); max-width: calc(100% - 3.5rem); }
.chart tbody th, .chart td { border: 0; padding: 0; }
.chart td { order: 2; font-size: .85rem; }
.chart td::before { content: attr(data-label) " "; color: var(--quiet); }
.chart td.zero { display: none; }
.chart td.total { order: 1; flex: 0 0 2.5rem; align-self: end; line-height: 1; font-size: 1rem; }
.chart td.total::before { content: none; }
.place { grid-template-columns: minmax(0, 1fr); }
.concern { padding: .9rem 1rem 1rem; }
.concern .kind code { margin-left: 0; flex-basis: 100%; }
.count, .counts .count:first-child { margin-left: 0; margin-right: .8rem; }
.list, .list tbody, .list tr, .list td, .list tbody th { display: block; }
.list thead { display: none; }
.list td[data-label]::before { content: attr(data-label) " · "; color: var(--quiet); font-size: .85rem; }
.norms td:first-child { display: none; }
.list tr { padding: .7rem 0; border-bottom: 1px solid var(--line); }
.list td, .list tbody th { border: 0; padding: .1rem 0; text-align: left; }
}
`;

/** A4 or Letter as the printer has it; the foot of the page where the browser can write one. */
const print = (footer: string) => `
@page { margin: 17mm 16mm 19mm; @bottom-left { content: ${cssString(footer)}; font: 8pt sans-serif; color: #59626c; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #59626c; } }
@media print {
html { font-size: 9pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.skip, .contents, .filters { display: none; }
.masthead, .page { display: block; max-width: none; padding: 0; }
.masthead { padding-bottom: 1rem; }
section { margin-bottom: 2rem; }
#summary { break-after: page; margin-bottom: 0; }
.charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 2.5rem; }
.chart { margin-bottom: 1.2rem; }
.chart td, .chart th { padding-top: .3rem; padding-bottom: .35rem; padding-left: .5rem; }
.chart thead th.number { width: auto; }
h2, h3, h4, caption, thead, .concern > header, .file > summary, .lead, .legend { break-after: avoid; }
.place:first-child { break-before: avoid; }
.concern > header { break-inside: avoid; }
tr, .place, .change, .figure, .top li, .steps li, .reasons > div, .meanings > div, .facts > div, .norm { break-inside: avoid; }
p, li, dd, blockquote { orphans: 3; widows: 3; }
thead { display: table-header-group; }
.scroll { overflow: visible; }
.concern { content-visibility: visible; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.file > summary::before { display: none; }
.file > summary { padding-left: 0; }
.concern { padding: .8rem 1rem; margin-bottom: 1rem; }
.places { margin: .6rem 0 .7rem; }
.place { padding: .55rem 0; }
.reasons { gap: .5rem 1.4rem; padding-top: .6rem; break-inside: avoid; }
.norm { padding: .05rem 0; }
.change { margin-top: .4rem; padding: .45rem .7rem; }
.fold { break-inside: avoid; }
details::details-content { content-visibility: visible; block-size: auto; }
a { color: inherit; text-decoration: none; }
a.spelled::after { content: " " attr(href); display: block; font-weight: 400; font-size: .85em; color: var(--quiet); overflow-wrap: anywhere; }
}
`;

/** A CSS string that holds the text and nothing else: whatever is not a plain letter or digit is written as its code. */
function cssString(text: string): string {
  const safe = [...text].map((c) => (/[a-z0-9 ]/i.test(c) ? c : `\\${(c.codePointAt(0) as number).toString(16)} `));
  return `"${safe.join('')}"`;
}
