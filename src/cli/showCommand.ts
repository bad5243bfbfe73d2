import { parseArgs } from "node:util";
import { tellsSpacing } from "../core/counting/imageShapes";
import { checkUsage } from "./arguments";
import { CHOICE_OPTIONS, CHOICE_USAGE, choicesOf } from "./choiceOptions";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { LABEL_WORDS, namedFiles, withRegionsAlone } from "./labelOptions";
import { OUTPUT_OPTIONS, OUTPUT_USAGE, outputFor, refuseInputs, SAVED_REPORT } from "./output";
import { readReportFile } from "./readReportFile";

export const showCommand: Command = {
  name: "show",
  usage: `mask-evaluation show <report.maskeval.json>
    ${CHOICE_USAGE}
    ${OUTPUT_USAGE}
    The same outputs from a saved report; no mask is read again. Options change what was chosen.
    ${LABEL_WORDS}`,
  run: async (args) => {
    const options = { ...CHOICE_OPTIONS, ...OUTPUT_OPTIONS };
    const { values, positionals } = checkUsage(() => parseArgs({ args: [...args], options, allowPositionals: true }));
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError("Name one saved report.");
    // A report with other choices may take its own place; a table may not.
    if (values.output?.endsWith(SAVED_REPORT) !== true) refuseInputs(values.output, { files: [file] });
    refuseInputs(values.output, { files: [values.classes, ...namedFiles(values)] });
    const write = outputFor(values);
    const report = await readReportFile(file);
    await write(
      await withRegionsAlone(
        { ...report, choices: await choicesOf(values, report.choices, tellsSpacing(report.images)) },
        values,
      ),
    );
    return report.images.length > 0 ? EXIT.evaluated : EXIT.nothingEvaluated;
  },
};
