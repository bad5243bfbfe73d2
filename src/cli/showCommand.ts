import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { withResolvedFolders } from "../core/report/reportFolders";
import { tellsSpacing } from "../core/counting/imageShapes";
import { checkUsage } from "./arguments";
import { CHOICE_OPTIONS, CHOICE_USAGE, choicesOf } from "./choiceOptions";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { LABEL_WORDS, namedFiles, withRegionsAlone } from "./labelOptions";
import { OUTPUT_OPTIONS, OUTPUT_USAGE, outputFor, SAVED_REPORT } from "./output";
import { refuseInputs } from "./outputPlace";
import { ReportTables } from "../tables/readReportTables";
import { STREAMED_FROM } from "../core/streamed/streamedFrom";
import { readReportFile } from "./readReportFile";
import { showTables } from "./showTables";

type ShowValues = ReturnType<typeof parse>["values"];

function parse(args: readonly string[]) {
  const options = { ...CHOICE_OPTIONS, ...OUTPUT_OPTIONS };
  return checkUsage(() => parseArgs({ args: [...args], options, allowPositionals: true }));
}

export const showCommand: Command = {
  name: "show",
  usage: `mask-evaluation show <report.maskeval.json>
    ${CHOICE_USAGE}
    ${OUTPUT_USAGE}
    The same outputs from a saved report; no mask is read again. Options change what was chosen.
    ${LABEL_WORDS}`,
  run: async (args) => {
    const { values, positionals } = parse(args);
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError("Name one saved report.");
    // A report with other choices may take its own place; a table may not.
    if (values.output?.endsWith(SAVED_REPORT) !== true) refuseInputs(values.output, { files: [file] });
    refuseInputs(values.output, { files: [values.classes, ...namedFiles(values)] });
    const write = outputFor(values);
    if (file.endsWith(".parquet") && (await isShownStreamed(file, values))) return EXIT.evaluated;
    const report = await readReportFile(file);
    refuseInputs(values.output, { folders: Object.values(report.folders) });
    await write(
      await withRegionsAlone(
        { ...report, choices: await choicesOf(values, report.choices, tellsSpacing(report.images)) },
        values,
      ),
    );
    return report.images.length > 0 ? EXIT.evaluated : EXIT.nothingEvaluated;
  },
};

/** Tables of very many images are not read into memory; whether these are and were written out. */
async function isShownStreamed(file: string, values: ShowValues): Promise<boolean> {
  const tables = await ReportTables.open(file);
  try {
    if (tables.rows < STREAMED_FROM) return false;
    const head = withResolvedFolders(tables.head, dirname(resolve(file)));
    refuseInputs(values.output, { folders: Object.values(head.folders) });
    if (values.region ?? values.regions)
      throw new UsageError(
        "--region is for reports that are read into memory: choose the regions before pairs are counted.",
      );
    await showTables(tables, { ...head, choices: await choicesOf(values, head.choices, false) }, values);
    return true;
  } finally {
    await tables.close();
  }
}
