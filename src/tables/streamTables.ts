import type { AverageInput } from "../core/averages/averageInput";
import type { Evaluation } from "../core/counting/evaluation";
import type { Problem } from "../core/document/problem";
import type { ImageEntry, Report } from "../core/document/report";
import { ImagePool } from "../core/reading/imagePool";
import type { Metric } from "../core/metrics/metric";
import { imageParts } from "../core/streamed/imageParts";
import { FiguresPass, type StreamedFigures } from "../core/streamed/streamedFigures";
import { totalsOf, TotalsPass, type StreamedTotals } from "../core/streamed/streamedTotals";
import type { ReportTables } from "./readReportTables";

/**
 * All sums over the images: as the tables note them, else of one pass.
 *
 * @param head the report without its images, under the wanted choices.
 * @throws TableFault where a table is damaged.
 */
export async function totalsOfTables(
  tables: ReportTables,
  head: Report,
  take?: (images: number) => void,
): Promise<StreamedTotals> {
  // Which images are in a subset is told by their names.
  const sums = head.choices.subset ? undefined : tables.sums;
  if (sums) return totalsOf(head, sums);
  const pass = new TotalsPass(head);
  await goThrough(tables, (images) => {
    pass.add(images);
    take?.(images.length);
  });
  return pass.totals();
}

/**
 * The figures of all images, in one pass, and all problems.
 *
 * @param head as of the totals.
 * @param each told of every part, as `FiguresPass` tells it.
 * @param take told how many images each part holds.
 * @throws TableFault where a table is damaged.
 */
export async function figuresOfTables(
  tables: ReportTables,
  { head, totals, metrics, each, take }: FiguresOptions,
): Promise<{ readonly figures: StreamedFigures; readonly problems: readonly Problem[] }> {
  const pass = new FiguresPass(head, totals, metrics, each);
  const problems = await goThrough(tables, (images) => {
    pass.add(images);
    take?.(images.length);
  });
  return { figures: pass.figures(), problems };
}

interface FiguresOptions {
  readonly head: Report;
  readonly totals: Evaluation;
  readonly metrics: readonly Metric[];
  readonly each?: (part: Evaluation, input: AverageInput) => void;
  readonly take?: (images: number) => void;
}

/**
 * Gives all images, a part at a time, and in the end all problems; holds the sums that the tables note against them.
 *
 * @throws TableFault where a table is damaged.
 */
export async function goThrough(
  tables: ReportTables,
  take: (images: readonly ImageEntry[]) => void,
): Promise<readonly Problem[]> {
  const all: Problem[] = [];
  for await (const { images, problems } of heldParts(tables)) {
    for (const some of imageParts(images)) take(some);
    all.push(...problems);
  }
  return all;
}

/**
 * All images and problems, a row group at a time; the sums that the tables note are held against them.
 *
 * @throws TableFault where a table is damaged.
 */
export async function* heldParts(
  tables: ReportTables,
): AsyncGenerator<{ readonly images: readonly ImageEntry[]; readonly problems: readonly Problem[] }> {
  const { sums } = tables;
  const pool = new ImagePool();
  for await (const part of tables.parts()) {
    const images = part.images.map(({ image }) => image);
    for (const image of sums ? images : []) {
      pool.add(image);
      // Each kind more takes memory.
      if (sums && pool.size > sums.length) tables.requireSums(pool);
    }
    yield { images, problems: part.problems };
  }
  if (sums) tables.requireSums(pool);
}
