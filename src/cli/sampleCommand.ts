import { parseArgs } from "node:util";
import { writeSample } from "../run/writeSample";
import { checkUsage } from "./arguments";
import { UsageError, type Command } from "./command";
import { EXIT } from "./exit";
import { say } from "./say";

export const sampleCommand: Command = {
  name: "sample",
  usage: `mask-evaluation sample <folder>
    Writes the sample data set as PNGs: <folder>/predictions and <folder>/targets.`,
  run: async (args) => {
    const { positionals } = checkUsage(() => parseArgs({ args: [...args], allowPositionals: true }));
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1)
      throw new UsageError("Name one folder to write the sample into.");
    const { prediction, target } = await writeSample(folder);
    say(`Wrote ${prediction} and ${target}`);
    return EXIT.evaluated;
  },
};
