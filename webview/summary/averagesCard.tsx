import type { VNode } from "preact";
import type { AverageId } from "../../src/core/averages/averages";
import type { Mean } from "../../src/core/averages/mean";
import { differenceOf } from "../../src/core/averages/differenceOf";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { AverageCell } from "./averageCell";
import { AVERAGE_ROWS, ORDER_ROWS, type AverageRow } from "./averageRows";
import { DifferenceCell } from "../charts/differenceCell";
import { TermName } from "../parts/termName";
import { TERMS } from "../texts/terms";
import { FigureDetails } from "./figureDetails";
import { IntervalsLine, type IntervalsLineProps } from "./intervalsLine";
import { ShapesLine } from "./shapesLine";
import { ZeroByZeroLine } from "./zeroByZeroLine";

const { averages: texts } = TEXTS;

/** Differences below this don't fill half a bar, however small all of them are. */
const LEAST_SCALE = 0.1;

/** Every average of the metric: global beside samplewise, with what each rests on. */
export function AveragesCard({ intervals, groups }: IntervalsLineProps): VNode {
  const store = useStore();
  const metric = store.metric.value;
  const averages = store.figures(metric).averages.value;
  const scale = Math.max(LEAST_SCALE, ...[...AVERAGE_ROWS, ...ORDER_ROWS].map(sizeOfDifference(averages)));
  const drawRow = (row: AverageRow): VNode => (
    <tr key={row.id} data-row={row.id}>
      <th scope="row" title={row.samplewise.order}>
        <TermName term={row.name} />
      </th>
      <td>
        {row.global && (
          <AverageCell average={row.global} mean={averages[row.global.id]} metric={metric} intervals={intervals} />
        )}
      </td>
      <td>
        <AverageCell
          average={row.samplewise}
          mean={averages[row.samplewise.id]}
          metric={metric}
          intervals={intervals}
        />
      </td>
      <td>
        <DifferenceCell
          id={`difference.${row.samplewise.id}.${metric.id}`}
          global={averages[row.comparedWith].value}
          samplewise={averages[row.samplewise.id].value}
          scale={scale}
        />
      </td>
    </tr>
  );
  return (
    <section class="card averages" aria-labelledby="averages-title">
      <h3 id="averages-title">
        {texts.title(metric.name)}
        {!store.complete.value && <span class="partial">{TEXTS.run.partialMark}</span>}
      </h3>
      <table aria-label={texts.caption(metric.name)} data-testid="averages">
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
      <ShapesLine />
      {!metric.isDistance && <ZeroByZeroLine />}
      {store.complete.value && <IntervalsLine intervals={intervals} groups={groups} />}
      <FigureDetails intervals={intervals} />
    </section>
  );
}

function sizeOfDifference(averages: Readonly<Record<AverageId, Mean>>): (row: AverageRow) => number {
  return ({ comparedWith, samplewise }) => {
    const size = Math.abs(differenceOf(averages[comparedWith].value, averages[samplewise.id].value) ?? 0);
    return Number.isFinite(size) ? size : 0;
  };
}
