import type { Side } from "../core/labels/label";
import type { ImageEntry } from "../core/document/report";
import type { FileStamp } from "../protocol/pair";
import type { RunRecord } from "./runRecord";

/** A mask with its stamp, or alone where it was not read. */
type Row = readonly [path: string, size?: number, modified?: number];

/** What a run counted as text, without its images, which are kept with the report. */
export function runRecordText({ masks, setup }: RunRecord): string {
  const rows = (side: Side): readonly Row[] =>
    Array.from(masks[side], ([path, stamp]) => (stamp ? [path, stamp.size, stamp.modified] : [path]));
  return JSON.stringify({ setup, prediction: rows("prediction"), target: rows("target") });
}

/** What was kept, with the images of its report; undefined where the text is anything else. */
export function readRunRecord(text: string, images: readonly ImageEntry[]): RunRecord | undefined {
  try {
    const kept = JSON.parse(text) as Record<string, unknown>;
    const { setup } = kept;
    const [prediction, target] = [readRows(kept["prediction"]), readRows(kept["target"])];
    return typeof setup === "string" && prediction && target
      ? { images, setup, masks: { prediction, target } }
      : undefined;
  } catch {
    return undefined;
  }
}

function readRows(rows: unknown): ReadonlyMap<string, FileStamp | undefined> | undefined {
  if (!Array.isArray(rows) || !rows.every(isRow)) return undefined;
  return new Map(
    rows.map(([path, size, modified]) => [
      path,
      size === undefined || modified === undefined ? undefined : { size, modified },
    ]),
  );
}

function isRow(row: unknown): row is Row {
  return Array.isArray(row) && typeof row[0] === "string" && row.slice(1).every((number) => typeof number === "number");
}
