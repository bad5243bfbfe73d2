import { AVERAGES, type AverageId } from "../averages/averages";
import { Field } from "../report/field";
import { relativeLocation, resolveLocation } from "../report/reportFolders";
import { parseJson } from "../text/parseJson";

/** What runs are ranked by. */
export interface RankedBy {
  /** Id of a metric, of counts or measured. */
  readonly metric: string;
  readonly average: AverageId;
}

/** A ranking as it is saved: which reports, and by what. The reports hold the counts and the choices. */
export interface SavedRanking {
  /** Files of saved reports, absolute. */
  readonly runs: readonly string[];
  readonly by: RankedBy;
}

export type ReadRanking =
  | { readonly ok: true; readonly ranking: SavedRanking }
  /** Why it is none, and what to do. */
  | { readonly ok: false; readonly message: string };

export const USUAL_RANKED_BY: RankedBy = { metric: "iou", average: "macro" };

const SCHEMA = 1;

/** The text of a ranking is untrusted: what it names is read as soon as it is opened, all of it. */
const MOST_RUNS = 500;
/** Of so many runs with the longest paths that there are, in bytes. */
export const LONGEST_RANKING = MOST_RUNS * 8192;
const REPORT = /\.maskeval\.json$/;

/** The text of a `*.maskrank.json` file in a folder, the reports by their way from there: a run a line, so that a diff shows runs. */
export function writeRanking({ runs, by: { metric, average } }: SavedRanking, folder: string): string {
  const lines = runs.map((file) => `    ${JSON.stringify({ report: relativeLocation(file, folder) })}`);
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  const by = [`  "metric": ${JSON.stringify(metric)}`, `  "average": ${JSON.stringify(average)}`];
  return `{\n  "schema": ${SCHEMA},\n${by.join(",\n")},\n  "runs": ${list}\n}\n`;
}

/** Reads it again. The text is untrusted; a report that it names may be anywhere, or gone. */
export function readRanking(text: string, folder: string): ReadRanking {
  const faults: string[] = [];
  const document = new Field(parseJson(text), faults);
  const schema = document.at("schema").wholeNumber(1, Number.MAX_SAFE_INTEGER);
  const runs = document.at("runs").items();
  if (faults.length > 0)
    return {
      ok: false,
      message: "This file is not a saved ranking. Open a *.maskrank.json file that Mask Evaluation wrote.",
    };
  if (schema > SCHEMA)
    return {
      ok: false,
      message: "A newer version of Mask Evaluation wrote this ranking. Update Mask Evaluation to open it.",
    };
  if (runs.length > MOST_RUNS)
    document.at("runs").fault(`holds ${runs.length} runs, and ${MOST_RUNS} are ranked at most`);
  const [first = "macro", ...others] = AVERAGES.map(({ id }) => id);
  const ranking = {
    runs: runs.map((run) =>
      resolveLocation(run.at("report").textLike(REPORT, "a file that ends in .maskeval.json"), folder),
    ),
    by: { metric: document.at("metric").text(), average: document.at("average").oneOf<AverageId>([first, ...others]) },
  };
  const [fault] = faults;
  return fault === undefined
    ? { ok: true, ranking }
    : { ok: false, message: `This ranking is damaged: ${fault}. Rank the reports again.` };
}
