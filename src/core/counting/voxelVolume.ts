import type { ImageEntry } from "../document/report";
import { spacingOfFiles } from "./imageShapes";

/** Cubic millimetres of a millilitre. */
const MILLILITRE = 1000;

/** What one voxel of a case takes in millilitres; undefined of images, and where the files do not tell their spacing. */
export function voxelVolume(image: Pick<ImageEntry, "depth" | "target" | "prediction">): number | undefined {
  const spacing = spacingOfFiles(image);
  return spacing && (spacing.x * spacing.y * spacing.z) / MILLILITRE;
}
