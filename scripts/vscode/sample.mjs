import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeCases } from "./cases.mjs";
import { CACHE, ROOT } from "./folders.mjs";
import { writeRegions } from "./regions.mjs";
import { run } from "./run.mjs";
import { RUN_FOLDERS, RUN_IMAGES, STREET_MODELS, writeRuns, writeStreet } from "./street.mjs";

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
 * @param {readonly string[]} options of the command line that evaluates
 * @returns {Promise<string>} the folder with the predictions of each model, `targets`, `photographs` and the reports
 */
export async function buildWithStreet(options = []) {
  // The report shows where its masks lie: in the pictures of the README that is no place of this project's.
  const folder = join(tmpdir(), "street");
  await run(process.execPath, ["esbuild.mjs"], { cwd: ROOT });
  if (STREET_MODELS.some((model) => !existsSync(join(folder, model)))) await writeStreet(folder, 60);
  await writeReports(folder, options);
  for (const name of STREET_REPORTS) {
    // The photographs lie behind the masks, as where their folder was chosen by hand.
    const report = join(folder, name);
    const saved = JSON.parse(readFileSync(report, "utf8"));
    writeFileSync(
      report,
      JSON.stringify({ ...saved, folders: { ...saved.folders, photograph: join(folder, "photographs") } }),
    );
  }
  return folder;
}

/** The report in tables of street scenes, within their folder. */
export const TABLES_REPORT = "street.maskeval.parquet";

/**
 * Builds the extension, draws street scenes and writes the report of a model on them as tables.
 * @returns {Promise<string>} the folder with the predictions of each model, `targets` and the tables
 */
export async function buildWithTables() {
  const folder = await buildWithStreet();
  const [predictions, targets, report] = [STREET_MODELS[0], "targets", TABLES_REPORT].map((name) => join(folder, name));
  await run(process.execPath, ["dist/cli.js", "evaluate", predictions, targets, "--output", report, "--quiet"], {
    cwd: ROOT,
  });
  return folder;
}

/** The saved reports of six models of street scenes, within their folder. */
export const RUN_REPORTS = RUN_FOLDERS.models.map((model) => `${model}.maskeval.json`);

/**
 * Builds the extension, draws what six models make of street scenes, and saves their reports.
 * @returns {Promise<string>} the folder with the runs, `targets` and the reports
 */
export async function buildWithRuns() {
  const folder = join(tmpdir(), "runs");
  await run(process.execPath, ["esbuild.mjs"], { cwd: ROOT });
  if (!existsSync(join(folder, "targets"))) await writeRuns(folder, RUN_IMAGES);
  for (const model of RUN_FOLDERS.models) {
    const [predictions, targets, report] = [`models/${model}`, "targets", `${model}.maskeval.json`].map((name) =>
      join(folder, name),
    );
    const evaluate = ["dist/cli.js", "evaluate", predictions, targets, "--quiet", "--output", report];
    await run(process.execPath, evaluate, { cwd: ROOT });
  }
  return folder;
}

/** The saved report of the cases, within their folder. */
export const CASES_REPORT = "abdomen.maskeval.json";

/**
 * Builds the extension, draws cases of an abdomen and saves their report.
 * @returns {Promise<string>} the folder with `labelsTr`, `predictions`, `dataset.json` and the report
 */
export async function buildWithCases() {
  const folder = join(tmpdir(), "abdomen");
  await run(process.execPath, ["esbuild.mjs"], { cwd: ROOT });
  if (!existsSync(join(folder, "dataset.json")))
    await writeCases(folder, { cases: 12, size: [256, 192, 96], spacing: [1.5, 1.5, 4] });
  const [predictions, targets, report] = ["predictions", "labelsTr", CASES_REPORT].map((name) => join(folder, name));
  await run(process.execPath, ["dist/cli.js", "evaluate", predictions, targets, "--output", report, "--quiet"], {
    cwd: ROOT,
  });
  return folder;
}

/**
 * Builds the extension, draws regions of so many classes and saves the report of each model on them.
 * @param {number} classes
 * @param {readonly string[]} options of the command line that evaluates
 * @returns {Promise<string>} the folder with the predictions of each model, `targets` and the reports
 */
export async function buildWithRegions(classes, options = []) {
  const folder = join(CACHE, `regions-${classes}`);
  await run(process.execPath, ["esbuild.mjs"], { cwd: ROOT });
  if (!existsSync(folder)) await writeRegions(folder, { classes, images: 48 });
  await writeReports(folder, ["--classes", join(folder, "targets/classes.txt"), ...options]);
  return folder;
}

/** Evaluates the predictions of each model and saves the reports beside them. */
async function writeReports(folder, options = []) {
  for (const [place, model] of STREET_MODELS.entries()) {
    const [predictions, targets, report] = [model, "targets", STREET_REPORTS[place]].map((name) => join(folder, name));
    const evaluate = ["dist/cli.js", "evaluate", predictions, targets, "--output", report, "--quiet", ...options];
    await run(process.execPath, evaluate, { cwd: ROOT });
  }
}
