import type { VNode } from "preact";
import { Icon } from "../parts/icon";
import { TABLES_TEXTS as texts } from "../texts/tablesTexts";

export interface SortHeadProps {
  readonly header: string;
  readonly title: string;
  readonly look: "start" | "end";
  /** How its column is sorted now. */
  readonly sorted: "ascending" | "descending" | "none";
  readonly onSort: () => void;
}

/** The head of a column: a button that sorts by it. */
export function SortHead({ header, title, look, sorted, onSort }: SortHeadProps): VNode {
  return (
    <th scope="col" class={look} aria-sort={sorted}>
      <button type="button" class="sort" title={`${title} ${texts.sort}`} onClick={onSort}>
        <span class="name">
          {header}
          {sorted !== "none" && <Icon name={sorted === "ascending" ? "arrow-up" : "arrow-down"} />}
        </span>
      </button>
    </th>
  );
}
