import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readReport } from "../../src/core/report/reportDocument";
import { greyPng } from "../support/greyPng";
import { madeNiftiGz } from "../support/madeNifti";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

/** BraTS: whole tumour, tumour core, enhancing tumour; 9 is ignored. */
const REGIONS = { WT: [1, 2, 3], TC: [1, 3], ET: [3] } as const;
const DATASET = {
  channel_names: { "0": "T1" },
  labels: { background: 0, ...REGIONS, ET: 3, ignore: 9 },
  regions_class_order: [2, 1, 3],
  numTraining: 3,
  file_ending: ".nii.gz",
};
const GROUPS = [
  "!SegmentationClassGroups",
  "groups:",
  ...Object.entries(REGIONS).flatMap(([name, labels]) => [
    `  ${name}: !LabelMergeGroup`,
    "    single_instance: false",
    `    value_labels: [${labels.join(", ")}]`,
  ]),
].join("\n");

type Size = readonly [width: number, height: number, depth: number];

/** Nested ellipsoids: 2 around 1 around 3, drawn about a place. */
function tumour(
  [width, height, depth]: Size,
  middle: readonly number[],
  radii: Readonly<Record<number, number>>,
): number[] {
  return Array.from({ length: width * height * depth }, (_, voxel) => {
    const at = [voxel % width, Math.floor(voxel / width) % height, Math.floor(voxel / (width * height))];
    const far = Math.hypot(...at.map((place, axis) => (depth === 1 && axis === 2 ? 0 : place - (middle[axis] ?? 0))));
    return [3, 1, 2].find((label) => far < (radii[label] ?? 0)) ?? 0;
  });
}

/** Three cases: one as usual, one without enhancing tumour, one with nothing on either side but an ignored corner. */
function pairs(size: Size): readonly { readonly target: readonly number[]; readonly prediction: readonly number[] }[] {
  const middle = size.map((length) => length / 2);
  const usual = {
    target: tumour(size, middle, { 2: 6, 1: 4.2, 3: 2.3 }),
    prediction: tumour(size, middle.map((place) => place + 0.7), { 2: 5.5, 1: 4.4, 3: 2.1 }), // prettier-ignore
  };
  usual.target.fill(9, 0, size[0]);
  usual.prediction.splice(size[0] + 1, 3, 3, 1, 2);
  // On ignored pixels.
  usual.prediction.splice(1, 3, 3, 1, 2);
  const none = new Array<number>(size[0] * size[1] * size[2]).fill(0);
  return [
    usual,
    {
      target: tumour(size, middle, { 2: 5, 1: 3 }),
      prediction: tumour(size, middle.map((place) => place - 0.6), { 2: 5.2, 1: 2.5 }), // prettier-ignore
    },
    { target: none, prediction: none },
  ];
}

const VOLUME: Size = [14, 13, 12];
const IMAGE: Size = [16, 15, 1];
const volume = (labels: readonly number[]): Buffer =>
  madeNiftiGz({ size: [...VOLUME], numbers: labels, spacing: [1, 1, 1, 2.5] });
const image = (labels: readonly number[]): Buffer => greyPng(IMAGE[0], IMAGE[1], labels);

/** Both folders, each mask as `read` makes its labels. */
function masks(
  {
    size,
    file,
    ending,
  }: { readonly size: Size; readonly file: (labels: readonly number[]) => Buffer; readonly ending: string },
  read: (label: number) => number = (label) => label,
): Readonly<Record<string, Buffer>> {
  return Object.fromEntries(
    pairs(size).flatMap(({ target, prediction }, index) => [
      [`data/labelsTr/BraTS-GLI-${index}0000-000-seg${ending}`, file(target.map(read))],
      [`p/BraTS-GLI-${index}0000-000${ending}`, file(prediction.map(read))],
    ]),
  );
}

const VOLUMES = { size: VOLUME, file: volume, ending: ".nii.gz" };
const IMAGES = { size: IMAGE, file: image, ending: ".png" };

interface Shown {
  readonly classes: readonly { readonly name: string; readonly labels?: readonly number[] }[];
  readonly choices: { readonly ignore: readonly number[]; readonly regions?: unknown };
  readonly measured: Readonly<Record<string, unknown>>;
  readonly images: readonly {
    readonly tp: readonly number[];
    readonly fp: readonly number[];
    readonly figures: Readonly<Record<string, readonly unknown[]>>;
  }[];
  readonly global: {
    readonly none: Readonly<Record<string, readonly unknown[]>>;
    readonly micro: Readonly<Record<string, unknown>>;
  };
}

