import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ClassList } from "../../../../src/core/document/classList";
import type { ImageEntry, Report } from "../../../../src/core/document/report";
import { NO_PREDICTION, type Label } from "../../../../src/core/labels/label";
import type { MaskFacts, ScoreFacts } from "../../../../src/core/labels/labelMap";
import { entry, reportOf, type Row } from "./entries";
import { random, type Random } from "./scenes";

/** A way in which masks of a side are written: what stands in the file for class k, and what the file says of itself. */
interface Coding {
  readonly label: (k: number) => Label;
  readonly facts: MaskFacts;
}

const PALETTE = "000000ff000000ff000000ffffff00ff00ff00ffff800000";
const OTHER_PALETTE = "0000000000ffff000000ff00ff00ffffff00800000008080";
const GREYS = Array.from({ length: 256 }, (_, grey) => (grey * 0x10101).toString(16).padStart(6, "0")).join("");
const COLOURS = [0x000000, 0xff0000, 0x00ff00, 0x0000ff, 0xffff00, 0xff00ff, 0x00ffff, 0x800000];

function grey(label: (k: number) => Label, more: Partial<MaskFacts> = {}): Coding {
  return { label, facts: { format: "PNG", kind: "grey", bits: 8, ...more } };
}

function scored(scores: ScoreFacts): MaskFacts {
  return { format: "NPY", kind: "grey", bits: 32, scores };
}

const CODINGS: readonly Coding[] = [
  grey((k) => k),
  grey((k) => k),
  grey((k) => k + 1),
  grey((k) => k - 1),
  grey((k) => (k === 0 ? 0 : 255)),
  grey((k) => (k === 0 ? 255 : 0)),
  grey((k) => (k === 0 ? 0 : 1), { bits: 1 }),
  grey((k) => k * 50),
  grey((k) => (k === 0 ? 255 : k - 1)),
  grey((k) => [7, 8, 11, 12, 13, 17, 19, 20][k] ?? 0),
  grey((k) => k * 1000 + (k % 3), { bits: 16 }),
  grey((k) => k, { format: "TIFF", bits: 16, nodata: 255 }),
  { label: (k) => k, facts: { format: "PNG", kind: "palette", bits: 8, palette: PALETTE } },
  { label: (k) => k, facts: { format: "PNG", kind: "palette", bits: 8, palette: OTHER_PALETTE } },
  { label: (k) => k, facts: { format: "PNG", kind: "palette", bits: 8, palette: GREYS } },
  { label: (k) => COLOURS[k] ?? 0, facts: { format: "PNG", kind: "colour", bits: 8 } },
  { label: (k) => k * 0x10101, facts: { format: "PNG", kind: "colour", bits: 8 } },
  { label: (k) => (k === 0 ? 20 : 220), facts: scored({ kind: "levels" }) },
  { label: (k) => k, facts: scored({ kind: "argmax", channels: 8, sumToOne: true }) },
  { label: (k) => k, facts: scored({ kind: "independent", channels: 7 }) },
];

function list(labels: readonly Label[], more: Partial<ClassList> = {}): ClassList {
  return {
    source: "classes.txt",
    classes: labels.map((label, index) => ({
      label,
      name: index === 0 ? "background" : `class ${label}`,
      color: `#${(COLOURS[index] ?? 0).toString(16).padStart(6, "0")}`,
    })),
    ignore: [],
    ...more,
  };
}

const CHOICES: readonly Partial<Choices>[] = [
  {},
  {},
  {},
  { ignore: [255] },
  { ignore: [0] },
  { ignore: [1, 255] },
  { missing: "count" },
  { leftOut: [0] },
  { classList: list([0, 1, 2]) },
  { classList: list([0, 1, 2, 3, 4, 5, 6, 7]) },
  { classList: list([1, 2, 3], { ignore: [0] }) },
  { classList: list([0, 1, 2, 3], { ignore: [255], found: true }) },
  { relabelling: { prediction: [{ kind: "shift", by: 1 }], target: [] } },
  { relabelling: { prediction: [], target: [{ kind: "reduceZero" }] } },
  { merges: [{ labels: [1, 2], name: "both" }] },
  { threshold: 0.7 },
  { palettes: "colours" },
  { palettes: "indices" },
];

/** A report as data sets and their mishaps give it, with choices; the same for a seed. */
export function madeScene(seed: number): { readonly report: Report; readonly choices: Choices } {
  const chance = random(seed);
  const one = <Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item => {
    const item = items[chance.below(items.length)];
    if (item === undefined) throw new RangeError("There is nothing to choose from");
    return item;
  };
  const target = one(CODINGS);
  const prediction = chance.below(2) === 0 ? target : one(CODINGS);
  const scene: Scene = {
    chance,
    classes: one([2, 2, 3, 4, 8]),
    right: one([0.02, 0.3, 0.6, 0.9, 0.99, 1]),
    target,
    prediction,
    mishap: one(MISHAPS),
  };
  const images = Array.from({ length: one([1, 2, 5, 12]) }, (_, index) => image(scene, index));
  const choices = { ...DEFAULT_CHOICES, ...one(CHOICES) };
  const report = reportOf(images, choices);
  const some = <Item>(items: readonly Item[]): readonly Item[] => items.filter(() => chance.below(3) === 0);
  const lists = some(LISTS);
  return {
    report: {
      ...report,
      ...one(FOLDERS),
      problems: some(PROBLEMS),
      pairing: some(PAIRINGS).reduce<Report["pairing"]>((pairing, part) => ({ ...pairing, ...part }), report.pairing),
      ...(chance.below(2) === 0 && {
        foundLists: {
          lists,
          unread: some([{ file: "labels.txt", message: "It is damaged." }]),
          skipped: chance.below(3),
        },
      }),
    },
    choices,
  };
}

