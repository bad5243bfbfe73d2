import type { VNode } from "preact";
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
