import type { VNode } from "preact";
import { sidesReadOfIds } from "../../src/core/counting/sidesOfIds";
import { OBJECT_READINGS, shapeOptions } from "../../src/core/shapes/shapeOptions";
import { ChoiceSelect } from "../parts/choiceSelect";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { objects: texts } = TEXTS;

/** Whether objects are components or ids, where the labels of a side are ids of instances. */
export function ObjectReadingSelect(): VNode | undefined {
  const store = useStore();
  const choices = store.choices.value;
  const sides = sidesReadOfIds(choices);
  if (sides.length === 0) return undefined;
  return (
    <ChoiceSelect
      label={texts.reading}
      title={texts.readingTitle(sides)}
      testId="objects-reading"
      value={shapeOptions(choices.shapes).objects}
      onChoose={(value) => {
        const objects = OBJECT_READINGS.find((reading) => reading === value) ?? "components";
        store.choose({ shapes: { ...choices.shapes, objects } });
      }}
    >
      {OBJECT_READINGS.map((reading) => (
        <option key={reading} value={reading}>
          {texts.readings[reading]}
        </option>
      ))}
    </ChoiceSelect>
  );
}
