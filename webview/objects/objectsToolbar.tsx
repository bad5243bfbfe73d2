import type { VNode } from "preact";
import { ChoiceSelect } from "../parts/choiceSelect";
import { FilterField } from "../parts/filterField";
import { useStore } from "../store/storeContext";
import { SeenClassSelect } from "../images/seenClassSelect";
import { HideColumns } from "../table/hideColumns";
import { TEXTS } from "../texts/texts";
import { OBJECTS_SHOWN } from "../view/objectsView";
import { objectsModel } from "./objectsModel";

const { objects: texts } = TEXTS;

/** Which objects are listed. */
export function ObjectsToolbar(): VNode {
  const store = useStore();
  const model = objectsModel(store);
  const { objectsFilter, objectsShown } = store.view.value;
  const classIndex = model.classIndex.value;
  return (
    <div class="toolbar">
      <FilterField
        label={texts.filter}
        testId="objects-filter"
        value={objectsFilter}
        onFilter={(objectsFilter) => {
          store.look({ objectsFilter });
        }}
      />
      <span class="dim shown" role="status" data-testid="objects-count">
        {texts.shown(model.filtered.value.length, model.ofClasses.value.length)}
      </span>
      <ChoiceSelect
        label={texts.shownLabel}
        testId="objects-shown"
        value={objectsShown}
        onChoose={(value) => {
          store.look({ objectsShown: OBJECTS_SHOWN.find((shown) => shown === value) ?? objectsShown });
        }}
      >
        {OBJECTS_SHOWN.map((shown) => (
          <option key={shown} value={shown}>
            {texts.shownOptions[shown]}
          </option>
        ))}
      </ChoiceSelect>
      <SeenClassSelect label={texts.class} all={texts.allClasses} testId="objects-class" classIndex={classIndex} />
      <span class="at-end">
        <HideColumns table="objects" columns={model.usualColumns.value} />
      </span>
    </div>
  );
}
