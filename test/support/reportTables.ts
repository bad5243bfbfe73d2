import { open } from "node:fs/promises";
import type { Problem } from "../../src/core/document/problem";
import type { ImageEntry, Report } from "../../src/core/document/report";
import { ReportTables } from "../../src/tables/readReportTables";
import { imagesTableOf, type Tool } from "../../src/tables/reportTables";
import { ReportTablesWriter } from "../../src/tables/writeReportTables";

export const TOOL: Tool = { tool: "mask-evaluation 0", kernel: "plain" };

/** Writes a report as its two tables; its images are numbered from `first` on. */
export async function writeTables(path: string, report: Report, first = 0, tool = TOOL): Promise<void> {
  const [counts, images] = [await open(path, "w"), await open(imagesTableOf(path), "w")];
  try {
    const writer = new ReportTablesWriter({ counts, images });
    for (const [position, image] of report.images.entries()) await writer.addImage({ number: first + position, image });
    await writer.finish(report, report.problems, tool);
  } finally {
    await counts.close();
    await images.close();
  }
}

/** Reads it back whole. */
export async function readTables(path: string): Promise<Report> {
  const tables = await ReportTables.open(path);
  try {
    const images: ImageEntry[] = [];
    const problems: Problem[] = [];
    for await (const part of tables.parts()) {
      images.push(...part.images.map(({ image }) => image));
      problems.push(...part.problems);
    }
    return { ...tables.head, images, problems };
  } finally {
    await tables.close();
  }
}
