import type { MaskFacts } from "../../core/labels/labelMap";
import type { WasmKernel } from "../../kernel/wasmKernel";
import { internPixels, type CodedRows } from "../codedMask";
import type { Decoder } from "../decoder";
import { heldBytes } from "../fileBytes";
import { GzipBytes } from "../gzip/gzipBytes";
import { labelledStrip, type MaskStrip, type MaskStrips, type PlanStrips } from "../maskStrips";
import { Refusal } from "../refusal";
import { noMemory } from "../streamRefusal";
import type { ReadVolumeFile } from "./decodeVolume";
import { passOver, type UnpackedBytes } from "./unpackedBytes";
import type { VolumeFile } from "./volumeFile";
import { voxelLabel } from "./voxelLabel";
import { voxelLabels } from "./voxelLabels";
import { ZlibBytes } from "./zlibBytes";

/** A label, and its code in the kernel. */
const LABEL_BYTES = 5;
/** An instance of the kernel that inflates. */
const STREAM_BYTES = 2 ** 20;

/** Reads a volume in strips: a few rows after the other, whatever their slice. */
export function planVolume(read: ReadVolumeFile): PlanStrips {
  return (file, options) => {
    const volume = read(file, options);
    if (volume instanceof Refusal) return volume;
    const { width, rows, type, packing } = volume;
    return {
      width,
      height: rows,
      volume: volume.volume,
      bytes: packing ? STREAM_BYTES : 0,
      pixelBytes: type.bytes + LABEL_BYTES,
      open: (kernel, count) => new VolumeStrips(kernel, volume, count),
    };
  };
}

/** Reads a volume for counting alone; undefined where it has more than 256 labels, or cannot be read. */
export function codeVolume(read: ReadVolumeFile): Decoder["code"] {
  return ({ kernel, at, length }, options) => {
    // Out of the kernel's memory, which grows.
    const volume = read(heldBytes(kernel.view(at, length).slice()), options);
    if (volume instanceof Refusal) return undefined;
    const strips = new VolumeStrips(kernel, volume, volume.rows);
    const strip = strips.next();
    return strip instanceof Refusal || strips.finish() instanceof Refusal ? undefined : strip.coded();
  };
}

class VolumeStrips implements MaskStrips {
  private readonly unpacked: UnpackedBytes | undefined;
  private row = 0;

  /** @param count rows of a strip. */
  constructor(
    private readonly kernel: WasmKernel,
    private readonly volume: VolumeFile,
    private readonly count: number,
  ) {
    const { packing, data, dataStart, dataBytes } = volume;
    if (!packing) return;
    const Unpacked = packing === "gzip" ? GzipBytes : ZlibBytes;
    this.unpacked = new Unpacked(data, kernel.another(), dataStart + dataBytes);
  }

  next(): MaskStrip | Refusal {
    const { kernel, volume } = this;
    const { width, type, facts } = volume;
    const rows = Math.min(this.count, volume.rows - this.row);
    const first = this.row * width;
    const bytes = rows * width * type.bytes;
    const at = kernel.allocate(bytes);
    if (at === undefined) return noMemory();
    const refusal = this.read(kernel.view(at, bytes), first * type.bytes);
    if (refusal) return refusal;
    this.row += rows;
    const coded = this.code(at, rows);
    const labels = () => voxelLabels(kernel.view(at, bytes), volume, first);
    if (coded) return { coded: () => coded, labels: () => certain(labels()) };
    const found = labels();
    return found instanceof Refusal ? found : labelledStrip(kernel, found, { width, height: rows, facts });
  }

  finish(): MaskFacts | Refusal {
    return this.unpacked?.check() ?? this.volume.facts;
  }

  /** Fills in the voxels from a byte of them on, which follows those before. */
  private read(into: Uint8Array, from: number): Refusal | undefined {
    const { unpacked } = this;
    const { data, dataStart } = this.volume;
    if (!unpacked) return data.read(dataStart + from, into) < into.length ? (data.fault ?? cutShort()) : undefined;
    const isThere = (from > 0 || passOver(unpacked, dataStart)) && unpacked.read(into);
    return isThere ? undefined : (data.fault ?? unpacked.fault ?? cutShort());
  }

  /** Codes of voxels that lie at an address; undefined where they have more than 256 values, or one is not a label. */
  private code(at: number, height: number): CodedRows | undefined {
    const { width, type, littleEndian, slope, intercept, facts } = this.volume;
    const isPlain = slope === 1 && intercept === 0;
    if (type.bytes === 1) {
      // Which bytes occur is not known, so that all would have to be labels.
      const labels = isPlain && type.code !== "u1" ? { labels: SIGNED_BYTES } : {};
      return isPlain ? { at, stride: width, width, height, ...labels, facts } : undefined;
    }
    const interned = internPixels(
      this.kernel,
      { at, stride: width * type.bytes },
      { pixelBytes: type.bytes, width, height },
    );
    const labels = interned?.values.map((value) => voxelLabel(type.read(value, 0, littleEndian), this.volume));
    if (!interned || !labels?.every((label) => label !== undefined)) return undefined;
    return { at: interned.at, stride: width, width, height, labels: Int32Array.from(labels), facts };
  }
}

const SIGNED_BYTES = Int32Array.from({ length: 256 }, (_, byte) => (byte << 24) >> 24);

/** Labels of voxels whose values are known to be some. */
function certain<Labels>(labels: Labels | Refusal): Labels {
  if (labels instanceof Refusal) throw new Error(labels.message);
  return labels;
}

function cutShort(): Refusal {
  return new Refusal("The volume is cut short: the file ends before its last voxel. Copy or write it again.");
}
