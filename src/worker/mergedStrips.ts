import type { MaskFacts } from "../core/labels/labelMap";
import { WasmKernel } from "../kernel/wasmKernel";
import { labelledStrip, type MaskStrip, type MaskStrips, type StripPlan } from "../masks/maskStrips";
import { Refusal } from "../masks/refusal";
import type { PartSource } from "../protocol/pair";
import { emptyFor, Layer } from "./mergedMask";

/** The refusal of one of the files of a mask. */
export class PartRefusal extends Refusal {
  constructor(
    message: string,
    /** By its place among the parts. */
    readonly part: number,
  ) {
    super(message);
  }
}

interface Merged {
  readonly parts: readonly PartSource[];
  /** Of the same size, one a part. */
  readonly plans: readonly StripPlan[];
  readonly rows: number;
}

/** One mask of several files, laid over each other strip by strip as `mergedMask` lays them whole. */
export class MergedStrips implements MaskStrips {
  private readonly layers: readonly Layer[];
  /** The parts are read one after the other in the same memory. */
  private readonly scratch: WasmKernel;
  private format = "";
  private row = 0;

  private constructor(
    private readonly kernel: WasmKernel,
    private readonly merged: Merged,
    private readonly strips: readonly MaskStrips[],
    scratch: WasmKernel,
  ) {
    this.scratch = scratch;
    this.layers = merged.parts.map(({ label }, part) => new Layer(label, strips[part]?.areLevels === true));
  }

  static open(kernel: WasmKernel, merged: Merged): MergedStrips | Refusal {
    const scratch = new WasmKernel(kernel);
    const strips: MaskStrips[] = [];
    for (const [part, plan] of merged.plans.entries()) {
      const opened = plan.open(scratch, merged.rows);
      if (opened instanceof Refusal) return new PartRefusal(opened.message, part);
      strips.push(opened);
    }
    return new MergedStrips(kernel, merged, strips, scratch);
  }

  get overlap(): number {
    return this.layers.reduce((sum, { overlap }) => sum + overlap, 0);
  }

  next(): MaskStrip | Refusal {
    const { parts, plans, rows } = this.merged;
    const { width = 0, height = 0 } = plans[0] ?? {};
    const here = Math.min(rows, height - this.row);
    this.row += here;
    const labels = emptyFor(parts, width * here);
    for (const [part, strips] of this.strips.entries()) {
      this.scratch.reset();
      const strip = strips.next();
      if (strip instanceof Refusal) return new PartRefusal(strip.message, part);
      this.layers[part]?.lay(strip.labels(), labels);
    }
    return labelledStrip(this.kernel, labels, { width, height: here, facts: this.facts([]) });
  }

  finish(): MaskFacts | Refusal {
    const notes = new Set<string>();
    for (const [part, strips] of this.strips.entries()) {
      const facts = strips.finish();
      if (facts instanceof Refusal) return new PartRefusal(facts.message, part);
      if (part === 0) this.format = facts.format;
      for (const note of [...(facts.notes ?? []), ...(this.layers[part]?.notes ?? [])]) notes.add(note);
    }
    return this.facts([...notes]);
  }

  private facts(notes: readonly string[]): MaskFacts {
    return { format: this.format, kind: "grey", bits: 8, ...(notes.length > 0 && { notes }) };
  }
}
