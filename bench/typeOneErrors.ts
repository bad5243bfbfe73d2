import { compareReports } from "../src/core/compare/compareReports";
import type { Choices } from "../src/core/document/choices";
import { IOU } from "../src/core/metrics/metrics";
import { normal, reportOfCells, type Cells } from "./populations";
import { random } from "./random";

const PAIRS_OF_RUNS = 200;
const PATIENTS = 20;
const SLICES = 15;
const SWAPS = 199;

/** How often tests find a difference between two runs that are equally good over all patients, each better for some. */
export function typeOneErrors(): readonly string[] {
  const groupings: readonly (readonly [string, Choices["groups"]])[] = [
    ["images by themselves", undefined],
    ["groups by folder", { kind: "folder" }],
  ];
  return [
    `Two equally good runs over ${PATIENTS} patients of ${SLICES} slices each, ${PAIRS_OF_RUNS} times: share with p < 0.05, and of 95 % intervals that do not hold 0.`,
    "",
    "| swapped and drawn | sign-swap test, macro | sign-swap test, image first | Wilcoxon | interval, macro |",
    "|---|---|---|---|---|",
    ...groupings.map(
      ([name, groups]) =>
        `| ${name} | ${shares(groups)
          .map((share) => share.toFixed(3))
          .join(" | ")} |`,
    ),
  ];
}

function shares(groups: Choices["groups"]): readonly number[] {
  const found = [0, 0, 0, 0];
  for (let seed = 1; seed <= PAIRS_OF_RUNS; seed++) {
    const next = random(seed);
    const [a, b] = equalRuns(next).map((cells) =>
      reportOfCells(cells, (image) => `patient ${Math.floor(image / SLICES)}/${image}`),
    );
    if (!a || !b) continue;
    const outcome = compareReports({ ...a, choices: { ...a.choices, groups } }, b, {
      draws: SWAPS,
      seed,
      confidence: 0.95,
      metric: IOU,
    });
    if (!outcome.ok) throw new Error(outcome.message);
    const { averages, overImages } = outcome.comparison;
    const { interval } = averages.macro;
    const outcomes = [
      (averages.macro.signSwap.p ?? 1) < 0.05,
      (averages["macro-imagewise"].signSwap.p ?? 1) < 0.05,
      overImages.wilcoxon.p < 0.05,
      interval !== undefined && (interval.low > 0 || interval.high < 0),
    ];
    outcomes.forEach((is, index) => {
      if (is) found[index] = (found[index] ?? 0) + 1;
    });
  }
  return found.map((count) => count / PAIRS_OF_RUNS);
}

/** Two classes; what one run does better than the other for a patient, it does in most of the patient's slices. */
function equalRuns(next: () => number): readonly [Cells, Cells] {
  const patients = Array.from({ length: PATIENTS }, () => ({
    ease: normal(next),
    sizes: normal(next),
    better: 0.4 * normal(next),
  }));
  const slices = patients.flatMap(({ ease, sizes, better }) =>
    Array.from({ length: SLICES }, () => {
      const classes = [0, 1].map(() => {
        const pixels = Math.ceil(Math.exp(6 + 0.4 * sizes + 0.4 * normal(next)));
        const found = (gain: number) =>
          Math.round(pixels / (1 + Math.exp(-(1.5 + 0.5 * ease + gain + 0.3 * normal(next)))));
        return { pixels, a: found(-better / 2), b: found(better / 2) };
      });
      const of = (run: "a" | "b") => classes.map(({ pixels, [run]: tp }) => ({ tp, fn: pixels - tp, fp: 0 }));
      return { a: of("a"), b: of("b") };
    }),
  );
  return [{ cells: slices.map(({ a }) => a) }, { cells: slices.map(({ b }) => b) }];
}
