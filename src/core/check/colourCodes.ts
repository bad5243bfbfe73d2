import type { Relabelling } from "../document/relabelling";
import { adeClass } from "../reading/adeColours";
import { type Label, type Side, SIDES } from "../labels/label";
import { quantity, formatCount, verb } from "../text/format";
import type { CheckedData } from "./checkedData";
import type { Finding } from "../reading/finding";
import { withStep } from "./readings";

/** Colours that are no colours of classes but numbers: a class beside an instance, or ids of segments. */
export function colourCodes(data: CheckedData): readonly Finding[] {
  const ade = SIDES.filter((side) => areAdeColours(data, side));
  return [
    ...adeColours(data, ade),
    ...SIDES.filter((side) => !ade.includes(side)).flatMap((side) => segmentIds(data, side)),
  ];
}

/** So many colours, more than classes, tell instances in the blue. */
const MANY_COLOURS = 16;

/** Whether no reading of the colours has been found or chosen yet. */
function areUnread({ automatic, choices }: CheckedData, side: Side): boolean {
  return (
    automatic.occurring[side].plain.size === 0 &&
    automatic.steps[side].length === 0 &&
    choices.relabelling[side].length === 0
  );
}

/** Red that is a multiple of 10 in every colour, in files that end in `_seg` or with many values of blue. */
function areAdeColours(data: CheckedData, side: Side): boolean {
  const colours = [...data.automatic.occurring[side].colours];
  if (colours.length < 2 || !areUnread(data, side) || colours.some((colour) => adeClass(colour) === undefined))
    return false;
  const classes = new Set(colours.map(adeClass));
  const paths = data.images.map((image) => image[side]?.path ?? "");
  const named = paths.filter((path) => /_seg\.[^./]+$/i.test(path)).length;
  return (
    classes.size >= 2 && (2 * named > paths.length || (colours.length >= MANY_COLOURS && colours.length > classes.size))
  );
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

/** Fewer colours, or ones that images share, may be those of classes. */
const MANY_SEGMENTS = 20;
const ALONE = 0.8;

/** Colours that nearly all are in one image alone: ids of COCO panoptic, whose meaning another file tells for each image, or photographs. */
function segmentIds(data: CheckedData, side: Side): readonly Finding[] {
  const rows = data.labels[side];
  const alone = rows.filter(({ files }) => files === 1).length;
  if (
    data.automatic.occurring[side].colours.size < MANY_SEGMENTS ||
    data.images.length < 2 ||
    !areUnread(data, side) ||
    alone < ALONE * rows.length
  )
    return [];
  return [
    {
      id: `segmentIds:${side}`,
      severity: "warning",
      message:
        `${formatCount(alone)} of the ${quantity(rows.length, "colour")} of the ${side}s ${verb(alone, "is", "are")} in one image alone: ids of segments, as of COCO panoptic ` +
        "(R + 256 G + 65536 B), or photographs, not classes. No figure of classes follows from them. Which class a segment is stands in the panoptic_*.json: " +
        `read it on the command line by --map ${side}:FILE, with --ignore 0 for what is no segment, or write masks of classes by it ` +
        "(panopticapi's converters/panoptic2semantic_segmentation.py), then evaluate those.",
      numbers: { colours: rows.length, alone },
      standsWithFigures: true,
      problem: "suspicious-coding",
    },
  ];
}
