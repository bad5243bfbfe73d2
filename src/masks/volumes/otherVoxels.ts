import { Refusal } from "../refusal";

/** Why the voxels of a type can be no labels. */
export function otherType(format: string, type: string | undefined): Refusal {
  return new Refusal(
    `The voxels are of the type ${type === undefined ? "that the header does not tell" : JSON.stringify(type)} (${format}), which is not one of labels here. Save the labels as integers, such as uint8.`,
  );
}

export function otherPacking(format: string, packing: string): Refusal {
  return new Refusal(
    `The voxels are packed or written as ${JSON.stringify(packing)}, and of ${format} only raw and gzip are read. Save the volume so, or as NIfTI.`,
  );
}

/** Where the name of the file of the voxels is a list or a pattern of several; undefined where it is of one. */
export function severalFiles(name: string): Refusal | undefined {
  return /^LIST(?:\s|$)/i.test(name) || /%\d*d/.test(name)
    ? new Refusal("The voxels lie in several files, which are not read. Save the volume as one file.")
    : undefined;
}

/** Where the voxels of a header are to be in a file that is not there. */
export function noVoxels(name: string): Refusal {
  return new Refusal(
    `The header says that its voxels are in ${JSON.stringify(name)}, and no such file is beside it. Put it there, or save the volume as one file.`,
  );
}
