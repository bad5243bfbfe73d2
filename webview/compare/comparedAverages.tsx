import type { VNode } from "preact";
import { AVERAGES } from "../../src/core/averages/averages";
import { COMPARE_TEXTS as texts } from "../texts/compareTexts";
import type { ComparedProps } from "./comparisonVerdict";
import { differenceScale, PAIRED_COLUMNS } from "./pairedColumns";

/** Every average of both runs. */
export function ComparedAverages({ comparison, drawn }: ComparedProps): VNode {
  const { metric, averages } = comparison;
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
            {PAIRED_COLUMNS.map(({ id, header, description }) => (
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
              {PAIRED_COLUMNS.map((column) => (
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
