// `npm run bench`: measures counting on made data and prints Markdown. Arguments: names of sets, `report`, `limits`, `arrays`, `pairing`, `shapes` or `volumes`, all by default.
// Behind `limits` words may follow, as `NPZ`: only the rows with one of them. By their names alone: `many`, 100,000 pairs and 20,000 classes;
// `threads`, the whole command on 1 to 16 threads; `rank`, 20 runs of 5,000 images; `scale`, 1,000,000 images in tables.
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { measureArrays } from "./arrays";
import { measureLimits } from "./limits";
import { measureVolumes } from "./volumes";
import { makeData, type PairFiles } from "./makeData";
import type { PipelineName } from "./pipelines";
import { NativeLimit } from "./nativeRate";
import { numpyRates } from "./numpyRates";
import { measureShares } from "./shares";
import { printManyPairs } from "./manyPairs";
import { printScale } from "./scale";
import { printPairingTimes } from "./pairingTimes";
import { printShapeTimes } from "./shapeTimes";
import { SETS, type BenchSet } from "./sets";
import { printRanking } from "./rankTimes";
import { Threads } from "./threads";
import { printWholeCommand } from "./wholeCommand";

const ROOT = join(__dirname, "../..");
const DATA = join(ROOT, "out/bench/data");
const NIBABEL_SCRIPT = join(ROOT, "bench/nibabelCount.py");
const NUMPY_SCRIPT = join(ROOT, "bench/numpyCount.py");
const ROUNDS = 15;
/** How long one measurement goes on at least. */
const LEAST_MS = 150;
const COMPARED: readonly PipelineName[] = ["kernel", "plain", "pngjs", "inflateOnly"];

/** Pairs per second of the quickest round. */
type Rates = ReadonlyMap<PipelineName | "limit", number>;

async function main(): Promise<void> {
  const kernel = readFileSync(join(ROOT, "dist/kernel.wasm"));
  const names = process.argv.slice(2);
  if (names.length === 0 || names.includes("pairing")) printPairingTimes();
  // By their names alone: they take minutes.
  if (names.includes("many")) printManyPairs(ROOT, DATA);
  if (names.includes("threads")) printWholeCommand(ROOT, DATA);
  if (names.includes("rank")) await printRanking(ROOT, DATA);
  // Likewise; a number behind it is that of the images.
  if (names.includes("scale")) return printScale(ROOT, DATA, Number(names[names.indexOf("scale") + 1] ?? 1_000_000));
  const sets = SETS.filter(({ name }) => names.length === 0 || names.includes(name));
  const processors = cpus();
  console.log(
    `${processors[0]?.model ?? "unknown processor"}, ${processors.length} cores, Node ${process.version}, ${process.platform}; the quickest of ${ROUNDS} alternating rounds: other programs slow a machine down and never speed it up\n`,
  );
  const native = NativeLimit.compile(join(ROOT, "bench/limit.c"), join(ROOT, "out/bench/limit"));
  if (!native)
    console.log(
      "The native limit is not measured: that takes a C compiler, cc, and libdeflate with its header (Debian: libdeflate-dev).\n",
    );
  const many = availableParallelism();
  for (const set of sets) {
    const pairs = makeData(set, DATA);
    describeSet(set, pairs);
    for (const threads of new Set([1, many])) {
      printRates({ set, threads, pairs, rates: await measure(pairs, threads, kernel, native) });
    }
    printShares(pairs, kernel);
    printMemory(set, many);
  }
  if (names.length === 0 || names.includes("report")) printReportMemory();
  if (names.length === 0 || names.includes("shapes")) printShapeTimes(ROOT, DATA, kernel);
  if (names.length === 0 || names.includes("limits"))
    await measureLimits(ROOT, DATA, names.slice(names.indexOf("limits") + 1));
  if (names.length === 0 || names.includes("arrays")) await measureArrays(DATA, NUMPY_SCRIPT, kernel);
  if (names.length === 0 || names.includes("volumes")) measureVolumes(ROOT, DATA, NIBABEL_SCRIPT, kernel);
}

function describeSet(set: BenchSet, pairs: readonly PairFiles[]): void {
  const bytes = pairs.reduce((sum, pair) => sum + statSync(pair.target).size + statSync(pair.prediction).size, 0);
  console.log(
    `## ${set.name}: ${set.about}, ${set.width} x ${set.height}, ${Math.round(bytes / pairs.length / 2)} bytes a file\n`,
  );
}

/**
 * Pairs per second of every pipeline and of the native limit, where it can be measured: rounds in which each has its turn, so that all are
 * measured under the same load, after one to warm up and size them.
 */
