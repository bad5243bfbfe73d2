import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import type { ClassTable } from "../../src/core/reading/classTable";
import type { Confusion } from "../../src/core/counting/confusion";
import { isClass, type ClassOrNone } from "../../src/core/labels/indices";
import { numberAt } from "../../src/core/numbers/numberAt";
import { ratio } from "../../src/core/numbers/figure";
import type { CellProps } from "../table/useGridFocus";
import { TEXTS } from "../texts/texts";
import type { ConfusionMode } from "../view/confusionView";
import { cellName, cellText } from "./cellText";
import type { TellWords } from "./confusionCell";

const { confusion: texts } = TEXTS;

export interface IgnoredRowProps {
  readonly confusion: Confusion;
  readonly table: ClassTable;
  /** Predicted classes in the order of the grid. */
  readonly columns: readonly ClassOrNone[];
  readonly mode: ConfusionMode;
  /** Given the cell in words when it is pointed at or focused. */
  readonly onWords: TellWords;
  readonly cellProps: (column: number) => CellProps;
}

/** What was predicted where the target is ignored: in grey, since these pixels are in no figure. */
export function IgnoredRow({ confusion, table, columns, mode, onWords, cellProps }: IgnoredRowProps): VNode {
  return (
    <tr class="ignored" data-row="ignored">
      <th scope="row" role="rowheader" title={texts.ignored(confusion.ignored)} {...cellProps(0)}>
        {texts.ignoredRow}
      </th>
      {columns.map((prediction, column) => {
        const pixels = numberAt(confusion.ignoredAs, isClass(prediction) ? prediction : confusion.classes);
        const name = isClass(prediction) ? className(table, prediction) : texts.other;
        const words = texts.ignoredCell(name, pixels);
        const text =
          mode === "counts" || mode === "byRow" ? cellText(mode, pixels, ratio(pixels, confusion.ignored)) : "";
        return (
          <td
            key={prediction}
            role="gridcell"
            aria-label={cellName(words, text)}
            data-pixels={pixels}
            onMouseMove={(event) => {
              onWords(words, event);
            }}
            onFocus={() => {
              onWords(words);
            }}
            {...cellProps(column + 1)}
          >
            {text}
          </td>
        );
      })}
    </tr>
  );
}
