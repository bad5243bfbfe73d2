// `npm run test:python`: runs every kind of script and every "same as" call with the libraries that the Python here has
// (the variable PYTHON, else python3), on small sets of masks that are hard on libraries, and compares with the figures.
// `-- --write FOLDER` only writes sets, cases and run.py, for any other Python: `python3 FOLDER/run.py`.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { DEFAULT_CHOICES, type Choices } from "../../src/core/document/choices";
import type { LabelRegion } from "../../src/core/document/labelRegion";
import type { Report } from "../../src/core/document/report";
import { evaluateFolders } from "../../src/run/evaluateFolders";
import { measureReport } from "../../src/run/measureReport";
import type { MeasureKind } from "../../src/core/shapes/imageMeasures";
import { ROOT } from "../support/root";
import { Cases } from "./cases";
import { FILE_SETS, LABEL_SETS, type DataSet } from "./dataSets";
import { SHAPE_CHOICES, SHAPE_SETS } from "./shapeSets";

/** Stands for the folder of run.py in the scripts. */
const HERE = "@HERE@";

const RULES: readonly Pick<Choices, "zeroDivision" | "presence">[] = (["exclude", 0, 1] as const).flatMap((value) =>
  (["all", "union", "target"] as const).map((presence) => ({ zeroDivision: value, presence })),
);

/** Some that overlap, and some that share no label. */
const REGIONS: readonly (readonly LabelRegion[])[] = [
  [
    { name: "a", labels: [0, 1] },
    { name: "b", labels: [1, 2] },
  ],
  [
    { name: "a", labels: [1] },
    { name: "b", labels: [2, 3] },
    { name: "c", labels: [0] },
  ],
];

const USUAL: ReadonlySet<string> = new Set(["iou", "dice", "precision", "recall", "fbeta", "specificity"]);

/** The report of the run over the written files, and then of the folder that the scripts name. */
async function reportOf(
  { name, files, choices }: DataSet,
  folder: string,
  { place, kinds = [] }: { readonly place: string; readonly kinds?: readonly MeasureKind[] },
): Promise<Report> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, place, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const outcome = await evaluateFolders({
    folders: { prediction: join(folder, place, "p"), target: join(folder, place, "t") },
    choices: { ...DEFAULT_CHOICES, ...choices },
    programFolder: join(ROOT, "dist"),
    threads: 1,
    maxPixels: 1_000_000,
    signal: new AbortController().signal,
  });
  if (!outcome.ok) throw new Error(`${name}: ${outcome.message}`);
  const { report } = await measureReport({
    report: outcome.report,
    kinds,
    programFolder: join(ROOT, "dist"),
    threads: 1,
    maxPixels: 1_000_000,
    signal: new AbortController().signal,
  });
  const problem = report.problems.find(({ kind }) => kind !== "target-only");
  if (problem) throw new Error(`${name}: ${problem.message}`);
  return { ...report, folders: { prediction: `${HERE}/${place}/p`, target: `${HERE}/${place}/t` } };
}

async function write(folder: string): Promise<void> {
  const cases = new Cases();
  const sets = [...LABEL_SETS, ...FILE_SETS];
  for (const [position, set] of sets.entries()) {
    const report = await reportOf(set, folder, { place: `sets/${position}` });
    const under = (choices: Partial<Choices>): Report => ({ ...report, choices: { ...report.choices, ...choices } });
    if (!LABEL_SETS.includes(set)) {
      for (const policy of RULES.filter(({ presence }) => presence === "union"))
        cases.add(set.name, under(policy), ({ id }) => id === "iou" || id === "dice");
      continue;
    }
    for (const policy of RULES) cases.add(set.name, under(policy), ({ id }) => USUAL.has(id));
    for (const policy of RULES.filter(({ presence }) => presence === "all"))
      cases.add(set.name, under(policy), ({ id }) => !USUAL.has(id));
    for (const regions of REGIONS)
      cases.add(`${set.name}, ${regions.length} regions`, under({ regions }), ({ id }) => USUAL.has(id));
    cases.add(`${set.name}, beta 0.5`, under({ beta: 0.5 }), ({ id }) => id === "fbeta");
  }
  for (const [position, set] of SHAPE_SETS.entries()) {
    for (const shapes of SHAPE_CHOICES) {
      const chosen = { ...set, choices: { ...set.choices, shapes } };
      const report = await reportOf(chosen, folder, { place: `shapes/${position}`, kinds: ["surface"] });
      cases.addShapes(`${set.name}, ${JSON.stringify(shapes)}`, report);
    }
  }
  const { readers, cases: all } = cases;
  writeFileSync(join(folder, "cases.json"), JSON.stringify({ readers, cases: all }));
  copyFileSync(join(ROOT, "test/python/run.py"), join(folder, "run.py"));
  console.log(`${all.length} cases on ${sets.length + SHAPE_SETS.length} sets in ${folder}`);
}

async function main(): Promise<void> {
  const [option, named] = process.argv.slice(2);
  if (option === "--write" && named !== undefined) {
    await write(resolve(named));
    return;
  }
  if (option !== undefined) throw new Error("The one option is --write FOLDER.");
  const folder = mkdtempSync(join(tmpdir(), "mask-evaluation-"));
  try {
    await write(folder);
    const python = process.env["PYTHON"] ?? "python3";
    const { status, error } = spawnSync(python, [join(folder, "run.py")], { stdio: "inherit" });
    if (error) throw new Error(`${python} did not start: set PYTHON to a Python from 3.8 on.`, { cause: error });
    process.exitCode = status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
