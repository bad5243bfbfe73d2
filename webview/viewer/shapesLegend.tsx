import type { VNode } from "preact";
import { makeStandOut } from "../../src/core/reading/contrast";
import { SHAPE_VIEWS, type ShapeView } from "../../src/core/shapes/shapeMarks";
import { ChoiceSelect } from "../parts/choiceSelect";
import { Swatch } from "../parts/swatch";
import { rightGround } from "../pixels/rightGround";
import { BAND_COLOURS, DISTANCE_COLOURS, KIND_COLOURS, OBJECT_COLOURS, SKELETON_COLOURS } from "../pixels/shapeColours";
import { VIEWER_TEXTS } from "../texts/viewerTexts";
import { toleranceIn } from "./paintShown";
import type { ViewerActions } from "./viewerActions";
import type { ViewerModel } from "./viewerModel";

const { shapes: texts } = VIEWER_TEXTS;

export interface ShapesLegendProps {
  readonly model: ViewerModel;
  readonly actions: ViewerActions;
}

/** What of shapes is drawn, what its colours mean, and what it was made with. */
export function ShapesLegend({ model, actions }: ShapesLegendProps): VNode {
  const { shapeView } = model.view.value;
  const { rows } = explain(model, shapeView);
  return (
    <>
      <ChoiceSelect
        label={texts.show}
        testId="shape-view"
        value={shapeView}
        onChoose={(value) => {
          actions.look({ shapeView: SHAPE_VIEWS.find((view) => view === value) ?? shapeView });
        }}
      >
        {SHAPE_VIEWS.map((view) => (
          <option key={view} value={view}>
            {texts.views[view]}
          </option>
        ))}
      </ChoiceSelect>
      <ul class="marks" data-testid="shape-marks">
        {rows.map(({ color, words }) => (
          <li key={words}>
            <Swatch color={makeStandOut(color, rightGround.value)} />
            {words}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the shapes were made with. */
export function ShapesNote({ model }: Pick<ShapesLegendProps, "model">): VNode | undefined {
  const { note } = explain(model, model.view.value.shapeView);
  return note === undefined ? undefined : <p class="dim hint shapes-note">{note}</p>;
}

interface Explained {
  readonly rows: readonly { readonly color: string; readonly words: string }[];
  readonly note?: string | undefined;
}

function explain(model: ViewerModel, view: ShapeView): Explained {
  switch (view) {
    case "kinds": {
      const marks = model.shapes.marks("kinds");
      const isOfTwo = model.view.value.focus === undefined;
      return {
        rows: KIND_COLOURS.map(({ id, color }) => ({ color, words: texts.kinds[id] })),
        note: marks && `${texts.reach(marks.reach)}${isOfTwo ? ` ${texts.kindsOfTwo}` : ""}`,
      };
    }
    case "objects":
      return { rows: OBJECT_COLOURS.map(({ id, color }) => ({ color, words: texts.objects[id] })) };
    case "band": {
      const marks = model.shapes.marks("band");
      return {
        rows: BAND_COLOURS.map(({ id, color }) => ({ color, words: texts.bands[id] })),
        note: marks && texts.band(marks.band),
      };
    }
    case "distance":
      return { rows: distanceRows(model) };
    case "skeleton":
      return { rows: SKELETON_COLOURS.map(({ id, color }) => ({ color, words: texts.skeletons[id] })) };
  }
}

function distanceRows(model: ViewerModel): Explained["rows"] {
  const entry = model.entry.value;
  const tolerance = entry ? toleranceIn(model, entry) : 0;
  const unit = model.store.choices.value.shapes?.spacing === undefined ? " px" : " mm";
  const far = (times: number): string => `${Number((times * tolerance).toPrecision(3))}${unit}`;
  const steps = DISTANCE_COLOURS.filter(({ times }) => times < Number.MAX_VALUE);
  const last = steps.at(-1)?.times ?? 1;
  return DISTANCE_COLOURS.map(({ times, color }) => ({
    color,
    words:
      times === 1
        ? texts.within(far(1))
        : times === Infinity
          ? texts.noOutline
          : times === Number.MAX_VALUE
            ? texts.beyond(far(last))
            : texts.upTo(far(times)),
  }));
}
