import type { VNode } from "preact";
import { comparedNames } from "../../src/core/compare/comparedNames";
import type { Comparison } from "../../src/core/compare/compareReports";
import { imagesWords } from "../../src/core/compare/comparisonWords";
import type { ImageDifference } from "../../src/core/compare/imageDifferences";
import { formatDifference, figureOnScreen } from "../texts/format";
import { useStore } from "../store/storeContext";
import { COMPARE_TEXTS as texts } from "../texts/compareTexts";

const OUTCOMES = ["wins", "ties", "losses"] as const;

/** How the images came out, and those that changed most. */
export function ComparedImages({ comparison }: { readonly comparison: Comparison }): VNode {
  const { overImages, improved, worsened, onlyA, onlyB, metric, predictions } = comparison;
  const names = comparedNames(predictions);
  return (
    <section class="card compared-images" aria-labelledby="compared-images-title" data-testid="compared-images">
      <h2 id="compared-images-title">{texts.images}</h2>
      <p class="dim">{texts.imagesOf(metric.name)}</p>
      <div class="outcomes" title={texts.winsTitle(names)}>
        {OUTCOMES.filter((outcome) => overImages[outcome] > 0).map((outcome) => (
          <span key={outcome} class={outcome} style={{ flexGrow: overImages[outcome] }}>
            {texts[outcome](overImages[outcome])}
          </span>
        ))}
      </div>
      <p class="explanation">{imagesWords(comparison)}.</p>
      {onlyA.length > 0 && (
        <p class="dim" title={onlyA.join("\n")}>
          {texts.onlyIn(names.a, onlyA.length)}
        </p>
      )}
      {onlyB.length > 0 && (
        <p class="dim" title={onlyB.join("\n")}>
          {texts.onlyIn(names.b, onlyB.length)}
        </p>
      )}
      <div class="extremes">
        <Extremes title={texts.improved} images={improved} id="improved" />
        <Extremes title={texts.worsened} images={worsened} id="worsened" />
      </div>
    </section>
  );
}

interface ExtremesProps {
  readonly id: string;
  readonly title: string;
  readonly images: readonly ImageDifference[];
}

function Extremes({ id, title, images }: ExtremesProps): VNode {
  const store = useStore();
  return (
    <div data-testid={id}>
      <h3 id={`${id}-title`}>{title}</h3>
      {images.length === 0 && <p class="dim">{texts.none}</p>}
      <ol aria-labelledby={`${id}-title`}>
        {images.map(({ name, a, b, difference }) => (
          <li key={name}>
            <button
              type="button"
              class="link image"
              title={texts.openImage}
              onClick={() => {
                store.comparing.open(name);
              }}
            >
              {name}
            </button>
            <span class="number dim">
              {figureOnScreen(a)} → {figureOnScreen(b)}
            </span>
            <span class="number">{formatDifference(difference)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
