import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import { ChoiceSelect } from "../parts/choiceSelect";
import { useStore } from "../store/storeContext";
import { HideColumns } from "../table/hideColumns";
import { TEXTS } from "../texts/texts";
import { IMAGES_VIEWS } from "../view/imagesView";
import { IMAGE_FLAGS } from "./imageFlags";
import { lookAtClass } from "./openImagesOf";
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
  const { table } = store.evaluation.value;
  const classIndex = model.classIndex.value;
  const folders = model.folders.value;
  return (
    <div class="toolbar">
      <input
        type="search"
        class="filter"
        data-testid="filter"
        data-filter
        placeholder={texts.filter}
        aria-label={texts.filter}
        value={imagesFilter}
        onInput={({ currentTarget }) => {
          store.look({ imagesFilter: currentTarget.value });
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
        <ChoiceSelect
          label={texts.class}
          testId="images-class"
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
      )}
      {classIndex !== undefined && <ObjectsLink classIndex={classIndex} />}
      {imagesView === "grid" && <ImagesOrder columns={model.orders.value} sort={model.sort.value} />}
      {folders.length > 1 && (
        <ChoiceSelect
          label={texts.inFolder}
          testId="images-folder"
          value={model.folder.value ?? ""}
          onChoose={(value) => {
            store.look({ imagesFolder: value === "" ? undefined : value });
          }}
        >
          <option value="">{texts.allFolders}</option>
          {folders.map((folder) => (
            <option key={folder} value={folder}>
              {folder.slice(0, -1)}
            </option>
          ))}
        </ChoiceSelect>
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
