import type { VNode } from "preact";
import type { MeasureKind } from "../../src/core/shapes/imageMeasures";
import { refusalOf } from "../../src/core/shapes/refusals";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { shapes: texts } = TEXTS;

/** Images in full; the others are counted. */
const MOST_SHOWN = 5;

/** Which images have no figures of a kind of shapes, and why. */
export function RefusedImages({ kind }: { readonly kind: MeasureKind }): VNode | undefined {
  const refused = useStore().evaluation.value.images.flatMap(({ name, measures }) => {
    const message = measures && refusalOf(measures, kind);
    return message === undefined ? [] : [{ name, message }];
  });
  if (refused.length === 0) return undefined;
  const more = refused.length - MOST_SHOWN;
  return (
    <ul class="explanation refused-images" data-testid="refused-images">
      {refused.slice(0, MOST_SHOWN).map(({ name, message }) => (
        <li key={name}>{texts.refused(name, kind, message)}</li>
      ))}
      {more > 0 && <li>{texts.moreRefused(more)}</li>}
    </ul>
  );
}
