import { readFileSync } from "node:fs";
import { PNG } from "pngjs";
import { imageCounts } from "../core/counts";
import type { MaskSource, PairOutcome } from "../protocol/pair";

export class PairCounter {
  constructor(private readonly options: { readonly maxPixels: number }) {}

  count({ target, prediction }: { target: MaskSource; prediction?: MaskSource | undefined }): PairOutcome {
    try {
      const t = read(target);
      const p = read(prediction ?? target);
      if (t.width !== p.width || t.height !== p.height) return { ok: false, kind: "size-mismatch", side: "prediction", message: `The prediction is ${p.width} x ${p.height} pixels, the target ${t.width} x ${t.height}.` };
      const rows = new Map<number, number>();
      for (let i = 0; i < t.width * t.height; i++) {
        const key = (t.data[i * 4] ?? 0) * 256 + (p.data[i * 4] ?? 0);
        rows.set(key, (rows.get(key) ?? 0) + 1);
      }
      const facts = { format: "PNG", kind: "grey", bits: 8 } as const;
      return { ok: true, width: t.width, height: t.height, target: facts, prediction: facts, counts: imageCounts([...rows].map(([k, pixels]) => ({ target: k >> 8, prediction: k & 255, pixels }))) };
    } catch (e) {
      return { ok: false, kind: "unreadable", side: "target", message: String(e) + "." };
    }
  }
}

function read(source: MaskSource): PNG {
  return PNG.sync.read(Buffer.from("path" in source ? readFileSync(source.path) : source.bytes));
}
