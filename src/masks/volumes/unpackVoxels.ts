import { gunzip } from "../gzip/gunzip";
import { inflateExactly } from "../inflateExactly";
import { Refusal } from "../refusal";
import type { VolumeFile } from "./volumeFile";

/** All bytes of the voxels, unpacked. */
export function unpackVoxels({ data, packing, dataStart, dataBytes }: VolumeFile): Uint8Array | Refusal {
  const due = dataStart + dataBytes;
  const bytes = data.slice(0, data.size);
  const whole = packing === "gzip" ? gunzip(bytes, due) : packing === "zlib" ? inflateExactly(bytes, due) : bytes;
  if (whole instanceof Refusal) return data.fault ?? whole;
  return whole.subarray(dataStart, due);
}
