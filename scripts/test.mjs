// Runs every stage of the tests, each even if one before it failed, and ends with `N passed, N failed`.
// A stage of mocha reports its own numbers; the type check, the lint and the build count as one test each.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";

const RESULTS = "out/results";
const MOCHA = ["--reporter", "scripts/countingReporter.cjs"];

const stages = [
  { name: "types", command: ["npm", "run", "--silent", "check"] },
  { name: "lint", command: ["npm", "run", "--silent", "lint"] },
  { name: "build", command: ["npm", "run", "--silent", "build:tests"] },
  { name: "unit", command: mocha("unit"), counts: true },
  { name: "worker", command: mocha("worker"), counts: true },
  { name: "page", command: mocha("page"), counts: true },
  { name: "vscode", command: ["node", "scripts/testVscode.mjs"], counts: true },
];

function mocha(folder) {
  return ["npx", "--no-install", "mocha", ...MOCHA, `out/test/${folder}/**/*.test.js`];
}

/** Tests passed and failed by one stage; a stage that breaks off without numbers is one failure. */
function runStage({ name, command, counts }) {
  console.log(`\n== ${name}`);
  const file = `${RESULTS}/${name}.json`;
  const [program, ...args] = command;
  const { status } = spawnSync(program, args, { stdio: "inherit", env: { ...process.env, TEST_RESULTS: file } });
  if (!counts) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { passed, failed } = JSON.parse(readFileSync(file, "utf8"));
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const only = process.argv.slice(2);
const results = stages
  .filter(({ name }) => only.length === 0 || only.includes(name))
  .map((stage) => ({ name: stage.name, ...runStage(stage) }));
const sum = (key) => results.reduce((total, result) => total + result[key], 0);

console.log("");
for (const { name, passed, failed } of results) console.log(`${name}: ${passed} passed, ${failed} failed`);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") > 0 || sum("passed") === 0 ? 1 : 0;
