import type { VNode } from "preact";
import type { RankedRun } from "../../src/core/rank/ranking";
import { formatFigure } from "../../src/core/text/format";
import type { StripRange } from "../charts/stripMarks";

/** The head of a column, which says more under the pointer. */
export function Head({
  header,
  title,
  look = "end",
}: {
  readonly header: string;
  readonly title: string;
  readonly look?: string;
}): VNode {
  return (
    <th scope="col" class={look} title={title}>
      {header}
    </th>
  );
}

/** The ends of the axis on which the intervals of a column lie. */
export function StripHead({ span }: { readonly span: StripRange }): VNode {
  return (
    <th scope="col" aria-hidden="true" class="strip">
      <span class="ends">
        <span>{formatFigure(span.least)}</span>
        <span>{formatFigure(span.most)}</span>
      </span>
    </th>
  );
}

/** A column a run. */
export function RunHeads({ runs }: { readonly runs: readonly Pick<RankedRun, "given" | "name">[] }): VNode {
  return (
    <>
      {runs.map(({ given, name }) => (
        <th key={given} scope="col" class="end run" title={name}>
          {name}
        </th>
      ))}
    </>
  );
}
