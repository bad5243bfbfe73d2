import type { VNode } from "preact";
import { AVERAGES } from "../../src/core/averages/averages";
import { comparedNames } from "../../src/core/compare/comparedNames";
import { COMPARE_TEXTS as texts } from "../texts/compareTexts";
import type { ComparedProps } from "./comparisonVerdict";
import { differenceScale, pairedColumns } from "./pairedColumns";

/** Every average of both runs. */
export function ComparedAverages({ comparison, drawn }: ComparedProps): VNode {
  const { metric, averages, predictions } = comparison;
  const columns = pairedColumns(comparedNames(predictions));
  const scale = differenceScale(Object.values(averages));
  return (
    <section class="card compared-averages" aria-labelledby="compared-averages-title">
      <h2 id="compared-averages-title">{texts.averages(metric.name)}</h2>
      <table aria-labelledby="compared-averages-title" data-testid="compared-averages">
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {texts.columns.average}
            </th>
            {columns.map(({ id, header, description }) => (
              <th key={id} scope="col" class="end" title={description}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {AVERAGES.map(({ id, scope, name, order }) => (
            <tr key={id} data-row={id}>
              <td class="dim">{scope}</td>
              <th scope="row" title={order}>
                {name}
              </th>
              {columns.map((column) => (
                <td key={column.id} class="end">
                  {column.cell(averages[id], { row: id, scale, drawn, from: comparison })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
