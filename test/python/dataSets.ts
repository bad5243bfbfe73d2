import type { Choices } from "../../src/core/document/choices";
import type { Label } from "../../src/core/labels/label";
import { bytesOf, npy } from "../../bench/madeNpy";
import { greyPng } from "../support/greyPng";
import { madeTiff } from "../support/madeTiff";
import { palettePng } from "../support/palettePng";

/** Masks on a disk with what the user chose for them; one that is hard on libraries has a name that says why. */
export interface DataSet {
  readonly name: string;
  /** By path below the folder of the set: predictions in `p`, targets in `t`. */
  readonly files: Readonly<Record<string, Buffer>>;
  readonly choices?: Partial<Choices>;
}

/** One row of labels. */
type Row = readonly Label[];

interface Rows {
  readonly target: Row;
  readonly prediction?: Row;
}

function pngs(images: readonly Rows[]): DataSet["files"] {
  return files(images, "png", (row) => greyPng(row.length, 1, row));
}

function files(images: readonly Rows[], extension: string, write: (row: Row) => Buffer): DataSet["files"] {
  return Object.fromEntries(
    images.flatMap(({ target, prediction }, image) => [
      [`t/${image}.${extension}`, write(target)],
      ...(prediction ? [[`p/${image}.${extension}`, write(prediction)] as const] : []),
    ]),
  );
}

/** Classes by their labels, with labels to ignore. */
function listed(labels: readonly Label[], ignore: readonly Label[] = []): Partial<Choices> {
  const classes = labels.map((label) => ({ label, name: `class ${label}`, color: "#808080" }));
  return { classList: { source: "made", classes, ignore: [] }, ignore };
}

/** Three classes, all in every image, of different sizes. */
const WHOLE: readonly Rows[] = [
  { target: [0, 0, 0, 1, 1, 2, 2, 2], prediction: [0, 0, 1, 1, 1, 2, 2, 0] },
  { target: [0, 1, 2], prediction: [0, 1, 2] },
  { target: [0, 0, 1, 1, 2, 2, 2, 2, 1, 1, 0, 0], prediction: [0, 1, 1, 1, 2, 0, 2, 2, 2, 1, 0, 0] },
];

/** Classes come and go; 3 is only predicted, once beside itself in the target of no image. */
const ABSENT: readonly Rows[] = [
  { target: [0, 0, 0, 1, 1, 2], prediction: [0, 0, 1, 1, 3, 3] },
  { target: [0, 0, 0, 0], prediction: [0, 0, 0, 0] },
  { target: [1, 1, 1, 1, 1, 1, 1, 1], prediction: [1, 1, 1, 2, 2, 1, 1, 0] },
  { target: [0, 2, 2], prediction: [1, 1, 1] },
];

const TWO: readonly Rows[] = [
  { target: [0, 0, 0, 1, 1], prediction: [0, 0, 1, 1, 0] },
  { target: [0, 0, 0], prediction: [0, 0, 0] },
  { target: [0, 0, 1, 1], prediction: [0, 0, 0, 0] },
  { target: [0, 0, 0, 0, 0, 0], prediction: [0, 1, 0, 0, 0, 0] },
];

function relabelled(images: readonly Rows[], labels: readonly Label[]): readonly Rows[] {
  const row = (from: Row): Row => from.map((label) => labels[label] ?? label);
  return images.map(({ target, prediction }) => ({
    target: row(target),
    ...(prediction && { prediction: row(prediction) }),
  }));
}

