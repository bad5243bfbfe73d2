import type { TargetedKeyboardEvent, VNode } from "preact";
import { useStore } from "../storeContext";
import { TEXTS } from "../texts";
import { EXTRA_COLUMNS } from "./extraColumns";

/** A list of check boxes, one a column that may be shown beside the usual ones. */
export function ColumnChooser(): VNode {
  const store = useStore();
  const { classesColumns: chosen } = store.view.value;
  const options = [
    ...EXTRA_COLUMNS.map(({ id, header }) => ({ id, name: header })),
    ...store.metrics.value.filter(({ tier }) => tier === 2).map(({ id, name }) => ({ id, name })),
  ];
  const closeOnEscape = (event: TargetedKeyboardEvent<HTMLDetailsElement>): void => {
    if (event.key !== "Escape") return;
    event.currentTarget.open = false;
    event.currentTarget.querySelector("summary")?.focus();
  };
  return (
    <details class="column-chooser" onKeyDown={closeOnEscape}>
      <summary data-testid="columns">{TEXTS.classes.columns}</summary>
      <fieldset>
        <legend class="visually-hidden">{TEXTS.classes.columns}</legend>
        {options.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              data-column={id}
              checked={chosen.includes(id)}
              onChange={({ currentTarget }) => {
                const others = chosen.filter((column) => column !== id);
                store.look({ classesColumns: currentTarget.checked ? [...others, id] : others });
              }}
            />
            {name}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
