import { besideHeld, besidePath, type Beside } from "../masks/besideFile";
import type { FileSource } from "../protocol/pair";

/** The files beside a mask, of which one may hold its voxels. */
export function besideOf(source: FileSource): Beside | undefined {
  if ("path" in source) return besidePath(source.path);
  return source.beside && besideHeld(source.beside.name, source.beside.files);
}
