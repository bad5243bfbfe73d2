import type { VNode } from "preact";
import { ChoiceSelect } from "../parts/choiceSelect";
import { Icon } from "../parts/icon";
import { useStore } from "../store/storeContext";
import type { Column } from "../table/column";
import type { Sort } from "../view/kept";
import { TEXTS } from "../texts/texts";
import type { ImageRow } from "./imageRow";

const { images: texts } = TEXTS;

/** By what the images are ordered where no header can be clicked. */
export function ImagesOrder({
  columns,
  sort: { column, direction },
}: {
  readonly columns: readonly Column<ImageRow>[];
  readonly sort: Sort;
}): VNode {
  const store = useStore();
  const other = direction === "ascending" ? "descending" : "ascending";
  const order = (sort: { readonly column: string; readonly direction: typeof direction }): void => {
    store.look({ imagesSort: sort });
    const header = columns.find(({ id }) => id === sort.column)?.header ?? sort.column;
    store.announce(TEXTS.table.sorted(header, sort.direction));
  };
  return (
    <span class="choice">
      <ChoiceSelect
        label={texts.order}
        testId="images-order"
        value={column}
        onChoose={(value) => {
          order({ column: value, direction });
        }}
      >
        {columns.map(({ id, group, header }) => (
          <option key={id} value={id}>
            {group === undefined ? header : `${group} ${header}`}
          </option>
        ))}
      </ChoiceSelect>
      <button
        type="button"
        class="secondary icon-button"
        title={texts.turnAround}
        aria-label={`${texts.turnAround}: ${texts.directions[direction]}`}
        data-testid="images-direction"
        onClick={() => {
          order({ column, direction: other });
        }}
      >
        <Icon name={direction === "ascending" ? "arrow-up" : "arrow-down"} />
      </button>
    </span>
  );
}
