import { folderRole, isSureOfRole } from "../core/pairing/folderRoles";
import type { Side } from "../core/labels/label";
import type { Folders } from "../run/evaluateFolders";
import { findMaskFolders } from "./findMaskFolders";
import { parentLocation, locationName } from "./locations";

/** The one folder with masks beside a given one that its name leaves no doubt is of the other role; undefined where there is none or several. */
export async function onlyOther(role: Side, folder: string): Promise<string | undefined> {
  const wanted = role === "prediction" ? "target" : "prediction";
  const found = await findMaskFolders(folder);
  const others = found.filter((other) => {
    const name = locationName(other);
    return (
      other !== folder &&
      parentLocation(other) === parentLocation(folder) &&
      folderRole(name) === wanted &&
      isSureOfRole(name)
    );
  });
  return others.length === 1 ? others[0] : undefined;
}

/** Two folders, of which the role of the first is known. */
export function inRole(role: Side, folder: string, other: string): Folders {
  return role === "prediction" ? { prediction: folder, target: other } : { prediction: other, target: folder };
}
