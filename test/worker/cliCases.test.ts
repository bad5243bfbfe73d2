import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answer } from "../../src/core/answers/answer";
import { averageOf } from "../../src/core/averages/averageOf";
import { AVERAGES } from "../../src/core/averages/averages";
import { evaluate } from "../../src/core/counting/evaluation";
import type { Choices } from "../../src/core/document/choices";
import type { Report } from "../../src/core/document/report";
import { METRICS } from "../../src/core/metrics/metrics";
import { readReport } from "../../src/core/report/reportDocument";
import { greyPng } from "../support/greyPng";
import { madeNiftiGz } from "../support/madeNifti";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const [WIDTH, HEIGHT, DEPTH] = [6, 5, 7];
const RUNS = ["a", "b", "c"] as const;

/** The same labels as volumes, and with their slices below each other as images: every figure of counts is the same of both. */
const FORMS = {
  volumes: {
    ending: ".nii.gz",
    mask: (labels: readonly number[]) => madeNiftiGz({ size: [WIDTH, HEIGHT, DEPTH], numbers: labels, dataType: 4 }),
  },
  images: { ending: ".png", mask: (labels: readonly number[]) => greyPng(WIDTH, HEIGHT * DEPTH, labels) },
} as const;

type Form = keyof typeof FORMS;

function labelsOf(index: number, wrong: number, by = 0): number[] {
  return Array.from({ length: WIDTH * HEIGHT * DEPTH }, (_, at) => {
    const right = (at * 7 + index * 3) % 11 < 6 ? 0 : (at + index) % 3;
    return wrong > 0 && (at * 5 + index * 13) % 17 < wrong ? (right + 1) % 3 : right + by;
  });
}

/** Nine cases of two hospitals, and three runs, each worse than the one before; `shifted` has all labels one higher. */
function folderOf(form: Form): string {
  const { ending, mask } = FORMS[form];
  const files: Record<string, Buffer | string> = { "t/classes.txt": "background\nliver\nspleen\n" };
  for (let index = 0; index < 9; index++) {
    const name = `${index < 5 ? "north" : "south"}/case_${index}${ending}`;
    files[`t/${name}`] = mask(labelsOf(index, 0));
    files[`shifted/${name}`] = mask(labelsOf(index, 0, 1));
    RUNS.forEach((run, place) => (files[`${run}/${name}`] = mask(labelsOf(index, 1 + 2 * place + (index % 2)))));
  }
  return temporaryFolder(files);
}

const folders = { volumes: "", images: "" };

function cli(form: Form, ...args: readonly string[]) {
  return spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], { encoding: "utf8", cwd: folders[form] });
}

/** What both say, that of volumes in the words of images. */
function both(...args: readonly string[]): readonly [volumes: string, images: string] {
  const [volumes, images] = (["volumes", "images"] as const).map((form) => {
    const { stdout, stderr, status } = cli(form, ...args);
    assert.equal(status, 0, stderr);
    return stdout;
  });
  return [plain(inImageWords(volumes ?? "")), plain(images ?? "")];
}

/** Without the folders, and without the blanks that line columns up: a word may be longer than another. */
function plain(text: string): string {
  return text.replaceAll(folders.volumes, "").replaceAll(folders.images, "").replace(/ +/g, " ");
}

function inImageWords(text: string): string {
  return text
    .replaceAll(".nii.gz", ".png")
    .replace(
      /\b([Cc])ase(s?)\b(?!_)/g,
      (_, first: string, plural: string) => `${first === "C" ? "Image" : "image"}${plural}`,
    )
    .replace(
      /\b([Vv])oxel(s?)\b/g,
      (_, first: string, plural: string) => `${first === "V" ? "Pixel" : "pixel"}${plural}`,
    )
    .replaceAll("a image", "an image");
}

function report(form: Form, name: string): Report {
  const read = readReport(readFileSync(join(folders[form], `${name}.maskeval.json`), "utf8"));
  assert.ok(read.ok);
  return read.report;
}

/** Every average of every metric. */
function figures(of: Report, choices: Choices): readonly (number | undefined)[] {
  const evaluation = evaluate(of, choices);
  return AVERAGES.flatMap(({ id }) => METRICS.map((metric) => averageOf(evaluation, metric, id).value));
}

