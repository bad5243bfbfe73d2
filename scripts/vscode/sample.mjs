import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CACHE, ROOT } from "./folders.mjs";
import { run } from "./run.mjs";
import { STREET_MODELS, writeStreet } from "./street.mjs";

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

/** The saved reports of the street scenes, a model each, within their folder. */
export const STREET_REPORTS = STREET_MODELS.map((model) => `${model}.maskeval.json`);

/**
 * Builds the extension, draws street scenes and saves the report of each model on them.
 * @returns {Promise<string>} the folder with the predictions of each model, `targets`, `photographs` and the reports
 */
export async function buildWithStreet() {
  // The report shows where its masks lie: in the pictures of the README that is no place of this project's.
  const folder = join(tmpdir(), "street");
  await run(process.execPath, ["esbuild.mjs"], { cwd: ROOT });
  if (STREET_MODELS.some((model) => !existsSync(join(folder, model)))) await writeStreet(folder, 60);
  for (const [place, model] of STREET_MODELS.entries()) {
    const [predictions, targets, report] = [model, "targets", STREET_REPORTS[place]].map((name) => join(folder, name));
    await run(process.execPath, ["dist/cli.js", "evaluate", predictions, targets, "--output", report, "--quiet"], {
      cwd: ROOT,
    });
    // The photographs lie behind the masks, as where their folder was chosen by hand.
    const saved = JSON.parse(readFileSync(report, "utf8"));
    writeFileSync(
      report,
      JSON.stringify({ ...saved, folders: { ...saved.folders, photograph: join(folder, "photographs") } }),
    );
  }
  return folder;
}
