// Mutation testing of src/core: plants small faults one at a time and counts how many the unit tests see.
//
//   npm run mutate -- [--files PART,...] [--sample N] [--seed S] [--threshold PERCENT]
//
// All faults stand in one build, each behind a switch (`mutation/mutants.mjs`). A first pass notes which test reaches
// which; then each fault is switched on and those tests alone run, until one fails.
import { build } from "esbuild";
import { fork } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { EQUIVALENT } from "./mutation/equivalent.mjs";
import { instrumented } from "./mutation/mutants.mjs";

const OUT = "out/mutation";
/** These look at the files of the project instead of running them. */
const NOT_OF_CORE = new Set(["test/unit/rooms.test.ts", "test/unit/manifest.test.ts"]);
/** A mutant that takes so much longer than its tests do without it runs forever. */
const TIMES_SLOWER = 8;
const AT_LEAST_MS = 20_000;
/** No more tests run on a mutant that outlived those of so much time: it counts as unseen. */
const MOST_MS = 15_000;

const { values: options } = parseArgs({
  options: {
    files: { type: "string", default: "" },
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    threshold: { type: "string" },
  },
});

function typescriptFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .sort();
}

/** Bundles the unit tests with the mutants in, and leaves out those that hold none. */
async function built(texts) {
  rmSync(OUT, { recursive: true, force: true });
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
    .filter(([, { inputs }]) => Object.keys(inputs).some((input) => texts.has(input)))
    .map(([file]) => file);
}

class Tester {
  #child;

  /** What the process answers; undefined where it takes longer than the limit, or dies. */
  ask(message, limitMs) {
    this.#child ??= fork("scripts/mutation/tester.mjs", { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const child = this.#child;
    return new Promise((settle) => {
      const end = (answer) => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (answer === undefined) this.stop();
        settle(answer);
      };
      const timer = setTimeout(end, limitMs);
      child.once("message", end);
      child.once("exit", () => end());
      child.send(message);
    });
  }

  stop() {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }
}

/** What each test reaches; files with a test that fails without any mutant are told of and left out. */
async function recording(tester, files, mutants) {
  const found = [];
  for (const file of files) {
    const answer = await tester.ask({ record: resolve(file), mutants }, 600_000);
    if (!answer || answer.error)
      console.log(`left out, as it fails without a mutant: ${file}: ${answer?.error ?? "no answer"}`);
    else found.push(answer);
    process.stderr.write(`\rrecorded ${found.length} of ${files.length} test files`);
  }
  process.stderr.write("\n");
  return found;
}

/**
 * Which tests to run on each mutant, quick ones first, the tests of its own folder before all. One that is reached as
 * its module is loaded may matter to every test that reaches anything of its file.
 */
function planner(recorded, mutants) {
  const fileOf = mutants.map(({ file }) => file);
  const runs = recorded.map(({ file, atLoad, tests }) => ({
    file,
    atLoad: new Set(atLoad),
    tests: tests.map(({ ms, reached }, place) => ({ place, ms, reached: new Set(reached) })),
  }));
  const files = runs.map(({ tests }) => tests.map(({ reached }) => new Set([...reached].map((id) => fileOf[id]))));
  return ({ id, file }) => {
    const folder = file.replace(/^src\/|\/[^/]*$/g, "");
    const plan = runs.flatMap((run, index) => {
      const isAtLoad = run.atLoad.has(id);
      const some = run.tests.filter(
        ({ reached }, place) => reached.has(id) || (isAtLoad && files[index][place].has(file)),
      );
      // Of a file of constants no test reaches anything but by loading it.
      const tests =
        some.length > 0 || !isAtLoad || fileOf.some((other, of) => other === file && isReached(runs, of))
          ? some
          : run.tests;
      if (tests.length === 0) return [];
      const quickFirst = tests.toSorted((a, b) => a.ms - b.ms);
      const ms = quickFirst.reduce((sum, test) => sum + test.ms, 0);
      return [
        { file: run.file, tests: quickFirst.map(({ place }) => place), ms, isNear: run.file.includes(`/${folder}/`) },
      ];
    });
    let left = MOST_MS;
    return plan.toSorted((a, b) => b.isNear - a.isNear || a.ms - b.ms).filter(({ ms }) => (left -= ms) + ms > 0);
  };
}

const REACHED = new Map();

/** Whether any test reaches a mutant after its modules are loaded. */
function isReached(runs, id) {
  const known = REACHED.get(id) ?? runs.some(({ tests }) => tests.some(({ reached }) => reached.has(id)));
  REACHED.set(id, known);
  return known;
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
  if (parts.length > 0 && !parts.some((part) => file.includes(part))) continue;
  const found = instrumented(file, readFileSync(file, "utf8"), mutants.length);
  mutants.push(...found.mutants);
  texts.set(file, found.text);
}
const stale = EQUIVALENT.filter(
  (row) => texts.has(row.file) && !mutants.some((mutant) => mutant.file === row.file && mutant.what === row.what),
);
for (const { file, what } of stale) console.log(`no longer a mutant: ${file}: ${what}`);
const wanted = mutants.filter((mutant) => !isEquivalent(mutant));
const chosen = sampled(wanted, Number(options.sample ?? wanted.length), Number(options.seed));
console.log(
  `${mutants.length} mutants in ${texts.size} files, ${mutants.length - wanted.length} of them equivalent; ${chosen.length} are planted`,
);

const tester = new Tester();
const planOf = planner(await recording(tester, await built(texts), mutants.length), mutants);
const planted = [];
const seen = new Set();
let late = 0;

/** Of a run that is broken off, what was planted by then: it is a sample as well. */
function conclude() {
  tester.stop();
  const folderOf = ({ file }) => file.split("/")[2];
  for (const folder of [...new Set(planted.map(folderOf))].sort()) {
    const of = planted.filter((mutant) => folderOf(mutant) === folder);
    const part = of.filter(({ id }) => seen.has(id)).length;
    console.log(`${folder.padEnd(12)} ${percent(part, of.length).padStart(8)}  ${part} of ${of.length}`);
  }
  const interval = planted.length < wanted.length ? ` (95 % interval ${wilson(seen.size, planted.length)})` : "";
  console.log(
    `\n${percent(seen.size, planted.length)} of ${planted.length} mutants are seen${interval}, ${late} by time`,
  );
  const isBelow = options.threshold !== undefined && 100 * seen.size < Number(options.threshold) * planted.length;
  process.exit(isBelow ? 1 : 0);
}
process.once("SIGINT", conclude);
process.once("SIGTERM", conclude);

for (const mutant of chosen) {
  const plan = planOf(mutant);
  const limit = AT_LEAST_MS + TIMES_SLOWER * plan.reduce((sum, { ms }) => sum + ms, 0);
  const answer = plan.length === 0 ? {} : await tester.ask({ mutant: mutant.id, plan }, limit);
  planted.push(mutant);
  if (answer === undefined) late++;
  if (answer === undefined || answer.title !== undefined) seen.add(mutant.id);
  else console.log(`${mutant.file}:${mutant.line}  ${mutant.what}${plan.length === 0 ? "  (no test reaches it)" : ""}`);
  process.stderr.write(`\r${planted.length} of ${chosen.length}, ${planted.length - seen.size} survive   `);
}
process.stderr.write("\n");
conclude();
