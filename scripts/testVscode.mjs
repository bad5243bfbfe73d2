// The tests in a real VS Code: those of its extension host, in one folder and in a workspace of two, then those that use a window by mouse and keyboard.
//   npm test vscode host                                  one of host, roots, window
//   npm test vscode test/vscode/window/viewer.test.ts     one file of the window's
// Leaves the sum of their numbers in the file named by TEST_RESULTS.
import { runTests } from "@vscode/test-electron";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { atEnd } from "./vscode/atEnd.mjs";
import { desktopCode } from "./vscode/desktop.mjs";
import { ROOT } from "./vscode/folders.mjs";
import { hostSuite } from "./vscode/hostSuite.mjs";

const words = process.argv.slice(2);
const only = words.map((word) => (word.endsWith(".ts") ? "window" : word));

const suites = { host: runHost, roots: runRoots, window: runWindow };

async function runHost(results, what) {
  const vscodeExecutablePath = desktopCode() ?? fileURLToPath(new URL("vscode/code.mjs", import.meta.url));
  await runTests({ vscodeExecutablePath, ...hostSuite(results, what) });
}

/** In a workspace of two folders, which the tests fill. */
async function runRoots(results) {
  const folder = mkdtempSync(join(tmpdir(), "mask-evaluation-roots-"));
  const opened = join(folder, "both.code-workspace");
  const names = ["first", "second"];
  for (const name of names) mkdirSync(join(folder, name));
  writeFileSync(opened, JSON.stringify({ folders: names.map((path) => ({ path })) }));
  await runHost(results, { tests: "roots", opened }).finally(() => rmSync(folder, { recursive: true }));
}

/** The tests of the window that the command line names as files; all of them where it names none. */
function windowFiles() {
  const named = words
    .filter((word) => word.endsWith(".ts"))
    .map((file) => file.replace(/^(?:\.\/)?(.*)\.ts$/, "out/$1.js"));
  return named.length > 0 ? named : ["out/test/vscode/window/**/*.test.js"];
}

function runWindow(results) {
  // Mouse and keyboard meet a window on a busy machine: a click that comes too soon is tried again.
  const args = ["--reporter", "scripts/countingReporter.cjs", "--timeout", "60000", "--retries", "2", ...windowFiles()];
  const mocha = spawn(process.execPath, [join(ROOT, "node_modules/mocha/bin/mocha.js"), ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, TEST_RESULTS: results },
  });
  atEnd(() => mocha.kill());
  return new Promise((resolve, reject) => {
    mocha.once("error", reject);
    mocha.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`The tests of the window ended with exit code ${code}`)),
    );
  });
}

/** Numbers of one suite; one that breaks off without numbers, or after its last test, is one failure. */
async function numbersOf(name, suite) {
  console.log(`\n-- vscode, ${name}`);
  const file = join(ROOT, `out/results/vscode-${name}.json`);
  rmSync(file, { force: true });
  const error = await suite(file).then(
    () => undefined,
    (reason) => reason,
  );
  if (error) console.error(error.message);
  const numbers = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { passed: 0, failed: 0 };
  return error ? { ...numbers, failed: Math.max(numbers.failed, 1) } : numbers;
}

mkdirSync(join(ROOT, "out/results"), { recursive: true });
const total = { passed: 0, failed: 0 };
for (const [name, suite] of Object.entries(suites)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const { passed, failed } = await numbersOf(name, suite);
  total.passed += passed;
  total.failed += failed;
}
if (process.env.TEST_RESULTS) writeFileSync(process.env.TEST_RESULTS, JSON.stringify(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
