import { DEFAULT_SHAPES, type ShapeChoices } from "./shapeOptions";

/** The choices about shapes with a change; what is as usual is not named. */
export function changedShapes(choices: ShapeChoices = {}, change: ChangeOfShapes): ShapeChoices {
  const all = withUnitThatThereIs({ ...choices, ...change });
  return Object.fromEntries(Object.entries(all).filter(([key, value]) => value !== undefined && !isUsual(key, value)));
}

/** Undefined: as usual. */
export type ChangeOfShapes = { readonly [Key in keyof ShapeChoices]?: ShapeChoices[Key] | undefined };

/** Without a spacing distances are in pixels, and so is the tolerance. */
function withUnitThatThereIs({ tau, ...others }: ChangeOfShapes): ChangeOfShapes {
  return tau?.kind === "units" && !others.spacing
    ? { ...others, tau: { kind: "pixels", pixels: tau.units } }
    : { ...others, tau };
}

function isUsual(key: string, value: unknown): boolean {
  const usual: Readonly<Record<string, unknown>> = DEFAULT_SHAPES;
  return JSON.stringify(usual[key]) === JSON.stringify(value);
}
