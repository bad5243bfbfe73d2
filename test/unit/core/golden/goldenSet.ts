import { readFileSync } from "node:fs";
import { join } from "node:path";
import { emptyCells } from "../../../../src/core/counting/cells";
import { confusionTable } from "../../../../src/core/counting/confusion";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import type { Evaluation } from "../../../../src/core/counting/evaluation";
import type { Policy } from "../../../../src/core/metrics/policy";
import { ROOT } from "../../../support/root";
import { markRead } from "./readLeaves";

/** A figure as the golden files write it. */
export type Golden =
  number | "NaN" | "Infinity" | "-Infinity" | "ERROR" | readonly Golden[] | { readonly [key: string]: Golden };

interface Table {
  readonly tp: readonly (readonly number[])[];
  readonly fp: readonly (readonly number[])[];
  readonly fn: readonly (readonly number[])[];
}

export interface GoldenSet {
  readonly set: string;
  readonly num_classes: number;
  readonly class_values: readonly number[];
  readonly images: {
    readonly name: readonly string[];
    readonly width: readonly number[];
    readonly height: readonly number[];
    readonly valid_pixels: readonly number[];
  };
  readonly counts: { readonly per_image: Table; readonly total: Readonly<Record<string, readonly number[]>> };
  readonly confusion_matrix: { readonly matrix: readonly (readonly number[])[] };
  /** What the blog post prints; of `seed` alone. */
  readonly post_figures?: Golden;
  readonly libraries: Golden;
  readonly libraries_float32: Golden;
}

export const GOLDEN_SETS = [
  "absent_in_both",
  "absent_in_prediction",
  "absent_in_target",
  "binary_0_255",
  "encodings",
  "ignore255",
  "mixed_sizes",
  "one_pixel",
  "seed",
].map((name) => JSON.parse(readFileSync(join(ROOT, "test/fixtures/golden", `${name}.json`), "utf8")) as GoldenSet);

/** The evaluation that the set's counts give under a policy. */
export function goldenEvaluation(
  golden: GoldenSet,
  policy: Policy,
  options?: { readonly withoutClass: number },
): Evaluation {
  const { per_image: table } = golden.counts;
  const images = golden.images.name.length;
  const size = golden.num_classes;
  const cells = emptyCells(images, size);
  for (const key of ["tp", "fp", "fn"] as const) cells[key].set(table[key].flat());
  cells.pixels.set(golden.images.valid_pixels);
  const indices = golden.class_values.map((_, k) => k);
  return {
    choices: { ...DEFAULT_CHOICES, ...policy },
    images: [],
    table: {
      classes: golden.class_values.map((label) => ({ label, name: String(label), color: "#000000" })),
      ignore: [],
      targetClass: (label) => golden.class_values.indexOf(label),
      predictionClass: (label) => golden.class_values.indexOf(label),
    },
    classSet: indices.filter((k) => k !== options?.withoutClass),
    imageSet: golden.images.valid_pixels.flatMap((pixels, image) => (pixels > 0 ? [image] : [])),
    cells,
    confusion: {
      ...confusionTable(
        size,
        golden.confusion_matrix.matrix.flatMap((row, target) =>
          row.map((pixels, prediction) => ({ target, prediction, pixels })),
        ),
      ),
      other: new Float64Array(size),
      ignored: 0,
      ignoredAs: new Float64Array(size + 1),
      unlisted: 0,
    },
  };
}

/** The value under a path of keys, noted as read; undefined where the file has none (the library has no such call). */
export function goldenAt(root: Golden, ...path: readonly string[]): Golden | undefined {
  let value: Golden | undefined = root;
  let parent: Readonly<Record<string, Golden>> | undefined;
  for (const key of path) {
    if (typeof value !== "object" || Array.isArray(value)) return undefined;
    parent = value as Readonly<Record<string, Golden>>;
    value = parent[key];
  }
  const last = path.at(-1);
  if (parent && last !== undefined) markRead(parent, last);
  return value;
}

/** Both precisions of a set with the tolerance that each allows. */
export function precisions(
  golden: GoldenSet,
): readonly { readonly libraries: Golden; readonly tolerance: number; readonly of: string }[] {
  return [
    { libraries: golden.libraries, tolerance: 1e-12, of: "float64" },
    { libraries: golden.libraries_float32, tolerance: 2e-6, of: "float32" },
  ];
}

/** The entries of a list per image whose image has a counted pixel: the others enter no mean with us. */
export function ofCountedImages({ images }: GoldenSet, list: Golden | undefined): Golden | undefined {
  return Array.isArray(list)
    ? (list as readonly Golden[]).filter((_, image) => images.valid_pixels[image] !== 0)
    : list;
}
