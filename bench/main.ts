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
import { median } from "./median";
import { printRanking } from "./rankTimes";
import { Threads } from "./threads";
import { printWholeCommand } from "./wholeCommand";

const ROOT = join(__dirname, "../..");
const DATA = join(ROOT, "out/bench/data");
const NIBABEL_SCRIPT = join(ROOT, "bench/nibabelCount.py");
const NUMPY_SCRIPT = join(ROOT, "bench/numpyCount.py");
const ROUNDS = 5;
/** How long one measurement goes on at least. */
const LEAST_MS = 500;
const COMPARED: readonly PipelineName[] = ["kernel", "plain", "pngjs", "inflateOnly"];

type Rates = Readonly<Record<PipelineName, number>>;

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
    `${processors[0]?.model ?? "unknown processor"}, ${processors.length} cores, Node ${process.version}, ${process.platform}; medians of ${ROUNDS} alternating rounds\n`,
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
      const limit = native?.rate({ pairs, threads, rounds: ROUNDS, ms: LEAST_MS });
      printRates({ set, threads, pairs, limit, rates: await measure(pairs, threads, kernel) });
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

/** Pairs per second of every pipeline: rounds in which each has its turn, after one to warm up and size them. */
async function measure(pairs: readonly PairFiles[], threads: number, kernel: Uint8Array): Promise<Rates> {
  const pool = await Threads.start(threads, kernel);
  const totals = new Map<PipelineName, number>();
  const rates = new Map<PipelineName, number[]>();
  for (const pipeline of COMPARED) {
    await pool.run(pipeline, pairs, pairs.length);
    const ms = await pool.run(pipeline, pairs, pairs.length);
    totals.set(pipeline, Math.ceil((pairs.length * LEAST_MS) / ms));
    rates.set(pipeline, []);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [pipeline, total] of totals)
      rates.get(pipeline)?.push((total / (await pool.run(pipeline, pairs, total))) * 1000);
  }
  await pool.stop();
  const of = (pipeline: PipelineName): number => median(rates.get(pipeline) ?? []);
  return { kernel: of("kernel"), plain: of("plain"), pngjs: of("pngjs"), inflateOnly: of("inflateOnly") };
}

interface Measured {
  readonly set: BenchSet;
  readonly threads: number;
  readonly pairs: readonly PairFiles[];
  readonly rates: Rates;
  /** Pairs per second of libdeflate, where it was measured. */
  readonly limit: number | undefined;
}

function printRates({ set, threads, pairs, rates, limit }: Measured): void {
  const rows: (readonly [string, number])[] = [
    ["this extension (kernel)", rates.kernel],
    ["node:zlib + plain TypeScript", rates.plain],
    ["pngjs", rates.pngjs],
    ["zlib.inflateSync alone, nothing counted", rates.inflateOnly],
  ];
  if (limit !== undefined) rows.push(["libdeflate inflating the same streams, in C, nothing counted", limit]);
  const copies = memoryCopies(set, threads);
  rows.push(["copying the inflated bytes alone", copies]);
  const numpy = numpyRates(NUMPY_SCRIPT, {
    folder: join(DATA, set.name),
    palette: set.form.colourType === 3,
    threads,
    total: Math.max(pairs.length, 40),
    rounds: ROUNDS,
  });
  for (const { name, rate } of numpy) rows.push([name, rate]);
  console.log(
    `| ${threads} thread${threads === 1 ? "" : "s"} | pairs/s | megapixels/s | kernel : this |\n|---|---|---|---|`,
  );
  const megapixels = (2 * set.width * set.height) / 1e6;
  for (const [name, rate] of rows) {
    console.log(
      `| ${name} | ${rate.toFixed(rate < 100 ? 1 : 0)} | ${(rate * megapixels).toFixed(0)} | ${(rates.kernel / rate).toFixed(2)} |`,
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
  return median(rates) * threads;
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
