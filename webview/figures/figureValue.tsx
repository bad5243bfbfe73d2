import type { VNode } from "preact";
import type { Figure } from "../../src/core/numbers/figure";
import { figureOnScreen } from "../texts/format";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { useChange } from "./useChange";

export interface FigureValueProps {
  /** Names the figure, as in the JSON export: `global.macro.iou`. */
  readonly id: string;
  /** The row it belongs to where its id is not alone on the page. */
  readonly of?: string;
  readonly value: Figure;
  /** Why it is undefined, where it is. */
  readonly reason: string | undefined;
  /** What it rests on, shown on hover. */
  readonly note?: string | undefined;
  readonly format?: (value: Figure) => string;
}

/** One figure: three decimals in sight, full precision, what it rests on and its last change on hover. */
export function FigureValue({ id, of, value, reason, note, format = figureOnScreen }: FigureValueProps): VNode {
  const store = useStore();
  const text = format(value);
  const { before, marked } = useChange(`${of ?? ""} ${id}`, text, store.complete.value ? "follow" : "ignore");
  const isUnmeasured = store.unmeasured.value !== undefined && id.endsWith(`.${store.metric.value.id}`);
  const why = isUnmeasured ? TEXTS.figure.unmeasured : (reason ?? TEXTS.figure.noValueEnters);
  const undefinedText = value === undefined ? TEXTS.figure.undefined(why) : undefined;
  const title = [
    undefinedText ?? String(value),
    note,
    before === undefined ? undefined : TEXTS.figure.before(before),
  ].filter((line) => line !== undefined);
  return (
    <span
      class={`figure${marked ? " changed" : ""}${value === undefined ? " undefined" : ""}`}
      title={title.join("\n")}
      data-figure={id}
      data-value={value === undefined ? "" : String(value)}
      {...(undefinedText !== undefined && { role: "img", "aria-label": undefinedText })}
    >
      {text}
    </span>
  );
}
