import { basename, dirname, join } from "node:path";
import { isBaseName } from "../core/formats/detachedFiles";
import { heldBytes, openFile, type FileBytes, type OpenFile } from "./fileBytes";
import { Refusal } from "./refusal";

/** The files in the folder of a mask, of which one may hold its voxels; to be closed by whoever asked for it. */
export interface Beside {
  /** The name of the mask itself. */
  readonly name: string;
  /** Opens a file by its name; undefined where none is there. */
  open(name: string): FileBytes | Refusal | undefined;
  close(): void;
}

/** The files beside a mask on a disk. */
export function besidePath(path: string): Beside {
  const opened: OpenFile[] = [];
  return {
    name: basename(path),
    open: (name) => {
      // Names come out of files: none leads out of the folder.
      if (!isBaseName(name)) return outOfFolder(name);
      const file = openFile(join(dirname(path), name));
      if (file instanceof Refusal) return file.cause === "ENOENT" ? undefined : file;
      opened.push(file);
      return file;
    },
    close: () => {
      for (const file of opened.splice(0)) file.close();
    },
  };
}

/** Files that were fetched together with a mask, by their names. */
export function besideHeld(name: string, files: Readonly<Record<string, Uint8Array>>): Beside {
  return {
    name,
    open: (wanted) => {
      if (!isBaseName(wanted)) return outOfFolder(wanted);
      const bytes = Object.hasOwn(files, wanted) ? files[wanted] : undefined;
      return bytes && heldBytes(bytes);
    },
    close: () => undefined,
  };
}

function outOfFolder(name: string): Refusal {
  return new Refusal(
    `The header names ${JSON.stringify(name)} as the file of its voxels, and only a file in its own folder is read. Write the plain name there, or save the volume as one file.`,
  );
}
