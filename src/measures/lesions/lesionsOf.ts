import type { Lesion, LesionSums } from "../../core/shapes/lesions";
import type { Spacing } from "../../core/shapes/spacing";
import { withoutIgnored, type ClassPair } from "../classPair";
import { componentsOf, NO_OBJECT } from "../objects/components";
import { pairRuns, type PairRuns } from "../objects/pairRuns";
import { paintRuns } from "../objects/paintRuns";
import { classRuns } from "../rows/classRuns";
import type { NearestSquared } from "../surfaces/nearestPoints";
import { cornerOutlines, pixelOutlines, surfacePair, type Outlines } from "../surfaces/surfaceDistances";
import { classLesions, type ClassLesions } from "./classLesions";
import { ownerOfPoint, partByOwner, pointsOf, type OwnedPoints } from "./ownedPoints";

/** Target components that lie so near are one lesion: BraTS 2023, glioma. */
const DILATIONS = 3;

export interface LesionOptions {
  readonly dilations?: number | undefined;
  /** Those of the pair, where they are known. */
  readonly runs?: PairRuns | undefined;
  /** Another way to find what is nearest, as a kernel has. */
  readonly nearest?: NearestSquared | undefined;
}

/**
 * The lesions of every class: components of the target that are one after a number of dilations. Each is held against all
 * predicted components that touch it when it is dilated, as a whole; such a component may touch several lesions. Ignored pixels
 * belong to no class.
 *
 * Source: BraTS-2023-Metrics, where predicted and target components have 26 neighbours and dilations go to 18.
 */
export function lesionsOf(
  pair: ClassPair,
  spacing: Spacing,
  { dilations = DILATIONS, runs = pairRuns(pair), nearest }: LesionOptions = {},
): readonly LesionSums[] {
  const { classes } = pair;
  const components = componentsOf(runs.prediction, classes, pair.depth > 1 ? 26 : 8);
  const [target, prediction] = [classRuns(runs.target, classes), classRuns(runs.prediction, classes)];
  /** The lesion of each run of the target, numbered through all classes. */
  const lesionOfRun = new Int32Array(runs.target.values.length).fill(NO_OBJECT);
  let count = 0;
  const byClass = Array.from({ length: classes }, (_, classIndex) => {
    const made = classLesions({ target, prediction, components }, classIndex, dilations, pair);
    made.lesionOfRun.forEach((lesion, place) => {
      lesionOfRun[target.runs[target.first[classIndex] + place]] = count + lesion;
    });
    count += made.target.length;
    return made;
  });
  const owners = {
    target: paintRuns(runs.target, { objects: lesionOfRun, count }),
    prediction: paintRuns(runs.prediction, components),
  };
  // Lesions of a class do not touch, nor do components: their outlines are those of the class.
  const plain = withoutIgnored(pair);
  const outlines = [pixelOutlines(plain), cornerOutlines(plain, spacing)].map((of) =>
    ownedOutlines(of, pair, owners, [count, components.count]),
  );
  let first = 0;
  return byClass.map((made) => {
    const lesions = Array.from(made.target, (_, lesion) =>
      lesionOf(made, lesion, first + lesion, outlines, { spacing, nearest }),
    );
    first += lesions.length;
    return { lesions, invented: made.invented };
  });
}

/** The outlines of both sides by lesion and by component. */
interface OwnedOutlines {
  readonly outlines: Outlines;
  readonly target: OwnedPoints;
  readonly prediction: OwnedPoints;
}

function ownedOutlines(
  outlines: Outlines,
  pair: ClassPair,
  owners: Readonly<Record<"target" | "prediction", Int32Array>>,
  [lesions, components]: readonly [number, number],
): OwnedOutlines {
  const owned = (side: "target" | "prediction", count: number): OwnedPoints =>
    partByOwner(outlines[side], count, ownerOfPoint(owners[side], outlines[side], outlines.grid, pair));
  return { outlines, target: owned("target", lesions), prediction: owned("prediction", components) };
}

/** @param number of the lesion through all classes */
function lesionOf(
  { target, prediction, common, touching }: ClassLesions,
  lesion: number,
  number: number,
  outlines: readonly OwnedOutlines[],
  { spacing, nearest }: { readonly spacing: Spacing } & Pick<LesionOptions, "nearest">,
): Lesion {
  const sums = { target: target[lesion], prediction: prediction[lesion], common: common[lesion] };
  if (sums.prediction === 0) return { ...sums, surfaces: undefined };
  const [pixels, corners] = outlines.map((of) =>
    surfacePair(
      { ...of.outlines, target: pointsOf(of.target, [number]), prediction: pointsOf(of.prediction, touching[lesion]) },
      0,
      spacing,
      nearest,
    ),
  );
  return { ...sums, surfaces: { pixels, corners } };
}
