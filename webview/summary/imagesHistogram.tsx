import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import { Histogram } from "../charts/histogram";
import { histogramBins, type HistogramBin } from "../../src/core/numbers/histogramBins";
import { stripRange } from "../charts/stripMarks";
import { openImagesOf } from "../images/openImagesOf";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import type { ReportedImages } from "../../src/core/sentences/reportedImages";

const { histogram: texts } = TEXTS;

const BINS = 20;

/** How the images lie by the figure to report; each bar leads to its images. */
export function ImagesHistogram({ images }: { readonly images: ReportedImages }): VNode {
  const store = useStore();
  const { table } = store.evaluation.value;
  const metric = store.metric.value;
  const { classIndex, figures } = images;
  const values = figures.filter((value) => value !== undefined);
  const without = figures.length - values.length;
  const name = classIndex === undefined ? metric.short : `${metric.short} of ${className(table, classIndex)}`;
  const open = ({ from, to }: HistogramBin): void => {
    openImagesOf(store, classIndex === undefined ? undefined : table.classes[classIndex]?.label);
    store.look({ imagesRange: { from, to } });
  };
  return (
    <section aria-labelledby="histogram-title" data-testid="images-histogram">
      <h2 id="histogram-title">{texts.title(name)}</h2>
      <Histogram bins={histogramBins(values, stripRange(values), BINS)} name={name} onChoose={open} />
      {without > 0 && <p class="explanation">{texts.withoutValue(without)}</p>}
    </section>
  );
}
