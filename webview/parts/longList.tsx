import type { ComponentChildren, VNode } from "preact";
import { useState } from "preact/hooks";
import { TEXTS } from "../texts/texts";

const STEP = 100;

export interface LongListProps<Item> {
  readonly items: readonly Item[];
  /** One `li`. */
  readonly draw: (item: Item, index: number) => ComponentChildren;
}

/** A list that may be thousands of lines long: shown a part at a time, saying how many there are. */
export function LongList<Item>({ items, draw }: LongListProps<Item>): VNode {
  const [shown, setShown] = useState(STEP);
  const rest = items.length - shown;
  return (
    <>
      <ul class="lines">{items.slice(0, shown).map(draw)}</ul>
      {rest > 0 && (
        <p class="buttons">
          <span class="dim">{TEXTS.dataCheck.more(shown, items.length)}</span>
          <button
            type="button"
            class="secondary"
            onClick={() => {
              setShown(shown + STEP * 10);
            }}
          >
            {TEXTS.dataCheck.showMore(Math.min(rest, STEP * 10))}
          </button>
        </p>
      )}
    </>
  );
}
