import { sum } from "../numbers/sum";
import { hexColour } from "../classLists/packedColour";
import { unknownColourOf } from "../reading/colourReading";
import { coloursOfSides } from "../reading/sideColours";
import { type Label, type Side, SIDES } from "../labels/label";
import { countedImages } from "../counting/countedImages";
import { quantity, formatCount, formatShare, verb } from "../text/format";
import type { CheckedData } from "./checkedData";
import type { Finding } from "../reading/finding";
import { shownLabels } from "./shownLabels";

/** What the palettes of the masks say against comparing indices, or against the reading by colours. */
export function paletteFindings(data: CheckedData): readonly Finding[] {
  return [...SIDES.flatMap((side) => unknownColours(data, side)), ...indicesByChoice(data), ...differingColours(data)];
}

/** Colours that the palette by which they are read does not have. */
function unknownColours({ labels }: CheckedData, side: Side): readonly Finding[] {
  const unknown = labels[side].filter(({ raw }) => unknownColourOf(raw) !== undefined);
  if (unknown.length === 0) return [];
  const shown = unknown.map((row) => ({ ...row, text: hexColour(unknownColourOf(row.raw) ?? 0) }));
  const pixels = sum(unknown.map((row) => row.pixels));
  const of = sum(labels[side].map((row) => row.pixels));
  return [
    {
      id: `coloursOutsidePalette:${side}`,
      severity: "warning",
      message:
        `${quantity(unknown.length, "colour")} of the ${side}s ${verb(unknown.length, "is", "are")} not in the palette of the other side: ${shownLabels(shown)}. ` +
        `${verb(unknown.length, "Its", "Their")} ${quantity(pixels, "pixel")} (${formatShare(pixels, of)}) ${verb(pixels, "is", "are")} of no class that the other side has. Check that both sides use the same colours.`,
      numbers: { colours: unknown.length, pixels },
      ...(pixels > MANY * of && { standsWithFigures: true }),
      problem: "unlisted-label",
    },
  ];
}

/** Share of a side's pixels that changes figures. */
const MANY = 0.01;

function indicesByChoice({ choices, report }: CheckedData): readonly Finding[] {
  if (choices.palettes !== "indices") return [];
  if (countedImages(report, { ...choices, palettes: undefined }) === countedImages(report, choices)) return [];
  return [
    {
      id: "paletteIndices",
      severity: "warning",
      message:
        "By choice, indices of palettes are compared as labels, though colours and indices do not go together: see what is read without the choice.",
      numbers: {},
      standsWithFigures: false,
      action: { label: "Read by colours where indices are not labels", apply: { palettes: undefined } },
    },
  ];
}

/** Labels that both sides use, never in the same colour: perhaps other classes. */
function differingColours({ images }: CheckedData): readonly Finding[] {
  const sides = coloursOfSides(images);
  if (sides.target.palettes === 0 || sides.prediction.palettes === 0) return [];
  const shared = [...sides.target.coloursOfIndex].flatMap(([label, inTargets]) => {
    const inPredictions = sides.prediction.coloursOfIndex.get(label);
    return inPredictions ? [{ label, inTargets, inPredictions }] : [];
  });
  const others = shared.filter(
    ({ inTargets, inPredictions }) => ![...inTargets].some((colour) => inPredictions.has(colour)),
  );
  const [first] = others.toSorted((a, b) => a.label - b.label);
  if (!first) return [];
  const known = sides.target.indices
    ? [...sides.prediction.colours].filter((colour) => sides.target.indices?.indexOf.has(colour)).length
    : 0;
  return [
    {
      id: "palettes",
      severity: "warning",
      message:
        `The palettes of targets and predictions differ for ${formatCount(others.length)} of ${quantity(shared.length, "label")} that both use: label ${first.label} is ` +
        `${colourExample(first.inTargets)} in the targets and ${colourExample(first.inPredictions)} in the predictions. ` +
        "The labels are compared, not the colours; check that they mean the same classes.",
      numbers: { differing: others.length, shared: shared.length },
      ...(known > 1 && { action: { label: "Compare the colours", apply: { palettes: "colours" } } }),
    },
  ];
}

function colourExample(colours: ReadonlySet<Label>): string {
  const [first = 0] = colours;
  return colours.size === 1 ? hexColour(first) : `${hexColour(first)} and ${formatCount(colours.size - 1)} more`;
}
