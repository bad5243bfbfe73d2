import type { VNode } from "preact";
import { useStore } from "../storeContext";
import { TEXTS } from "../texts";

const { images: texts } = TEXTS;
const STEP = 0.05;

/** From which to which figure images are shown; an empty field is no bound. */
export function RangeFields({ figure }: { readonly figure: string }): VNode {
  const store = useStore();
  const { imagesRange: range } = store.view.value;
  const field = (bound: "from" | "to"): VNode => (
    <input
      type="number"
      class="short"
      step={STEP}
      aria-label={texts.rangeLabel[bound]}
      data-testid={`range-${bound}`}
      value={range[bound] ?? ""}
      onInput={({ currentTarget }) => {
        const { valueAsNumber } = currentTarget;
        store.look({ imagesRange: { ...range, [bound]: Number.isFinite(valueAsNumber) ? valueAsNumber : undefined } });
      }}
    />
  );
  return (
    <span class="choice range">
      <span>{texts.rangeFrom(figure)}</span>
      {field("from")}
      <span>{texts.rangeTo}</span>
      {field("to")}
    </span>
  );
}
