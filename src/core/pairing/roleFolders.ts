import { FIT } from "./roleWords";

/**
 * Folders that hold one kind of mask of each image, side by side with folders of another: VOC and CVAT
 * (`SegmentationClass`, `SegmentationObject`, `JPEGImages`), Supervisely (`masks_machine`, `masks_human`, `img`).
 */
const ROLE_FOLDERS: ReadonlyMap<string, number> = new Map([
  ["SegmentationClass", FIT.labels],
  ["masks_machine", FIT.labels],
  ["SegmentationObject", FIT.instances],
  ["masks_human", FIT.colours],
  ["JPEGImages", FIT.photograph],
  ["img", FIT.photograph],
]);

/** The folders without those that only say what kind of mask they hold, and what that is. */
export function splitRoleFolders(folder: string): {
  readonly folder: string;
  readonly roles: string;
  readonly fit: number;
} {
  const parts = folder.split("/");
  const roles = parts.filter((part) => ROLE_FOLDERS.has(part));
  const fits = roles.flatMap((role) => ROLE_FOLDERS.get(role) ?? []);
  if (roles.length === 0) return { folder, roles: "", fit: FIT.neutral };
  return {
    folder: parts.filter((part) => !ROLE_FOLDERS.has(part)).join("/"),
    roles: roles.join("_"),
    fit: Math.max(...fits),
  };
}
