import type { Relabelling } from "../document/relabelling";
import { adeClass } from "../reading/adeColours";
import { type Label, type Side, SIDES } from "../labels/label";
import { quantity, formatCount } from "../text/format";
import type { CheckedData } from "./checkedData";
import type { Finding } from "../reading/finding";
import { areUnread, segmentFindings } from "./segmentFindings";
import { withStep } from "./readings";

/** Colours that are not colours of classes but numbers: a class beside an instance, or ids of segments. */
export function colourCodes(data: CheckedData): readonly Finding[] {
  const surely = SIDES.filter((side) => areAdeColours(data, side));
  // Beside a side that is coded so, few colours are enough.
  const ade = surely.length > 0 ? SIDES.filter((side) => mayBeAdeColours(data, side)) : [];
  return [
    ...adeColours(data, ade),
    ...segmentFindings(
      data,
      SIDES.filter((side) => !ade.includes(side)),
    ),
  ];
}

/** So many colours, more than classes, tell instances in the blue. */
const MANY_COLOURS = 16;

/** Red that is a multiple of 10 in every colour, in files that end in `_seg` or with many values of blue. */
function areAdeColours(data: CheckedData, side: Side): boolean {
  const colours = [...data.automatic.occurring[side].colours];
  if (!mayBeAdeColours(data, side)) return false;
  const classes = new Set(colours.map(adeClass));
  const paths = data.images.map((image) => image[side]?.path ?? "");
  const named = paths.filter((path) => /_seg\.[^./]+$/i.test(path)).length;
  return (
    classes.size >= 2 && (2 * named > paths.length || (colours.length >= MANY_COLOURS && colours.length > classes.size))
  );
}

function mayBeAdeColours(data: CheckedData, side: Side): boolean {
  const colours = [...data.automatic.occurring[side].colours];
  return colours.length >= 2 && areUnread(data, side) && colours.every((colour) => adeClass(colour) !== undefined);
}

function adeColours({ automatic, choices, pooled }: CheckedData, sides: readonly Side[]): readonly Finding[] {
  if (sides.length === 0) return [];
  const colours = new Set(sides.flatMap((side) => [...automatic.occurring[side].colours]));
  const classes = new Set([...colours].map(adeClass));
  const step: Relabelling = { kind: "adeColours" };
  const steps: Partial<Record<Side, Relabelling>> = Object.fromEntries(sides.map((side) => [side, step]));
  const who = sides.map((side) => `${side}s`).join(" and ");
  return [
    {
      id: "adeColours",
      severity: "warning",
      message:
        `The ${quantity(colours.size, "colour")} of the ${who} are those of ADE20K's *_seg.png: the class is R / 10 x 256 + G, B tells instances apart. ` +
        `As packed colours every instance is a class. Read so they are ${formatCount(classes.size)} classes, with 0, which is none, ignored.`,
      numbers: { colours: colours.size, classes: classes.size },
      standsWithFigures: true,
      action: {
        label: "Read the classes",
        apply: {
          relabelling: withStep(pooled, choices, steps),
          ...(sides.includes("target") && choices.ignore === "auto" && { ignore: [NO_CLASS] }),
        },
      },
      problem: "suspicious-coding",
    },
  ];
}

const NO_CLASS: Label = 0;
