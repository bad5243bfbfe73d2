import type { VNode } from "preact";
import { labelText } from "../../src/core/reading/labelText";
import { Icon, type IconName } from "../parts/icon";
import { objectInWords, objectSteps } from "./objectSteps";
import { readout } from "./readout";
import { litRegions, markedRegion, type ViewerActions } from "./viewerActions";
import type { ViewerModel } from "./viewerModel";
import { VIEWER_TEXTS as texts } from "../texts/viewerTexts";

export interface ReadoutProps {
  readonly model: ViewerModel;
  readonly actions: ViewerActions;
}

/** What is under the pointer or the cursor, how many errors there are, and the way to them. */
export function Readout({ model, actions }: ReadoutProps): VNode {
  const pair = model.pair.value;
  const cursor = model.cursor.value;
  const regions = model.regions.value;
  const lit = litRegions(model).length;
  const step = (go: (by: number) => void, by: number, name: string, icon: IconName): VNode => (
    <button
      type="button"
      class="secondary icon-button"
      aria-label={name}
      title={name}
      onClick={() => {
        go(by);
      }}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <p class="readout">
      <span data-testid="readout">
        {pair && cursor
          ? readout(pair, model.store.evaluation.value.table, cursor, {
              runs: model.compared.runs.value,
              slice: model.slices.shown.value,
              text: (label) => labelText(label, model.store.report.value.images),
            })
          : texts.readout.outside}
      </span>
      <span class="dim" data-testid="region-count">
        {markedRegion(model) ??
          objectInWords(model) ??
          (regions && texts.regions(lit, regions.total > regions.kinds.length ? regions.total : lit))}
      </span>
      {lit > 0 && (
        <span class="region-buttons">
          <button
            type="button"
            class="secondary"
            title={texts.largestTitle}
            data-testid="largest-region"
            onClick={actions.goToLargestRegion}
          >
            {texts.largest}
          </button>
          {step(actions.goToRegion, -1, texts.previousRegion, "chevron-left")}
          {step(actions.goToRegion, 1, texts.nextRegion, "chevron-right")}
        </span>
      )}
      {(objectSteps(model).rows?.length ?? 0) > 0 && (
        <span class="region-buttons" data-testid="object-buttons">
          {step(actions.goToObject, -1, texts.previousObject, "arrow-up")}
          {step(actions.goToObject, 1, texts.nextObject, "arrow-down")}
        </span>
      )}
      {model.entry.value && !model.entry.value.prediction && <span class="dim">{texts.noPrediction}</span>}
    </p>
  );
}
