type Channels = readonly [red: number, green: number, blue: number];

/** Steps on the way to white or black. */
const STEPS = 20;
/** What WCAG asks of the parts of a picture that must be told apart (1.4.11). */
const LEAST_CONTRAST = 3;

/** The colour, or the nearest lighter or darker one of its hue that stands out from the ground. Colours are `#rrggbb`. */
export function makeStandOut(color: string, ground: string): string {
  const from = channels(color);
  const towards: Channels = luminance(channels(ground)) < MIDDLE ? [255, 255, 255] : [0, 0, 0];
  for (let step = 0; step < STEPS; step++) {
    const tried = mixChannels(from, towards, step / STEPS);
    if (contrast(hex(tried), ground) >= LEAST_CONTRAST) return hex(tried);
  }
  return hex(towards);
}

/** The colour of a translucent one on an opaque ground. */
export function over(color: string, opacity: number, ground: string): string {
  return hex(mixChannels(channels(ground), channels(color), opacity));
}

/** From 1 to 21, as WCAG defines it. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const a = luminance(channels(one));
  const b = luminance(channels(other));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Where white and black stand out alike. */
const MIDDLE = 0.179;

function luminance([red, green, blue]: Channels): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function mixChannels(from: Channels, to: Channels, share: number): Channels {
  const [red, green, blue] = from.map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * share));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

function channels(color: string): Channels {
  const value = Number.parseInt(color.slice(1, 7), 16);
  return [(value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}

function hex(of: Channels): string {
  return `#${of.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