function cli(cwd: string, command: string, ...options: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), command, ...options], {
    encoding: "utf8",
    cwd,
    maxBuffer: 2 ** 28,
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

function evaluated(cwd: string, ...options: readonly string[]): Shown {
  return JSON.parse(cli(cwd, "evaluate", "p", "data/labelsTr", "--format", "json", "--quiet", ...options)) as Shown;
}

describe("regions that a file beside the targets names", () => {
  for (const [name, beside, regionsIgnored] of [
    ["nnU-Net's dataset.json", { "data/dataset.json": JSON.stringify(DATASET) }, [9]],
    ["panoptica's groups", { "data/groups.yaml": GROUPS }, []],
  ] as const) {
    it(`stand for the classes with no option: ${name}`, () => {
      const cwd = temporaryFolder({ ...masks(VOLUMES, (label) => (label === 9 && regionsIgnored.length === 0 ? 0 : label)), ...beside }); // prettier-ignore
      const { classes, choices, images, global } = evaluated(cwd);
      assert.deepEqual(
        classes.slice(0, 3).map((of) => [of.name, of.labels]),
        [
          ["WT", [1, 2, 3]],
          ["TC", [1, 3]],
          ["ET", [3]],
        ],
      );
      assert.deepEqual(choices.ignore, regionsIgnored);
      const [usual] = pairs(VOLUME);
      Object.values(REGIONS).forEach((labels: readonly number[], region) => {
        const common = usual?.target.filter((label, voxel) => labels.includes(label) && labels.includes(usual.prediction[voxel] ?? 0)); // prettier-ignore
        assert.equal(images[0]?.tp[region], common?.length, String(region));
      });
      assert.equal(global.micro["dice"], null);
      // Chosen away, the labels themselves are the classes.
      assert.deepEqual(
        evaluated(cwd, "--region", "none").classes.map((of) => of.name),
        ["background", "1", "2", "ET"],
      );
      assert.equal(
        evaluated(cwd, "--region", "all=1,2,3").classes.some((of) => of.name === "all"),
        true,
      );
    }).timeout(60_000);
  }

  it("are kept in a saved report with the list, and in shards that are merged", () => {
    const cwd = temporaryFolder({ ...masks(VOLUMES), "data/dataset.json": JSON.stringify(DATASET) });
    cli(cwd, "evaluate", "p", "data/labelsTr", "--quiet", "--output", "all.maskeval.json");
    for (const shard of ["1/2", "2/2"])
      cli(cwd, "evaluate", "p", "data/labelsTr", "--quiet", "--shard", shard, "--output", `${shard[0]}.maskeval.json`);
    cli(cwd, "merge", "1.maskeval.json", "2.maskeval.json", "--output", "both.maskeval.json");
    const [whole, both] = ["all", "both"].map((name) =>
      readReport(readFileSync(join(cwd, `${name}.maskeval.json`), "utf8")),
    );
    assert.ok(whole?.ok && both?.ok);
    assert.deepEqual(
      whole.report.choices.classList?.regions?.map(({ name }) => name),
      ["WT", "TC", "ET"],
    );
    assert.deepEqual(both.report, whole.report);
  }).timeout(60_000);
});

describe("shapes of regions that overlap", () => {
  for (const [kind, set] of [
    ["volumes", VOLUMES],
    ["images", IMAGES],
  ] as const) {
    it(`are those of each region by itself, as if it were the only class of the ${kind}`, () => {
      const cwd = temporaryFolder({ ...masks(set), "data/dataset.json": JSON.stringify(DATASET) });
      const all = evaluated(cwd, "--measure", "all");
      let compared = 0;
      Object.values(REGIONS).forEach((labels: readonly number[], region) => {
        const one = evaluated(
          temporaryFolder({
            ...masks(set, (label) => (label === 9 ? 9 : Number(labels.includes(label)))),
            "data/dataset.json": JSON.stringify({ ...DATASET, labels: { background: 0, it: 1, ignore: 9 } }),
          }),
          ...["--measure", "all"],
        );
        all.images.forEach(({ figures }, index) => {
          for (const [id, values] of Object.entries(figures)) {
            const alone = one.images[index]?.figures[id]?.[1];
            assert.deepEqual(values[region], alone, `${id} of region ${region} in case ${index}`);
            if (typeof alone === "number") compared++;
          }
        });
        for (const [id, values] of Object.entries(all.global.none))
          assert.deepEqual(values[region], one.global.none[id]?.[1], `${id} of region ${region}`);
      });
      // Some 17 figures of each of the 5 that are on one side at least.
      assert.ok(compared >= 80, `${compared} figures`);
    }).timeout(60_000);
  }

  it("are saved with the labels of their regions, and stale under others", () => {
    const cwd = temporaryFolder({ ...masks(VOLUMES), "data/dataset.json": JSON.stringify(DATASET) });
    cli(cwd, "evaluate", "p", "data/labelsTr", "--quiet", "--measure", "surface", "--output", "x.maskeval.json");
    const read = readReport(readFileSync(join(cwd, "x.maskeval.json"), "utf8"));
    assert.ok(read.ok);
    assert.deepEqual(read.report.measured?.regions, [[1, 2, 3], [1, 3], [3]]);
    const shown = (...options: readonly string[]) =>
      JSON.parse(cli(cwd, "show", "x.maskeval.json", "--format", "json", ...options)) as Shown;
    assert.equal(typeof shown().images[0]?.figures["hd95"]?.[0], "number");
    const other = shown("--region", "WT=1,2", "--region", "TC=1");
    assert.deepEqual([Object.keys(other.images[0]?.figures ?? {}), "stale" in other.measured], [[], true]);
  });
});