describe("cases beside images of the same labels", () => {
  before(() => {
    for (const form of ["volumes", "images"] as const) {
      folders[form] = folderOf(form);
      for (const run of RUNS) {
        const made = cli(form, "evaluate", run, "t", "--output", `${run}.maskeval.json`, "--quiet");
        assert.equal(made.status, 0, made.stderr);
      }
    }
  });

  it("have the figures of a subset of the cases, and of groups of them", () => {
    const [volumes, images] = [report("volumes", "a"), report("images", "a")];
    for (const change of [
      { subset: { kind: "folder", folder: "north" } },
      { subset: { kind: "text", text: "CASE_3" } },
      { subset: { kind: "pattern", pattern: "case_[5-7]$" } },
      { ignore: [1] },
      { merges: [{ labels: [1, 2], name: "organ" }] },
    ] as const satisfies readonly Partial<Choices>[]) {
      const [found, expected] = [volumes, images].map((of) => figures(of, { ...of.choices, ...change }));
      assert.deepEqual(found, expected, JSON.stringify(change));
      assert.notDeepEqual(found, figures(volumes, volumes.choices));
    }
  });

  for (const [what, args] of [
    ["a sentence with its interval over cases", ["--format", "sentence", "--average", "macro-imagewise"]],
    ["an interval over groups of them", ["--format", "sentence", "--average", "macro-imagewise", "--groups", "folder"]],
    ["CSV", ["--format", "csv"]],
    ["CSV of averages", ["--format", "csv-averages"]],
    ["CSV of counts", ["--format", "csv-counts"]],
    ["CSV of the confusion", ["--format", "csv-confusion"]],
    ["Markdown", ["--format", "markdown"]],
    ["LaTeX", ["--format", "latex"]],
    ["nnU-Net's summary", ["--format", "nnunet"]],
    ["a table", ["--format", "table"]],
  ] as const) {
    it(`are exported alike: ${what}`, () => {
      const [volumes, images] = both("show", "a.maskeval.json", ...args);
      assert.equal(volumes, images);
    });
  }

  it("are compared alike, paired by case", () => {
    const [volumes, images] = both("compare", "a.maskeval.json", "b.maskeval.json", "--draws", "200");
    assert.equal(volumes, images);
    assert.match(cli("volumes", "compare", "a.maskeval.json", "b.maskeval.json", "--draws", "20").stdout, /\bcases\b/);
  });

  it("are ranked alike", () => {
    const runs = RUNS.map((run) => `${run}.maskeval.json`);
    const [volumes, images] = both("rank", ...runs, "--draws", "200");
    assert.equal(volumes, images);
    assert.match(cli("volumes", "rank", ...runs, "--draws", "20").stdout, /\bcases\b/);
  });

  it("are merged from shards, and from tables of a divided run, to what one run gives", () => {
    const whole = report("volumes", "b");
    for (const shard of ["1/2", "2/2"])
      cli("volumes", "evaluate", "b", "t", "--shard", shard, "--output", `part${shard[0]}.maskeval.json`, "--quiet");
    const joined = cli("volumes", "merge", "part1.maskeval.json", "part2.maskeval.json", "--output", "merged.maskeval.json"); // prettier-ignore
    assert.equal(joined.stderr, "Merged 2 reports: 9 cases\n");
    assert.deepEqual(report("volumes", "merged"), whole);
    cli("volumes", "pair", "b", "t", "--output", "pairs.parquet", "--quiet");
    for (const shard of ["1/2", "2/2"]) {
      const counted = cli(
        "volumes",
        "count",
        "--pairs",
        "pairs.parquet",
        "--shard",
        shard,
        "--output",
        `n${shard[0]}.parquet`,
      );
      assert.equal(counted.status, 0, counted.stderr);
    }
    const merged = cli("volumes", "merge", "n1.parquet", "n2.parquet", "--output", "b.maskeval.parquet");
    assert.deepEqual([merged.status, merged.stderr], [0, "Merged 2 shards: 9 cases\n"]);
    const shown = (file: string) => cli("volumes", "show", file, "--format", "csv").stdout;
    assert.equal(shown("b.maskeval.parquet"), shown("b.maskeval.json"));
  }).timeout(60_000);

  it("have labels that are one higher found by the check of coding", () => {
    const findings = (form: Form) =>
      (
        JSON.parse(cli(form, "evaluate", "shifted", "t", "--format", "json", "--quiet").stdout) as {
          readonly findings: readonly { readonly id: string; readonly option?: string }[];
        }
      ).findings.map(({ id, option }) => `${id} ${option ?? ""}`);
    assert.deepEqual(findings("volumes"), findings("images"));
    assert.ok(
      findings("volumes").some((finding) => finding.includes("--relabel")),
      findings("volumes").join("; "),
    );
  });

  it("meet gates or fail them alike, against a baseline too", () => {
    const args = ["check", "b.maskeval.json", "--baseline", "a.maskeval.json"];
    for (const [gate, status] of [
      [["--at-least", "iou.macro=0.1"], 0],
      [["--at-least", "dice.class.liver=0.99"], 3],
      // Nine cases are too few to tell.
      [["--not-worse", "iou.macro-imagewise"], 4],
    ] as const) {
      const [volumes, images] = (["volumes", "images"] as const).map((form) => cli(form, ...args, ...gate));
      assert.deepEqual([volumes?.status, images?.status], [status, status], gate.join(" "));
      assert.equal(inImageWords(volumes?.stdout ?? ""), images?.stdout);
    }
  });

  it("are answered for language models alike", () => {
    for (const kind of ["summary"] as const) {
      const [volumes, images] = (["volumes", "images"] as const).map((form) => {
        const given = answer({ ...report(form, "a"), folders: { prediction: "p", target: "t" } }, { kind });
        assert.ok(given.ok);
        return given.text;
      });
      assert.equal(inImageWords(volumes ?? ""), images);
      assert.match(volumes ?? "", /\bcase first\b/);
    }
  });
});
