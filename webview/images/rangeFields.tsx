import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { Histogram } from "../charts/histogram";
import { histogramBins, type HistogramBin } from "../../src/core/numbers/histogramBins";
import { stripRange } from "../charts/stripMarks";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { OPEN_RANGE } from "../view/imagesView";
import { imagesModel } from "./imagesModel";

const { images: texts } = TEXTS;
const STEP = 0.05;
const BINS = 20;

/** From which to which figure images are shown; an empty field is not a bound. */
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
  const model = imagesModel(store);
  const figureOf = model.figure.value;
  const rows = model.rows.value;
  const bins = useMemo(() => {
    const values = rows.map(figureOf).filter((value) => value !== undefined);
    return histogramBins(values, stripRange(values), BINS);
  }, [rows, figureOf]);
  const isWhole = ({ from, to }: HistogramBin): boolean => range.from === from && range.to === to;
  return (
    <span class="choice range">
      <span>{texts.rangeFrom(figure)}</span>
      {field("from")}
      <span>{texts.rangeTo}</span>
      {field("to")}
      <Histogram
        bins={bins}
        name={figure}
        onChoose={(bin) => {
          store.look({ imagesRange: isWhole(bin) ? OPEN_RANGE : { from: bin.from, to: bin.to } });
        }}
        isChosen={({ from, to }) =>
          (range.from !== undefined || range.to !== undefined) &&
          from >= (range.from ?? -Infinity) &&
          to <= (range.to ?? Infinity)
        }
      />
    </span>
  );
}