const FOLDERS: readonly Partial<Report>[] = [
  {},
  {},
  {},
  { folders: { prediction: "/data/gt", target: "/data/predictions" } },
  { folders: { prediction: "/data/x", target: "/data/x" } },
  { folders: { prediction: "/data/results", target: "/data/outputs" } },
];

const PROBLEMS: Report["problems"] = [
  { kind: "unreadable", file: "broken.png", message: "It is cut short." },
  { kind: "size-mismatch", file: "wide.png", message: "It is 3 x 1, its target 2 x 1." },
  { kind: "target-only", file: "lonely.png", message: "It has no prediction." },
];

const PAIRINGS: readonly Partial<Report["pairing"]>[] = [
  { targetsOnly: ["lonely.png", "c/lonely.png"] },
  { predictionsOnly: ["stray.png"] },
  { ambiguous: [{ side: "target", file: "x.png", candidates: ["x.png", "x.npy"] }] },
  { offer: { kind: "letterCase", message: "3 pairs instead of 1.", pairs: 3 } },
  {
    variants: [
      {
        side: "target",
        chosen: "labelIds",
        by: "names",
        why: "Told by the names.",
        kinds: [
          { name: "labelIds", files: 5 },
          { name: "color", files: 4 },
        ],
      },
    ],
  },
  {
    several: {
      side: "target",
      kind: "classes",
      images: 3,
      paired: 2,
      files: 7,
      example: { file: "x.png", parts: ["x_cat.png", "x_dog.png"] },
      classes: [
        { name: "cat", label: 1 },
        { name: "dog", label: 2 },
      ],
    },
  },
  {
    several: {
      side: "prediction",
      kind: "numbers",
      images: 2,
      paired: 0,
      files: 4,
      example: { file: "x.png", parts: ["x_0.png", "x_1.png"] },
    },
  },
  { skipped: [{ side: "target", kind: "NIfTI volume", files: 3 }] },
];

const LISTS: readonly ClassList[] = [
  list([0, 1]),
  list([0, 1, 2, 3], { source: "four.txt" }),
  list([1, 2, 3], { source: "fromOne.txt" }),
  list([0, 1, 2, 3, 4, 5, 6, 7], { source: "eight.txt", ignore: [255] }),
  list([0, 1, 2, 3, 4, 5, 6, 7, 50, 77, 99], { source: "many.txt" }),
  {
    source: "colours.txt",
    classes: COLOURS.map((color, label) => ({
      label,
      name: `c${label}`,
      color: `#${color.toString(16).padStart(6, "0")}`,
    })),
    ignore: [],
  },
];

const MISHAPS = [
  "none",
  "none",
  "none",
  "permuted",
  "empty",
  "ignored",
  "rare",
  "oneImageOff",
  "missing",
  "resized",
  "exchanged",
  "edges",
] as const;

interface Scene {
  readonly chance: Random;
  readonly classes: number;
  /** So much of the pixels is predicted as it is. */
  readonly right: number;
  readonly target: Coding;
  readonly prediction: Coding;
  readonly mishap: (typeof MISHAPS)[number];
}

function image({ chance, classes, right, target, prediction, mishap }: Scene, index: number): ImageEntry {
  const off = mishap === "oneImageOff" && index === 0;
  const predicted = (k: number): Label =>
    prediction.label(mishap === "permuted" || off ? (k + 1) % classes : mishap === "empty" ? 0 : k);
  const rows = Array.from({ length: classes }, (_, k) => k).flatMap((k): readonly Row[] => {
    if (k > 0 && chance.below(3) === 0) return [];
    const size = k === 0 ? 1000 + chance.below(4000) : 20 + chance.below(800);
    const kept = Math.round(right * size);
    const wrong = chance.below(classes);
    return [
      [target.label(k), predicted(k), kept],
      [target.label(k), predicted(wrong), size - kept],
    ];
  });
  const more: readonly Row[] = [
    ...(mishap === "ignored" ? [[255, predicted(0), 300 + chance.below(6000)] as const] : []),
    ...(mishap === "rare"
      ? [[target.label(0), 77, 1 + chance.below(20)] as const, [99, predicted(0), 1] as const]
      : []),
    ...(mishap === "edges" ? [[target.label(1) - 3, predicted(1), 4] as const] : []),
  ];
  const name = `${index % 2 === 0 ? "a" : "b"}/${String(index).padStart(2, "0")}`;
  const all = [...rows, ...more].filter(([, , pixels]) => pixels > 0);
  const exchanged = mishap === "exchanged" ? all.map(([t, p, pixels]): Row => [p, t, pixels]) : all;
  const lacks = mishap === "missing" && index % 3 === 1;
  const counted = lacks ? exchanged.map(([t, , pixels]): Row => [t, NO_PREDICTION, pixels]) : exchanged;
  const { prediction: made, ...alone } = entry(counted, { name, target: target.facts, prediction: prediction.facts });
  if (lacks || !made) return alone;
  return {
    ...alone,
    prediction: { ...made, ...(mishap === "resized" && index === 0 && { resizedFrom: { width: 7, height: 1 } }) },
  };
}
