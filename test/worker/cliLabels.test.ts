import assert from "node:assert/strict";
import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { join } from "node:path";
import { PNG } from "pngjs";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

interface Figures {
  readonly classes: readonly { readonly label: number; readonly name: string }[];
  readonly choices: { readonly applied: readonly string[] };
  readonly global: Readonly<Record<"macro" | "micro", Readonly<Record<string, number | null>>>> & {
    readonly none: Readonly<Record<string, readonly (number | null)[]>>;
  };
}

/** Predictions call 1 2 and 2 3, and miss one pixel of label 3. */
const MASKS = {
  "t/a.png": greyPng(8, 1, [0, 0, 1, 1, 2, 2, 3, 3]),
  "p/a.png": greyPng(8, 1, [0, 0, 2, 2, 3, 3, 0, 1]),
  "map.csv": "from,to\n2,1\n3,2\n1,3\n",
  "map.json": '{"2": 1, "3": 2, "1": 3}',
  "twice.csv": "1,2\n1,3\n",
  "lists/dataset.json":
    '{"labels": {"background": 0, "whole": [1, 2, 3], "core": [2, 3], "ignore": 1}, "file_ending": ".png"}',
};

describe("labels on the command line", () => {
  let folder: string;
  before(() => {
    folder = temporaryFolder(MASKS);
    assert.equal(cli("evaluate", "p", "t", "--output", "run.maskeval.json", "--quiet").status, 0);
  });

  function cli(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], { encoding: "utf8", cwd: folder });
  }

  /** The figures of a saved report, which are those of a run with the same options. */
  function figures(...options: readonly string[]): Figures {
    const [shown, run] = [
      ["show", "run.maskeval.json"],
      ["evaluate", "p", "t"],
    ].map((command) => {
      const { status, stdout, stderr } = cli(...command, "--format", "json", ...options);
      assert.equal(status, 0, stderr);
      return JSON.parse(stdout) as Figures;
    });
    assert.deepEqual(run?.global, shown?.global);
    assert.ok(shown);
    return shown;
  }

  function applied(...options: readonly string[]): readonly string[] {
    return figures(...options).choices.applied.filter((words) => /^(?:target|prediction)s /.test(words));
  }

  const mended = (2 / 3 + 1 + 1 + 1 / 2) / 4;

  it("are read as others, inline or by a file of either form", () => {
    assert.equal(figures("--relabel", "prediction:2=1,3=2,1=3").global.macro["iou"], mended);
    assert.equal(figures("--map", "prediction:map.csv").global.macro["iou"], mended);
    assert.equal(figures("--map", "prediction:map.json").global.macro["iou"], mended);
    assert.deepEqual(applied("--map", "prediction:map.json"), ["predictions read by the table map.json"]);
  });

  it("of both sides are read alike where no side is named", () => {
    const { classes } = figures("--relabel", "1=7,2=8,3=9");
    assert.deepEqual(
      classes.map(({ label }) => label),
      [0, 7, 8, 9],
    );
    assert.deepEqual(
      figures("--relabel", "foreground").classes.map(({ label }) => label),
      [0, 1],
    );
  });

  it("are moved on the side that is named, by itself the predictions", () => {
    assert.deepEqual(applied("--relabel", "prediction:-1"), ["predictions lowered by 1"]);
    assert.deepEqual(applied("--relabel", "+1"), ["predictions raised by 1"]);
    assert.deepEqual(applied("--relabel", "target:+1"), ["targets raised by 1"]);
  });

  it("take steps in their order, a file last, and none takes all away", () => {
    const steps = ["predictions raised by 1", "predictions lowered by 1", "predictions read by the table map.csv"];
    assert.deepEqual(applied("--map", "prediction:map.csv", "--relabel", "+1", "--relabel=-1"), steps);
    cli("evaluate", "p", "t", "--relabel", "+1", "--output", "raised.maskeval.json", "--quiet");
    for (const [options, is] of [
      [[], true],
      [["--relabel", "none"], false],
    ] as const) {
      assert.equal(
        cli("show", "raised.maskeval.json", ...options).stdout.includes("the predictions are raised by 1"),
        is,
      );
    }
  });

  it("are merged into classes with a name", () => {
    const { classes, global } = figures("--merge", "1,2,3=thing");
    assert.deepEqual(
      classes.map(({ label, name }) => [label, name]),
      [
        [0, "0"],
        [1, "thing"],
      ],
    );
    assert.equal(global.macro["iou"], (2 / 3 + 5 / 6) / 2);
  });

  it("of a region are one class, all others out of the means", () => {
    assert.equal(figures("--region", "thing=1,2,3").global.macro["iou"], 5 / 6);
    assert.equal(
      figures("--region", "a=b=1,2", "--region", "rest=3").classes.find(({ label }) => label === 1)?.name,
      "a=b",
    );
  });

  it("of regions that overlap count in each of them", () => {
    const { classes, global } = figures("--region", "whole=1,2,3", "--region", "core=2,3", "--region", "seed=3");
    assert.deepEqual(
      classes.map(({ name }) => name),
      ["whole", "core", "seed", "in no region"],
    );
    assert.equal(global.none["iou"]?.[0], 5 / 6);
    assert.deepEqual([global.micro["iou"], figures("--region", "none").classes.length], [null, 4]);
  });

  it("of a region that no class has are told of", () => {
    const said = (...regions: readonly string[]): string => cli("evaluate", "p", "t", ...regions).stderr;
    const nowhere = "Region b has no figure: no class has one of its labels, 77, 78.";
    assert.ok(said("--region", "a=1,2", "--region", "b=77,78").includes(nowhere));
    assert.ok(said("--region", "a=1,2", "--region", "c=2", "--region", "b=77,78").includes(nowhere));
    assert.doesNotMatch(said("--region", "a=1,77"), /no figure/);
  });

  it("of regions are taken from files and by name, with what a file ignores", () => {
    const ofFile = figures("--regions", "lists/dataset.json");
    assert.deepEqual(ofFile, figures("--region", "whole=1,2,3", "--region", "core=2,3", "--ignore", "1"));
    const categories = figures("--regions", "cityscapes categories");
    assert.deepEqual(
      categories.classes.map(({ name }) => name),
      ["flat", "construction"],
    );
    assert.notEqual(categories.global.micro["iou"], null);
  });

  for (const [options, words] of [
    [["--relabel", "shift:1"], /--relabel takes \+1, -1, .*; not shift:1\./],
    [["--relabel", "predictions:+1"], /not predictions:\+1/],
    [["--relabel", "none", "--relabel", "+1"], /--relabel none takes all steps away/],
    [["--map", "nowhere.csv"], /--map nowhere\.csv cannot be read/],
    [["--map", "target:twice.csv"], /--map twice\.csv maps label 1 twice/],
    [["--merge", "1,2"], /--merge takes labels and a name, such as 1,2,3=vehicle; not 1,2\./],
    [["--merge", "car,bus=vehicle"], /--merge takes labels/],
    [["--merge", "1,2=a", "--merge", "2,3=b"], /Label 2 is in two --merge/],
    [["--region", "1,2=a"], /--region takes a name and labels/],
    [["--region", "a=1", "--region", "a=2"], /Two regions are called a/],
    [["--region", "none", "--region", "a=2"], /--region none takes all regions away/],
    [
      ["--region", "a=1,2", "--region", "b=2", "--merge", "1,3=c"],
      /--merge and regions that overlap do not go together/,
    ],
    [["--regions", "nowhere.json"], /--regions nowhere\.json cannot be read: .*Cityscapes categories/],
    [["--regions", "twice.csv"], /--regions twice\.csv is neither JSON nor/],
  ] as const) {
    it(`exit with 2 and a sentence for: ${options.join(" ")}`, () => {
      for (const command of [
        ["show", "run.maskeval.json"],
        ["evaluate", "p", "t"],
      ]) {
        const { status, stdout, stderr } = cli(...command, ...options);
        assert.deepEqual([status, stdout], [2, ""]);
        assert.match(stderr, words);
      }
    });
  }

  it("of a region are not known to a shard", () => {
    const { status, stderr } = cli(
      "evaluate",
      "p",
      "t",
      "--region",
      "a=1",
      "--shard",
      "1/2",
      "--output",
      "s.maskeval.json",
    );
    assert.equal(status, 2);
    assert.match(stderr, /--region takes the other classes out of the means/);
  });
});

