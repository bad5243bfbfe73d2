import type { VNode } from "preact";
import type { ClassIndex } from "../../src/core/labels/indices";
import { className } from "../../src/core/reading/className";
import { ChoiceOfMany } from "../parts/choiceOfMany";
import { useStore } from "../store/storeContext";
import { lookAtClass } from "./openImagesOf";

export interface SeenClassSelectProps {
  readonly label: string;
  readonly all: string;
  readonly testId: string;
  readonly classIndex: ClassIndex | undefined;
}

/** For which class images and objects are looked at, or for all of them. */
export function SeenClassSelect({ label, all, testId, classIndex }: SeenClassSelectProps): VNode {
  const store = useStore();
  const { table } = store.evaluation.value;
  return (
    <ChoiceOfMany
      label={label}
      testId={testId}
      all={all}
      offered={table.classes.map((info, index) => ({ value: String(info.label), text: className(table, index) }))}
      value={classIndex === undefined ? "" : String(table.classes[classIndex]?.label)}
      onChoose={(value) => {
        lookAtClass(store, value === "" ? undefined : Number(value));
      }}
    />
  );
}
