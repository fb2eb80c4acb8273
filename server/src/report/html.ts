import { claimsSection } from './html/claims.js';
import { readableOn } from './html/colour.js';
import { disclosureSection } from './html/disclosure.js';
import { findingsSection } from './html/findings.js';
import { type Html, html, raw } from './html/markup.js';
import { methodSection } from './html/method.js';
import { normsSection } from './html/norms.js';
import { contentPolicy } from './html/policy.js';
import { riskSection } from './html/risk.js';
import { REPORT_SCRIPT } from './html/script.js';
import type { Section } from './html/section.js';
import { setAsideSection } from './html/set-aside.js';
import { signOffsSection } from './html/sign-offs.js';
import { DARK_BACKGROUND, LIGHT_BACKGROUND, reportStyle } from './html/style.js';
import { summarySection } from './html/summary.js';
import { trendSection } from './html/trend.js';
import { uncheckedSection } from './html/unchecked.js';
import type { House, Report } from './report.js';
import { wordsFor } from './wording/wording.js';
import type { Words } from './wording/words.js';

/**
 * One self-contained page: it loads nothing, and its policy lets nothing be loaded. Its bar charts are a few SVG
 * rectangles next to their figures, too small a matter for a chart library.
 */
export async function renderHtml(report: Report): Promise<string> {
  const words = wordsFor(report.reader);
  const title = [words.title, report.house?.name].filter(Boolean).join(' · ');
  const style = reportStyle({ footer: `${title} · ${words.day(report.generatedAt)}`, ...accents(report.house) });
  const policy = await contentPolicy(style, REPORT_SCRIPT);
  const sections = [
    summarySection(report, words),
    trendSection(report, words),
    riskSection(report, words),
    findingsSection(report, words),
    claimsSection(report, words),
    disclosureSection(report, words),
    setAsideSection(report, words),
    signOffsSection(report, words),
    uncheckedSection(report, words),
    normsSection(report, words),
    methodSection(report, words),
  ].filter((section) => section !== undefined);
  return html`<!doctype html>
<html lang="${report.reader}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${report.review.tool.name} ${report.review.tool.version}">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${masthead(report, words)}
<div class="page">
${contents(sections, words)}
<main id="main">
${sections.map(sectionMarkup)}
</main>
</div>
<script>${raw(REPORT_SCRIPT)}</script>
</body>
</html>
`.markup;
}

function masthead(report: Report, words: Words): Html {
  const { house } = report;
  const logo = imageData(house?.logo);
  return html`<header class="masthead">
${logo && html`<img class="logo" src="${logo}" alt="${house?.name ?? ''}">`}
<h1>${words.title}</h1>
<p class="byline">${house?.name && html`${words.preparedBy(house.name)} · `}<time datetime="${report.generatedAt}">${words.day(report.generatedAt)}</time></p>
</header>`;
}

function contents(sections: readonly Section[], words: Words): Html {
  const links = sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>\n`);
  return html`<nav class="contents" aria-label="${words.contents}"><ol>
${links}</ol></nav>`;
}

function sectionMarkup({ id, heading, body }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${body}
</section>
`;
}

/** The house colour as text on either background; absent or unusable, the style keeps its own accent. */
function accents(house: House | undefined): { light?: string; dark?: string } {
  const light = house?.colour && readableOn(house.colour, LIGHT_BACKGROUND);
  const dark = house?.colour && readableOn(house.colour, DARK_BACKGROUND);
  return light && dark ? { light, dark } : {};
}

function imageData(logo: string | undefined): string | undefined {
  return logo && /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[a-z0-9+/=]+$/i.test(logo) ? logo : undefined;
}
