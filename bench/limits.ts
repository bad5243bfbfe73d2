import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { LARGE_KINDS, writeLargeMask } from "./largeMasks";
import { runMeasured, type Measured } from "./runMeasured";

/** Pixels of a side. */
const SIZE = 16384;

/** What is measured, each in a separate process: makes its data in a folder that is empty, and runs the command line on it. */
interface LimitRow {
  readonly name: string;
  readonly measure: (root: string, folder: string) => Promise<Measured>;
}

const LIMITS: readonly LimitRow[] = LARGE_KINDS.map((kind) => ({
  name: `a pair of ${SIZE} x ${SIZE}, ${kind.name}`,
  measure: async (root, folder) => {
    for (const [side, shift] of Object.entries({ target: 0, prediction: 64 })) {
      mkdirSync(join(folder, side));
      await writeLargeMask(kind, join(folder, side, `mask${kind.ending}`), { size: SIZE, shift });
    }
    return runMeasured(root, ["evaluate", join(folder, "prediction"), join(folder, "target"), "--format", "csv"]);
  },
}));

/** Prints time and peak memory of what is largest: of the rows in whose names one of the words is. */
export async function measureLimits(root: string, data: string, words: readonly string[] = []): Promise<void> {
  console.log("| limit | seconds | peak memory of the process |\n|---|---|---|");
  for (const { name, measure } of LIMITS) {
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
    const folder = join(data, "limits");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const { status, stderr, seconds, peakBytes } = await measure(root, folder);
    const outcome = status === 0 ? `${Math.round(peakBytes / 2 ** 20)} MB` : (stderr.split("\n")[0] ?? "failed");
    console.log(`| ${name} | ${seconds.toFixed(1)} | ${outcome} |`);
    rmSync(folder, { recursive: true, force: true });
  }
  console.log("");
}
