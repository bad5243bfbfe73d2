import { className } from "../../src/core/reading/className";
import { OBJECT_STATES, type ObjectRow } from "../../src/core/counting/objectRows";
import { formatCount, formatShare, UNDEFINED_TEXT } from "../../src/core/text/format";
import { shownName } from "../images/shownNames";
import { MiddleText } from "../parts/middleText";
import { Swatch } from "../parts/swatch";
import type { Store } from "../store/store";
import type { Column } from "../table/column";
import { figureOnScreen } from "../texts/format";
import { TEXTS } from "../texts/texts";
import { ObjectMark } from "./objectMark";
import { openObject } from "./openObject";

const { objects: texts } = TEXTS;

/** The columns of the table of objects. */
export function objectColumns(store: Store): readonly Column<ObjectRow>[] {
  const { images, table } = store.evaluation.value;
  const nameOf = ({ image }: ObjectRow): string => images[image]?.name ?? "";
  return [
    {
      id: "image",
      header: texts.image,
      description: texts.imageTitle,
      align: "start",
      sortKey: nameOf,
      cell: (row) => (
        <button
          type="button"
          class="link object-image"
          tabIndex={-1}
          title={texts.openObject(nameOf(row))}
          onClick={() => {
            openObject(store, row);
          }}
        >
          <MiddleText text={shownName({ name: nameOf(row) }, images)} />
        </button>
      ),
    },
    {
      id: "class",
      header: texts.classHeader,
      description: texts.classTitle,
      width: 150,
      align: "start",
      sortKey: ({ classIndex }) => className(table, classIndex),
      cell: ({ classIndex }) => (
        <span class="class-name">
          <Swatch color={table.classes[classIndex]?.color ?? "transparent"} />
          <bdi class="text">{className(table, classIndex)}</bdi>
        </span>
      ),
    },
    {
      id: "state",
      header: texts.state,
      description: texts.stateTitle,
      width: 104,
      align: "start",
      sortKey: ({ state }) => OBJECT_STATES.indexOf(state),
      text: ({ state }) => texts.states[state],
      cell: ({ state }) => <ObjectMark state={state} />,
    },
    {
      id: "area",
      header: texts.area,
      description: texts.areaTitle,
      width: 96,
      align: "end",
      sortKey: ({ area }) => area,
      cell: ({ area }) => formatCount(area),
    },
    {
      id: "iou",
      header: texts.iou,
      description: texts.iouTitle,
      width: 88,
      align: "end",
      sortKey: ({ iou }) => iou,
      cell: ({ iou, other }) => (other === undefined ? <NoOverlap /> : figureOnScreen(iou)),
    },
    {
      id: "overlap",
      header: texts.overlap,
      description: texts.overlapTitle,
      width: 88,
      align: "end",
      sortKey: ({ common, area }) => common / area,
      cell: ({ common, area, other }) =>
        other === undefined ? (
          <NoOverlap />
        ) : (
          <span title={texts.overlapOf(common, area)}>{formatShare(common, area)}</span>
        ),
    },
    {
      id: "place",
      header: texts.place,
      description: texts.placeTitle,
      width: 232,
      rank: "context",
      align: "start",
      sortKey: ({ box }) => box.y,
      text: (row) => placeText(row),
      cell: (row) => (
        <span class="dim">
          {placeText(row)}
          {row.atEdge && <span title={texts.edgeTitle}>{`, ${texts.edge}`}</span>}
        </span>
      ),
    },
  ];
}

/** What a table has room for beside the viewer. */
const BESIDE_VIEWER: ReadonlySet<string> = new Set(["image", "class", "state", "area"]);

export function columnsBesideViewer(
  columns: readonly Column<ObjectRow>[],
  sortedBy: string,
): readonly Column<ObjectRow>[] {
  return columns.filter(({ id }) => BESIDE_VIEWER.has(id) || id === sortedBy);
}

function NoOverlap() {
  return (
    <span class="dim" role="img" aria-label={texts.noOverlap} title={texts.noOverlap}>
      {UNDEFINED_TEXT}
    </span>
  );
}

function placeText({ box: { x, y, width, height } }: ObjectRow): string {
  return texts.placeOf(x, y, width, height);
}
