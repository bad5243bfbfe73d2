import type { Width } from "../core/shapes/bandWidth";
import { readNumber, readSpacing, readTolerance, readWidth } from "../core/shapes/shapeText";
import type { Connectivity } from "../core/shapes/connectivity";
import { MEASURE_KINDS, type MeasureKind } from "../core/shapes/imageMeasures";
import type { MatchRule } from "../core/shapes/objectMatches";
import {
  DIALECT_IDS,
  OBJECT_READINGS,
  type OneEmpty,
  type ShapeChoices,
  type Tolerance,
} from "../core/shapes/shapeOptions";
import type { Spacing } from "../core/shapes/spacing";
import { oneOf, wrongValue } from "./arguments";
import { UsageError } from "./command";

/** How shapes are measured and how their figures are made. */
export const SHAPE_OPTIONS = {
  band: { type: "string" },
  connectivity: { type: "string" },
  objects: { type: "string" },
  spacing: { type: "string" },
  tau: { type: "string" },
  percentile: { type: "string" },
  dialect: { type: "string" },
  "one-empty": { type: "string" },
  found: { type: "string" },
  "lesion-bound": { type: "string" },
} as const;

export const MEASURE_USAGE = `[--measure ${MEASURE_KINDS.join(",")}|all]`;

export const SHAPE_USAGE = `[--band 0.02|3px] [--connectivity 4|6|8|18|26] [--objects ${OBJECT_READINGS.join("|")}] [--spacing X,Y[,Z]] [--tau 2px|1mm|1%] [--percentile P]
    [--dialect ${DIALECT_IDS.join("|")}] [--one-empty exclude|diagonal|NUMBER]
    [--found iou:0.5|recall:SHARE|overlap] [--lesion-bound PIXELS]`;

export interface ShapeValues {
  readonly band?: string;
  readonly connectivity?: string;
  readonly objects?: string;
  readonly spacing?: string;
  readonly tau?: string;
  readonly percentile?: string;
  readonly dialect?: string;
  readonly "one-empty"?: string;
  readonly found?: string;
  readonly "lesion-bound"?: string;
}

/** The kinds that `--measure` names. */
export function measuredKinds(value: string | undefined): readonly MeasureKind[] {
  if (value === undefined) return [];
  if (value === "all") return MEASURE_KINDS;
  const named = value.split(",").map((kind) => kind.trim());
  const wrong = named.find((kind) => !MEASURE_KINDS.some((known) => known === kind));
  if (wrong !== undefined)
    throw wrongValue("measure", `${MEASURE_KINDS.join(", ")}, several with commas, or all`, wrong);
  return MEASURE_KINDS.filter((kind) => named.includes(kind));
}

/**
 * The given choices about shapes, changed by the options that are there; undefined where nothing is said.
 *
 * @param filesTell whether files tell the edges of their voxels, so that distances are in millimetres
 */
export function chosenShapes(
  values: ShapeValues,
  given: ShapeChoices | undefined,
  filesTell = false,
): ShapeChoices | undefined {
  const { band, connectivity, objects, spacing, tau, percentile, dialect, found } = values;
  const oneEmpty = values["one-empty"];
  const lesionBound = values["lesion-bound"];
  const shapes: ShapeChoices = {
    ...given,
    ...(band !== undefined && { band: widthOf("band", band) }),
    ...(connectivity !== undefined && { connectivity: connectivityOf(connectivity) }),
    ...(objects !== undefined && { objects: oneOf("objects", objects, OBJECT_READINGS, "components") }),
    ...(spacing !== undefined && { spacing: spacingOf(spacing) }),
    ...(tau !== undefined && {
      tau: toleranceOf(tau, filesTell || spacing !== undefined || given?.spacing !== undefined),
    }),
    ...(percentile !== undefined && { percentile: percentileOf(percentile) }),
    ...(dialect !== undefined && { dialect: oneOf("dialect", dialect, DIALECT_IDS, "monai") }),
    ...(oneEmpty !== undefined && { oneEmpty: oneEmptyOf(oneEmpty) }),
    ...(found !== undefined && { found: ruleOf(found) }),
    ...(lesionBound !== undefined && { lesionBound: amount("lesion-bound", lesionBound) }),
  };
  return Object.keys(shapes).length > 0 ? shapes : undefined;
}

function widthOf(option: string, text: string): Width {
  const width = readWidth(text);
  if (width) return width;
  throw wrongValue(option, "a share of the diagonal, above 0 and at most 1, or pixels of at least 1 such as 3px", text);
}

/** Without a unit it is in that of the distances. */
function toleranceOf(text: string, hasSpacing: boolean): Tolerance {
  const { value, unit } = readTolerance(text) ?? {};
  if (value === undefined)
    throw wrongValue(
      "tau",
      "pixels such as 2px or millimetres such as 1mm, of at least 0, or a share of the diagonal such as 1%, above 0 and at most 100%",
      text,
    );
  if (unit === "mm" && !hasSpacing)
    throw new UsageError(
      `--tau ${text} is in millimetres: give the size of a pixel by --spacing 0.8,0.8, which only volumes say themselves.`,
    );
  if (unit === "%") return { kind: "diagonal", share: value / 100 };
  return unit === "px" || !hasSpacing ? { kind: "pixels", pixels: value } : { kind: "units", units: value };
}

function connectivityOf(text: string): Connectivity {
  const connectivity = ([4, 6, 8, 18, 26] as const).find((one) => String(one) === text);
  if (connectivity === undefined)
    throw wrongValue("connectivity", "4 or 8 neighbours of pixels, 6, 18 or 26 of voxels", text);
  return connectivity;
}

function spacingOf(text: string): Spacing {
  const spacing = readSpacing(text);
  if (spacing) return spacing;
  throw wrongValue(
    "spacing",
    "the edges of a pixel in millimetres, above 0, along x, y and, of volumes, z, such as 0.8,0.8,3",
    text,
  );
}

function percentileOf(text: string): number {
  const percent = readNumber(text);
  if (percent !== undefined && percent > 0 && percent <= 100) return percent;
  // Hausdorff distance of MONAI: `if not percentile: return surface_distance.max()`.
  const instead = percent === 0 ? " MONAI takes 0 for the largest distance: that is --percentile 100." : "";
  throw wrongValue("percentile", "a number above 0, at most 100, such as 95", text, instead);
}

function oneEmptyOf(text: string): OneEmpty {
  return text === "exclude" || text === "diagonal" ? text : amount("one-empty", text, "exclude, diagonal or ");
}

function ruleOf(text: string): MatchRule {
  const [kind, bound = "0.5"] = text.split(":");
  const value = readNumber(bound);
  if (text === "overlap") return { kind: "overlap" };
  if (kind === "iou" && value !== undefined && value >= 0 && value < 1) return { kind, above: value };
  if (kind === "recall" && value !== undefined && value > 0 && value <= 1) return { kind, share: value };
  throw wrongValue("found", "iou:0.5, recall:0.5 or overlap", text);
}

function amount(option: string, text: string, others = ""): number {
  const value = readNumber(text);
  if (value === undefined || value < 0) throw wrongValue(option, `${others}a number of at least 0`, text);
  return value;
}
