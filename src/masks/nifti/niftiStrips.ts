import type { MaskFacts } from "../../core/labels/labelMap";
import type { WasmKernel } from "../../kernel/wasmKernel";
import { internPixels, type CodedRows, type KernelFile } from "../codedMask";
import type { ReadOptions } from "../decoded";
import { heldBytes, type FileBytes } from "../fileBytes";
import { GzipBytes } from "../gzip/gzipBytes";
import { labelledStrip, type MaskStrip, type MaskStrips, type StripPlan } from "../maskStrips";
import { Refusal } from "../refusal";
import { noMemory } from "../streamRefusal";
import { readNiftiFile, type NiftiFile } from "./niftiFile";
import { voxelLabel } from "./voxelLabel";
import { voxelLabels } from "./voxelLabels";

/** A label, and its code in the kernel. */
const LABEL_BYTES = 5;
/** An instance of the kernel that inflates. */
const STREAM_BYTES = 2 ** 20;

/** Reads a volume in strips: a few rows after the other, whatever their slice. */
export function planNifti(file: FileBytes, options: ReadOptions): StripPlan | Refusal {
  const nifti = readNiftiFile(file, options);
  if (nifti instanceof Refusal) return nifti;
  const { width, rows, type, isPacked } = nifti;
  return {
    width,
    height: rows,
    volume: nifti.volume,
    bytes: isPacked ? STREAM_BYTES : 0,
    pixelBytes: type.bytes + LABEL_BYTES,
    open: (kernel, count) => new NiftiStrips(kernel, { file, nifti, count }),
  };
}

/** Reads a volume for counting alone; undefined where it has more than 256 labels, or cannot be read. */
export function codeNifti({ kernel, at, length }: KernelFile, options: ReadOptions): CodedRows | undefined {
  // Out of the kernel's memory, which grows.
  const file = heldBytes(kernel.view(at, length).slice());
  const nifti = readNiftiFile(file, options);
  if (nifti instanceof Refusal) return undefined;
  const strips = new NiftiStrips(kernel, { file, nifti, count: nifti.rows });
  const strip = strips.next();
  return strip instanceof Refusal || strips.finish() instanceof Refusal ? undefined : strip.coded();
}

interface Reading {
  readonly file: FileBytes;
  readonly nifti: NiftiFile;
  /** Rows of a strip. */
  readonly count: number;
}

class NiftiStrips implements MaskStrips {
  private readonly unpacked: GzipBytes | undefined;
  private row = 0;

  constructor(
    private readonly kernel: WasmKernel,
    private readonly reading: Reading,
  ) {
    const { file, nifti } = reading;
    if (nifti.isPacked) this.unpacked = new GzipBytes(file, kernel.another(), nifti.dataStart + nifti.dataBytes);
  }

  next(): MaskStrip | Refusal {
    const { kernel } = this;
    const { nifti, count } = this.reading;
    const { width, type, facts } = nifti;
    const rows = Math.min(count, nifti.rows - this.row);
    const first = this.row * width;
    const bytes = rows * width * type.bytes;
    const at = kernel.allocate(bytes);
    if (at === undefined) return noMemory();
    const refusal = this.read(kernel.view(at, bytes), first * type.bytes);
    if (refusal) return refusal;
    this.row += rows;
    const coded = this.code(at, rows);
    const labels = () => voxelLabels(kernel.view(at, bytes), nifti, first);
    if (coded) return { coded: () => coded, labels: () => certain(labels()) };
    const found = labels();
    return found instanceof Refusal ? found : labelledStrip(kernel, found, { width, height: rows, facts });
  }

  finish(): MaskFacts | Refusal {
    return this.unpacked?.check() ?? this.reading.nifti.facts;
  }

  /** Fills in the voxels from a byte of them on. */
  private read(into: Uint8Array, from: number): Refusal | undefined {
    const { file, nifti } = this.reading;
    const start = nifti.dataStart + from;
    if (!this.unpacked) return file.read(start, into) < into.length ? cutShort() : undefined;
    return this.unpacked.skipTo(start) && this.unpacked.read(into) ? undefined : (this.unpacked.fault ?? cutShort());
  }

  /** Codes of voxels that lie at an address; undefined where they have more than 256 values, or one is not a label. */
  private code(at: number, height: number): CodedRows | undefined {
    const { width, type, littleEndian, slope, intercept, facts } = this.reading.nifti;
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
    const labels = interned?.values.map((value) => voxelLabel(type.read(value, 0, littleEndian), this.reading.nifti));
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
