import type { Triple, VolumeFacts } from "../labels/volume";
import type { Field } from "./field";

/** What a saved report keeps of a mask that is a volume. */
export function readVolume(field: Field): VolumeFacts {
  const spacing = field.maybe("spacing");
  const affine = field.maybe("affine");
  return {
    depth: field.at("depth").wholeNumber(1, 2 ** 31 - 1),
    ...(spacing && { spacing: readSpacing(spacing) }),
    ...(affine && { affine: readAffine(affine) }),
  };
}

function readSpacing(field: Field): Triple {
  const steps = field.items().map((step) => step.positive());
  const [x = 1, y = 1, z = 1] = steps;
  if (steps.length !== 3) field.refuse("three numbers above 0");
  return [x, y, z];
}

function readAffine(field: Field): readonly number[] {
  const numbers = field.items().map((item) => item.number());
  if (numbers.length !== 12) field.refuse("twelve numbers");
  return numbers;
}
