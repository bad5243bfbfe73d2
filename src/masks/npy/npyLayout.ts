import type { MaskFacts } from "../../core/labels/labelMap";
import type { ReadOptions } from "../decoded";
import { LargeMask, Refusal } from "../refusal";
import { sizeRefusal } from "../sizeRefusal";
import { npyAxes, type NpyAxes } from "./npyAxes";
import { volumeAxes, type VolumeAxes } from "./volumeAxes";
import { readNpyHeader, type NpyHeader } from "./npyHeader";

/** An array whose shape and size can be those of a mask. */
export interface NpyLayout {
  readonly header: NpyHeader;
  readonly axes: NpyAxes;
  /** Bytes of its numbers, which the file is known to hold. */
  readonly dataBytes: number;
  /** What is known before the numbers are looked at. */
  readonly facts: MaskFacts;
  /** It may be a volume of labels: whether it is, its numbers say. */
  readonly volume?: VolumeAxes;
  /** Sizes of the axes of a volume that lies in Fortran order: `axes` are those of the array in C order, by which its numbers are asked for. */
  readonly transposed?: readonly [depth: number, height: number, width: number];
  /** Where these are some rows of an array, the place of the first in it. */
  readonly firstRow?: number;
}

/**
 * What the header of an array says, checked against the file and the limits.
 *
 * @param bytes the file, or as much from its front as its header needs.
 * @param size bytes of the whole file.
 */
export function readNpyLayout(bytes: Uint8Array, options: ReadOptions, size = bytes.length): NpyLayout | Refusal {
  const header = readNpyHeader(bytes);
  if (header instanceof Refusal) return header;
  const axes = npyAxes(header.shape, header.fortranOrder, options);
  const volume = volumeAxes(header, options);
  if (axes instanceof Refusal && volume) return layoutOfVolume(header, volume, options, size);
  if (axes instanceof Refusal) return axes;
  const { width, height, channels, channelAxis } = axes;
  const refusal = sizeRefusal(width, height, options);
  if (refusal) return refusal;
  const needed = width * height * channels * header.type.bytes;
  if (needed > (options.mostBytesAtOnce ?? Infinity)) return new LargeMask({ width, height });
  const held = size - header.dataStart;
  if (held < needed) return cutShort(needed, held);
  const notes = [
    ...(held > needed ? ["The file holds bytes after its array; they were not read."] : []),
    ...(channelAxis ? [`The ${channelAxis} axis of the array is taken for the channels.`] : []),
  ];
  const facts: MaskFacts = {
    format: "NPY",
    kind: "grey",
    bits: header.type.bytes * 8,
    ...(notes.length > 0 && { notes }),
  };
  return { header, axes, dataBytes: needed, facts, ...(volume && channels > 1 && { volume }) };
}

/** The same array as slices of rows, where its numbers are found to be no channels. */
export function layoutOfVolume(
  header: NpyHeader,
  { depth, ...axes }: VolumeAxes,
  options: ReadOptions,
  size: number,
): NpyLayout | Refusal {
  const { width, height } = axes;
  const refusal = sizeRefusal(width, height, options);
  if (refusal) return refusal;
  const dataBytes = width * height * header.type.bytes;
  if (dataBytes > (options.mostBytesAtOnce ?? Infinity)) return new LargeMask({ width, height });
  if (size - header.dataStart < dataBytes) return cutShort(dataBytes, size - header.dataStart);
  const facts: MaskFacts = { format: "NPY", kind: "grey", bits: header.type.bytes * 8, volume: { depth } };
  return {
    header,
    axes,
    dataBytes,
    facts,
    ...(header.fortranOrder && { transposed: [depth, height / depth, width] }),
  };
}

function cutShort(needed: number, held: number): Refusal {
  return new Refusal(
    `The array needs ${needed} bytes but the file holds ${held}: it is cut short. Copy or write it again.`,
  );
}
