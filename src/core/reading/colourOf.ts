import type { Label } from "../labels/label";
import { isArray, type MaskFacts } from "../labels/labelMap";
import { oncePer } from "../collections/oncePer";

/**
 * The packed colour that a value of a mask is shown in; undefined where the file gives it none: numbers of arrays, samples of
 * more than 8 bits, indices past the end of the palette.
 */
export function colourOf(facts: MaskFacts, value: Label): Label | undefined {
  switch (facts.kind) {
    case "colour":
      return value;
    case "palette":
      return paletteColours(facts)[value];
    case "grey": {
      const largest = 2 ** facts.bits - 1;
      if (facts.bits > 8 || isArray(facts) || value < 0 || value > largest) return undefined;
      return ((value * 255) / largest) * 0x010101;
    }
  }
}

/** The packed colours of the palette in the order of the indices. */
export const paletteColours = oncePer(({ palette = "" }: MaskFacts): Int32Array =>
  Int32Array.from({ length: Math.floor(palette.length / 6) }, (_, index) =>
    Number.parseInt(palette.slice(index * 6, index * 6 + 6), 16),
  ),
);
