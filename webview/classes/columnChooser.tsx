import type { VNode } from "preact";
import { Popup } from "../popup";
import { useStore } from "../storeContext";
import { TEXTS } from "../texts";
import { EXTRA_COLUMNS } from "./extraColumns";
import { INTERVAL_COLUMNS } from "./intervalColumns";

/** A list of check boxes, one a column that may be shown beside the usual ones. */
export function ColumnChooser(): VNode {
  const store = useStore();
  const { classesColumns: chosen } = store.view.value;
  const options = [
    ...INTERVAL_COLUMNS.map(({ id, header, description }) => ({ id, name: header, description })),
    ...EXTRA_COLUMNS.map(({ id, header, name, description }) => ({ id, name: name ?? header, description })),
    ...store.metrics.value
      .filter(({ tier }) => tier === 2)
      .map(({ id, name, formula }) => ({ id, name, description: formula })),
  ];
  return (
    <Popup title={TEXTS.classes.columns} testId="columns">
      <fieldset>
        <legend class="visually-hidden">{TEXTS.classes.columns}</legend>
        {options.map(({ id, name, description }) => (
          <label key={id} title={description}>
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
    </Popup>
  );
}
