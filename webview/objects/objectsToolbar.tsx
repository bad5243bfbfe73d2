import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import { lookAtClass } from "../images/openImagesOf";
import { ChoiceSelect } from "../parts/choiceSelect";
import { useStore } from "../store/storeContext";
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
  const { table } = store.evaluation.value;
  const classIndex = model.classIndex.value;
  return (
    <div class="toolbar">
      <input
        type="search"
        class="filter"
        data-testid="objects-filter"
        data-filter
        placeholder={texts.filter}
        aria-label={texts.filter}
        value={objectsFilter}
        onInput={({ currentTarget }) => {
          store.look({ objectsFilter: currentTarget.value });
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
      <ChoiceSelect
        label={texts.class}
        testId="objects-class"
        value={classIndex === undefined ? "" : String(table.classes[classIndex]?.label)}
        onChoose={(value) => {
          lookAtClass(store, value === "" ? undefined : Number(value));
        }}
      >
        <option value="">{texts.allClasses}</option>
        {table.classes.map(({ label }, index) => (
          <option key={label} value={label}>
            {className(table, index)}
          </option>
        ))}
      </ChoiceSelect>
      <span class="at-end">
        <HideColumns table="objects" columns={model.usualColumns.value} />
      </span>
    </div>
  );
}
