import type { VNode } from "preact";
import { TEXTS } from "../texts/texts";

/** Beside a figure of the band along outlines: the band takes in the whole object in so many of the images with it. Nothing where it does in none. */
export function BandMark({
  swallowed,
  total,
}: {
  readonly swallowed: number;
  readonly total: number;
}): VNode | undefined {
  if (swallowed === 0) return undefined;
  const words = TEXTS.shapes.swallowed(swallowed, total);
  return (
    <span class="band-mark" role="img" aria-label={words} title={words}>
      {TEXTS.shapes.swallowedMark}
    </span>
  );
}
