import type { VNode } from "preact";
import { PLANES } from "../../src/core/labels/volumePlanes";
import { VIEWER_TEXTS } from "../texts/viewerTexts";
import { SliceProfile } from "./sliceProfile";
import type { ViewerActions } from "./viewerActions";
import type { ViewerModel } from "./viewerModel";

const { slices: texts } = VIEWER_TEXTS;

export interface SliceBarProps {
  readonly model: ViewerModel;
  readonly actions: ViewerActions;
}

/** Plane and slice of a case, with the errors of each slice over the slider; of an image there is no such bar. */
export function SliceBar({ model, actions }: SliceBarProps): VNode | undefined {
  const slice = model.slices.wanted.value;
  const profile = model.slices.profile.value;
  if (!slice || !profile) return undefined;
  const { plane, at, of, layout } = slice;
  const names = layout.edges ? texts.planes : texts.storedPlanes;
  return (
    <div class="slice-bar" data-testid="slice-bar">
      <div
        class="segments"
        role="radiogroup"
        aria-label={texts.plane}
        title={layout.edges && texts.edges(layout.edges)}
      >
        {PLANES.map((each) => (
          <label key={each} title={`${names[each]} (${each.charAt(0).toUpperCase()})`}>
            <input
              type="radio"
              name="viewer-plane"
              class="visually-hidden"
              data-plane-choice={each}
              checked={each === plane}
              onChange={() => {
                actions.showPlane(each);
              }}
            />
            <span>{names[each]}</span>
          </label>
        ))}
      </div>
      <label class="slice-slider">
        <span>{texts.slice}</span>
        <span class="slice-track">
          <SliceProfile profile={profile} at={at} />
          <input
            type="range"
            min={0}
            max={of - 1}
            value={at}
            aria-valuetext={texts.value(at, profile[at] ?? 0)}
            data-testid="slice"
            onInput={({ currentTarget }) => {
              actions.goToSlice(Number(currentTarget.value));
            }}
          />
        </span>
      </label>
      <span class="dim slice-position" data-testid="slice-position">
        {texts.position(at, of - 1)}
      </span>
      <button
        type="button"
        class="secondary"
        title={texts.worstTitle}
        data-testid="worst-slice"
        disabled={profile.every((voxels) => voxels === 0)}
        onClick={actions.goToWorstSlice}
      >
        {texts.worst}
      </button>
    </div>
  );
}
