import type { VNode } from "preact";
import { AVERAGES } from "../../src/core/averages/averages";
import type { Ranking } from "../../src/core/rank/ranking";
import { formatFigure } from "../../src/core/text/format";
import { RANK_TEXTS as texts } from "../texts/rankTexts";
import { RunHeads } from "./heads";

/** How the ranks change over metrics and averages: only what puts the runs in another order has a row. */
export function FigureRanks({ ranking: { runs, byFigure } }: { readonly ranking: Ranking }): VNode {
  const differing = byFigure.filter(({ ranks }) => runs.some(({ rank }, at) => ranks[at] !== rank));
  return (
    <section class="card" aria-labelledby="figure-ranks">
      <h2 id="figure-ranks">{texts.figures}</h2>
      <p class="dim">{texts.figuresNote(differing.length, byFigure.length)}</p>
      {differing.length > 0 && (
        <div class="wide-table">
          <table class="ranked" aria-labelledby="figure-ranks" data-testid="figure-ranks">
            <thead>
              <tr>
                <th scope="col">{texts.metric}</th>
                <th scope="col">{texts.average}</th>
                <RunHeads runs={runs} />
              </tr>
            </thead>
            <tbody>
              {differing.map(({ metric, average, ranks, figures }) => (
                <tr key={`${metric.id} ${average}`}>
                  <th scope="row">{metric.short}</th>
                  <td class="dim">{averageWords(average)}</td>
                  {runs.map(({ given, rank }, at) => (
                    <td
                      key={given}
                      class={`end number${ranks[at] === 1 ? " first" : ""}${ranks[at] === rank ? " dim" : ""}`}
                      title={formatFigure(figures[at])}
                    >
                      {figures[at] === undefined ? "" : ranks[at]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function averageWords(id: string): string {
  const row = AVERAGES.find((average) => average.id === id);
  return row ? `${row.scope} ${row.name}` : id;
}
