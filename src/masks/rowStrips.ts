import type { LabelArray, MaskFacts } from "../core/labels/labelMap";
import type { Unpack } from "../kernel/plain/unpack";
import type { WasmKernel } from "../kernel/wasmKernel";
import type { FileBytes } from "./fileBytes";
import { labelledStrip, type MaskStrip, type MaskStrips, type StripPlan } from "./maskStrips";
import type { Refusal } from "./refusal";

/** A file whose rows lie at separate places, packed by nothing. */
export interface PlainRows {
  readonly width: number;
  readonly height: number;
  /** Bytes of a row that hold pixels. */
  readonly rowBytes: number;
  /** Where a row begins. */
  readonly placeOf: (y: number) => number;
  readonly unpack: Unpack;
  readonly emptyLabels: (length: number) => LabelArray;
  /** Why labels that were read cannot be; absent: none is refused. */
  readonly refuse?: (labels: LabelArray) => Refusal | undefined;
  readonly cutShort: () => Refusal;
  readonly facts: MaskFacts;
}

/** A label, and its code in the kernel. */
const LABEL_BYTES = 5;

/** Reads such a file in strips. */
export function planRows(file: FileBytes, rows: PlainRows): StripPlan {
  const { width, height, rowBytes } = rows;
  return {
    width,
    height,
    bytes: 0,
    pixelBytes: rowBytes / width + LABEL_BYTES,
    open: (kernel, count) => new RowStrips(kernel, file, rows, count),
  };
}

class RowStrips implements MaskStrips {
  private readonly bytes: Uint8Array;
  private row = 0;

  constructor(
    private readonly kernel: WasmKernel,
    private readonly file: FileBytes,
    private readonly rows: PlainRows,
    private readonly count: number,
  ) {
    this.bytes = new Uint8Array(rows.rowBytes);
  }

  next(): MaskStrip | Refusal {
    const { width, height, placeOf, unpack, emptyLabels, refuse, cutShort, facts } = this.rows;
    const count = Math.min(this.count, height - this.row);
    const labels = emptyLabels(width * count);
    for (let y = 0; y < count; y++) {
      if (this.file.read(placeOf(this.row + y), this.bytes) < this.bytes.length) return cutShort();
      unpack(this.bytes, 0, labels, { to: y * width, step: 1, count: width });
    }
    this.row += count;
    return refuse?.(labels) ?? labelledStrip(this.kernel, labels, { width, height: count, facts });
  }

  finish(): MaskFacts {
    return this.rows.facts;
  }
}
