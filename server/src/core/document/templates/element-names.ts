/** Names by which components stand for an element, whatever their library is called. */
const BUTTON = /(?:^|[-.:])(?:button|btn)$/;
const LINK = /(?:^|[-.:])link$/;
const IMAGE = /(?:^|[-.:])(?:image|img|picture)$/;
const LABEL = /(?:^|[-.:])(?:label|form-label)$/;
/** Groups that show nothing themselves. */
const FRAGMENT = /^(?:fragment|react\.fragment|preact\.fragment)?$/;

/** Whether a name is a component's and not an element's: `Card`, `Tabs.Item`, `x-card`, `svelte:head`. */
export function isComponent(written: string): boolean {
  return /^[A-Z]|[-.:]/.test(written) && !written.startsWith('mj-');
}

/**
 * The element that a tag of a template stands for: what it is to the reader of the page. Components that stand for none
 * keep their name, marked so that it is not taken for an element's: `<Template>` is no `<template>`.
 */
export function elementOf(written: string): string {
  if (FRAGMENT.test(written.toLowerCase())) return 'span';
  if (written.startsWith('mj-')) return written === 'mj-title' ? 'title' : LINK.test(written) ? 'a' : written;
  if (!isComponent(written)) return written === 'template' ? 'x-template' : written;
  const name = dashed(written);
  if (BUTTON.test(name)) return 'button';
  if (LINK.test(name)) return 'a';
  if (IMAGE.test(name)) return 'img';
  if (LABEL.test(name)) return 'label';
  return `x-${name}`;
}

const PROPS =
  /(?:^|-)(?:title|subtitle|heading|headline|subheading|tagline|eyebrow|description|label|caption|tooltip|message|text|placeholder|cta|summary|question|answer|quote|alt)$/;

/** Whether an attribute of a component is called like copy: `headline`, `ctaLabel`, `error-message`. */
export function isCopyProp(written: string): boolean {
  return PROPS.test(dashed(written));
}

/** `SaleCountdown` and `saleCountdown` as `sale-countdown`. */
function dashed(written: string): string {
  return written.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
}
