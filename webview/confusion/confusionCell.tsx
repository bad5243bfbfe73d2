import type { VNode } from "preact";
import type { Confusion } from "../../src/core/counting/confusion";
import type { ClassIndex, ClassOrNone } from "../../src/core/labels/indices";
import { formatShare } from "../../src/core/text/format";
import type { CellProps } from "../table/useGridFocus";
import { TEXTS } from "../texts/texts";
import type { ConfusionMode } from "../view/confusionView";
import { cellName, cellText } from "./cellText";
import { confusionPixels, confusionShare, type ConfusionSums } from "./confusionShares";
import { strength } from "./strength";

const { confusion: texts } = TEXTS;
const SHARES = ["byRow", "byColumn", "errors"] as const;

/** Tells a cell in words; by the pointer where it came from one. */
export type TellWords = (words: string, pointer?: Pick<MouseEvent, "clientX" | "clientY" | "type">) => void;

export interface ConfusionCellProps {
  readonly confusion: Confusion;
  readonly sums: ConfusionSums;
  readonly mode: ConfusionMode;
  readonly target: ClassIndex;
  readonly prediction: ClassOrNone;
  readonly names: { readonly target: string; readonly prediction: string };
  readonly look: "shown" | "hidden";
  /** Given the cell in words when it is pointed at or focused. */
  readonly onWords: TellWords;
  /** Shows the pixels of the cell. */
  readonly onOpen: () => void;
  /** Whether the viewer shows its pixels. */
  readonly state: "in-viewer" | "closed";
  readonly cell: CellProps;
}

/** Pixels of one target class taken for one predicted class: a number and a colour on a log scale. */
export function ConfusionCell(props: ConfusionCellProps): VNode {
  const { confusion, sums, mode, target, prediction, names, look, onWords, onOpen, state, cell } = props;
  const pixels = confusionPixels(confusion, target, prediction);
  const place = { target, prediction, pixels };
  const share = confusionShare(mode === "counts" ? "byRow" : mode, sums, place);
  const words = [
    texts.cell(names.target, names.prediction, pixels),
    ...SHARES.flatMap((of) => {
      const value = confusionShare(of, sums, place);
      return value === undefined ? [] : [texts.shares[of](formatShare(value, 1))];
    }),
  ].join(", ");
  const text = look === "hidden" ? "" : cellText(mode, pixels, share);
  const isOpenable = target !== prediction && pixels > 0;
  return (
    <td
      role="gridcell"
      class={`${target === prediction ? "right" : "wrong"} ${state}`}
      title={isOpenable ? texts.openCell : undefined}
      style={{ "--strength": look === "hidden" ? "0" : String(strength(share ?? 0)) }}
      aria-label={cellName(words, text)}
      data-pixels={pixels}
      data-value={share ?? ""}
      onMouseMove={(event) => {
        onWords(words, event);
      }}
      onFocus={() => {
        onWords(words);
      }}
      onClick={(event) => {
        onWords(words, event);
        if (isOpenable) onOpen();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && isOpenable) onOpen();
      }}
      {...cell}
    >
      {text}
    </td>
  );
}
