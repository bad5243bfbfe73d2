import type { VNode } from "preact";
import { objectRows } from "../../src/core/counting/objectRows";
import type { ViewerActions } from "./viewerActions";
import type { ViewerModel } from "./viewerModel";
import { VIEWER_TEXTS as texts } from "../texts/viewerTexts";

/** What stands in place of the picture where there is none, and why. */
export function StageNote({
  model,
  actions,
}: {
  readonly model: ViewerModel;
  readonly actions: ViewerActions;
}): VNode | undefined {
  const loaded = model.loaded.value;
  const { image = "" } = model.view.value;
  if (!model.entry.value)
    return (
      <p class="stage-note" role="status">
        {texts.missing(image)}
      </p>
    );
  const unread = model.slices.failure.value;
  if (unread !== undefined)
    return (
      <p class="stage-note" role="alert" data-testid="viewer-failure">
        {unread}
      </p>
    );
  if (loaded.state === "loading") return <p class="stage-note quiet">{texts.loading}</p>;
  if (loaded.state === "failed")
    return (
      <p class="stage-note" role="alert" data-testid="viewer-failure">
        {loaded.message}
      </p>
    );
  const { failure, changes } = model.compared;
  if (failure.value !== undefined)
    return (
      <p class="stage-note" role="alert" data-testid="compared-failure">
        {failure.value}
      </p>
    );
  if (model.mode.value === "compared" && !changes.value) return <p class="stage-note quiet">{texts.loading}</p>;
  if (model.mode.value === "shapes") return <ShapesNote model={model} />;
  const photograph = model.photograph.value;
  if (model.mode.value !== "photograph" || photograph.state === "shown") return undefined;
  return (
    <div class="stage-note">
      <p>{photograph.state === "failed" ? photograph.message : texts.noPhotograph}</p>
      <button type="button" onClick={actions.choosePhotographs}>
        {texts.choosePhotographs}
      </button>
    </div>
  );
}

/** Why no shapes are to be seen. */
function ShapesNote({ model }: { readonly model: ViewerModel }): VNode | undefined {
  const { shapeView } = model.view.value;
  const failure = model.shapes.failure(shapeView);
  const isUnmeasured = shapeView === "objects" && objectRows(model.store.evaluation.value) === undefined;
  if (failure !== undefined || isUnmeasured)
    return (
      <p class="stage-note" role="alert" data-testid="shapes-failure">
        {failure ?? texts.shapes.unmeasured}
      </p>
    );
  return model.shapes.marks(shapeView) ? undefined : <p class="stage-note quiet">{texts.loading}</p>;
}
