import type { Problem } from "../core/document/problem";
import type { ImageEntry, Report } from "../core/document/report";
import { ImagePool } from "../core/reading/imagePool";
import { totalsOf, TotalsPass, type StreamedTotals } from "../core/streamed/streamedTotals";
import type { ReportTables } from "./readReportTables";

/** Images a part: their cells lie in memory, by class and metric. */
const IMAGES_A_PART = 2000;

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
 * Gives all images, a part at a time, and in the end all problems; holds the sums that the tables note against them.
 *
 * @throws TableFault where a table is damaged.
 */
export async function goThrough(
  tables: ReportTables,
  take: (images: readonly ImageEntry[]) => void,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const { sums } = tables;
  const pool = new ImagePool();
  for await (const part of tables.parts()) {
    const images = part.images.map(({ image }) => image);
    for (const image of sums ? images : []) {
      pool.add(image);
      // Each kind more takes memory.
      if (sums && pool.size > sums.length) tables.requireSums(pool);
    }
    for (let from = 0; from < images.length; from += IMAGES_A_PART) take(images.slice(from, from + IMAGES_A_PART));
    problems.push(...part.problems);
  }
  if (sums) tables.requireSums(pool);
  return problems;
}
