import type { ClassList } from "../document/classList";
import { BUILT_IN_LISTS } from "../classLists/builtInLists";
import { colourTable } from "../classLists/colourTable";
import { type Side, SIDES } from "../labels/label";
import { quantity, formatCount, verb } from "../text/format";
import type { CheckedData } from "./checkedData";
import { colourCodes } from "./colourCodes";
import type { Finding } from "../reading/finding";
import { addTo } from "../collections/addTo";

/** What the files say of themselves beside their labels. */
export function fileFindings(data: CheckedData): readonly Finding[] {
  return [
    ...SIDES.flatMap((side) => mixedKinds(data, side)),
    ...unknownColours(data),
    ...SIDES.flatMap((side) => notes(data, side)),
  ];
}

function mixedKinds({ automatic, images }: CheckedData, side: Side): readonly Finding[] {
  const { plain, colours } = automatic.occurring[side];
  const isGrey = automatic.readings.some((reading) => reading.side === side && reading.id === "greyColours");
  if (plain.size === 0 || colours.size === 0 || isGrey) return [];
  const files = images.filter((image) => image[side]?.facts.kind === "colour").length;
  return [
    {
      id: `mixedKinds:${side}`,
      severity: "warning",
      message:
        `${formatCount(files)} of the ${side}s ${verb(files, "is a colour mask", "are colour masks")}, the others hold labels: a packed colour and a label can be one number, so no colour ` +
        "table is applied. Keep one kind of mask in the folder.",
      numbers: { colourFiles: files, files: images.length },
      problem: "suspicious-coding",
    },
  ];
}

/** Colours are not classes until a table names them. */
function unknownColours(data: CheckedData): readonly Finding[] {
  const { automatic, choices, labels, images } = data;
  // Colours that are numbers need no table: their reading is offered.
  const offered = colourCodes(data).flatMap(({ action }) => action?.apply.relabelling ?? []);
  return SIDES.flatMap((side): readonly Finding[] => {
    const isOffered = offered.some((steps) => steps[side].length > choices.relabelling[side].length);
    const isRead = automatic.steps[side].length > 0 || isOffered;
    const { colours, plain } = automatic.occurring[side];
    if (colours.size === 0 || plain.size > 0 || isRead) return [];
    const largest = labels[side].toSorted((a, b) => b.pixels - a.pixels || a.raw - b.raw).slice(0, MOST_SHOWN);
    const colourWords = largest
      .map(({ text: colour, pixels }) => `${colour} (${quantity(pixels, "pixel")})`)
      .join(", ");
    const more = colours.size > largest.length ? ` and ${formatCount(colours.size - largest.length)} more` : "";
    const table = choices.classList
      ? `${choices.classList.source} gives no colours`
      : "no class list with colours is given";
    const known = choices.classList ? undefined : knownColours(automatic);
    const other = side === "target" ? "prediction" : "target";
    const isAlone = automatic.occurring[other].plain.size > 0;
    const alone = isAlone
      ? ` The ${other}s hold labels, and nothing says which colour is which label: no figure means anything before that.`
      : "";
    const advice = known
      ? `All colours of the masks are of ${known.source}.`
      : `Choose a class list that names their colours${isAlone ? " (--colour-table FILE)" : ""}.`;
    const what = images.some((image) => image[side]?.byColour)
      ? "are read by the colours of their palettes,"
      : "are colour masks of";
    return [
      {
        id: `unknownColours:${side}`,
        severity: "warning",
        message: `The ${side}s ${what} ${quantity(colours.size, "colour")}, and ${table}: ${colourWords}${more}.${alone} ${advice}`,
        numbers: { colours: colours.size },
        ...(isAlone && { standsWithFigures: true }),
        ...(known && { action: { label: `Read them as ${known.source}`, apply: { classList: known } } }),
        problem: "unlisted-label",
      },
    ];
  });
}

const MOST_SHOWN = 8;

/** The built-in list of the fewest classes that has every colour of both sides; one colour alone tells nothing. */
function knownColours({ occurring }: CheckedData["automatic"]): ClassList | undefined {
  const colours = [...new Set(SIDES.flatMap((side) => [...occurring[side].colours]))];
  if (colours.length < 2) return undefined;
  return BUILT_IN_LISTS.filter((list) => {
    const table = colourTable(list);
    return table !== undefined && colours.every((colour) => table.has(colour));
  }).toSorted((a, b) => a.classes.length - b.classes.length)[0];
}

function notes({ images }: CheckedData, side: Side): readonly Finding[] {
  const files = new Map<string, number>();
  for (const image of images) {
    for (const note of image[side]?.facts.notes ?? []) addTo(files, note, 1);
  }
  return [...files].map(([note, count]) => ({
    id: `note:${side}:${note}`,
    severity: "info",
    message: `${formatCount(count)} of the ${side}s: ${note}`,
    numbers: { files: count },
  }));
}
