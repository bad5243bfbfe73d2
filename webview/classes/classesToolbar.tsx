import type { VNode } from "preact";
import { FilterField } from "../parts/filterField";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import type { Column } from "../table/column";
import type { ClassRow } from "./classRow";
import { ColumnChooser } from "./columnChooser";
import { ChooseRegions, ChosenRegions } from "./chooseRegions";
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
  const classes = table.classes.length - (table.outside === undefined ? 0 : 1);
  const leftOut = classes - classSet.length;
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
        {texts.ticked(classSet.length, classes, table.outside === undefined ? "class" : "region")}
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
      {table.outside === undefined ? <MergedClasses /> : <ChosenRegions />}
      <span class="at-end">
        {table.outside === undefined && <MergeClasses />}
        <ChooseRegions />
        <ColumnChooser columns={columns} />
      </span>
    </div>
  );
}
