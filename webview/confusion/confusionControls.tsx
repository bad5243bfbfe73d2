import type { VNode } from "preact";
import { ChoiceSelect } from "../parts/choiceSelect";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { CONFUSION_MODES, CONFUSION_ORDERS, CONFUSION_PIXELS } from "../view/confusionView";

const { confusion: texts } = TEXTS;

/** What the cells show and in which order the classes stand. */
export function ConfusionControls(): VNode {
  const store = useStore();
  const { confusionMode, confusionOrder, confusionDiagonal, confusionPixels } = store.view.value;
  return (
    <div class="choices">
      <ChoiceSelect
        label={texts.pixelsLabel}
        title={texts.pixelsTitle}
        testId="confusion-pixels"
        value={confusionPixels}
        onChoose={(value) => {
          store.look({ confusionPixels: CONFUSION_PIXELS.find((pixels) => pixels === value) ?? confusionPixels });
        }}
      >
        {CONFUSION_PIXELS.map((pixels) => (
          <option key={pixels} value={pixels}>
            {texts.pixelsOptions[pixels]}
          </option>
        ))}
      </ChoiceSelect>
      <ChoiceSelect
        label={texts.show}
        testId="confusion-mode"
        value={confusionMode}
        onChoose={(value) => {
          store.look({ confusionMode: CONFUSION_MODES.find((mode) => mode === value) ?? confusionMode });
        }}
      >
        {CONFUSION_MODES.map((mode) => (
          <option key={mode} value={mode}>
            {texts.modes[mode]}
          </option>
        ))}
      </ChoiceSelect>
      <ChoiceSelect
        label={texts.order}
        testId="confusion-order"
        value={confusionOrder}
        onChoose={(value) => {
          store.look({ confusionOrder: CONFUSION_ORDERS.find((order) => order === value) ?? confusionOrder });
        }}
      >
        {CONFUSION_ORDERS.map((order) => (
          <option key={order} value={order}>
            {texts.orders[order]}
          </option>
        ))}
      </ChoiceSelect>
      <label class="choice">
        <input
          type="checkbox"
          data-testid="confusion-diagonal"
          checked={confusionDiagonal === "shown"}
          onChange={({ currentTarget }) => {
            store.look({ confusionDiagonal: currentTarget.checked ? "shown" : "hidden" });
          }}
        />
        <span>{texts.diagonal}</span>
      </label>
    </div>
  );
}
