import type { VNode } from "preact";
import { useStore } from "../storeContext";
import { TEXTS } from "../texts";
import { ColumnChooser } from "./columnChooser";
import { MergeClasses, MergedClasses } from "./mergeClasses";

const { classes: texts } = TEXTS;

/** What stands above the Classes table: how many classes are in the mean, all back in, more columns. */
export function ClassesToolbar(): VNode {
  const store = useStore();
  const { table, classSet } = store.evaluation.value;
  const leftOut = table.classes.length - classSet.length;
  return (
    <div class="toolbar">
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
        <ColumnChooser />
      </span>
    </div>
  );
}