async function measure(
  pairs: readonly PairFiles[],
  threads: number,
  kernel: Uint8Array,
  native: NativeLimit | undefined,
): Promise<Rates> {
  const pool = await Threads.start(threads, kernel);
  const totals = new Map<PipelineName, number>();
  for (const pipeline of COMPARED) {
    await pool.run(pipeline, pairs, pairs.length);
    const ms = await pool.run(pipeline, pairs, pairs.length);
    totals.set(pipeline, Math.ceil((pairs.length * LEAST_MS) / ms));
  }
  const rates = new Map<PipelineName | "limit", number>();
  const found = (name: PipelineName | "limit", rate: number): void => {
    rates.set(name, Math.max(rate, rates.get(name) ?? 0));
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [pipeline, total] of totals) found(pipeline, (total / (await pool.run(pipeline, pairs, total))) * 1000);
    if (native) found("limit", native.rate({ pairs, threads, ms: LEAST_MS }));
  }
  await pool.stop();
  return rates;
}

interface Measured {
  readonly set: BenchSet;
  readonly threads: number;
  readonly pairs: readonly PairFiles[];
  readonly rates: Rates;
}

const TITLES: readonly (readonly [PipelineName | "limit", string])[] = [
  ["kernel", "this extension (kernel)"],
  ["plain", "node:zlib + plain TypeScript"],
  ["pngjs", "pngjs"],
  ["inflateOnly", "zlib.inflateSync alone, nothing counted"],
  ["limit", "libdeflate inflating the same streams, in C, nothing counted"],
];

function printRates({ set, threads, pairs, rates }: Measured): void {
  const rows = [
    ...TITLES.flatMap(([pipeline, name]) => {
      const rate = rates.get(pipeline);
      return rate === undefined ? [] : [{ name, rate }];
    }),
    { name: "copying the inflated bytes alone", rate: memoryCopies(set, threads) },
    ...numpyRates(NUMPY_SCRIPT, {
      folder: join(DATA, set.name),
      palette: set.form.colourType === 3,
      threads,
      total: Math.max(pairs.length, 40),
      rounds: 5,
    }),
  ];
  console.log(
    `| ${threads} thread${threads === 1 ? "" : "s"} | pairs/s | megapixels/s | kernel : this |\n|---|---|---|---|`,
  );
  const megapixels = (2 * set.width * set.height) / 1e6;
  for (const { name, rate } of rows) {
    console.log(
      `| ${name} | ${rate.toFixed(rate < 100 ? 1 : 0)} | ${(rate * megapixels).toFixed(0)} | ${((rates.get("kernel") ?? NaN) / rate).toFixed(2)} |`,
    );
  }
  console.log("");
}

/** Pairs per second if their bytes had only to be copied once; on several threads, that many times the rate of one. */
function memoryCopies({ width, height, form }: BenchSet, threads: number): number {
  const from = new Uint8Array(width * height * form.channels).fill(1);
  const to = new Uint8Array(from.length);
  const rates = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    let copies = 0;
    for (; performance.now() - started < 50; copies += 2) {
      to.set(from);
      to.set(from);
    }
    return (copies / 2 / (performance.now() - started)) * 1000;
  });
  return Math.max(...rates) * threads;
}

function printShares(pairs: readonly PairFiles[], kernel: Uint8Array): void {
  const { total, read, inflate, unfilter, count } = measureShares(pairs, kernel, 20);
  const rest = Math.max(0, total - read - inflate - unfilter - count);
  const share = (ms: number): string => `${((100 * ms) / total).toFixed(0)} %`;
  console.log(
    `One pair on one thread: ${(total * 1000).toFixed(0)} us; read ${share(read)}, inflate and Adler-32 ${share(inflate)}, ` +
      `unfilter ${share(unfilter)}, count ${share(count)}, CRC, chunks and rest ${share(rest)}.`,
  );
}

/** What a large report takes, in a separate process. */
function printReportMemory(): void {
  const { stdout } = spawnSync(process.execPath, ["--expose-gc", join(__dirname, "reportMemory.js")], {
    encoding: "utf8",
  });
  console.log(stdout);
}

/** Peak memory of a process that counts the set with the kernel alone. */
function printMemory(set: BenchSet, threads: number): void {
  const { stdout } = spawnSync(process.execPath, [join(__dirname, "memory.js"), set.name, String(threads)], {
    encoding: "utf8",
  });
  console.log(`Peak memory of the whole process, ${threads} threads: ${stdout.trim()} MB.\n`);
}

void main();
