import { useState } from "preact/hooks";
import type { VNode } from "preact";
import type { RankedRun, Ranking } from "../../src/core/rank/ranking";
import { rangeOfRanks } from "../../src/core/rank/rankTables";
import { formatFigure, formatRange, formatShare } from "../../src/core/text/format";
import type { StripRange } from "../charts/stripMarks";
import { RANK_TEXTS as texts } from "../texts/rankTexts";
import { closeSpan } from "./figureSpan";
import { Head, StripHead } from "./heads";
import { IntervalDot } from "./intervalDot";
import type { PostRank } from "./rankPage";

/** Two runs are compared at a time. */
const COMPARED = 2;

/** The runs, the best first: figure, ranks, how surely. Two that are chosen lead to their comparison. */
export function RankedRuns({ ranking, post }: { readonly ranking: Ranking; readonly post: PostRank }): VNode {
  const { runs, metric } = ranking;
  const span = closeSpan(runs.flatMap(({ figure, interval }) => [figure, interval?.low, interval?.high]));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const places = runs.flatMap(({ name }, index) => (chosen.includes(name) ? [index] : []));
  const [a, b] = places;
  const toggle = (name: string): void => {
    setChosen(chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name].slice(-COMPARED));
  };
  return (
    <section class="card" aria-labelledby="ranked-runs">
      <h2 id="ranked-runs">{texts.runs}</h2>
      <div class="wide-table">
        <table class="ranked" aria-labelledby="ranked-runs" data-testid="ranked-runs">
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">{texts.columns.choose}</span>
              </th>
              <Head {...texts.columns.rank} />
              <Head {...texts.columns.run} look="" />
              <Head header={metric.short} {...texts.columns.figure} />
              <StripHead span={span} />
              <Head {...texts.columns.rankInterval} />
              <Head {...texts.columns.first} />
              <Head {...texts.columns.letters} look="" />
              <Head {...texts.columns.rankThenAggregate} />
              <Head {...texts.columns.testThenRank} />
            </tr>
          </thead>
          <tbody>
            {runs.map((run, index) => (
              <Row
                key={run.given}
                run={run}
                span={span}
                isChosen={chosen.includes(run.name)}
                onChoose={() => {
                  toggle(run.name);
                }}
                onOpen={() => {
                  post({ type: "open-run", run: index });
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p class="buttons">
        <button
          type="button"
          class="secondary"
          data-testid="compare-runs"
          disabled={places.length !== COMPARED}
          onClick={() => {
            // The better run is B: the difference then reads as what it gains.
            if (a !== undefined && b !== undefined) post({ type: "compare-runs", a: b, b: a });
          }}
        >
          {texts.compare}
        </button>
        {places.length !== COMPARED && <span class="dim">{texts.compareHow}</span>}
      </p>
    </section>
  );
}

function Row({
  run,
  span,
  isChosen,
  onChoose,
  onOpen,
}: {
  readonly run: RankedRun;
  readonly span: StripRange;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
}): VNode {
  const { figure, interval, rankInterval } = run;
  return (
    <tr data-run={run.name} class={isChosen ? "chosen" : ""}>
      <td>
        <input type="checkbox" aria-label={texts.choose(run.name)} checked={isChosen} onChange={onChoose} />
      </td>
      <td class="end number">{run.rank}</td>
      <th scope="row">
        <button type="button" class="link" title={run.predictions} onClick={onOpen}>
          {run.name}
        </button>
      </th>
      <td class="end number" data-figure={run.name} data-value={figure ?? ""}>
        {formatFigure(figure)}
        {interval && <span class="dim"> {formatRange(interval.low, interval.high)}</span>}
      </td>
      <td class="strip">
        <IntervalDot figure={figure} interval={interval} span={span} isFirst={run.rank === 1} />
      </td>
      <td class="end number">{rankInterval && rangeOfRanks(rankInterval)}</td>
      <td class="end number">{run.first !== undefined && formatShare(run.first, 1)}</td>
      <td class="number">{run.letters}</td>
      <td class="end number">{run.ranks.rankThenAggregate}</td>
      <td class="end number">{run.ranks.testThenRank}</td>
    </tr>
  );
}
