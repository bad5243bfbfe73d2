import type { MaskFacts } from "../labels/labelMap";
import type { ImageEntry, MaskFile } from "../document/report";

/** A mask file whose facts stand in a table: masks of one folder mostly share them, palette and all. */
export interface IndexedMaskFile extends Omit<MaskFile, "facts"> {
  readonly facts: number;
}

/** An image whose facts stand in a table. */
export type IndexedEntry = Omit<ImageEntry, "target" | "prediction" | "counts" | "measures"> & {
  readonly target: IndexedMaskFile;
  readonly prediction?: IndexedMaskFile;
};

/** Collects facts, equal ones once. */
export class FactsTable {
  readonly rows: MaskFacts[] = [];
  private readonly positions = new Map<string, number>();
  /** Masks of a run share their facts: those met before are known without being written out. */
  private readonly knownPositions = new WeakMap<MaskFacts, number>();

  /** The position of the facts in the table, added where they are new. */
  position(facts: MaskFacts): number {
    const known = this.knownPositions.get(facts);
    if (known !== undefined) return known;
    const key = JSON.stringify(facts);
    const position = this.positions.get(key) ?? this.rows.push(facts) - 1;
    this.positions.set(key, position);
    this.knownPositions.set(facts, position);
    return position;
  }

  /** The table's own copy of the facts, so that equal ones take memory once. */
  ownCopy(facts: MaskFacts): MaskFacts {
    return this.rows[this.position(facts)] ?? facts;
  }

  toIndexed({ target, prediction, name, width, height, depth, turned }: Omit<ImageEntry, "measures">): IndexedEntry {
    return {
      name,
      width,
      height,
      ...(depth !== undefined && { depth }),
      target: { ...target, facts: this.position(target.facts) },
      ...(prediction && { prediction: { ...prediction, facts: this.position(prediction.facts) } }),
      ...(turned && { turned }),
    };
  }
}

/** The image again; undefined where its facts are not in the table. */
export function withFacts(
  { target, prediction, ...entry }: IndexedEntry,
  rows: readonly MaskFacts[],
): Omit<ImageEntry, "counts" | "measures"> | undefined {
  const targetFacts = rows[target.facts];
  if (!targetFacts) return undefined;
  const head = { ...entry, target: { ...target, facts: targetFacts } };
  if (!prediction) return head;
  const predictionFacts = rows[prediction.facts];
  return predictionFacts && { ...head, prediction: { ...prediction, facts: predictionFacts } };
}
