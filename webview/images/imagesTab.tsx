import type { VNode } from "preact";
import { FigureValue } from "../figures/figureValue";
import { figureOnScreen } from "../texts/format";
import { useStore } from "../store/storeContext";
import { DataTable } from "../table/dataTable";
import { tableView } from "../table/tableView";
import { TEXTS } from "../texts/texts";
import { OPEN_RANGE } from "../view/imagesView";
import { hasClass } from "./hasClass";
import { FilterChips } from "./filterChips";
import { GridLegend } from "./gridLegend";
import { ImagesGrid } from "./imagesGrid";
import { imagesModel } from "./imagesModel";
import { ImagesToolbar } from "./imagesToolbar";
import type { ImageRow } from "./imageRow";
import { openImage } from "./openImage";
import { shownName } from "./shownNames";
import { imageContext } from "./rowContext";

const { images: texts } = TEXTS;

/** The images as a list, as thumbnails, or as a table image x class. */
export function ImagesTab(): VNode {
  const store = useStore();
  const model = imagesModel(store);
  const isEmpty = model.filtered.value.length === 0;
  return (
    <div class="with-toolbar">
      <ImagesToolbar />
      <FilterChips />
      {store.view.value.imagesView === "grid" && <GridLegend />}
      {store.view.value.imagesView === "grid" && !isEmpty ? <Grid /> : <Table />}
    </div>
  );
}

function Table(): VNode {
  const store = useStore();
  const model = imagesModel(store);
  const { viewer, imagesFilter, imagesRange } = store.view.value;
  const isOnlyText =
    model.folder.value === undefined &&
    model.flag.value === undefined &&
    imagesRange.from === undefined &&
    imagesRange.to === undefined;
  const { cells } = store.evaluation.value;
  const classIndex = model.classIndex.value;
  const columns = model.columns.value;
  const isAbsent = ({ index }: ImageRow): boolean => classIndex !== undefined && !hasClass(cells, index, classIndex);
  return (
    <DataTable
      label={texts.table(store.metric.value.name)}
      rows={model.filtered.value}
      columns={columns}
      rowKey={({ image }) => image.name}
      rowClass={(row) =>
        [...(isAbsent(row) ? ["absent"] : []), ...(row.image.name === viewer.image ? ["in-viewer"] : [])].join(" ")
      }
      rowContext={({ image }) => imageContext(image)}
      empty={
        model.rows.value.length === 0 ? (
          texts.none
        ) : (
          <>
            {isOnlyText ? texts.noneMatches(imagesFilter) : texts.nonePasses}
            <button
              type="button"
              class="secondary"
              data-testid="clear-filters"
              onClick={() => {
                store.look({
                  imagesFilter: "",
                  imagesFolder: undefined,
                  imagesFlag: undefined,
                  imagesRange: OPEN_RANGE,
                });
              }}
            >
              {texts.clearFilters}
            </button>
          </>
        )
      }
      onOpen={({ image }) => {
        openImage(store, image.name, classIndex);
      }}
      {...tableView(store, "images", columns, model.sort.value)}
    />
  );
}

function Grid(): VNode {
  const store = useStore();
  const model = imagesModel(store);
  const metric = store.metric.value;
  const figure = model.figure.value;
  const classIndex = model.classIndex.value;
  const { scrollTop, onScroll } = tableView(store, "images", model.orders.value, model.sort.value);
  return (
    <ImagesGrid
      label={texts.grid(metric.name)}
      rows={model.inOrder.value}
      name={({ image }) => shownName(image, store.evaluation.value.images)}
      figure={(row) => (
        <FigureValue
          id={`${classIndex === undefined ? "macro" : "cell"}.${metric.id}`}
          of={row.image.name}
          value={figure(row)}
          reason={classIndex === undefined ? TEXTS.figure.noClassEnters : texts.absent}
          format={(value) =>
            value === undefined && classIndex !== undefined ? texts.zeroByZero : figureOnScreen(value)
          }
        />
      )}
      inViewer={store.view.value.viewer.image}
      context={({ image }) => JSON.stringify(imageContext(image))}
      place={{ scrollTop, onSettled: onScroll }}
      onOpen={({ image }) => {
        openImage(store, image.name, classIndex);
      }}
    />
  );
}
