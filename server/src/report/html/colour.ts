/** sRGB, each channel 0 to 255. */
type Rgb = readonly [number, number, number];

/** WCAG 2.2 contrast that small text needs. */
const CONTRAST = 4.5;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/** A house colour made readable as text on a background (both `#rrggbb`); undefined when it is no such colour. */
export function readableOn(colour: string, background: string): string | undefined {
  const wanted = parse(colour);
  const behind = parse(background);
  if (!wanted || !behind) return undefined;
  const towards = luminance(behind) > 0.18 ? BLACK : WHITE;
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = mix(wanted, towards, share);
    if (contrast(mixed, behind) >= CONTRAST) return format(mixed);
  }
  return format(towards);
}

function parse(colour: string): Rgb | undefined {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!digits) return undefined;
  return [Number.parseInt(digits[1]!, 16), Number.parseInt(digits[2]!, 16), Number.parseInt(digits[3]!, 16)];
}

function format(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

function mix([r, g, b]: Rgb, [r2, g2, b2]: Rgb, share: number): Rgb {
  return [r + (r2 - r) * share, g + (g2 - g) * share, b + (b2 - b) * share];
}

function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance as WCAG defines it, 0 to 1. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
