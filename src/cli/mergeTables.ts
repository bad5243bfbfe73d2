import { dirname, resolve } from "node:path";
import type { Problem } from "../core/document/problem";
import type { ImageEntry, Report } from "../core/document/report";
import { mergeReports, type NamedReport } from "../core/report/mergeReports";
import { ImagePool } from "../core/reading/imagePool";
import { problemOrder } from "../core/report/problemOrder";
import { withResolvedFolders, withStoredFolders } from "../core/report/reportFolders";
import { quantity } from "../core/text/format";
import { itemWords } from "../core/text/itemWords";
import { NOTES, REPORT_TABLE, TABLE_KINDS, imagesTableOf, type Tool } from "../tables/reportTables";
import { ReportTables } from "../tables/readReportTables";
import { TableFile } from "../tables/tableFile";
import { UsageError } from "./command";
import { EXIT } from "./exit";
import { refuseInputs, requireFolderOf } from "./outputPlace";
import { say } from "./say";
import { writeReportTables } from "./tableOutput";

/** Merges the tables of all shards of a run, one after the other. */
export async function mergeTables(named: readonly string[], output: string | undefined): Promise<number> {
  if (output?.endsWith(REPORT_TABLE) !== true)
    throw new UsageError(`Name the report to write: --output x${REPORT_TABLE}.`);
  const other = named.find((name) => !name.endsWith(".parquet"));
  if (other !== undefined)
    throw new UsageError(`${other} is not a table: reports in JSON and tables are not merged together.`);
  for (const file of [output, imagesTableOf(output)]) {
    requireFolderOf(file);
    refuseInputs(file, { files: named });
  }
  const shards: ReportTables[] = [];
  try {
    for (const name of await countsTables(named)) shards.push(await ReportTables.open(name));
    const merged = await mergedHead(shards);
    if (!merged.ok) {
      say(merged.message);
      return EXIT.nothingEvaluated;
    }
    const images = await writeMerged(output, merged.report, inOrder(shards));
    const { item } = itemWords(merged.report.images);
    say(`Merged ${quantity(shards.length, "shard")}: ${quantity(images, item)}`);
    return images > 0 ? EXIT.evaluated : EXIT.nothingEvaluated;
  } finally {
    for (const shard of shards) await shard.close();
  }
}

/** Without the tables of images, which `counts-*.parquet` names as well. */
async function countsTables(named: readonly string[]): Promise<readonly string[]> {
  const counts: string[] = [];
  for (const name of named) if (!(await isOfImages(name))) counts.push(name);
  if (counts.length === 0) throw new UsageError("Name the tables of counts: these are of images alone.");
  return counts;
}

async function isOfImages(name: string): Promise<boolean> {
  if (!name.endsWith("-images.parquet")) return false;
  const table = await TableFile.open(name);
  await table.close();
  return table.note(NOTES.table) === TABLE_KINDS.images;
}

function inOrder(shards: readonly ReportTables[]): readonly ReportTables[] {
  return shards.toSorted((a, b) => (a.head.shard?.number ?? 0) - (b.head.shard?.number ?? 0));
}

type MergedHead = { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly message: string };

/** What the merged report says beside its images. */
async function mergedHead(shards: readonly ReportTables[]): Promise<MergedHead> {
  const whole = shards.find(({ head }) => !head.shard);
  if (whole)
    return {
      ok: false,
      message: `${whole.path} is not a shard. Tables are merged of the shards of mask-evaluation count.`,
    };
  const parts = shards.map((shard): NamedReport => ({
    name: shard.path,
    report: withResolvedFolders(shard.head, dirname(resolve(shard.path))),
  }));
  const merged = mergeReports(parts);
  if (!merged.ok) return merged;
  const [first] = shards;
  const foreign = shards.find(({ tool }) => tool.tool !== first?.tool.tool);
  if (first && foreign)
    return {
      ok: false,
      message: `${foreign.path} was counted by ${foreign.tool.tool}, ${first.path} by ${first.tool.tool}. Count all shards with one version.`,
    };
  if (!merged.report.foundLists) return merged;
  // Which of the lists fits is decided by all labels: images of one kind together stand for all of them.
  return mergeReports(await Promise.all(parts.map(async (part, index) => withPooled(part, shards[index]))));
}

async function withPooled({ name, report }: NamedReport, shard: ReportTables | undefined): Promise<NamedReport> {
  const pooled = new ImagePool();
  if (shard) for await (const { images } of shard.parts()) for (const { image } of images) pooled.add(image);
  return { name, report: { ...report, images: pooled.images() } };
}

/** Gives how many images were written. */
async function writeMerged(output: string, merged: Report, shards: readonly ReportTables[]): Promise<number> {
  const head = withStoredFolders(merged, dirname(resolve(output)));
  return writeReportTables(output, async (writer) => {
    const problems: Problem[] = [];
    let number = 0;
    let last: Placed | undefined;
    for (const shard of shards) {
      for await (const part of shard.parts()) {
        for (const { number: before, image } of part.images) {
          requireNext(shard, { number: before, image }, last);
          last = { number: before, image };
          await writer.addImage({ number: number++, image });
        }
        problems.push(...part.problems);
      }
    }
    await writer.finish(head, problems.sort(problemOrder), toolOf(shards));
    return number;
  });
}

interface Placed {
  readonly number: number;
  readonly image: ImageEntry;
}

/** Shards are stretches of the pairs: an image that is not behind those of the shards before would count twice. */
function requireNext(shard: ReportTables, { number, image }: Placed, last: Placed | undefined): void {
  if (last && number <= last.number)
    throw new Error(
      `${shard.path}: its image ${number}, ${JSON.stringify(image.name)}, is in a shard before it, too. Count all shards anew from one table of pairs.`,
    );
}

/** Of shards that were counted with and without the kernel, both. */
function toolOf(shards: readonly ReportTables[]): Tool {
  const kernels = [...new Set(shards.map(({ tool }) => tool.kernel))].sort();
  return { tool: shards[0]?.tool.tool ?? "", kernel: kernels.join(", ") };
}
