import type { FileHandle } from "node:fs/promises";
import type { MaskPart } from "../core/document/pairing";
import type { Problem } from "../core/document/problem";
import type { Report } from "../core/document/report";
import type { Side } from "../core/labels/label";
import { readLabel } from "../core/report/readLabel";
import { readReport } from "../core/report/reportDocument";
import { Field } from "../core/report/field";
import { parseJson } from "../core/text/parseJson";
import type { Column } from "./column";
import { GROUP_ROWS, NOTES, TABLE_KINDS } from "./reportTables";
import { TableFile } from "./tableFile";
import { TableWriter } from "./tableWriter";
import { headText, type ReportHead } from "./writeReportTables";

/** A row a pair, in the order of the report. */
const PAIRS = {
  image: { name: "image", kind: "integer" },
  name: { name: "name", kind: "text" },
  target: { name: "target", kind: "text" },
  prediction: { name: "prediction", kind: "text", optional: true },
  targetBytes: { name: "target_bytes", kind: "count", optional: true },
  predictionBytes: { name: "prediction_bytes", kind: "count", optional: true },
  /** The files of a mask that is put together of several, with their labels, in JSON. */
  parts: { name: "parts", kind: "text", optional: true },
} as const satisfies Readonly<Record<string, Column>>;

/** A target to count, alone or with its prediction. */
export interface PairRow {
  readonly name: string;
  readonly target: string;
  readonly prediction?: string;
  readonly parts?: Partial<Readonly<Record<Side, readonly MaskPart[]>>>;
}

/** Sizes of the files of a pair in bytes, as far as they can be told. */
export interface PairSizes {
  readonly target?: number | undefined;
  readonly prediction?: number | undefined;
}

/** Writes the pairs of a run: one row each, and the rule of pairing with all else that is known before counting. */
export async function writePairsTable(
  file: FileHandle,
  { head, problems, tool }: { readonly head: ReportHead; readonly problems: readonly Problem[]; readonly tool: string },
  pairs: AsyncIterable<{ readonly pair: PairRow; readonly sizes: PairSizes }>,
): Promise<void> {
  const writer = new TableWriter(file, Object.values(PAIRS), GROUP_ROWS.pairs);
  let image = 0;
  for await (const { pair, sizes } of pairs) {
    const { name, target, prediction, parts } = pair;
    const full = writer.add([
      image++,
      name,
      target,
      prediction,
      sizes.target,
      sizes.prediction,
      parts && JSON.stringify(parts),
    ]);
    if (full) await full;
  }
  await writer.finish({
    [NOTES.table]: TABLE_KINDS.pairs,
    [NOTES.tool]: tool,
    [NOTES.report]: headText(head, problems),
  });
}

/** The pairs of a run as they were written. */
export class PairsTable {
  private constructor(
    private readonly table: TableFile,
    /** What was known before counting: folders, pairing, choices, and the problems of pairing. */
    readonly head: Report,
  ) {}

  /** @throws TableFault where it is no such table. */
  static async open(path: string): Promise<PairsTable> {
    const table = await TableFile.open(path);
    try {
      if (table.note(NOTES.table) !== TABLE_KINDS.pairs)
        throw table.fault("it is not a table of pairs. Write one by mask-evaluation pair.");
      const read = readReport(table.note(NOTES.report) ?? "");
      if (!read.ok) throw table.fault(`what it says of its run cannot be read. ${read.message}`);
      return new PairsTable(table, read.report);
    } catch (error) {
      await table.close();
      throw error;
    }
  }

  get rows(): number {
    return this.table.rows;
  }

  /** The pairs of some rows. */
  async read(from: number, to: number): Promise<readonly PairRow[]> {
    const pairs: PairRow[] = [];
    for await (const batch of this.table.batches(Object.values(PAIRS), from, to)) {
      const [images, names, targets] = [
        batch.integers(PAIRS.image),
        batch.values(PAIRS.name),
        batch.values(PAIRS.target),
      ];
      const [predictions, parts] = [batch.values(PAIRS.prediction), batch.values(PAIRS.parts)];
      for (let row = 0; row < batch.rows; row++) {
        const number = from + pairs.length;
        if (images[row] !== number)
          throw this.table.fault(`its row ${number + 1} is not of the image ${number}. Pair the folders anew.`);
        pairs.push(
          this.pair(number, {
            name: names[row],
            target: targets[row],
            prediction: predictions[row],
            parts: parts[row],
          }),
        );
      }
    }
    return pairs;
  }

  async close(): Promise<void> {
    await this.table.close();
  }

  private pair(number: number, values: Readonly<Record<string, unknown>>): PairRow {
    const faults: string[] = [];
    const row = new Field({ ...values, parts: parsed(values["parts"]) }, faults);
    const prediction = row.maybe("prediction")?.name();
    const parts = row.maybe("parts");
    const ofSide = (side: Side) => {
      const found = parts
        ?.maybe(side)
        ?.items()
        .map((part) => ({ path: part.at("path").name(), label: readLabel(part.at("label")) }));
      return found && { [side]: found };
    };
    const pair = {
      name: row.at("name").name(),
      target: row.at("target").name(),
      ...(prediction !== undefined && { prediction }),
      ...(parts && { parts: { ...ofSide("target"), ...ofSide("prediction") } }),
    };
    const paths = [pair.target, ...(prediction === undefined ? [] : [prediction]), ...partPaths(pair.parts)];
    if (faults[0] !== undefined || paths.some(leavesFolder))
      throw this.table.fault(
        `its pair ${number} is damaged: ${faults[0] ?? "a path leads out of its folder"}. Pair the folders anew.`,
      );
    return pair;
  }
}

function parsed(text: unknown): unknown {
  return typeof text === "string" ? (parseJson(text) ?? "") : undefined;
}

function partPaths(parts: PairRow["parts"]): readonly string[] {
  return [...(parts?.target ?? []), ...(parts?.prediction ?? [])].map(({ path }) => path);
}

/** A table names files of its folders only, whoever wrote it. */
function leavesFolder(path: string): boolean {
  return path.startsWith("/") || path.split(/[\\/]/).includes("..") || /^[a-z]:/i.test(path);
}
