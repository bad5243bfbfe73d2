import { DEFAULT_SHAPES, type ShapeChoices } from "./shapeOptions";

/**
 * The choices about shapes with a change; what is as usual is not named.
 *
 * @param tellsSpacing the files say how long the edges of their voxels are: distances are in millimetres with no spacing chosen, and so is
 *   the usual tolerance, so that one in pixels is a choice
 */
export function changedShapes(choices: ShapeChoices = {}, change: ChangeOfShapes, tellsSpacing = false): ShapeChoices {
  const losesUnit = "spacing" in change && !change.spacing && !tellsSpacing;
  const all = { ...choices, ...change };
  const inUnits = losesUnit ? withTauInPixels(all) : all;
  return Object.fromEntries(
    Object.entries(inUnits).filter(
      ([key, value]) => value !== undefined && !((key !== "tau" || !tellsSpacing) && isUsual(key, value)),
    ),
  );
}

/** Undefined: as usual. */
export type ChangeOfShapes = { readonly [Key in keyof ShapeChoices]?: ShapeChoices[Key] | undefined };

/** Without a spacing distances are in pixels, and so is the tolerance. */
function withTauInPixels({ tau, ...others }: ChangeOfShapes): ChangeOfShapes {
  return { ...others, tau: tau?.kind === "units" ? { kind: "pixels", pixels: tau.units } : tau };
}

function isUsual(key: string, value: unknown): boolean {
  const usual: Readonly<Record<string, unknown>> = DEFAULT_SHAPES;
  return JSON.stringify(usual[key]) === JSON.stringify(value);
}
