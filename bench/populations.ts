import { DEFAULT_CHOICES } from "../src/core/document/choices";
import { evaluate, type Evaluation } from "../src/core/counting/evaluation";
import { imageCounts } from "../src/core/labels/counts";
import type { MaskFacts } from "../src/core/labels/labelMap";
import type { ImageEntry, Report } from "../src/core/document/report";

/** How the regions of the classes of a population are made. */
export interface PopulationKind {
  readonly name: string;
  readonly classes: number;
  /** Share of the images that hold the last class; the first is in all, the others between. */
  readonly rarest: number;
  /** Standard deviation of the logarithm of the sizes of regions; 0: all alike. */
  readonly sizes: number;
  /** How much better larger regions are done, in logits a unit of the logarithm of the size. */
  readonly better: number;
}

export const POPULATIONS: readonly PopulationKind[] = [
  { name: "regions of one size", classes: 4, rarest: 0.4, sizes: 0, better: 0 },
  { name: "heavy-tailed sizes", classes: 4, rarest: 0.4, sizes: 1.5, better: 0 },
  { name: "heavy-tailed sizes, larger regions done better", classes: 4, rarest: 0.4, sizes: 1.5, better: 0.35 },
  {
    name: "heavy-tailed sizes, larger regions done better, rare classes",
    classes: 6,
    rarest: 0.1,
    sizes: 1.5,
    better: 0.35,
  },
];

/** Pixels of each class in each image, one against the rest. */
export interface Cells {
  readonly cells: readonly (readonly { readonly tp: number; readonly fn: number; readonly fp: number }[])[];
}

const IMAGES = 4000;

export function madePopulation({ classes, rarest, sizes, better }: PopulationKind, next: () => number): Cells {
  const qualities = Array.from({ length: classes }, () => 2.2 * next());
  const cells = Array.from({ length: IMAGES }, () => {
    const [scale, ease] = [normal(next), 0.6 * normal(next)];
    return qualities.map((quality, column) => {
      if (next() >= 1 - ((1 - rarest) * column) / Math.max(1, classes - 1)) return { tp: 0, fn: 0, fp: 0 };
      const size = sizes * (0.5 * scale + Math.sqrt(0.75) * normal(next));
      const pixels = Math.ceil(Math.exp(6 + size));
      const tp = Math.round(pixels / (1 + Math.exp(-(quality + ease + 0.8 * normal(next) + better * size))));
      return { tp, fn: pixels - tp, fp: Math.round((pixels * next()) / 4) };
    });
  });
  return { cells };
}

/** Images drawn from a population, with replacement. */
export function sampled({ cells }: Cells, images: number, next: () => number): Cells {
  return { cells: Array.from({ length: images }, () => cells[Math.floor(next() * cells.length)] ?? []) };
}

const FACTS: MaskFacts = { format: "PNG", kind: "grey", bits: 8 };

/** The evaluation of a report with these counts; errors are taken for, or made of, a background out of the mean. */
export function evaluationOfCells({ cells }: Cells): Evaluation {
  const report = reportOfCells({ cells });
  return evaluate(report, report.choices);
}

/** Class `k` of the cells is label `k + 1`; label 0, the background, is left out of the mean. */
export function reportOfCells({ cells }: Cells, nameOf: (image: number) => string = String): Report {
  const images = cells.map((row, image): ImageEntry => {
    const rows = row.flatMap(({ tp, fn, fp }, column) => [
      { target: column + 1, prediction: column + 1, pixels: tp },
      { target: column + 1, prediction: 0, pixels: fn },
      { target: 0, prediction: column + 1, pixels: fp },
    ]);
    const file = { path: `${nameOf(image)}.png`, facts: FACTS };
    const counts = imageCounts([{ target: 0, prediction: 0, pixels: 1 }, ...rows.filter(({ pixels }) => pixels > 0)]);
    return { name: nameOf(image), width: 1000, height: 1000, target: file, prediction: file, counts };
  });
  return {
    schema: 1,
    folders: { prediction: "predictions", target: "targets" },
    pairing: { rule: "same relative path", pairs: images.length, targetsOnly: [], predictionsOnly: [] },
    images,
    problems: [],
    choices: { ...DEFAULT_CHOICES, leftOut: [0] },
    state: "complete",
  };
}

/** Source: G. Box and M. Muller, "A note on the generation of random normal deviates", Ann. Math. Statist. 29 (1958). */
export function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
