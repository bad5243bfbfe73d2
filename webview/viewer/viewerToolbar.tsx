import { SIDES } from "../../src/core/labels/label";
import type { VNode } from "preact";
import { Popup } from "../parts/popup";
import { copyImage } from "./copyImage";
import type { Layers } from "./layers";
import type { ViewerActions } from "./viewerActions";
import type { ViewerModel } from "./viewerModel";
import { isOfImagesAlone, MODES } from "../view/viewerView";
import { VIEWER_TEXTS as texts } from "../texts/viewerTexts";

export interface ViewerToolbarProps {
  readonly model: ViewerModel;
  readonly layers: Layers;
  readonly actions: ViewerActions;
}

/** Mode, opacity, and what can be done with the files. */
export function ViewerToolbar({ model, layers, actions }: ViewerToolbarProps): VNode {
  // What Space shows while it is held is not chosen.
  const { chosenMode } = model;
  const mode = chosenMode.value;
  const isCompared = model.store.comparing.comparedId.value !== undefined;
  const isCase = model.entry.value?.depth !== undefined;
  const opacity = Math.round(model.opacity.value * 100);
  return (
    <div class="viewer-toolbar">
      <div class="segments" role="radiogroup" aria-label={texts.modesLabel}>
        {MODES.map(
          (each, place) =>
            (each !== "compared" || isCompared) && (
              <label
                key={each}
                title={isCase && isOfImagesAlone(each) ? texts.notOfCases[each] : `${texts.modes[each]} (${place + 1})`}
              >
                <input
                  type="radio"
                  name="viewer-mode"
                  class="visually-hidden"
                  data-mode-choice={each}
                  checked={each === mode}
                  disabled={isCase && isOfImagesAlone(each)}
                  onChange={() => {
                    actions.look({ mode: each });
                  }}
                />
                <span>{texts.modes[each]}</span>
              </label>
            ),
        )}
      </div>
      <label class="choice">
        <span>{texts.opacity}</span>
        <input
          type="range"
          min={0}
          max={100}
          value={opacity}
          aria-valuetext={`${opacity} %`}
          data-testid="opacity"
          onInput={({ currentTarget }) => {
            actions.look({ opacity: Number(currentTarget.value) / 100 });
          }}
        />
      </label>
      <Popup title={texts.more} testId="file-menu" look="file-menu">
        <div class="menu">
          {SIDES.filter((side) => model.entry.value?.[side]).map((side) => (
            <>
              <MenuButton
                name={texts.open[side]}
                onClick={() => {
                  actions.openMask(side);
                }}
              />
              <MenuButton
                name={texts.reveal[side]}
                onClick={() => {
                  actions.revealMask(side);
                }}
              />
            </>
          ))}
          <MenuButton
            name={texts.copy}
            onClick={() => {
              void copyImage(model, layers);
            }}
          />
          <MenuButton name={texts.choosePhotographs} onClick={actions.choosePhotographs} />
        </div>
      </Popup>
    </div>
  );
}

function MenuButton({ name, onClick }: { readonly name: string; readonly onClick: () => void }): VNode {
  return (
    <button
      type="button"
      class="link"
      onClick={({ currentTarget }) => {
        currentTarget.closest("details")?.removeAttribute("open");
        onClick();
      }}
    >
      {name}
    </button>
  );
}
