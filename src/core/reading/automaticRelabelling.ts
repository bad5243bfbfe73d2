import type { Choices } from "../document/choices";
import { colourTable } from "../classLists/colourTable";
import { isGreyColour } from "../classLists/packedColour";
import type { ClassList } from "../document/classList";
import { type Label, type Side, SIDES } from "../labels/label";
import { quantity } from "../text/format";
import { relabeller } from "./relabelling";
import type { Relabelling } from "../document/relabelling";
import type { ImageEntry } from "../document/report";
import { binaryReadings } from "./binaryReadings";
import type { FindingAction } from "./finding";
import { holdsOnly } from "./holdsOnly";
import { ignoreCandidates, type IgnoreCandidate } from "./ignoreCandidates";
import { UNKNOWN_COLOURS } from "./ignoreLabels";
import { WHITE } from "./labelForm";
import { allLabels, occurringLabels, type OccurringLabels, type SideLabels } from "./occurringLabels";
import { paletteReadings } from "./paletteReadings";
import { readGroups } from "./readGroups";

/** A reading of labels that was taken without being asked for: never in silence. */
export interface AutomaticReading {
  readonly id: "paletteColours" | "greyColours" | "colourTable" | "binary" | "scores" | "edges";
  readonly side: Side;
  readonly steps: readonly Relabelling[];
  /** What was seen and how it is read, as a sentence. */
  readonly message: string;
  /** How it is read, as a clause for captions. */
  readonly words: string;
  /** What the user may do about it. */
  readonly action?: FindingAction;
  /** Figures rest on it by so much that it stands with them. */
  readonly isLoud?: true;
}

export interface AutomaticRelabelling {
  readonly readings: readonly AutomaticReading[];
  /** All steps of a side in their order: colours, the user's choices, binary. */
  readonly steps: Readonly<Record<Side, readonly Relabelling[]>>;
  /** Labels of the targets, as the steps read them, that may stand for "ignore"; none where the user or the list names them. */
  readonly ignoreCandidates: readonly IgnoreCandidate[];
  readonly occurring: OccurringLabels;
}

/** What the masks themselves say about how their labels are meant; decided from all images, never from one. */
export function automaticRelabelling(images: readonly ImageEntry[], choices: Choices): AutomaticRelabelling {
  const occurring = occurringLabels(images);
  const colours = SIDES.flatMap((side) => colourReading(side, occurring[side], choices) ?? []);
  const stepsBefore = (side: Side): readonly Relabelling[] => [
    ...stepsAfter(colours, side),
    ...choices.relabelling[side],
  ];
  const stepsAfter = (readings: readonly AutomaticReading[], side: Side): readonly Relabelling[] =>
    readings.filter((reading) => reading.side === side).flatMap(({ steps }) => steps);
  const before = { target: stepsBefore("target"), prediction: stepsBefore("prediction") };
  const read = (side: Side): ReadonlySet<Label> =>
    new Set([...allLabels(occurring[side])].map(relabeller(before[side])));
  const labels = { target: read("target"), prediction: read("prediction") };
  const binary =
    areColours(occurring, before) && !isPlainlyBinary(labels)
      ? []
      : binaryReadings({ labels, holdLevels: holdLevels(images), groups: () => readGroups(images, before) }, choices);
  const steps = {
    target: [...before.target, ...stepsAfter(binary, "target")],
    prediction: [...before.prediction, ...stepsAfter(binary, "prediction")],
  };
  return {
    readings: [...paletteReadings(images), ...colours, ...binary],
    steps,
    ignoreCandidates: ignoreCandidates(images, { occurring, steps }, choices),
    occurring,
  };
}

/** Whether a side holds packed colours that nothing translates: 255 is pure blue there, and no number a grey. */
function areColours(occurring: OccurringLabels, steps: AutomaticRelabelling["steps"]): boolean {
  return SIDES.some((side) => occurring[side].colours.size > 0 && steps[side].length === 0);
}

function holdLevels(images: readonly ImageEntry[]): boolean {
  return images.some(({ prediction }) => prediction?.facts.scores?.kind === "levels");
}

function isPlainlyBinary(labels: Readonly<Record<Side, ReadonlySet<Label>>>): boolean {
  return SIDES.every((side) => holdsOnly(labels[side], [0, 1]) || holdsOnly(labels[side], [0, WHITE]));
}

/** Steps that read packed colours by themselves. */
const COLOUR_STEPS: ReadonlySet<string> = new Set<Relabelling["kind"]>(["greyColours", "adeColours", "segmentIds"]);

function colourReading(side: Side, labels: SideLabels, choices: Choices): AutomaticReading | undefined {
  const { colours, plain } = labels;
  if (colours.size === 0 || COLOUR_STEPS.has(choices.relabelling[side][0]?.kind ?? "")) return undefined;
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
      message: `The colour masks of the ${side}s hold only R = G = B, so they are read as grey: ${quantity(colours.size, "value")}.`,
    };
  }
  // A packed dark blue and a grey sample may be one number: a table would mix them up.
  if (!list || !table || plain.size > 0) return undefined;
  const unknown = [...colours].filter((colour) => !table.has(colour));
  return {
    id: "colourTable",
    side,
    steps: [
      {
        kind: "table",
        name: `colours of ${list.source}`,
        ...rows(table, unknown, [...allIgnored(choices), WHITE], list),
      },
    ],
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

function allIgnored({ ignore, classList }: Choices): readonly Label[] {
  return [...(ignore === "auto" ? [] : ignore), ...(classList?.ignore ?? [])];
}

function lists(list: ClassList | undefined, label: Label): boolean {
  return list !== undefined && (list.classes.some((info) => info.label === label) || list.ignore.includes(label));
}