/** The labels of the sets for every metric, average and rule. */
export const LABEL_SETS: readonly DataSet[] = [
  { name: "every class in every image", files: pngs(WHOLE), choices: listed([0, 1, 2]) },
  {
    name: "classes absent from images, only predicted, nowhere",
    files: pngs(ABSENT),
    choices: listed([0, 1, 2, 3, 4]),
  },
  { name: "no class list", files: pngs(ABSENT) },
  {
    name: "one class",
    files: pngs([
      { target: [0, 0], prediction: [0, 0] },
      { target: [0], prediction: [0] },
    ]),
    choices: listed([0]),
  },
  {
    name: "one class, other labels predicted",
    files: pngs([
      { target: [0, 0, 0], prediction: [0, 9, 7] },
      { target: [0], prediction: [0] },
    ]),
    choices: listed([0]),
  },
  {
    name: "no support: only the background is in the targets, and is left out",
    files: pngs([
      { target: [0, 0, 0], prediction: [0, 1, 2] },
      { target: [0], prediction: [0] },
    ]),
    choices: { ...listed([0, 1, 2]), leftOut: [0] },
  },
  {
    name: "all ignored",
    files: pngs([{ target: [255, 255], prediction: [0, 1] }]),
    choices: listed([0, 1], [255]),
  },
  {
    name: "all ignored, no class list",
    files: pngs([{ target: [255, 255], prediction: [0, 1] }]),
    choices: { ignore: [255] },
  },
  {
    name: "an image without a counted pixel",
    files: pngs([...ABSENT, { target: [255, 255], prediction: [0, 1] }]),
    choices: listed([0, 1, 2, 3], [255]),
  },
  {
    name: "one ignore label",
    files: pngs([...WHOLE, { target: [0, 255, 1, 2, 255], prediction: [0, 1, 1, 2, 0] }]),
    choices: listed([0, 1, 2], [255]),
  },
  {
    name: "two ignore labels",
    files: pngs([...WHOLE, { target: [0, 254, 1, 2, 255], prediction: [0, 1, 1, 2, 0] }]),
    choices: listed([0, 1, 2], [254, 255]),
  },
  {
    name: "target labels outside the class list",
    files: pngs([...WHOLE, { target: [0, 7, 1, 2, 8], prediction: [0, 1, 1, 2, 0] }]),
    choices: listed([0, 1, 2]),
  },
  {
    name: "predicted labels outside the class list",
    files: pngs([...WHOLE, { target: [0, 1, 1, 2, 0], prediction: [0, 7, 1, 2, 8] }]),
    choices: listed([0, 1, 2]),
  },
  {
    name: "labels outside the class list on both sides",
    files: pngs([...WHOLE, { target: [0, 7, 1, 2, 8], prediction: [7, 7, 1, 2, 0] }]),
    choices: listed([0, 1, 2]),
  },
  { name: "background left out", files: pngs(ABSENT), choices: { ...listed([0, 1, 2, 3]), leftOut: [0] } },
  {
    name: "background left out, every class everywhere",
    files: pngs(WHOLE),
    choices: { ...listed([0, 1, 2]), leftOut: [0] },
  },
  { name: "a middle class left out", files: pngs(ABSENT), choices: { ...listed([0, 1, 2, 3]), leftOut: [1] } },
  { name: "every class left out", files: pngs(TWO), choices: { ...listed([0, 1]), leftOut: [0, 1] } },
  { name: "two classes", files: pngs(TWO), choices: listed([0, 1]) },
  { name: "two classes, background left out", files: pngs(TWO), choices: { ...listed([0, 1]), leftOut: [0] } },
  { name: "masks of 0 and 255", files: pngs(relabelled(TWO, [0, 255])), choices: listed([0, 255]) },
  {
    name: "the foreground everywhere, background never",
    files: pngs([{ target: [1, 1], prediction: [1, 1] }]),
    choices: listed([0, 1]),
  },
  {
    name: "the background ignored",
    files: pngs(relabelled(ABSENT, [0, 1, 2, 3])),
    choices: listed([1, 2, 3], [0]),
  },
  { name: "labels with gaps", files: pngs(relabelled(ABSENT, [0, 5, 9, 40])), choices: listed([0, 5, 9, 40]) },
  {
    name: "a target without a prediction counts as missed",
    files: pngs([...WHOLE, { target: [0, 1, 1] }]),
    choices: { ...listed([0, 1, 2]), missing: "count" },
  },
  {
    name: "merged classes",
    files: pngs(ABSENT),
    choices: { ...listed([0, 1, 2, 3]), merges: [{ labels: [1, 2], name: "both" }] },
  },
  {
    name: "a class of the targets that is nowhere, one that is only predicted",
    files: pngs([
      { target: [0, 0, 1, 1], prediction: [0, 2, 1, 2] },
      { target: [0, 1], prediction: [0, 1] },
    ]),
    choices: listed([0, 1, 2]),
  },
];

const WORDS = (row: Row): Buffer => npy({ descr: "<i2", shape: [1, row.length], data: bytesOf(Int16Array.from(row)) });

/** Rows of a TIFF of 8 bits: width, height, bits, no compression, black is zero, one sample, rows a strip. */
function tiff(row: Row): Buffer {
  const tags = [
    [256, row.length],
    [257, 1],
    [258, 8],
    [259, 1],
    [262, 1],
    [277, 1],
    [278, 1],
  ].map(([tag = 0, value = 0]) => ({ tag, values: [value] }));
  return madeTiff({ pages: [{ tags, blocks: [Uint8Array.from(row)] }] });
}

const MANY = Array.from({ length: 300 }, (_, label) => label);

/** Files of every kind that a script reads in its own way. */
export const FILE_SETS: readonly DataSet[] = [
  {
    name: "more classes than a byte has, NPY",
    files: files([{ target: MANY, prediction: MANY.map((k) => (k * 7) % 300) }], "npy", WORDS),
    choices: listed(MANY),
  },
  { name: "NPY", files: files(ABSENT, "npy", WORDS), choices: listed([0, 1, 2, 3]) },
  { name: "palettes", files: files(ABSENT, "png", (row) => palettePng(row, "000000ff000000ff000000ff")) },
  { name: "TIFF", files: files(ABSENT, "tif", tiff), choices: listed([0, 1, 2, 3]) },
  {
    name: "scores of one channel",
    files: {
      ...files(
        TWO.map(({ target }) => ({ target })),
        "npy",
        WORDS,
      ),
      ...Object.fromEntries(
        TWO.map(({ prediction = [] }, image) => {
          const scores = Float32Array.from(prediction, (label, pixel) => (label === 1 ? 0.6 : 0.1) + pixel / 100);
          return [`p/${image}.npy`, npy({ descr: "<f4", shape: [1, scores.length], data: bytesOf(scores) })];
        }),
      ),
    },
    choices: { threshold: 0.62 },
  },
  {
    name: "several masks of one image",
    files: {
      "p/x.png": greyPng(6, 1, [0, 1, 1, 2, 0, 1]),
      "t/x_car.png": greyPng(6, 1, [0, 255, 255, 0, 0, 255]),
      "t/x_road.png": greyPng(6, 1, [0, 0, 0, 255, 255, 255]),
    },
    choices: { files: { severalMasks: "labels" } },
  },
  {
    name: "predictions of another size",
    files: { "t/a.png": greyPng(5, 1, [0, 0, 1, 1, 1]), "p/a.png": greyPng(3, 1, [0, 0, 1]) },
    choices: { files: { resize: "nearest" } },
  },
];
