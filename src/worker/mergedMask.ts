import type { Label } from "../core/labels/label";
import type { LabelArray, LabelMap } from "../core/labels/labelMap";
import type { Decoded } from "../masks/decodeMask";
import type { FileSource, PartSource } from "../protocol/pair";
import type { Size } from "./sizeMismatch";

export type MergedMask =
  | {
      readonly ok: true;
      readonly map: LabelMap;
      /** Pixels that parts of several labels have. */
      readonly overlap: number;
    }
  | PartRefused;

/** A part that cannot be read, or has another size than those before it. */
export interface PartRefused {
  readonly ok: false;
  readonly kind: "unreadable" | "size-mismatch";
  readonly message: string;
  readonly part: number;
  /** It is not to be read whole. */
  readonly isLarge?: true;
}

/** From this level on a score in 0 to 255 is foreground. */
const HALF = 128;

const MANY_LABELS = "The file holds several labels beside 0; all of them are read as its foreground.";

/** One mask of several files of one size: the foreground of each as its label, the later over the earlier. */
export function mergedMask(parts: readonly PartSource[], decode: (file: FileSource) => Decoded): MergedMask {
  let merged: LabelMap | undefined;
  let overlap = 0;
  const notes = new Set<string>();
  for (const [part, { file, label }] of parts.entries()) {
    const decoded = decode(file);
    if (!decoded.ok) return { ...decoded, kind: "unreadable", part };
    const { map } = decoded;
    merged ??= {
      ...map,
      labels: emptyFor(parts, map.labels.length),
      facts: { format: map.facts.format, kind: "grey", bits: 8 },
    };
    if (map.width !== merged.width || map.height !== merged.height)
      return { ok: false, kind: "size-mismatch", message: otherSize(map, merged), part };
    const layer = new Layer(label, map.facts.scores?.kind === "levels");
    layer.lay(map.labels, merged.labels);
    overlap += layer.overlap;
    for (const note of [...(map.facts.notes ?? []), ...layer.notes]) notes.add(note);
  }
  if (!merged) throw new Error("A mask has no parts");
  return {
    ok: true,
    overlap,
    map: notes.size === 0 ? merged : { ...merged, facts: { ...merged.facts, notes: [...notes] } },
  };
}

/** One part, laid over what is there. */
export class Layer {
  /** Pixels that another label had. */
  overlap = 0;
  private foreground = 0;
  private isPlain = true;

  constructor(
    private readonly label: Label,
    private readonly isScored: boolean,
  ) {}

  get notes(): readonly string[] {
    return this.isPlain ? [] : [MANY_LABELS];
  }

  lay(labels: LabelArray, into: LabelArray): void {
    const { label, isScored } = this;
    const least = isScored ? HALF : 1;
    let { overlap, foreground, isPlain } = this;
    for (let pixel = 0; pixel < labels.length; pixel++) {
      const here = labels[pixel] ?? 0;
      // Labels below 0 are not background either.
      if (here === 0 || (isScored && here < least)) continue;
      if (foreground === 0) foreground = here;
      else if (here !== foreground && !isScored) isPlain = false;
      const before = into[pixel] ?? 0;
      if (before !== 0 && before !== label) overlap++;
      into[pixel] = label;
    }
    this.overlap = overlap;
    this.foreground = foreground;
    this.isPlain = isPlain;
  }
}

/** Room for the largest label. */
export function emptyFor(parts: readonly PartSource[], length: number): LabelArray {
  const labels = parts.map(({ label }) => label);
  if (labels.every((label) => label >= 0 && label <= 0xff)) return new Uint8Array(length);
  return labels.every((label) => label >= 0 && label <= 0xffff) ? new Uint16Array(length) : new Int32Array(length);
}

export function otherSize(map: Size, merged: Size): string {
  return (
    `This mask has ${map.width} x ${map.height} pixels, another one of the same image ${merged.width} x ${merged.height}. ` +
    "Write all masks of an image in one size."
  );
}
