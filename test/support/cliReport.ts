import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./root";

/** Evaluates two folders by the command line and saves the report; paths are relative to the folder. */
export function cliReport(folder: string, predictions: string, targets: string, output: string): void {
  const args = [join(ROOT, "dist/cli.js"), "evaluate", predictions, targets, "--output", output, "--quiet"];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, stderr);
}
