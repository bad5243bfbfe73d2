import type { VNode } from "preact";
import type { LabelRow } from "../../src/core/check/labelRows";
import { type Side, SIDES } from "../../src/core/labels/label";
import { formatCount } from "../../src/core/text/format";
import { useStore } from "../store/storeContext";
import { usePartOfList } from "../parts/usePartOfList";
import { TEXTS } from "../texts/texts";

const { labels: texts } = TEXTS;

/** Rows of a side; a mask may have thousands of labels. */
const STEP = 500;

/** The labels of each side with their pixels and files, and what they are under the choices. */
export function LabelsCard(): VNode {
  const store = useStore();
  const { labels } = store.dataCheck.value;
  return (
    <section class="card" aria-labelledby="labels-title" data-testid="labels">
      <h2 id="labels-title">{texts.title}</h2>
      <div class="label-sides">
        {SIDES.map((side) => (
          <LabelTable key={side} side={side} rows={labels[side]} />
        ))}
      </div>
    </section>
  );
}

function LabelTable({ side, rows }: { readonly side: Side; readonly rows: readonly LabelRow[] }): VNode {
  const { shown, more } = usePartOfList(rows, STEP);
  return (
    <div>
      <table class="labels" data-side={side}>
        <caption>{texts.sides[side]}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              {texts.label}
            </th>
            <th scope="col" class="number">
              {texts.pixels}
            </th>
            <th scope="col" class="number">
              {texts.files}
            </th>
            <th scope="col">{texts.class}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.raw} data-label={row.raw} data-status={row.status}>
              <td class="number">{row.text}</td>
              <td class="number">{formatCount(row.pixels)}</td>
              <td class="number">{formatCount(row.files)}</td>
              <td>{row.className ?? <em>{texts.statuses[row.status]}</em>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </div>
  );
}
