import type { Choices } from "../document/choices";
import type { Relabelling, SegmentKinds } from "../document/relabelling";
import type { FoundSegments } from "../document/report";
import { type Label, type Side, SIDES } from "../labels/label";
import type { Finding } from "../reading/finding";
import { NO_SEGMENT } from "../reading/panopticMap";
import { segmentId } from "../reading/segmentId";
import { plainText } from "../text/plainText";
import { quoteForShell } from "../text/quoteForShell";
import { formatCount, formatShare, quantity, verb } from "../text/format";
import { agreeingShare, agreement } from "./agreement";
import type { CheckedData } from "./checkedData";
import { choiceOption } from "./choiceOption";
import { instanceCode } from "./instanceCode";
import { largestOf } from "../numbers/extremes";

/** Colours that are ids of segments, R + 256 G + 65536 B, on these sides: read as classes where their form or a file tells the class. */
export function segmentFindings(data: CheckedData, sides: readonly Side[] = SIDES): readonly Finding[] {
  const classes = segmentClasses(data, sides);
  return classes.length > 0 ? classes : sides.flatMap((side) => unknownSegments(data, side));
}

/** Whether no reading of the colours has been found or chosen yet. */
export function areUnread({ automatic, choices }: CheckedData, side: Side): boolean {
  return (
    automatic.occurring[side].plain.size === 0 &&
    automatic.steps[side].length === 0 &&
    choices.relabelling[side].length === 0
  );
}

/** How the segments of a side become classes. */
interface SegmentReading {
  readonly side: Side;
  readonly steps: readonly Relabelling[];
  /** The file that tells, where it gives the same for every image, as an option of the command line takes it. */
  readonly file?: string;
  /** As a clause after the side. */
  readonly words: string;
  /** The label of what is not a segment; absent where black is one. */
  readonly none?: Label;
}

function readingOf(data: CheckedData, side: Side): SegmentReading | undefined {
  if (!areUnread(data, side)) return undefined;
  const found = (data.report.foundSegments ?? []).find((segments) => segments.side === side);
  return found ? byFile(found, side) : byCode(data, side);
}

function byFile({ file, from, to, ofImages, groups, stuff }: FoundSegments, side: Side): SegmentReading {
  const kinds: SegmentKinds = { ...(groups && { groups }), ...(stuff && { stuff }) };
  const table: Relabelling = { kind: "table", name: file.replace(/^.*[/\\]/, ""), from, to, ...kinds };
  const black = to[from.indexOf(0)] ?? 0;
  const classes = new Set(to);
  const words = `${quantity(from.length, "colour")} are ids of segments, of ${quantity(classes.size, "class", "classes")} by ${plainText(file)}`;
  const isNone = !from.includes(0) || black === NO_SEGMENT;
  return { side, steps: [table], ...(ofImages !== true && { file }), words, ...(isNone && { none: black }) };
}

/** Ids of Cityscapes panoptic and of many tools hold the class themselves. */
const LARGEST_CLASS = 1000;
/** So many of the places between the ids of a class are ids. */
const FILLED = 0.25;
const LEAST_IDS = 2;
/** So much more of the pixels must agree. */
const BETTER = 0.005;

function byCode({ automatic }: CheckedData, side: Side): SegmentReading | undefined {
  const ids = new Set([...automatic.occurring[side].colours].map(segmentId));
  const code = instanceCode(ids);
  if (!code || code.labels.length < LEAST_IDS || code.fill < FILLED || largestOf(code.classes) >= LARGEST_CLASS)
    return undefined;
  const words = `${quantity(code.labels.length, "colour")} are ids of segments that hold their class: R + 256 G + 65536 B is class x ${code.by} + instance`;
  return { side, steps: [{ kind: "segmentIds" }, { kind: "divide", by: code.by }], words, none: 0 };
}

function segmentClasses(data: CheckedData, sides: readonly Side[]): readonly Finding[] {
  const { pooled, choices, coding, report, automatic } = data;
  const readings = sides.flatMap((side) => readingOf(data, side) ?? []);
  if (readings.length === 0) return [];
  const steps = (side: Side): readonly Relabelling[] => [
    ...choices.relabelling[side],
    ...(readings.find((reading) => reading.side === side)?.steps ?? []),
  ];
  const target = readings.find(({ side }) => side === "target");
  const none = automatic.occurring.target.colours.has(0) ? target?.none : undefined;
  const classList = report.foundLists?.lists.find(({ source }) => readings.some(({ file }) => file === source));
  const others: Partial<Choices> = {
    ...(none !== undefined && choices.ignore === "auto" && { ignore: [none] }),
    ...(classList && !choices.classList && { classList }),
  };
  const apply: Partial<Choices> = {
    relabelling: { prediction: steps("prediction"), target: steps("target") },
    ...others,
  };
  const then = agreement(pooled, { ...choices, ...apply });
  const { agreeing, countedPixels: counted } = coding.asTheyAre;
  // Colours that agree as they are need no such reading, unless a file says what they are.
  if (
    readings.every(({ file }) => file === undefined) &&
    agreeingShare(then) < agreeingShare(coding.asTheyAre) + BETTER
  )
    return [];
  const seen = readings.map(({ side, words }) => `${words} (${side}s)`).join("; ");
  return [
    {
      id: "segmentClasses",
      severity: "warning",
      message:
        `COCO panoptic: ${seen}. As packed colours every segment is a class: ${formatShare(agreeing, counted)} of the pixels agree. ` +
        `Read as classes${none === undefined ? "" : ", with black, which is not a segment, ignored"}: ${formatShare(then.agreeing, then.countedPixels)}.`,
      numbers: { sides: readings.length, agreeing, agreeingThen: then.agreeing },
      standsWithFigures: true,
      action: { label: "Read the classes", apply, ...optionOf(readings, steps, others) },
      problem: "suspicious-coding",
    },
  ];
}

/** A file is named, where the table made of it would be a line of thousands. */
function optionOf(
  readings: readonly SegmentReading[],
  steps: (side: Side) => readonly Relabelling[],
  others: Partial<Choices>,
): { readonly option?: string } {
  const coded = (side: Side): readonly Relabelling[] =>
    readings.some((reading) => reading.side === side && reading.file !== undefined) ? [] : steps(side);
  const relabelling = { prediction: coded("prediction"), target: coded("target") };
  const isCoded = SIDES.some((side) => relabelling[side].length > 0);
  const maps = readings.flatMap(({ side, file }) =>
    file === undefined ? [] : [`--map ${quoteForShell(`${side}:${file}`)}`],
  );
  const rest = choiceOption({ ...(isCoded && { relabelling }), ...others });
  return { option: [...maps, ...(rest === undefined ? [] : [rest])].join(" ") };
}

/** Fewer colours, or ones that images share, may be those of classes. */
const MANY_SEGMENTS = 20;
const ALONE = 0.8;

/** Colours that nearly all are in one image alone: ids of COCO panoptic, whose meaning another file tells for each image, or photographs. */
function unknownSegments(data: CheckedData, side: Side): readonly Finding[] {
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
        `read it on the command line by --map ${side}:FILE, with --ignore 0 for what is not a segment, or write masks of classes by it ` +
        "(panopticapi's converters/panoptic2semantic_segmentation.py), then evaluate those.",
      numbers: { colours: rows.length, alone },
      standsWithFigures: true,
      problem: "suspicious-coding",
    },
  ];
}
