import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate } from "../src/core/counting/evaluation";
import { DEFAULT_BOOTSTRAP } from "../src/core/intervals/bootstrap";
import { bootstrapInput } from "../src/core/intervals/bootstrapInput";
import { IOU } from "../src/core/metrics/metrics";
import { prepareRanking } from "../src/core/rank/rankRuns";
import { drawOnThreads } from "../src/run/drawOnThreads";
import { largeReport, writeLargeReport } from "./largeReport";
import { takenBy, type Taken } from "./takenBy";

const RUNS = 20;
const IMAGES = 5000;
const MANY = 100_000;
const CLASSES = 20;
const GATES = [
  { figure: "iou.macro", atLeast: 0.5, by: "lowerBound" },
  { figure: "iou.class.*", notWorseThan: "baseline", margin: 0.01 },
];

/** Prints what a ranking takes, and draws, and gates: on the clock and of all processors, in seconds. */
export async function printRanking(root: string, data: string): Promise<void> {
  const folder = join(data, "rank");
  const runsFolder = join(folder, "runs");
  mkdirSync(runsFolder, { recursive: true });
  for (let run = 1; run <= RUNS; run++)
    writeLargeReport(join(runsFolder, `${run}.maskeval.json`), { images: IMAGES, classes: CLASSES, run });
  const [a = "", b = ""] = [1, 2].map((run) => {
    const file = join(folder, `many ${run}.maskeval.json`);
    writeLargeReport(file, { images: MANY, classes: CLASSES, run });
    return file;
  });
  const gates = join(folder, "masks.gates.json");
  writeFileSync(gates, JSON.stringify(GATES));
  console.log(`## ${DEFAULT_BOOTSTRAP.draws} draws, ${CLASSES} classes\n`);
  console.log("| | s | of it processor |\n|---|---|---|");
  const row = (name: string, { clock, processor }: Omit<Taken, "megabytes">): void => {
    console.log(`| ${name} | ${clock.toFixed(1)} | ${processor.toFixed(1)} |`);
  };
  row(`${RUNS} runs of ${IMAGES} images ranked`, await timeOf(rankingOf(root)));
  row("the same, the whole of `rank`, which reads the reports", takenBy(root, ["rank", runsFolder]));
  row(`intervals of ${MANY} images`, await timeOf(intervalsOf(root)));
  row(
    `\`check\` of ${MANY} images, bounds and every class against a baseline`,
    takenBy(root, ["check", a, "--baseline", b, "--gates", gates]),
  );
  console.log("");
}

/** Ranks runs that lie in memory. */
function rankingOf(root: string): () => Promise<void> {
  const runs = Array.from({ length: RUNS }, (_, run) => ({
    name: `run ${run}`,
    report: largeReport({ images: IMAGES, classes: CLASSES, run }),
  }));
  return async () => {
    const outcome = prepareRanking(runs, { ...DEFAULT_BOOTSTRAP, metric: IOU, average: "macro" });
    if (!outcome.ok) throw new Error(outcome.message);
    const { input, options, complete, foresee } = outcome.prepared;
    const threads = { programFolder: join(root, "dist"), meanwhile: foresee };
    complete(await drawOnThreads({ kind: "ranked", input, options }, threads));
  };
}

function intervalsOf(root: string): () => Promise<void> {
  const report = largeReport({ images: MANY, classes: CLASSES });
  const input = bootstrapInput(evaluate(report, report.choices), IOU);
  return async () => {
    await drawOnThreads(
      { kind: "intervals", input, options: DEFAULT_BOOTSTRAP },
      { programFolder: join(root, "dist") },
    );
  };
}

async function timeOf(work: () => Promise<void>): Promise<Omit<Taken, "megabytes">> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { clock: (performance.now() - started) / 1000, processor: (user + system) / 1e6 };
}
