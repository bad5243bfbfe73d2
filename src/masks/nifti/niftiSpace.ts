import type { Affine, Triple, VolumeFacts } from "../../core/labels/volume";
import { isInvertible, triple } from "../volumes/physicalSpace";
import type { NiftiFields } from "./headerLayouts";

const AXES = [0, 1, 2] as const;

/** Millimetres of a unit of length, by the lowest three bits of the units (nifti1.h, NIFTI_UNITS_*); others are taken for them. */
const MILLIMETRES: Readonly<Record<number, number>> = { 1: 1000, 3: 0.001 };

/** Where the voxels of a file lie, as far as it says: by its affine (sform) where it has one, else by its quaternion (qform). */
export function niftiSpace(fields: NiftiFields): Pick<VolumeFacts, "spacing" | "affine"> {
  const unit = MILLIMETRES[fields.units & 7] ?? 1;
  const stored =
    fields.affineCode > 0 ? fields.affine : fields.quaternionCode > 0 ? affineOfQuaternion(fields) : undefined;
  const scaled = stored?.map((number) => number * unit + 0);
  const affine = scaled && isInvertible(scaled) ? scaled : undefined;
  const [, ...steps] = fields.spacing;
  const declared = triple(AXES.map((axis) => Math.abs(steps[axis]) * unit));
  const spacing = [declared, ...(affine ? [triple(AXES.map((axis) => Math.hypot(...column(affine, axis))))] : [])].find(
    (found) => found.every((step) => Number.isFinite(step) && step > 0),
  );
  return { ...(spacing && { spacing }), ...(affine && { affine }) };
}

/** Source: nifti1.h, section "orientation and location in space", method 2. */
function affineOfQuaternion({ quaternion, spacing, offset }: NiftiFields): Affine {
  const [b, c, d] = quaternion;
  const a = Math.sqrt(Math.max(0, 1 - (b * b + c * c + d * d)));
  const [sign, x, y, z] = spacing;
  const rotation = [
    [a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
    [2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)],
    [2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c],
  ];
  const steps = [Math.abs(x), Math.abs(y), Math.abs(z) * (sign < 0 ? -1 : 1)];
  return rotation.flatMap((row, axis) => [
    ...row.map((cosine, index) => cosine * (steps[index] ?? 0)),
    offset[axis] ?? 0,
  ]);
}

function column(affine: Affine, axis: number): Triple {
  return triple(AXES.map((row) => affine[4 * row + axis] ?? 0));
}
