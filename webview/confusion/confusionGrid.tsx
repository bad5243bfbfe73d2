import type { VNode } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { className } from "../../src/core/reading/className";
import type { Confusion } from "../../src/core/counting/confusion";
import { OTHER, isClass, type ClassIndex, type ClassOrNone } from "../../src/core/labels/indices";
import { numberAt } from "../../src/core/numbers/numberAt";
import { support } from "../../src/core/counting/tally";
import { classTally } from "../../src/core/counting/cells";
import { Swatch } from "../parts/swatch";
import { useStore } from "../store/storeContext";
import { useGridFocus } from "../table/useGridFocus";
import { TEXTS } from "../texts/texts";
import { openMixUp } from "../viewer/openMixUp";
import { classOrder } from "./classOrder";
import { ConfusionCell } from "./confusionCell";
import { IgnoredRow } from "./ignoredRow";
import { useWords } from "./useWords";
import type { ConfusionSums } from "./confusionShares";

const { confusion: texts } = TEXTS;

/** More classes than this make a grid that nobody reads at once: the rest is a click away. */
const FIRST = 40;

/** Target classes in rows, predicted ones in columns, one tab stop, a sentence for the cell in hand. */
export function ConfusionGrid({
  confusion,
  sums,
}: {
  readonly confusion: Confusion;
  readonly sums: ConfusionSums;
}): VNode {
  const store = useStore();
  const { table, cells } = store.evaluation.value;
  const { confusionMode: mode, confusionOrder, confusionDiagonal } = store.view.value;
  const metric = store.metric.value;
  const ofClass = store.figures(metric).ofClass.value;
  const [extent, setExtent] = useState<"first" | "all">("first");
  const { words, tell } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const order = useMemo(() => {
    const supports = table.classes.map((_, index) => support(classTally(cells, index)));
    return classOrder(confusionOrder, supports, metric, ofClass);
  }, [table, cells, confusionOrder, metric, ofClass]);
  const classes = extent === "all" ? order : order.slice(0, FIRST);
  const hasOther = sums.other > 0 || numberAt(confusion.ignoredAs, confusion.classes) > 0;
  const columns: readonly ClassOrNone[] = [...classes, ...(hasOther ? [OTHER] : [])];
  const rows = classes.length + (confusion.ignored > 0 ? 1 : 0);
  const grid = useGridFocus(scroller, { rows: rows + 1, columns: columns.length + 1 }, { first: 0, end: rows });
  const { focus, image } = store.view.value.viewer;
  const isInViewer = (target: ClassIndex, prediction: ClassOrNone): boolean =>
    image !== undefined && focus?.kind === "cell" && focus.target === target && focus.prediction === prediction;
  const name = (of: ClassOrNone): string => (isClass(of) ? className(table, of) : texts.other);

  return (
    <div class="confusion">
      {/* Two lines of a fixed height, whatever they say: nothing below moves under the pointer. */}
      <p class="words dim" data-testid="confusion-words" title={words}>
        {words === "" ? texts.hint : words}
      </p>
      <div
        class="confusion-scroller"
        ref={scroller}
        tabIndex={-1}
        onKeyDown={grid.onKeyDown}
        onFocusIn={grid.onFocusIn}
      >
        <table role="grid" aria-label={texts.grid} class={`confusion-grid ${mode}`}>
          <thead>
            <tr>
              <th scope="col" role="columnheader" class="corner" {...grid.cellProps({ row: 0, column: 0 })}>
                <span>{texts.targetAxis} ↓</span>
                <span>{texts.predictionAxis} →</span>
              </th>
              {columns.map((prediction, column) => (
                <th
                  key={prediction}
                  scope="col"
                  role="columnheader"
                  title={isClass(prediction) ? name(prediction) : texts.otherTitle}
                  {...grid.cellProps({ row: 0, column: column + 1 })}
                >
                  <span class="upright">{name(prediction)}</span>
                  {isClass(prediction) && <Swatch color={table.classes[prediction]?.color ?? "transparent"} />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map((target, row) => (
              <tr key={target} data-row={table.classes[target]?.label}>
                <th scope="row" role="rowheader" title={name(target)} {...grid.cellProps({ row: row + 1, column: 0 })}>
                  <span class="class-name">
                    <Swatch color={table.classes[target]?.color ?? "transparent"} />
                    <bdi class="text">{name(target)}</bdi>
                  </span>
                </th>
                {columns.map((prediction, column) => (
                  <ConfusionCell
                    key={prediction}
                    confusion={confusion}
                    sums={sums}
                    mode={mode}
                    target={target}
                    prediction={prediction}
                    names={{ target: name(target), prediction: name(prediction) }}
                    look={target === prediction ? confusionDiagonal : "shown"}
                    state={isInViewer(target, prediction) ? "in-viewer" : "closed"}
                    onWords={tell}
                    onOpen={() => {
                      openMixUp(store, { target, prediction });
                    }}
                    cell={grid.cellProps({ row: row + 1, column: column + 1 })}
                  />
                ))}
              </tr>
            ))}
            {confusion.ignored > 0 && (
              <IgnoredRow
                confusion={confusion}
                table={table}
                columns={columns}
                mode={mode}
                onWords={tell}
                cellProps={(column) => grid.cellProps({ row: rows, column })}
              />
            )}
          </tbody>
        </table>
      </div>
      {classes.length < order.length && (
        <p class="buttons">
          <span class="dim">{texts.first(classes.length, order.length)}</span>
          <button
            type="button"
            class="secondary"
            onClick={() => {
              setExtent("all");
            }}
          >
            {texts.showAll}
          </button>
        </p>
      )}
    </div>
  );
}
