import { inflateRawSync } from "node:zlib";
import { crc32 } from "../crc32";
import type { LabelMap } from "../../core/labels/labelMap";
import type { ReadOptions } from "../decoded";
import { heldBytes } from "../fileBytes";
import { inflateExactly } from "../inflateExactly";
import { Refusal } from "../refusal";
import { decodeNpy } from "./decodeNpy";
import { damagedArchive, findNpzArray } from "./npzArray";

/** Reads the one array of an NPZ file. */
export function decodeNpz(bytes: Uint8Array, options: ReadOptions): LabelMap | Refusal {
  const array = unpackNpz(bytes, options);
  const decoded = array instanceof Refusal ? array : decodeNpy(array, options);
  return decoded instanceof Refusal ? decoded : { ...decoded, facts: { ...decoded.facts, format: "NPZ" } };
}

/** The one array of an NPZ file: a part of the file's bytes where it is not compressed. */
export function unpackNpz(bytes: Uint8Array, options: ReadOptions): Uint8Array | Refusal {
  const array = findNpzArray(heldBytes(bytes), options);
  if (array instanceof Refusal) return array;
  const { isDeflated, from, packed, size, crc } = array;
  const data = bytes.subarray(from, from + packed);
  const unpacked = isDeflated ? inflateExactly(data, size, inflateRawSync) : data;
  if (unpacked instanceof Refusal) return unpacked;
  return unpacked.length === size && crc32(unpacked) === crc ? unpacked : damagedArchive();
}
