// Runs test files in this process, again and again, each time loaded anew, so that neither a value computed at load nor
// a cache outlives a mutant. Told what to run by `scripts/mutate.mjs`, which ends it where a mutant runs forever.
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { performance } from "node:perf_hooks";
import vm from "node:vm";

const TEST_MS = 60_000;

/** Random tests take one way, and do not look for the smallest counterexample. */
fc.configureGlobal({ seed: 1, endOnFailure: true });

/** @type {{ file: string, place: number } | undefined} */
let active;
/** Which mutants were reached, each once. @type {{ file: string, place: number, met: Uint8Array }[]} */
let reached = [];
/** What modules reach as they load. */
let atLoad = [];
globalThis.mutantsOf = (file, count) => {
  suite.made.push(taken());
  const met = new Uint8Array(count);
  const mutant = active?.file === file ? active.place : -1;
  return (place) => {
    if (met[place] === 0) {
      met[place] = 1;
      reached.push({ file, place, met });
    }
    return place === mutant;
  };
};
globalThis.endOfMutants = () => atLoad.push(taken());

/** The suite that `describe` and `it` add to, with what its body reached as it made what its tests share. */
let suite;

globalThis.describe = (title, body) => {
  const outer = suite;
  outer.made.push(taken());
  suite = {
    title: `${outer.title} ${title}`.trim(),
    before: [...outer.before],
    after: [...outer.after],
    tests: outer.tests,
    made: [],
    outer,
  };
  body();
  suite.made.push(taken());
  suite = outer;
};
/** A test may have its own limit: here all have one. */
const limits = { timeout: () => limits, slow: () => limits };
globalThis.it = (title, body) => {
  suite.tests.push({ title: `${suite.title} ${title}`, body, suite });
  return limits;
};
globalThis.beforeEach = (body) => suite.before.push(body);
globalThis.afterEach = (body) => suite.after.push(body);
globalThis.before = globalThis.beforeEach;
globalThis.after = globalThis.afterEach;

/** @type {Map<string, { script: vm.Script, require: NodeRequire }>} */
const compiled = new Map();

/** The tests of a file, its modules evaluated anew. */
function loaded(file) {
  const known = compiled.get(file) ?? {
    script: new vm.Script(
      `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, "utf8")}\n})`,
      {
        filename: file,
        importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      },
    ),
    require: createRequire(file),
  };
  compiled.set(file, known);
  atLoad = [];
  suite = { title: "", before: [], after: [], tests: [], made: [] };
  const { tests } = suite;
  const module = { exports: {} };
  known.script.runInThisContext()(module.exports, known.require, module, file, dirname(file));
  suite.made.push(taken());
  return tests;
}

class Skipped extends Error {}

async function run({ body, suite: { before, after } }) {
  const context = {
    ...limits,
    skip: () => {
      throw new Skipped();
    },
  };
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, TEST_MS, new Error("too late"));
  });
  try {
    for (const hook of before) await hook.call(context);
    await Promise.race([body.call(context), late]);
  } catch (error) {
    if (!(error instanceof Skipped)) throw error;
  } finally {
    clearTimeout(timer);
    for (const hook of after) await hook.call(context);
  }
}

/** The places of the mutants that were reached, by file; forgets them. */
function taken() {
  const found = {};
  for (const { file, place, met } of reached) {
    met[place] = 0;
    (found[file] ??= []).push(place);
  }
  reached = [];
  return found;
}

/** What the suite of a test and those around it reached for it. */
function madeFor({ made, outer }) {
  return outer ? [...made, ...madeFor(outer)] : made;
}

function joined(parts) {
  const all = new Map();
  for (const [file, places] of parts.flatMap(Object.entries))
    all.set(file, new Set([...(all.get(file) ?? []), ...places]));
  return Object.fromEntries([...all].map(([file, places]) => [file, [...places]]));
}

/** What each test of a file reaches, how long it takes, and how much of that it computes: a busy machine changes the former alone. */
async function recorded(file) {
  active = undefined;
  reached = [];
  const tests = loaded(file);
  const found = [];
  for (const test of tests) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await run(test);
    const { user, system } = process.cpuUsage(used);
    found.push({
      title: test.title,
      ms: performance.now() - start,
      cpuMs: (user + system) / 1000,
      reached: joined([taken(), ...madeFor(test.suite)]),
    });
  }
  return { atLoad: joined(atLoad), tests: found };
}

/** The title of the first of some tests of a file that fails with the mutant; undefined where all pass. */
async function killer({ mutant, file, tests }) {
  active = mutant;
  let found;
  try {
    found = loaded(file);
  } catch {
    return "it does not load";
  }
  for (const place of tests) {
    try {
      await run(found[place]);
    } catch {
      return found[place]?.title ?? "a test is gone";
    }
  }
  return undefined;
}

process.on("unhandledRejection", () => undefined);
process.on("message", (message) => {
  const answer = message.mutant ? killer(message).then((title) => ({ title })) : recorded(message.file);
  answer.then(
    (result) => process.send(result),
    (error) => process.send({ error: String(error?.stack ?? error) }),
  );
});
