import type { Width } from "./bandWidth";
import type { Connectivity } from "./connectivity";
import { DEFAULT_MATCH_RULE, type MatchRule } from "./objectMatches";
import type { Spacing } from "./spacing";
import { SURFACE_DIALECTS, type SurfaceDialect } from "./surfaceDialects";

export type DialectId = SurfaceDialect["id"];
export const DIALECT_IDS = [
  "monai",
  "medpy",
  "panoptica",
  "deepmind",
  "metricsreloaded",
] as const satisfies readonly DialectId[];

/** A distance as it is chosen: as of `Width`, or in the unit of the spacing. */
export type Tolerance = Width | { readonly kind: "units"; readonly units: number };

/** What a distance counts as where one side has nothing of the class: left out of means, the image's diagonal, or so many units. */
export type OneEmpty = "exclude" | "diagonal" | number;

/** What an object is: a connected component, or an id of instances where the labels of a side are such, see `instanceIds`. */
export const OBJECT_READINGS = ["components", "ids"] as const;
export type ObjectReading = (typeof OBJECT_READINGS)[number];

/** What the user chose about shapes; what is absent is as `DEFAULT_SHAPES` has it. */
export interface ShapeChoices {
  /** Shapes are measured under these four: a change makes what was measured stale. */
  readonly band?: Width;
  readonly connectivity?: Connectivity;
  readonly objects?: ObjectReading;
  readonly spacing?: Spacing;
  /** These are arithmetic over what was measured. */
  readonly tau?: Tolerance;
  /** In percent, above 0 up to 100. */
  readonly percentile?: number;
  readonly dialect?: DialectId;
  readonly oneEmpty?: OneEmpty;
  readonly found?: MatchRule;
  /** Lesions have to be larger, in pixels. */
  readonly lesionBound?: number;
}

/** All of them, decided. Without a spacing distances are in pixels. */
export interface ShapeOptions extends Required<Omit<ShapeChoices, "spacing" | "dialect">> {
  readonly spacing?: Spacing | undefined;
  readonly dialect: SurfaceDialect;
}

export const DEFAULT_SHAPES: Required<Omit<ShapeChoices, "spacing">> = {
  // Cheng et al., CVPR 2021.
  band: { kind: "diagonal", share: 0.02 },
  connectivity: 8,
  objects: "components",
  tau: { kind: "pixels", pixels: 2 },
  percentile: 95,
  dialect: "monai",
  oneEmpty: "exclude",
  found: DEFAULT_MATCH_RULE,
  lesionBound: 0,
};

export function shapeOptions(choices: ShapeChoices = {}): ShapeOptions {
  const { dialect: id, ...others } = { ...DEFAULT_SHAPES, ...choices };
  const dialect = SURFACE_DIALECTS.find((row) => row.id === id);
  if (!dialect) throw new RangeError(`There is no dialect ${id}`);
  return { ...others, dialect };
}
