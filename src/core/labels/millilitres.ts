import type { Triple } from "./volume";

const CUBIC_MILLIMETRES = 1000;

/** The volume of so many voxels in millilitres; undefined where their size is not known. */
export function millilitres(voxels: number, spacing: Triple | undefined): number | undefined {
  return spacing && (voxels * spacing[0] * spacing[1] * spacing[2]) / CUBIC_MILLIMETRES;
}
