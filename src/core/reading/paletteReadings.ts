import { hexColour } from "../classLists/packedColour";
import type { ColourPlan } from "../document/colourReading";
import { SIDES } from "../labels/label";
import type { ImageEntry } from "../document/report";
import { quantity, formatCount, verb } from "../text/format";
import type { AutomaticReading } from "./automaticRelabelling";

/** Which sides are read by the colours of their palettes, as of `imagesByColour`. Their labels need no further step. */
export function paletteReadings(images: readonly ImageEntry[]): readonly AutomaticReading[] {
  return SIDES.flatMap((side) => {
    const plan = images.find((image) => image[side]?.byColour)?.[side]?.byColour?.plan;
    return plan ? [paletteReading(plan)] : [];
  });
}

function paletteReading(plan: ColourPlan): AutomaticReading {
  const { side, as } = plan;
  const labels = as === "packed" ? "" : ` as labels of ${as === side ? "their" : `the ${as}s'`} palette`;
  return {
    id: "paletteColours",
    side,
    steps: [],
    words: `${side}s read by their colours${labels}`,
    message: `${reasonFor(plan)}, so they are read by their colours${as === "packed" ? "." : `${labels}: ${coverageWords(plan)}`}`,
    action: { label: "Read the indices", apply: { palettes: "indices" } },
  };
}

function coverageWords({ colours, unknown }: ColourPlan): string {
  return `${formatCount(colours.colours.size - unknown.length)} of their ${quantity(colours.colours.size, "colour")} are in it.`;
}

function reasonFor({ side, because, colours: { files, colours, palettes, severalIndices } }: ColourPlan): string {
  switch (because) {
    case "severalIndices": {
      const [first, second] = severalIndices.example?.uses ?? [];
      const such =
        severalIndices.example && first && second
          ? `, such as ${hexColour(severalIndices.example.colour)}, ${first.index} in ${first.path} and ${second.index} in ${second.path}`
          : "";
      return (
        `${formatCount(severalIndices.colours)} of the ${quantity(colours.size, "colour")} of the ${side}s ${verb(severalIndices.colours, "has", "have")} several indices in ` +
        `${quantity(palettes, "palette")}${such}: an index is not a label there`
      );
    }
    case "coloursBesideIndices":
      return `${formatCount(files.colour)} of the ${side}s ${verb(files.colour, "is a colour mask", "are colour masks")}, ${formatCount(files.palette)} ${verb(files.palette, "holds", "hold")} indices of palettes, which cannot be compared`;
    case "otherIsPalette":
      return `The ${side}s are colour masks, and the other side has a palette`;
    case "choice":
      return `By choice, the palettes of the ${side}s count, not their indices`;
  }
}
