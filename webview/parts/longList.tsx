import type { ComponentChildren, VNode } from "preact";
import { usePartOfList } from "./usePartOfList";

const STEP = 100;

export interface LongListProps<Item> {
  readonly items: readonly Item[];
  /** One `li`. */
  readonly draw: (item: Item, index: number) => ComponentChildren;
}

/** A list that may be thousands of lines long: shown a part at a time, saying how many there are. */
export function LongList<Item>({ items, draw }: LongListProps<Item>): VNode {
  const { shown, more } = usePartOfList(items, STEP);
  return (
    <>
      <ul class="lines">{shown.map(draw)}</ul>
      {more}
    </>
  );
}
