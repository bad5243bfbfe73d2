import type { VNode } from "preact";
import { differenceOf } from "../../src/core/averages/differenceOf";
import type { Average } from "../../src/core/averages/averages";
import type { Mean } from "../../src/core/averages/mean";
import { formatDifference, formatFigure } from "../../src/core/text/format";
import { DifferenceBar } from "../charts/differenceBar";
import { TermName } from "../parts/termName";
import { AVERAGE_ROWS, ORDER_ROWS, type AverageRow } from "../summary/averageRows";
import { TABLES_TEXTS as texts } from "../texts/tablesTexts";
import { TERMS } from "../texts/terms";
import type { TabProps } from "./tablesPage";

/** Differences below this don't fill half a bar, however small all of them are. */
const LEAST_SCALE = 0.1;

/** Every average of the metric, global beside samplewise, and what they rest on. */
export function SummaryOfTables({ shown, metric }: TabProps): VNode {
  const isWhole = shown.state === "whole";
  const { averages } = metric;
  const differences = [...AVERAGE_ROWS, ...ORDER_ROWS].map((row) =>
    differenceOf(averages[row.comparedWith].value, averages[row.samplewise.id].value),
  );
  const scale = Math.max(LEAST_SCALE, ...differences.map((value) => (value === undefined ? 0 : finiteSize(value))));
  const drawRow = (row: AverageRow): VNode => {
    const difference = isWhole
      ? differenceOf(averages[row.comparedWith].value, averages[row.samplewise.id].value)
      : undefined;
    return (
      <tr key={row.id} data-row={row.id}>
        <th scope="row" title={row.samplewise.order}>
          <TermName term={row.name} />
        </th>
        <td>
          {row.global && <AverageFigure one={shown.one} average={row.global} mean={averages[row.global.id]} isKnown />}
        </td>
        <td>
          <AverageFigure
            one={shown.one}
            average={row.samplewise}
            mean={averages[row.samplewise.id]}
            isKnown={isWhole}
          />
        </td>
        <td>
          {isWhole && (
            <span class="difference">
              <DifferenceBar value={difference} scale={scale} />
              <span class="figure">{formatDifference(difference)}</span>
            </span>
          )}
        </td>
      </tr>
    );
  };
  return (
    <div class="scrolling of-tables" tabIndex={0}>
      <section class="card averages" aria-labelledby="averages-title">
        <h2 id="averages-title">{texts.averages(metric.name)}</h2>
        <table aria-labelledby="averages-title" data-testid="averages">
          <thead>
            <tr>
              <td />
              <th scope="col" title={TERMS.global.means}>
                <TermName term={TERMS.global} />
              </th>
              <th scope="col" title={TERMS.samplewise.means}>
                <TermName term={TERMS.samplewise} />
              </th>
              <th scope="col" title={texts.differenceTitle}>
                {texts.difference}
              </th>
            </tr>
          </thead>
          <tbody>{AVERAGE_ROWS.map(drawRow)}</tbody>
          <tbody class="orders">
            <tr>
              <th scope="rowgroup" colSpan={4}>
                {texts.otherOrders}
              </th>
            </tr>
            {ORDER_ROWS.map(drawRow)}
          </tbody>
        </table>
        {shown.withPixels < shown.images && <p class="dim">{texts.withoutPixels(shown.images - shown.withPixels)}</p>}
      </section>
      {shown.overall.length > 0 && (
        <section class="card overall" aria-labelledby="overall-title">
          <h2 id="overall-title">{texts.overall}</h2>
          <dl>
            {shown.overall.map(({ id, name, value }) => (
              <div key={id}>
                <dt>{name}</dt>
                <dd class="figure" data-figure={id} data-value={value ?? ""}>
                  {formatFigure(value)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section class="card" aria-labelledby="rules-title">
        <h2 id="rules-title">{texts.rules}</h2>
        {[...shown.rules, texts.leftOut(shown.images)].map((rule) => (
          <p key={rule} class="dim">
            {rule}
          </p>
        ))}
        <Problems shown={shown} />
      </section>
    </div>
  );
}

function AverageFigure({
  average: { id, unit },
  one,
  mean,
  isKnown,
}: {
  readonly average: Average;
  readonly one: "class" | "region";
  readonly mean: Mean;
  readonly isKnown: boolean;
}): VNode {
  if (!isKnown) return <span class="dim">{texts.pending}</span>;
  return (
    <>
      <span class="figure" data-figure={id} data-value={mean.value ?? ""} title={String(mean.value ?? "")}>
        {formatFigure(mean.value)}
      </span>
      {unit !== "sums" && <span class="dim"> {texts.restsOn(mean.of, mean.total, unit, one)}</span>}
    </>
  );
}

function Problems({ shown: { problems, problemCount } }: Pick<TabProps, "shown">): VNode | undefined {
  if (problemCount === 0) return undefined;
  return (
    <ul class="problem-list" data-testid="problems">
      {problems.map(({ file, message }) => (
        <li key={`${file} ${message}`}>
          <bdi>{file}</bdi> <span class="dim">{message}</span>
        </li>
      ))}
      {problemCount > problems.length && <li class="dim">{texts.moreProblems(problemCount - problems.length)}</li>}
    </ul>
  );
}

function finiteSize(value: number): number {
  return Number.isFinite(value) ? Math.abs(value) : 0;
}
