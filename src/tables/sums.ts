import { sameCounts } from "../core/labels/counts";
import { CountsRoom } from "../core/labels/countsRoom";
import type { MaskFacts } from "../core/labels/labelMap";
import type { ImageEntry } from "../core/document/report";
import { ImagePool } from "../core/reading/imagePool";
import { Field } from "../core/report/field";
import type { FactsTable } from "../core/report/factsTable";
import { imageDocument, triples } from "../core/report/imageDocument";
import { readCountRows, readImageHead } from "../core/report/readImage";
import { parseJson } from "../core/text/parseJson";

/** Sums of more pairs of labels are not noted: a footer is read whole. */
const MOST_PAIRS = 2 ** 16;
/** Nor are those of more ways in which masks are stored, such as a palette a file. */
const MOST_GROUPS = 64;

/** The sums of images that come one by one, as a table notes them. */
export class SumsNote {
  private pool: ImagePool | undefined = new ImagePool();

  add(image: ImageEntry): void {
    if (!this.pool) return;
    this.pool.add(image);
    if (this.pool.size > MOST_GROUPS) this.pool = undefined;
  }

  /** In JSON; undefined where they are too many to be noted, or no longer exact. */
  text(facts: FactsTable): string | undefined {
    return this.pool && sumsText(this.pool.images(), facts);
  }
}

function sumsText(pooled: readonly ImageEntry[], facts: FactsTable): string | undefined {
  const pairs = pooled.reduce((sum, { counts }) => sum + counts.pixels.length, 0);
  const areExact = pooled.every(({ counts }) => counts.pixels.every(Number.isSafeInteger));
  if (pairs > MOST_PAIRS || !areExact) return undefined;
  return JSON.stringify(
    pooled.map(({ counts, standsFor, ...image }) => ({
      ...imageDocument(image, facts),
      turned: undefined,
      measures: undefined,
      counts: triples(counts),
      standsFor,
    })),
  );
}

/** What `SumsNote` gave; or what is wrong with it, as the rest of a sentence. */
export function readSums(text: string, facts: readonly MaskFacts[]): readonly ImageEntry[] | string {
  const faults: string[] = [];
  const room = new CountsRoom();
  const pooled = new Field(parseJson(text), faults).items().map((field): ImageEntry => ({
    ...readImageHead(field, facts, room),
    counts: readCountRows(field.at("counts"), room),
    standsFor: field.at("standsFor").wholeNumber(1, Number.MAX_SAFE_INTEGER),
  }));
  return faults[0] ?? pooled;
}

/** Whether both are sums of the same images. */
export function areSameSums(a: readonly ImageEntry[], b: readonly ImageEntry[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ name, standsFor, counts }, at) => {
      const other = b[at];
      return name === other?.name && standsFor === other.standsFor && sameCounts(counts, other.counts);
    })
  );
}
