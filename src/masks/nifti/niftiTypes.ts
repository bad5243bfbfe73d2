import { numberType, type NumberType } from "../npy/numberType";
import { Refusal } from "../refusal";

/** NumPy's code of the types that can hold labels, by the data type of NIfTI (nifti1.h, DT_*). */
const TYPES: Readonly<Record<number, string>> = {
  2: "u1",
  256: "i1",
  4: "i2",
  512: "u2",
  8: "i4",
  768: "u4",
  1024: "i8",
  1280: "u8",
  16: "f4",
  64: "f8",
};

const OTHER_TYPES: Readonly<Record<number, string>> = {
  1: "single bits",
  32: "complex numbers",
  1792: "complex numbers",
  2048: "complex numbers",
  128: "colours (RGB)",
  2304: "colours (RGBA)",
  1536: "floats of 128 bits",
};

/** How the voxels of a data type are stored; why not where they can be no labels. */
export function niftiType(code: number): NumberType | Refusal {
  const type = numberType(TYPES[code] ?? "");
  if (type) return type;
  const held = OTHER_TYPES[code];
  return new Refusal(
    held === undefined
      ? `The NIfTI header names the data type ${code}, which is not known. Save the volume again, as integers such as uint8.`
      : `The voxels are ${held} (NIfTI data type ${code}), which are not labels here. Save the labels as integers, such as uint8.`,
  );
}
