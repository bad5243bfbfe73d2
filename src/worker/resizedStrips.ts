import type { LabelArray, MaskFacts } from "../core/labels/labelMap";
import type { WasmKernel } from "../kernel/wasmKernel";
import { labelledStrip, type MaskStrip, type MaskStrips, type StripPlan } from "../masks/maskStrips";
import { Refusal } from "../masks/refusal";
import { emptyLike } from "../masks/emptyLike";
import { middle } from "./resizeNearest";
import type { Size } from "./sizeMismatch";
import { integerAt } from "../core/numbers/numberAt";

/** A mask in another size, strip by strip, as `resizeNearest` makes it whole. */
export class ResizedStrips implements MaskStrips {
  private readonly columns: Int32Array;
  /** The strip of the mask that was read last, and its first row. */
  private labels: LabelArray = new Uint8Array(0);
  private top = 0;
  private row = 0;
  private sourceRows = 0;

  private constructor(
    private readonly kernel: WasmKernel,
    private readonly strips: MaskStrips,
    private readonly from: Size,
    private readonly to: Size,
    private readonly rows: number,
  ) {
    this.columns = Int32Array.from({ length: to.width }, (_, x) => middle(x, from.width, to.width));
  }

  /** @param rows of a strip of the resized mask. */
  static open(kernel: WasmKernel, plan: StripPlan, to: Size, rows: number): ResizedStrips | Refusal {
    const strips = plan.open(kernel, Math.max(1, Math.min(plan.height, Math.floor((rows * to.width) / plan.width))));
    return strips instanceof Refusal ? strips : new ResizedStrips(kernel, strips, plan, to, rows);
  }

  next(): MaskStrip | Refusal {
    const { width, height } = this.to;
    const here = Math.min(this.rows, height - this.row);
    let labels: LabelArray | undefined;
    for (let y = 0; y < here; y++) {
      const source = middle(this.row + y, this.from.height, height);
      while (source >= this.top + this.sourceRows) {
        const refusal = this.advance();
        if (refusal) return refusal;
      }
      labels ??= emptyLike(this.labels, width * here);
      const first = (source - this.top) * this.from.width;
      for (let x = 0; x < width; x++) labels[y * width + x] = this.labels[first + integerAt(this.columns, x)] ?? 0;
    }
    this.row += here;
    const facts: MaskFacts = { format: "", kind: "grey", bits: 8 };
    return labelledStrip(this.kernel, labels ?? new Uint8Array(0), { width, height: here, facts });
  }

  finish(): MaskFacts | Refusal {
    // What lies below the last row that is taken is read too: a damaged file is none that is counted.
    while (this.top + this.sourceRows < this.from.height) {
      const refusal = this.advance();
      if (refusal) return refusal;
    }
    return this.strips.finish();
  }

  private advance(): Refusal | undefined {
    const strip = this.strips.next();
    if (strip instanceof Refusal) return strip;
    this.top += this.sourceRows;
    // Of its own: the kernel's memory is taken back before the next strip.
    this.labels = strip.labels().slice();
    this.sourceRows = this.labels.length / this.from.width;
    return undefined;
  }
}
