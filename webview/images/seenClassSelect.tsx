import type { VNode } from "preact";
import type { ClassIndex } from "../../src/core/labels/indices";
import { className } from "../../src/core/reading/className";
import { ChoiceSelect } from "../parts/choiceSelect";
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
    <ChoiceSelect
      label={label}
      testId={testId}
      value={classIndex === undefined ? "" : String(table.classes[classIndex]?.label)}
      onChoose={(value) => {
        lookAtClass(store, value === "" ? undefined : Number(value));
      }}
    >
      <option value="">{all}</option>
      {table.classes.map(({ label: ofClass }, index) => (
        <option key={ofClass} value={ofClass}>
          {className(table, index)}
        </option>
      ))}
    </ChoiceSelect>
  );
}