describe("segments of COCO panoptic on the command line", () => {
  /** Pixels as R, G, B of their ids. */
  function ids(...values: readonly number[]): Buffer {
    const png = new PNG({ width: values.length, height: 1 });
    png.data = Buffer.from(values.flatMap((id) => [id & 255, (id >> 8) & 255, id >> 16, 255]));
    return PNG.sync.write(png, { colorType: 2, inputHasAlpha: true });
  }

  /** One image a side, with the file that tells its classes beside each folder. */
  function masks(): string {
    const json = (categories: Readonly<Record<number, number>>): string =>
      JSON.stringify({
        annotations: [
          {
            file_name: "a.png",
            segments_info: Object.entries(categories).map(([id, category_id]) => ({ id: Number(id), category_id })),
          },
        ],
      });
    return temporaryFolder({
      "t/a.png": ids(300, 300, 70000, 70000, 5, 0),
      "p/a.png": ids(9, 9, 66000, 9, 1000, 1000),
      "t.json": json({ 300: 1, 70000: 2, 5: 2 }),
      "p.json": json({ 9: 1, 66000: 2, 1000: 2 }),
    });
  }

  function evaluated(folder: string, ...options: readonly string[]): SpawnSyncReturns<string> {
    const command = [join(ROOT, "dist/cli.js"), "evaluate", "p", "t", "--format", "json", ...options];
    return spawnSync(process.execPath, command, { encoding: "utf8", cwd: folder });
  }

  it("are offered as classes by the JSON files that lie beside the folders, with the options that read them so", () => {
    const folder = masks();
    const told = JSON.parse(evaluated(folder).stdout) as {
      readonly findings: readonly { readonly id: string; readonly option?: string }[];
    };
    const option = told.findings.find(({ id }) => id === "segmentClasses")?.option ?? "";
    assert.match(option, /^--map target:\S*t\.json --map prediction:\S*p\.json --ignore 0$/);
    const { global } = JSON.parse(evaluated(folder, ...option.split(" ")).stdout) as Figures;
    assert.ok(Math.abs((global.macro["iou"] ?? 0) - 2 / 3) < 1e-12);
  });

  it("are classes by the JSON files of both sides, each with ids of its own; what is not a segment is ignored", () => {
    const run = evaluated(masks(), "--ignore", "0", "--map", "target:t.json", "--map", "prediction:p.json");
    assert.equal(run.status, 0, run.stderr);
    const { classes, global } = JSON.parse(run.stdout) as Figures;
    assert.deepEqual(
      classes.map(({ label }) => label),
      [1, 2],
    );
    // By hand: class 1 2/3, class 2 2/3, the last pixel ignored.
    assert.ok(Math.abs((global.macro["iou"] ?? 0) - 2 / 3) < 1e-12);
  });
});
