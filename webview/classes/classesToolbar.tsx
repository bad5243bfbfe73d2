import type { VNode } from "preact";
import { FilterField } from "../parts/filterField";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import type { Column } from "../table/column";
import type { ClassRow } from "./classRow";
import { ColumnChooser } from "./columnChooser";
import { MergeClasses, MergedClasses } from "./mergeClasses";

const { classes: texts } = TEXTS;

export interface ClassesToolbarProps {
  /** Classes that the filter lets through. */
  readonly shownClasses: number;
  /** Of the table, with those that are hidden. */
  readonly columns: readonly Column<ClassRow>[];
}

/** What stands above the Classes table: how many classes are in the mean, all back in, more columns. */
export function ClassesToolbar({ shownClasses, columns }: ClassesToolbarProps): VNode {
  const store = useStore();
  const { table, classSet } = store.evaluation.value;
  const leftOut = table.classes.length - classSet.length;
  return (
    <div class="toolbar">
      <FilterField
        label={texts.filter}
        testId="classes-filter"
        value={store.view.value.classesFilter}
        onFilter={(classesFilter) => {
          store.look({ classesFilter });
        }}
      />
      {shownClasses < table.classes.length && (
        <span class="dim shown" role="status" data-testid="classes-shown">
          {texts.shown(shownClasses, table.classes.length)}
        </span>
      )}
      <span class="dim" data-testid="in-mean">
        {texts.ticked(classSet.length, table.classes.length)}
      </span>
      {leftOut > 0 && (
        <button
          type="button"
          class="link"
          onClick={() => {
            store.choose({ leftOut: [] });
          }}
        >
          {texts.tickAll}
        </button>
      )}
      <MergedClasses />
      <span class="at-end">
        <MergeClasses />
        <ColumnChooser columns={columns} />
      </span>
    </div>
  );
}
