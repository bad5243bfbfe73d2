import type { VNode } from "preact";
import type { RankedClass } from "../../src/core/rank/rankedFigures";
import type { Ranking } from "../../src/core/rank/ranking";
import { ranks } from "../../src/core/rank/ranks";
import { RANK_TEXTS as texts } from "../texts/rankTexts";
import { figureSpan, placeIn } from "./figureSpan";

/** Small multiples: each class with a dot a run on one axis for all, the best named; a click shows it in all runs. */
export function ClassDots({
  ranking,
  onOpen,
}: {
  readonly ranking: Ranking;
  /** By its place among the classes. */
  readonly onOpen: (only: number) => void;
}): VNode | undefined {
  const { classes, metric } = ranking;
  if (classes.length === 0) return undefined;
  const span = figureSpan(classes.flatMap(({ global }) => global));
  const place = placeIn(span);
  return (
    <section class="card" aria-labelledby="ranked-classes">
      <h2 id="ranked-classes">{texts.classes}</h2>
      <p class="dim">{texts.classesNote(metric.name)}</p>
      <ul class="class-dots">
        {classes.map((row, only) => (
          <li key={only} data-class={row.name}>
            <button
              type="button"
              class="bare class-row"
              title={texts.showClass(row.name)}
              onClick={() => {
                onOpen(only);
              }}
            >
              <span class="name">{row.name}</span>
              <Dots row={row} ranking={ranking} place={place} />
              <span class="best">{bestWords(row, ranking)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DotsProps {
  readonly row: RankedClass;
  readonly ranking: Ranking;
  readonly place: (figure: number) => number;
}

function Dots({ row, ranking, place }: DotsProps): VNode {
  const best = bestOf(row, ranking);
  return (
    <span class="dots" aria-hidden="true">
      {row.global.map((figure, at) =>
        figure !== undefined && Number.isFinite(figure) ? (
          <span
            key={at}
            class={best.includes(at) ? "dot first" : "dot"}
            style={{ left: `${place(figure)}%` }}
            title={texts.best(ranking.runs[at]?.name ?? "", figure)}
          />
        ) : undefined,
      )}
    </span>
  );
}

/** The places of the best runs of a class. */
function bestOf({ global }: RankedClass, { metric }: Ranking): readonly number[] {
  return ranks(global, metric.better).flatMap((rank, at) => (rank === 1 && global[at] !== undefined ? [at] : []));
}

function bestWords(row: RankedClass, ranking: Ranking): string {
  const best = bestOf(row, ranking);
  const [first] = best;
  if (first === undefined) return texts.noFigure;
  return texts.best(best.map((at) => ranking.runs[at]?.name ?? "").join(", "), row.global[first]);
}
