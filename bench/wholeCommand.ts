import { spawnSync } from "node:child_process";
import { existsSync, linkSync, mkdirSync, readdirSync, copyFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { makeData } from "./makeData";
import { SETS } from "./sets";

const PAIRS = 5000;
const ROUNDS = 5;
const THREADS = [1, 2, 4, 8, 16];

/** What a run can be asked for: figures in a terminal, and the report itself. */
const OUTPUTS = [
  { name: "table", args: () => ["--format", "table"] },
  { name: "saved report", args: (folder: string) => ["--output", join(folder, "run.maskeval.json")] },
] as const;

/** Prints how long `evaluate` takes for 5,000 pairs of street scenes, Node's start included, on 1 to 16 threads, as far as there are cores. */
export function printWholeCommand(root: string, data: string): void {
  const folder = join(data, "street 5000");
  const { predictions, targets } = manyPairs(data, folder);
  const counts = THREADS.filter((threads) => threads <= Math.max(2, availableParallelism()));
  console.log(`## evaluate, ${PAIRS} street pairs, the whole command, the quickest of ${ROUNDS} rounds\n`);
  console.log(`| threads | ${OUTPUTS.map(({ name }) => `${name}, s | times as fast as 1`).join(" | ")} |`);
  console.log(`|---|${"---|---|".repeat(OUTPUTS.length)}`);
  const taken = new Map<string, number>();
  const seconds = (threads: number, name: string): number => taken.get(`${threads} ${name}`) ?? NaN;
  // Each number of threads has its turn in every round, and the first round only warms up the disk.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const threads of round === 0 ? counts.slice(-1) : counts) {
      for (const { name, args } of OUTPUTS) {
        const took = evaluate(root, [predictions, targets, "--threads", String(threads), "--quiet", ...args(folder)]);
        if (round > 0) taken.set(`${threads} ${name}`, Math.min(took, taken.get(`${threads} ${name}`) ?? Infinity));
      }
    }
  }
  for (const threads of counts) {
    const cells = OUTPUTS.map(
      ({ name }) => `${seconds(threads, name).toFixed(2)} | ${(seconds(1, name) / seconds(threads, name)).toFixed(2)}`,
    );
    console.log(`| ${threads} | ${cells.join(" | ")} |`);
  }
  console.log("");
}

/** The pairs of the street set under many names: links, so that no disk fills up. */
function manyPairs(data: string, folder: string): { readonly predictions: string; readonly targets: string } {
  const set = SETS.find(({ name }) => name === "street");
  if (!set) throw new RangeError("There are no street scenes");
  const pairs = makeData(set, data);
  const [predictions, targets] = [join(folder, "predictions"), join(folder, "targets")];
  if (existsSync(targets) && readdirSync(targets).length === PAIRS) return { predictions, targets };
  for (const side of [predictions, targets]) mkdirSync(side, { recursive: true });
  for (let index = 0; index < PAIRS; index++) {
    const pair = pairs[index % pairs.length];
    if (!pair) continue;
    const name = `${String(index).padStart(4, "0")}.png`;
    link(pair.prediction, join(predictions, name));
    link(pair.target, join(targets, name));
  }
  return { predictions, targets };
}

function link(from: string, to: string): void {
  if (existsSync(to)) return;
  try {
    linkSync(from, to);
  } catch {
    // A file system without links, or at their limit.
    copyFileSync(from, to);
  }
}

/** Seconds on the clock. */
function evaluate(root: string, args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [join(root, "dist/cli.js"), "evaluate", ...args], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) throw new Error(`evaluate ${args.join(" ")} failed: ${stderr}`);
  return (performance.now() - started) / 1000;
}
