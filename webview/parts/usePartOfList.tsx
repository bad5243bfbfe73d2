import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { TEXTS } from "../texts/texts";

/** So many times as many come by a click. */
const MORE = 10;

export interface PartOfList<Item> {
  readonly shown: readonly Item[];
  /** How many of how many are shown, and the button for more; absent where all are. */
  readonly more: VNode | undefined;
}

/** The first of what may be thousands, and more at a click. */
export function usePartOfList<Item>(items: readonly Item[], step: number): PartOfList<Item> {
  const [count, setCount] = useState(step);
  const rest = items.length - count;
  if (rest <= 0) return { shown: items, more: undefined };
  const more = (
    <p class="buttons">
      <span class="dim">{TEXTS.dataCheck.more(count, items.length)}</span>
      <button
        type="button"
        class="secondary"
        onClick={() => {
          setCount(count + step * MORE);
        }}
      >
        {TEXTS.dataCheck.showMore(Math.min(rest, step * MORE))}
      </button>
    </p>
  );
  return { shown: items.slice(0, count), more };
}
