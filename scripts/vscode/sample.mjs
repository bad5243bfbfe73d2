import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE, ROOT } from "./folders.mjs";
import { run } from "./run.mjs";
import { writeStreet } from "./street.mjs";

/**
 * Builds the extension and writes the sample masks by its own command line.
 * @returns {Promise<string>} the folder with `predictions` and `targets`
 */
export async function buildWithSample() {
  const folder = join(CACHE, "sample");
  await run(process.execPath, ["esbuild.mjs"], { cwd: ROOT });
  await run(process.execPath, ["dist/cli.js", "sample", folder], { cwd: ROOT });
  return folder;
}

/** The saved report of the street scenes, within their folder. */
export const STREET_REPORT = "street.maskeval.json";

/**
 * Builds the extension, draws street scenes and saves their report.
 * @returns {Promise<string>} the folder with `predictions`, `targets`, `photographs` and the report
 */
export async function buildWithStreet() {
  const folder = join(CACHE, "street");
  await run(process.execPath, ["esbuild.mjs"], { cwd: ROOT });
  if (!existsSync(folder)) await writeStreet(folder, 60);
  const [predictions, targets, report] = ["predictions", "targets", STREET_REPORT].map((name) => join(folder, name));
  await run(process.execPath, ["dist/cli.js", "evaluate", predictions, targets, "--output", report, "--quiet"], { cwd: ROOT });
  // The photographs lie behind the masks, as where their folder was chosen by hand.
  const saved = JSON.parse(readFileSync(report, "utf8"));
  writeFileSync(report, JSON.stringify({ ...saved, folders: { ...saved.folders, photograph: join(folder, "photographs") } }));
  return folder;
}
