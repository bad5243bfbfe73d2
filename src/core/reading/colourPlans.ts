import type { Choices } from "../document/choices";
import { colourTable } from "../classLists/colourTable";
import { isGreyColour } from "../classLists/packedColour";
import { MOST_CLASSES } from "./mostClasses";
import { type Label, type Side, SIDES } from "../labels/label";
import type { ImageEntry } from "../document/report";
import type { ColourPlan, SideColours } from "../document/colourReading";
import { coloursOfSides } from "./sideColours";

/** The plans of the sides that are read by colour. */
export type ColourPlans = Partial<Readonly<Record<Side, ColourPlan>>>;

type Table = ReadonlyMap<Label, Label>;

/** Among random palettes of thousands of files, a colour or two are met twice by chance. */
const LEAST_SHARE = 0.01;

/** Which sides are read by colour, and how. */
export function colourPlans(images: readonly ImageEntry[], { palettes, classList }: Choices): ColourPlans {
  const sides = coloursOfSides(images);
  if (palettes === "indices" || (sides.target.colours.size === 0 && sides.prediction.colours.size === 0)) return {};
  const list = classList && colourTable(classList);
  const isWanted = (side: Side): boolean =>
    palettes === "colours" && (side === "prediction" || knownOf(sides.target, list) > 0);
  const reasons = {
    target: reasonOf(sides.target, isWanted("target")),
    prediction: reasonOf(sides.prediction, isWanted("prediction")),
  };
  /** The sides whose palette may give the labels; both sides the same one where the values of neither are labels. */
  const givers = (side: Side, other: Side): readonly Side[] => {
    const mixed = SIDES.filter((one) => reasons[one] === "coloursBesideIndices");
    return reasons[other] === undefined ? [other, ...mixed.filter((one) => one === side)] : mixed;
  };
  const plan = (side: Side, other: Side): ColourPlan | undefined => {
    const { [side]: colours } = sides;
    const { [side]: because } = reasons;
    if (because === undefined && !areColoursAlone(colours)) return undefined;
    const giver = givers(side, other).find((one) => sides[one].indices);
    const indices = giver && sides[giver].indices;
    if (giver && indices && fits(indices.indexOf, colours, list)) {
      const unknown = [...colours.colours].filter((colour) => !indices.indexOf.has(colour));
      return { side, as: giver, because: because ?? "otherIsPalette", colours, unknown };
    }
    return because && { side, as: "packed", because, colours, unknown: [] };
  };
  const [target, prediction] = [plan("target", "prediction"), plan("prediction", "target")];
  return { ...(target && { target }), ...(prediction && { prediction }) };
}

/** Why the values of the side are not labels; undefined where they are. */
function reasonOf(
  { files, colours, severalIndices, allHaveColours }: SideColours,
  isWanted: boolean,
): ColourPlan["because"] | undefined {
  if (!allHaveColours || files.palette === 0) return undefined;
  if (files.colour > 0) return "coloursBesideIndices";
  const several = severalIndices.colours;
  if (several > 0 && several >= LEAST_SHARE * colours.size && colours.size <= MOST_CLASSES) return "severalIndices";
  return isWanted ? "choice" : undefined;
}

function areColoursAlone({ files }: SideColours): boolean {
  return files.colour > 0 && files.palette === 0 && files.grey === 0;
}

/**
 * Whether the palette knows what the colours are: no worse than the class list does, and where they all are greys, which may be
 * labels themselves, it must know all of them.
 */
function fits(table: Table, side: SideColours, list: Table | undefined): boolean {
  const known = knownOf(side, table);
  if (known === 0 || known < knownOf(side, list)) return false;
  return known === side.colours.size || ![...side.colours].every(isGreyColour);
}

function knownOf({ colours }: SideColours, table: Table | undefined): number {
  return table ? [...colours].filter((colour) => table.has(colour)).length : 0;
}
