import type { VNode } from "preact";
import { ChoiceOfMany } from "../parts/choiceOfMany";
import { ChoiceSelect } from "../parts/choiceSelect";
import { FilterField } from "../parts/filterField";
import { useStore } from "../store/storeContext";
import { SeenClassSelect } from "./seenClassSelect";
import { HideColumns } from "../table/hideColumns";
import { TEXTS } from "../texts/texts";
import { IMAGES_VIEWS } from "../view/imagesView";
import { IMAGE_FLAGS } from "./imageFlags";
import { imagesModel } from "./imagesModel";
import { ImagesOrder } from "./imagesOrder";
import { ObjectsLink } from "./objectsLink";
import { RangeFields } from "./rangeFields";

const { images: texts } = TEXTS;

/** How the images are laid out, which class they are looked at for, and which of them are shown. */
export function ImagesToolbar(): VNode {
  const store = useStore();
  const model = imagesModel(store);
  const { imagesFilter, imagesView } = store.view.value;
  const classIndex = model.classIndex.value;
  const folders = model.folders.value;
  return (
    <div class="toolbar">
      <FilterField
        label={texts.filter}
        testId="filter"
        value={imagesFilter}
        onFilter={(imagesFilter) => {
          store.look({ imagesFilter });
        }}
      />
      <span class="dim shown" role="status" data-testid="shown">
        {texts.shown(model.filtered.value.length, model.rows.value.length)}
      </span>
      <ChoiceSelect
        label={texts.view}
        testId="images-view"
        value={imagesView}
        onChoose={(value) => {
          store.look({ imagesView: IMAGES_VIEWS.find((view) => view === value) ?? imagesView });
        }}
      >
        {IMAGES_VIEWS.map((view) => (
          <option key={view} value={view}>
            {texts.views[view]}
          </option>
        ))}
      </ChoiceSelect>
      {imagesView !== "heat" && (
        <SeenClassSelect label={texts.class} all={texts.allClasses} testId="images-class" classIndex={classIndex} />
      )}
      {classIndex !== undefined && <ObjectsLink classIndex={classIndex} />}
      {imagesView === "grid" && <ImagesOrder columns={model.orders.value} sort={model.sort.value} />}
      {folders.length > 1 && (
        <ChoiceOfMany
          label={texts.inFolder}
          testId="images-folder"
          all={texts.allFolders}
          offered={folders.map((folder) => ({ value: folder, text: folder.slice(0, -1) }))}
          value={model.folder.value ?? ""}
          onChoose={(value) => {
            store.look({ imagesFolder: value === "" ? undefined : value });
          }}
        />
      )}
      <ChoiceSelect
        label={texts.show}
        testId="images-flag"
        value={model.flag.value ?? ""}
        onChoose={(value) => {
          store.look({ imagesFlag: value === "" ? undefined : value });
        }}
      >
        <option value="">{texts.allImages}</option>
        {IMAGE_FLAGS.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </ChoiceSelect>
      <RangeFields figure={store.metric.value.short} />
      {imagesView === "list" && (
        <span class="at-end">
          <HideColumns table="images" columns={model.usualColumns.value} />
        </span>
      )}
    </div>
  );
}
