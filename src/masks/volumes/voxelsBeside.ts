import type { Beside } from "../besideFile";
import type { FileBytes } from "../fileBytes";
import { Refusal } from "../refusal";
import { noVoxels } from "./otherVoxels";

/** Opens the file that a header names as that of its voxels, which has to lie in the folder of the header. */
export function voxelsBeside(name: string, beside: Beside | undefined): FileBytes | Refusal {
  if (name === beside?.name) return noVoxels(name);
  const data = beside?.open(name);
  if (data instanceof Refusal && data.cause !== undefined)
    return new Refusal(`${name}, which holds the voxels: ${data.message}`);
  return data ?? noVoxels(name);
}
