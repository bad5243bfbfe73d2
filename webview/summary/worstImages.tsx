import type { VNode } from "preact";
import { MiddleText } from "../parts/middleText";
import { FigureValue } from "../figures/figureValue";
import { openImage } from "../images/openImage";
import { shownName } from "../images/shownNames";
import { lookAtClass, openImagesOf } from "../images/openImagesOf";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { Thumbnail } from "../pixels/thumbnail";
import type { ReportedImages } from "../../src/core/sentences/reportedImages";

const { worst: texts } = TEXTS;

const SHOWN = 6;

/** Thumbnails of the images that the figure to report is worst in; each opens in the viewer, whose keys go on in that order. */
export function WorstImages({
  images: { classIndex, figures, worstFirst },
}: {
  readonly images: ReportedImages;
}): VNode {
  const store = useStore();
  const { images, table } = store.evaluation.value;
  const metric = store.metric.value;
  const label = classIndex === undefined ? undefined : table.classes[classIndex]?.label;
  const { image: inViewer } = store.view.value.viewer;
  return (
    <section class="worst-images" aria-labelledby="worst-title" data-testid="worst-images">
      <h2 id="worst-title">
        {texts.title}
        <button
          type="button"
          class="link"
          onClick={() => {
            openImagesOf(store, label);
          }}
        >
          {texts.all}
        </button>
      </h2>
      {worstFirst.length === 0 && <p class="explanation">{texts.none}</p>}
      <ul>
        {worstFirst.slice(0, SHOWN).map((index) => {
          const image = images[index];
          if (!image) return undefined;
          return (
            <li key={image.name}>
              <button
                type="button"
                class={`tile bare${image.name === inViewer ? " in-viewer" : ""}`}
                data-row={image.name}
                title={TEXTS.images.openViewer(image.name)}
                onClick={() => {
                  lookAtClass(store, label);
                  openImage(store, image.name, classIndex);
                }}
              >
                <span class="picture">
                  <Thumbnail image={image} size="tile" />
                </span>
                <MiddleText text={shownName(image, images)} />
                <FigureValue
                  id={`worst.${metric.id}`}
                  of={image.name}
                  value={figures[index]}
                  reason={TEXTS.figure.noClassEnters}
                />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
