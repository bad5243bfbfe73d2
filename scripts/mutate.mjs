// Mutation testing of src/core: plants small faults one at a time and counts how many the unit tests see.
//
//   npm run mutate -- [--files PART,...] [--sample N] [--seed S] [--threshold PERCENT] [--jobs N]
//
// All faults stand in one build, each behind a switch (`mutation/mutants.mjs`). A first pass notes which test reaches
// which; then each fault is switched on and those tests alone run, until one fails. What is found is kept in
// `out/mutation-known` for as long as neither the tests nor what they run change.
import { build } from "esbuild";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { compileKernel } from "./compileKernel.mjs";
import { EQUIVALENT } from "./mutation/equivalent.mjs";
import { instrumented } from "./mutation/mutants.mjs";
import { planner } from "./mutation/planner.mjs";
import { Bundle, Runner } from "./mutation/runner.mjs";

/** One run does not touch the bundles of another. */
const OUT = `out/mutation/${String(process.pid)}`;
/** These look at the files of the project instead of running them. */
const NOT_OF_CORE = new Set(["test/unit/rooms.test.ts", "test/unit/manifest.test.ts"]);
/** A mutant that takes so much longer than its tests do without it runs forever. */
const TIMES_SLOWER = 8;
const AT_LEAST_MS = 20_000;

const { values: options } = parseArgs({
  options: {
    files: { type: "string", default: "" },
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    threshold: { type: "string" },
    jobs: { type: "string", default: String(Math.max(1, availableParallelism() - 1)) },
  },
});

function typescriptFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .sort();
}

/** Bundles the unit tests with the mutants in, and leaves out those that hold none of some files. */
async function built(texts, files) {
  await compileKernel("dist/kernel.wasm");
  const plugin = {
    name: "mutants",
    setup: ({ onLoad }) => {
      onLoad({ filter: /[\\/]src[\\/]core[\\/].*\.ts$/ }, ({ path }) => {
        const file = path.replaceAll("\\", "/").replace(/^.*\/src\/core\//, "src/core/");
        return texts.has(file) ? { contents: texts.get(file), loader: "ts" } : undefined;
      });
    },
  };
  const { metafile } = await build({
    entryPoints: typescriptFiles("test/unit").filter((file) => file.endsWith(".test.ts") && !NOT_OF_CORE.has(file)),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    outdir: OUT,
    outbase: ".",
    packages: "external",
    external: ["vscode"],
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "error",
    metafile: true,
    plugins: [plugin],
  });
  return Object.entries(metafile.outputs)
    .filter(([, { inputs }]) => Object.keys(inputs).some((input) => files.has(input)))
    .map(([file]) => file);
}

/** What each test reaches; bundles with a test that fails without any mutant are told of and left out. */
async function recording(bundles) {
  const found = [];
  await inTurn(bundles, async (bundle, runner) => {
    const { error, ...recorded } = await bundle.record(runner);
    if (error) console.log(`left out, as it fails without a mutant: ${bundle.file}: ${error}`);
    else found.push({ bundle, ...recorded });
    progress(`recorded ${found.length} of ${bundles.length} test files`);
  });
  return found;
}

/** Each item is taken by the next runner that is free. */
async function inTurn(items, take) {
  const left = [...items];
  await Promise.all(
    runners.map(async (runner) => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await take(item, runner);
    }),
  );
}

function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}   `);
}

/** So many of the items, drawn by the seed (Mulberry32). */
function sampled(items, count, seed) {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ item }) => item);
}

/** The 95 % interval of a share (Wilson 1927), as a text in percent. */
function wilson(part, all) {
  const [share, z] = [part / all, 1.96];
  const middle = (share + z ** 2 / (2 * all)) / (1 + z ** 2 / all);
  const reach = (z / (1 + z ** 2 / all)) * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2));
  return `${(100 * (middle - reach)).toFixed(1)} to ${(100 * (middle + reach)).toFixed(1)} %`;
}

function percent(part, all) {
  return all === 0 ? "-" : `${((100 * part) / all).toFixed(1)} %`;
}

function isEquivalent({ file, what }) {
  return EQUIVALENT.some((row) => row.file === file && row.what === what);
}

const parts = options.files.split(",").filter((part) => part !== "");
const texts = new Map();
const mutants = [];
for (const file of typescriptFiles("src/core")) {
  const found = instrumented(file, readFileSync(file, "utf8"));
  mutants.push(...found.mutants);
  texts.set(file, found.text);
}
for (const { file, what } of EQUIVALENT) {
  const isPresent = mutants.some((mutant) => mutant.file === file && mutant.what === what);
  if (!isPresent) console.log(`no longer a mutant: ${file}: ${what}`);
}
const asked = mutants.filter(({ file }) => parts.length === 0 || parts.some((part) => file.includes(part)));
const wanted = asked.filter((mutant) => !isEquivalent(mutant));
const chosen = sampled(wanted, Number(options.sample ?? wanted.length), Number(options.seed));
const files = new Set(chosen.map(({ file }) => file));
console.log(`${asked.length} mutants, ${asked.length - wanted.length} equivalent; ${chosen.length} planted`);

const runners = Array.from({ length: Number(options.jobs) }, () => new Runner());
const bundles = (await built(texts, files)).map((file) => new Bundle(file));
const planOf = planner(await recording(bundles));
const planted = [];
const unseen = new Set();
let late = 0;

/** Of a run that is broken off, what was planted by then: it is a sample as well. */
function conclude() {
  for (const runner of runners) runner.stop();
  rmSync(OUT, { recursive: true, force: true });
  for (const bundle of bundles) bundle.save();
  const folderOf = ({ file }) => file.split("/")[2];
  for (const folder of [...new Set(planted.map(folderOf))].sort()) {
    const of = planted.filter((mutant) => folderOf(mutant) === folder);
    const part = of.filter((mutant) => !unseen.has(mutant)).length;
    console.log(`${folder.padEnd(12)} ${percent(part, of.length).padStart(8)}  ${part} of ${of.length}`);
  }
  const seen = planted.length - unseen.size;
  const interval = planted.length < wanted.length ? ` (95 % interval ${wilson(seen, planted.length)})` : "";
  console.log(`\n${percent(seen, planted.length)} of ${planted.length} mutants are seen${interval}, ${late} by time`);
  const isBelow = options.threshold !== undefined && 100 * seen < Number(options.threshold) * planted.length;
  process.exit(isBelow ? 1 : 0);
}
process.once("SIGINT", conclude);
process.once("SIGTERM", conclude);

await inTurn(chosen, async (mutant, runner) => {
  const plan = planOf(mutant);
  let verdict = "unseen";
  for (const { bundle, tests, ms } of plan) {
    verdict = await bundle.verdict(runner, mutant, tests, AT_LEAST_MS + TIMES_SLOWER * ms);
    if (verdict !== "unseen") break;
  }
  planted.push(mutant);
  if (verdict === "late") late++;
  if (verdict === "unseen") {
    unseen.add(mutant);
    console.log(`${mutant.file}:${mutant.line}  ${mutant.what}${plan.length === 0 ? "  (no test reaches it)" : ""}`);
  }
  progress(`${planted.length} of ${chosen.length}, ${unseen.size} survive`);
});
conclude();
