// `npm run bench:coverage`: how often 95 % intervals hold the figure of the population that the images are a sample of,
// and how often the tests of two equally good runs find a difference. Everything is made anew on every run, the same.
import { averageOf } from "../src/core/averages/averageOf";
import { quantile } from "../src/core/averages/quantile";
import type { Evaluation } from "../src/core/counting/evaluation";
import { bootstrap } from "../src/core/intervals/bootstrap";
import { bootstrapInput, type BootstrapInput } from "../src/core/intervals/bootstrapInput";
import type { EveryFigure } from "../src/core/intervals/everyFigure";
import { sumFigures } from "../src/core/intervals/sumFigures";
import { IOU } from "../src/core/metrics/metrics";
import { MersenneTwister } from "../src/core/numbers/mersenneTwister";
import {
  evaluationOfCells,
  madePopulation,
  POPULATIONS,
  sampled,
  type Cells,
  type PopulationKind,
} from "./populations";
import { random } from "./random";
import { typeOneErrors } from "./typeOneErrors";

const POPULATIONS_EACH = 200;
const SAMPLES_EACH = 2;
const SIZES = [20, 50, 100] as const;
const DRAWS = 500;

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A way to make intervals, of the figures that are looked at. */
interface Method {
  readonly name: string;
  readonly of: (evaluation: Evaluation, input: BootstrapInput, seed: number) => readonly (Range | undefined)[];
}

/** The figures that are looked at: two averages, and the rarest class. */
const FIGURES = ["global macro", "global, rarest class", "samplewise, image first"] as const;

const METHODS: readonly Method[] = [
  { name: "percentiles, drawn with replacement (Efron)", of: (_, input, seed) => percentiles(input, seed, timesDrawn) },
  { name: "percentiles, Bayesian bootstrap", of: (_, input, seed) => percentiles(input, seed, exponential) },
  {
    name: "Bayesian bootstrap, corrected (what is shown)",
    of: (_, input, seed) => {
      const { averages, classes } = bootstrap(input, { draws: DRAWS, seed, confidence: 0.95 });
      return [averages.macro, classes.at(-1)?.global, averages["macro-imagewise"]];
    },
  },
];

function main(): void {
  console.log(`${typeOneErrors().join("\n")}\n`);
  console.log(
    `95 % intervals of ${POPULATIONS_EACH} populations, ${SAMPLES_EACH} samples each, ${DRAWS} draws: share that hold the figure of the population (mean width).`,
  );
  for (const kind of POPULATIONS) {
    console.log(
      `\n## ${kind.name}\n\n| figure | intervals | ${SIZES.map((n) => `n = ${n}`).join(" | ")} |\n|---|---|${SIZES.map(() => "---|").join("")}`,
    );
    const found = SIZES.map((n) => coverages(kind, n));
    FIGURES.forEach((figure, index) => {
      METHODS.forEach(({ name }, method) => {
        console.log(`| ${figure} | ${name} | ${found.map((of) => of[method]?.[index] ?? "").join(" | ")} |`);
      });
    });
  }
}

/** By method and figure, as text. */
function coverages(kind: PopulationKind, n: number): readonly (readonly string[])[] {
  const tallies = METHODS.map(() => FIGURES.map(() => ({ held: 0, of: 0, width: 0 })));
  for (let population = 0; population < POPULATIONS_EACH; population++) {
    const next = random(1000 * n + population);
    const all = madePopulation(kind, next);
    const truth = figuresOf(evaluationOfCells(all));
    for (let sample = 0; sample < SAMPLES_EACH; sample++) {
      const evaluation = evaluationOfCells(withEveryClass(all, n, next));
      const input = bootstrapInput(evaluation, IOU);
      METHODS.forEach(({ of }, method) => {
        of(evaluation, input, population + 1).forEach((range, index) => {
          const tally = tallies[method]?.[index];
          const figure = truth[index];
          if (!tally || figure === undefined || !range) return;
          tally.of++;
          tally.width += range.high - range.low;
          if (range.low <= figure && figure <= range.high) tally.held++;
        });
      });
    }
  }
  return tallies.map((row) =>
    row.map(({ held, of, width }) => `${(held / of).toFixed(3)} (${(width / of).toFixed(3)})`),
  );
}

/** A sample that lacks a class has another figure, which no interval can mend. */
function withEveryClass(all: Cells, n: number, next: () => number): Cells {
  const classes = all.cells[0]?.length ?? 0;
  for (;;) {
    const sample = sampled(all, n, next);
    const has = (column: number): boolean =>
      sample.cells.some((row) => (row[column]?.tp ?? 0) + (row[column]?.fn ?? 0) > 0);
    if (Array.from({ length: classes }, (_, column) => has(column)).every((is) => is)) return sample;
  }
}

function figuresOf(evaluation: Evaluation): readonly (number | undefined)[] {
  const input = bootstrapInput(evaluation, IOU);
  const width = input.table.length / input.rows;
  const sums = new Float64Array(width);
  input.table.forEach((value, index) => (sums[index % width] = (sums[index % width] ?? 0) + value));
  return [
    averageOf(evaluation, IOU, "macro").value,
    sumFigures(sums, input, IOU).classes.at(-1)?.global,
    averageOf(evaluation, IOU, "macro-imagewise").value,
  ];
}

function percentiles(
  input: BootstrapInput,
  seed: number,
  weigh: (rows: number, twister: MersenneTwister) => Float64Array,
): readonly (Range | undefined)[] {
  const twister = new MersenneTwister(seed);
  const width = input.table.length / input.rows;
  const drawn = FIGURES.map((): number[] => []);
  for (let draw = 0; draw < DRAWS; draw++) {
    const weights = weigh(input.rows, twister);
    const sums = new Float64Array(width);
    weights.forEach((weight, row) => {
      for (let column = 0; column < width; column++)
        sums[column] = (sums[column] ?? 0) + weight * (input.table[row * width + column] ?? 0);
    });
    watched(sumFigures(sums, input, IOU)).forEach((figure, index) => {
      if (figure !== undefined) drawn[index]?.push(figure);
    });
  }
  return drawn.map((values) => {
    const sorted = Float64Array.from(values).sort();
    const [low, high] = [quantile(sorted, 0.025), quantile(sorted, 0.975)];
    return low === undefined || high === undefined ? undefined : { low, high };
  });
}

function watched({ averages, classes }: EveryFigure<number | undefined>): readonly (number | undefined)[] {
  return [averages.macro, classes.at(-1)?.global, averages["macro-imagewise"]];
}

function timesDrawn(rows: number, twister: MersenneTwister): Float64Array {
  const times = new Float64Array(rows);
  for (let drawn = 0; drawn < rows; drawn++) {
    const row = Math.floor((twister.next() / 2 ** 32) * rows);
    times[row] = (times[row] ?? 0) + 1;
  }
  return times;
}

function exponential(rows: number, twister: MersenneTwister): Float64Array {
  return Float64Array.from({ length: rows }, () => -Math.log((twister.next() + 0.5) / 2 ** 32));
}

main();
