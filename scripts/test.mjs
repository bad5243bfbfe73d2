// Runs the stages of the tests, each even if one before it failed, and ends with `N passed, N failed`.
// A stage of mocha reports its own numbers; the type check, the lint and the build count as one test each.
//   npm test                                           every stage
//   npm test unit worker                               these stages, built first
//   npm test unit test/unit/core/gap/gap.test.ts       one file
//   npm test unit test/unit/core/gap                   all tests in a folder of a stage
//   npm test unit -- --grep "0/0"                      tests by their names, and whatever else mocha takes
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";

const RESULTS = "out/results";
const MOCHA = ["--reporter", "scripts/countingReporter.cjs"];

const STAGES = ["types", "lint", "build", "unit", "worker", "page", "vscode"];
const TEST_FILE = /^(?:\.\/)?(test\/.*)\.tsx?$/;
const TEST_FOLDER = /^(?:\.\/)?(test\/.*?)\/*$/;

const words = process.argv.slice(2);
const only = words.filter((word) => STAGES.includes(word));
const rest = words.filter((word) => !STAGES.includes(word));
if (rest.length > 0 && only.length === 0) {
  console.error(`Name the stage: npm test ${STAGES.join("|")} ${rest.join(" ")}`);
  process.exit(2);
}

const stages = [
  { name: "types", command: npmRun("check") },
  { name: "lint", command: npmRun("lint") },
  { name: "build", command: npmRun("build:tests") },
  { name: "unit", command: mocha("unit"), counts: true },
  { name: "worker", command: mocha("worker"), counts: true },
  { name: "page", command: mocha("page"), counts: true },
  { name: "vscode", command: ["scripts/testVscode.mjs", ...rest], counts: true },
];

/** The tests of a folder, or of it those that the command line names. */
function mocha(folder) {
  const named = rest.flatMap((argument) => builtTests(argument) ?? []);
  const others = rest.filter((argument) => builtTests(argument) === undefined);
  const files = named.length > 0 ? named : [`out/test/${folder}/**/*.test.js`];
  return ["node_modules/mocha/bin/mocha.js", ...MOCHA, ...others, ...files];
}

/** Where the tests of a file or folder are built; undefined for what mocha takes itself. */
function builtTests(argument) {
  if (TEST_FILE.test(argument)) return argument.replace(TEST_FILE, "out/$1.js");
  return TEST_FOLDER.test(argument) ? argument.replace(TEST_FOLDER, "out/$1/**/*.test.js") : undefined;
}

/** A script of package.json by the npm that runs this one: on Windows `npm` is not a program that can be started. */
function npmRun(script) {
  return [process.env.npm_execpath ?? "node_modules/npm/bin/npm-cli.js", "run", "--silent", script];
}

/** Tests passed and failed by one stage; a stage that breaks off without numbers is one failure. */
function runStage({ name, command, counts }) {
  console.log(`\n== ${name}`);
  const file = `${RESULTS}/${name}.json`;
  const { status } = spawnSync(process.execPath, command, {
    stdio: "inherit",
    env: { ...process.env, TEST_RESULTS: file },
  });
  if (!counts) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { passed, failed } = JSON.parse(readFileSync(file, "utf8"));
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

/** No stage of mocha runs what was built of older files. */
function withBuild(chosen) {
  if (!chosen.some(({ counts }) => counts) || chosen.some(({ name }) => name === "build")) return chosen;
  return stages.filter((stage) => stage.name === "build" || chosen.includes(stage));
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const chosen = stages.filter(({ name }) => only.length === 0 || only.includes(name));
const results = withBuild(chosen).map((stage) => ({ name: stage.name, ...runStage(stage) }));
const sum = (key) => results.reduce((total, result) => total + result[key], 0);

console.log("");
for (const { name, passed, failed } of results) console.log(`${name}: ${passed} passed, ${failed} failed`);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") > 0 || sum("passed") === 0 ? 1 : 0;
