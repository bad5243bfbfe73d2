import type { Choices } from "../choices";
import { colourTable } from "../classLists/colourTable";
import { isGreyColour } from "../classLists/packedColor";
import type { ClassList } from "../classes/classList";
import type { Label, Side } from "../labels/label";
import { relabeller, type Relabelling } from "../classes/relabelling";
import type { ImageEntry } from "../report";
import type { FindingAction } from "./finding";
import { paletteReadings } from "./paletteReadings";
import { allLabels, metLabels, type MetLabels, type SideLabels } from "./metLabels";

/** A reading of labels that was taken without being asked for: never in silence. */
export interface AutomaticReading {
  readonly id: "paletteColours" | "greyColours" | "colourTable" | "binary";
  readonly side: Side;
  readonly steps: readonly Relabelling[];
  /** What was seen and how it is read, as a sentence. */
  readonly message: string;
  /** How it is read, as a clause for captions. */
  readonly words: string;
  /** What the user may do about it. */
  readonly action?: FindingAction;
}

export interface AutomaticRelabelling {
  readonly readings: readonly AutomaticReading[];
  /** All steps of a side in their order: colours, the user's choices, binary. */
  readonly steps: Readonly<Record<Side, readonly Relabelling[]>>;
  readonly met: MetLabels;
}

const SIDES: readonly Side[] = ["target", "prediction"];

/** 255 stands for "ignore" in most data sets, and for the foreground in binary masks made for viewing. */
export const WHITE: Label = 255;

/** What the masks themselves say about how their labels are meant; decided from all images, never from one. */
export function automaticRelabelling(images: readonly ImageEntry[], choices: Choices): AutomaticRelabelling {
  const met = metLabels(images);
  const colours = SIDES.flatMap((side) => colourReading(side, met[side], choices) ?? []);
  const stepsAfter = (readings: readonly AutomaticReading[], side: Side): readonly Relabelling[] =>
    readings.filter((reading) => reading.side === side).flatMap(({ steps }) => steps);
  const read = (side: Side): ReadonlySet<Label> => {
    const relabel = relabeller([...stepsAfter(colours, side), ...choices.relabelling[side]]);
    return new Set([...allLabels(met[side])].map(relabel));
  };
  const binary = binaryReadings({ target: read("target"), prediction: read("prediction") }, choices);
  const steps = (side: Side): readonly Relabelling[] => [
    ...stepsAfter(colours, side),
    ...choices.relabelling[side],
    ...stepsAfter(binary, side),
  ];
  return {
    readings: [...paletteReadings(images), ...colours, ...binary],
    steps: { target: steps("target"), prediction: steps("prediction") },
    met,
  };
}

function colourReading(side: Side, labels: SideLabels, choices: Choices): AutomaticReading | undefined {
  const { colours, plain } = labels;
  if (colours.size === 0 || choices.relabelling[side][0]?.kind === "greyColours") return undefined;
  const list = choices.classList;
  const table = list && colourTable(list);
  const grey = [...colours].every(isGreyColour);
  const greyIsListed = !choices.classList || [...colours].every((colour) => lists(choices.classList, colour & 0xff));
  const colourIsListed = table !== undefined && [...colours].every((colour) => table.has(colour));
  if (grey && (greyIsListed || !colourIsListed)) {
    return {
      id: "greyColours",
      side,
      steps: [{ kind: "greyColours" }],
      words: `colour masks of the ${side}s with R = G = B read as grey`,
      message: `The colour masks of the ${side}s hold only R = G = B, so they are read as grey: ${colours.size} values.`,
    };
  }
  // A packed dark blue and a grey sample may be one number: a table would mix them up.
  if (!list || !table || plain.size > 0) return undefined;
  const unknown = [...colours].filter((colour) => !table.has(colour));
  return {
    id: "colourTable",
    side,
    steps: [{ kind: "table", name: `colours of ${list.source}`, ...rows(table, unknown, [...allIgnored(choices), WHITE], list) }],
    words: `colour masks of the ${side}s read by the colours of the class list`,
    message:
      `The ${side}s are colour masks, read by the colours of ${list.source}: ${colours.size - unknown.length} of their ` +
      `${colours.size} colours are in it.`,
  };
}

/** Unknown colours whose number is also a label go where no label is: else a dark blue would become a class. */
function rows(
  table: ReadonlyMap<Label, Label>,
  unknown: readonly Label[],
  taken: readonly Label[],
  { classes }: ClassList,
): { readonly from: readonly Label[]; readonly to: readonly Label[] } {
  const labels = new Set([...taken, ...classes.map(({ label }) => label)]);
  const clashing = unknown.filter((colour) => labels.has(colour));
  return {
    from: [...table.keys(), ...clashing],
    to: [...table.values(), ...clashing.map((colour) => UNKNOWN_COLOURS - colour)],
  };
}

/** No mask that people make holds labels down here. */
const UNKNOWN_COLOURS = -0x1000000;

function allIgnored({ ignore, classList }: Choices): readonly Label[] {
  return [...(ignore === "auto" ? [] : ignore), ...(classList?.ignore ?? [])];
}

function lists(list: ClassList | undefined, label: Label): boolean {
  return list !== undefined && (list.classes.some((info) => info.label === label) || list.ignore.includes(label));
}

/** Both sides hold only 0 and 255, or one only 0 and 255 and the other only 0 and 1: then 255 is class 1. */
function binaryReadings(labels: Readonly<Record<Side, ReadonlySet<Label>>>, choices: Choices): readonly AutomaticReading[] {
  const { classList } = choices;
  const white = SIDES.filter((side) => labels[side].has(WHITE));
  const isBinary = SIDES.every((side) => holdsOnly(labels[side], [0, WHITE]) || holdsOnly(labels[side], [0, 1]));
  const ignored = allIgnored(choices);
  const hasForeground = !classList || (lists(classList, 1) && !ignored.includes(1));
  if (white.length === 0 || !isBinary || !hasForeground || ignored.includes(WHITE) || lists(classList, WHITE)) return [];
  return white.map((side) => ({
    id: "binary",
    side,
    steps: [{ kind: "table", name: "binary masks: 255 is class 1", from: [WHITE], to: [1] }],
    words: `${side}s binary, 255 read as class 1`,
    message: `The ${side}s hold only the labels ${[...labels[side]].sort((a, b) => a - b).join(" and ")}: binary masks, 255 is read as class 1.`,
  }));
}

function holdsOnly(labels: ReadonlySet<Label>, allowed: readonly Label[]): boolean {
  return [...labels].every((label) => allowed.includes(label));
}
