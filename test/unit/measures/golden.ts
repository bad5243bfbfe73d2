import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Spacing } from "../../../src/core/shapes/spacing";
import type { ClassPair, ImagePair } from "../../../src/measures/classPair";
import { ROOT } from "../../support/root";

type SetName = "fixtures" | "blobs" | "cells" | "volumes";

/** A figure as a library gave it; "NaN", "Infinity", "None" and "ERROR" stand as strings, null where it does not exist. */
export type Given = number | string | null;

export interface GoldenImage {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly depth?: number;
  readonly classes: number;
  /** The ignored label, where the target holds it. */
  readonly ignore?: number;
  /** By array axis: slices of a volume, rows, columns. */
  readonly spacing?: readonly number[];
  /** Runs: `label` or `labelxlength`. */
  readonly target: string;
  readonly prediction: string;
}

export interface GoldenObjects {
  readonly target: GoldenSide;
  readonly prediction: GoldenSide;
  /** [target, prediction, pixels], numbered from 1 in the class. */
  readonly overlaps: readonly (readonly [number, number, number])[];
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly sq: Given;
  readonly pq: Given;
  readonly found: number;
  readonly hit: number;
  readonly half: number;
}

interface GoldenSide {
  readonly areas: readonly number[];
  /** [top, left, bottom, right], stops exclusive. */
  readonly boxes: readonly (readonly number[])[];
}

export interface GoldenBin {
  readonly targets: number;
  readonly found_any: number;
  readonly found_iou_over_half: number;
  readonly tp: number;
  readonly fn: number;
  readonly fp: number;
  readonly binned_iou: Given;
}

interface GoldenSizeBins {
  readonly bounds: readonly [number, number];
  readonly bins: Readonly<Record<"small" | "medium" | "large", GoldenBin>>;
}

export interface GoldenSet {
  readonly images: readonly GoldenImage[];
  /** By variant, class and figure: a list in the order of the images. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly Given[]>>>>>>;
  /** By class, connectivity and image. */
  readonly objects: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, GoldenObjects>>>>>>;
  readonly sizeBins?: Readonly<Record<string, Readonly<Record<string, GoldenSizeBins>>>>;
  readonly set: Readonly<Record<string, unknown>>;
}

export function goldenSet(name: SetName): GoldenSet {
  return JSON.parse(readFileSync(join(ROOT, "test/fixtures/measures", `${name}.json`), "utf8")) as GoldenSet;
}

/** Figures that the file of a set does not have, likewise by variant, class and name. */
export function goldenLeaves(name: SetName): GoldenSet["figures"] {
  const leaves = JSON.parse(readFileSync(join(ROOT, "test/fixtures/measures/leaves.json"), "utf8")) as Readonly<
    Record<SetName, Pick<GoldenSet, "figures">>
  >;
  return leaves[name].figures;
}

export const GOLDEN_SETS: readonly (readonly [name: SetName, set: GoldenSet])[] = (
  ["fixtures", "blobs", "cells"] as const
).map((name) => [name, goldenSet(name)]);

/** The labels of a mask, row by row. */
export function goldenLabels(runs: string): readonly number[] {
  return runs.split(" ").flatMap((run) => {
    const [label = NaN, length = 1] = run.split("x").map(Number);
    return new Array<number>(length).fill(label);
  });
}

/** Whether ignored pixels are marked as such, or belong to no class. */
export type Void = "ignored" | "none";

export function pairOf(image: GoldenImage, ignored: Void): ClassPair {
  const { width, height, classes, depth = 1 } = image;
  const plane = (runs: string, mark: number): Uint8Array => {
    const values = goldenLabels(runs).map((label) =>
      label === image.ignore ? mark : label < classes ? label : classes,
    );
    assert.equal(values.length, width * height * depth);
    return Uint8Array.from(values);
  };
  return {
    target: plane(image.target, ignored === "ignored" ? classes + 1 : classes),
    prediction: plane(image.prediction, classes),
    width,
    height,
    depth,
    classes,
  };
}

/** The same of a set without volumes. */
export function imagePairOf(image: GoldenImage, ignored: Void): ImagePair {
  assert.equal(image.depth, undefined);
  return { ...pairOf(image, ignored), depth: 1 };
}

export function spacingOf({ spacing }: GoldenImage): Spacing {
  return { x: spacing?.at(-1) ?? 1, y: spacing?.at(-2) ?? 1, z: spacing?.at(-3) ?? 1 };
}

/** Calls back for every figure of a variant that exists: with the image, its place, the class and what the library gave. */
export function eachGiven(
  set: GoldenSet,
  variant: string,
  figure: string,
  visit: (given: number | string, image: GoldenImage, classIndex: number) => void,
): number {
  let met = 0;
  for (const [className, figures] of Object.entries(set.figures[variant] ?? {})) {
    figures[figure]?.forEach((given, index) => {
      const image = set.images[index];
      if (given === null || !image) return;
      met++;
      visit(given, image, Number(className));
    });
  }
  return met;
}

/** Holds a figure to what a library gave; where that is not a number, to the value named for it. */
export function assertClose(ours: number | undefined, given: number, tolerance: number, message: string): void {
  assert.ok(
    ours !== undefined && Math.abs(ours - given) <= tolerance * Math.max(1, Math.abs(given)),
    `${message}: ${String(ours)}, not ${given}`,
  );
}
