import type { VNode } from "preact";
import { EXTRA_COLUMNS } from "../../src/core/classesTable/extraColumns";
import { intervalColumns } from "../../src/core/classesTable/metricColumns";
import { Popup } from "../parts/popup";
import { useStore } from "../store/storeContext";
import type { Column } from "../table/column";
import { ColumnBox } from "../table/columnBox";
import { UsualColumns } from "../table/usualColumns";
import { TEXTS } from "../texts/texts";
import type { ClassRow } from "./classRow";

/** A list of check boxes: the usual columns, and those that may be shown beside them. */
export function ColumnChooser({ columns }: { readonly columns: readonly Column<ClassRow>[] }): VNode {
  const store = useStore();
  const { classesColumns: chosen } = store.view.value;
  const options = [
    ...[...intervalColumns(store.metric.value), ...EXTRA_COLUMNS].map(({ id, title, name = title, description }) => ({
      id,
      name,
      description,
    })),
    ...store.metrics.value
      .filter(({ tier }) => tier === 2)
      .map(({ id, name, formula }) => ({ id, name, description: formula })),
  ];
  return (
    <Popup title={TEXTS.classes.columns} testId="columns">
      <UsualColumns
        table="classes"
        columns={columns.filter(
          ({ id }) => !options.some((option) => option.id === id || `global.${option.id}` === id),
        )}
      />
      <fieldset>
        <legend class="dim">{TEXTS.table.moreColumns}</legend>
        {options.map(({ id, name, description }) => {
          const others = chosen.filter((column) => column !== id);
          return (
            <ColumnBox
              key={id}
              id={id}
              name={name}
              description={description}
              isShown={chosen.includes(id)}
              onChange={(isShown) => {
                store.look({ classesColumns: isShown ? [...others, id] : others });
              }}
            />
          );
        })}
      </fieldset>
    </Popup>
  );
}
