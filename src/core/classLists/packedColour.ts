import type { Label } from "../labels/label";

/** The packed colour `r << 16 | g << 8 | b` of `#rrggbb`; undefined for other texts. */
export function packedColour(color: string): Label | undefined {
  return /^#[0-9a-f]{6}$/i.test(color) ? Number.parseInt(color.slice(1), 16) : undefined;
}

/** `#rrggbb` of a packed colour. */
export function hexColour(packed: Label): string {
  return `#${packed.toString(16).padStart(6, "0")}`;
}

/** Whether a packed colour has R = G = B. No grey sample of 16 bits above 0 is mistaken for one. */
export function isGreyColour(packed: Label): boolean {
  const low = packed & 0xff;
  return packed === low * 0x010101;
}
