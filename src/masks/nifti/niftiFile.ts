import { usualDataFiles } from "../../core/formats/detachedFiles";
import type { ReadOptions } from "../decoded";
import type { FileBytes } from "../fileBytes";
import { isGzip } from "../gzip/gzipMember";
import { gunzipStart } from "../gzip/gunzip";
import { Refusal } from "../refusal";
import { volumeFile, type VolumeFile, type VoxelBytes } from "../volumes/volumeFile";
import { isNifti, LONGEST_HEADER, readNiftiHeader } from "./niftiHeader";

/** What the header of a `.nii` or a `.hdr` says, packed or not, checked against the file of the voxels and the limits. */
export function readNiftiFile(file: FileBytes, options: ReadOptions): VolumeFile | Refusal {
  const isPacked = isGzip(file.slice(0, 2));
  const start = isPacked ? gunzipStart(file, LONGEST_HEADER) : file.slice(0, LONGEST_HEADER);
  if (isPacked && start.length < 4) return noStart();
  if (isPacked && !isNifti(start)) return otherContent();
  const header = readNiftiHeader(start);
  if (header instanceof Refusal) return header;
  const voxels = header.isDetached ? voxelsBeside(options) : voxelsIn(file, isPacked);
  return voxels instanceof Refusal ? voxels : volumeFile("NIfTI", header, voxels, options);
}

function voxelsIn(data: FileBytes, isPacked: boolean): VoxelBytes {
  return { data, packing: isPacked ? "gzip" : undefined };
}

function voxelsBeside({ beside }: ReadOptions): VoxelBytes | Refusal {
  const names = beside ? usualDataFiles(beside.name) : [];
  const [first] = names;
  if (first === undefined) return otherName();
  for (const name of names) {
    const data = beside?.open(name);
    if (data instanceof Refusal) return ofVoxels(name, data);
    if (data) return voxelsIn(data, isGzip(data.slice(0, 2)));
  }
  return new Refusal(
    `The file is the header of a pair, and ${first} with its voxels is not beside it. Put it there, or save the volume as one file, .nii or .nii.gz.`,
  );
}

function ofVoxels(name: string, { message }: Refusal): Refusal {
  return new Refusal(`${name}, which holds the voxels: ${message}`);
}

function otherName(): Refusal {
  return new Refusal(
    "The file is the header of a pair of files, whose name has to end in .hdr, with its voxels beside it in a file that ends in .img. Give both these names, or save the volume as one file, .nii or .nii.gz.",
  );
}

function noStart(): Refusal {
  return new Refusal("The gzip file is cut short or damaged at its start. Copy or write it again.");
}

function otherContent(): Refusal {
  return new Refusal(
    "The gzip file holds no NIfTI volume, and only those are read out of gzip files. Unpack it, or write the mask as PNG.",
  );
}
