import type { VNode } from "preact";
import type { Ranking } from "../../src/core/rank/ranking";
import { formatFigure } from "../../src/core/text/format";
import { RANK_TEXTS as texts } from "../texts/rankTexts";
import { closeSpan } from "./figureSpan";

/** Left of the curve stand the ends of its axis. */
const [WIDTH, HEIGHT, MARGIN, LEFT] = [560, 160, 10, 52];

/** The figure along training, where the name of every run holds a separate number. */
export function StepCurve({ ranking: { runs, metric } }: { readonly ranking: Ranking }): VNode | undefined {
  const points = runs
    .flatMap((run) =>
      run.step === undefined || run.figure === undefined || !Number.isFinite(run.figure)
        ? []
        : [{ run, step: run.step, figure: run.figure }],
    )
    .sort((a, b) => a.step - b.step);
  if (points.length < 3) return undefined;
  const steps = points.map(({ step }) => step);
  const ends = points.flatMap(({ run, figure }) => [run.interval?.low ?? figure, run.interval?.high ?? figure]);
  const { least, most } = closeSpan(ends);
  const x = scale(Math.min(...steps), Math.max(...steps), LEFT, WIDTH - MARGIN);
  const y = scale(least, most, HEIGHT - MARGIN, MARGIN);
  return (
    <section class="card" aria-labelledby="rank-steps">
      <h2 id="rank-steps">{texts.steps}</h2>
      <p class="dim">{texts.stepsNote}</p>
      <svg
        class="step-curve"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${metric.name}: ${texts.steps}`}
      >
        {[least, most].map((end) => (
          <g key={end}>
            <line class="grid" x1={LEFT - 8} x2={WIDTH} y1={y(end)} y2={y(end)} />
            <text class="end" x={LEFT - 12} y={y(end)} dy="0.35em">
              {formatFigure(end)}
            </text>
          </g>
        ))}
        {points.map(({ run, step }) =>
          run.interval ? (
            <line
              key={run.given}
              class="interval"
              x1={x(step)}
              x2={x(step)}
              y1={y(run.interval.low)}
              y2={y(run.interval.high)}
            />
          ) : undefined,
        )}
        <polyline class="curve" points={points.map(({ step, figure }) => `${x(step)},${y(figure)}`).join(" ")} />
        {points.map(({ run, step, figure }) => (
          <circle key={run.given} class={run.rank === 1 ? "first" : ""} cx={x(step)} cy={y(figure)} r={4}>
            <title>{texts.step(run.name, figure)}</title>
          </circle>
        ))}
      </svg>
      <p class="step-axis dim" aria-hidden="true">
        <span>{points[0]?.run.name}</span>
        <span>{points.at(-1)?.run.name}</span>
      </p>
    </section>
  );
}

function scale(least: number, most: number, from: number, to: number): (value: number) => number {
  return (value) => (most === least ? (from + to) / 2 : from + ((value - least) / (most - least)) * (to - from));
}
