import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import { classTally } from "../../src/core/counting/cells";
import { Swatch } from "../parts/swatch";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { makeStandOut } from "../../src/core/reading/contrast";
import { rightGround } from "../pixels/rightGround";

const { images: texts } = TEXTS;

/** More than these fill the line. */
const MOST = 10;

/** What the colours of the thumbnails mean: the classes that are predicted wrongly most often. */
export function GridLegend(): VNode {
  const store = useStore();
  const { table, cells } = store.evaluation.value;
  const wrong = table.classes
    .map((info, index) => ({ info, index, pixels: classTally(cells, index).fp }))
    .filter(({ pixels }) => pixels > 0)
    .sort((a, b) => b.pixels - a.pixels);
  return (
    <p class="grid-legend" data-testid="grid-legend">
      <span class="dim">{texts.legend}</span>
      {wrong.slice(0, MOST).map(({ info, index }) => (
        <span key={info.label} class="class-name">
          <Swatch color={makeStandOut(info.color, rightGround.value)} />
          <bdi>{className(table, index)}</bdi>
        </span>
      ))}
      {wrong.length > MOST && <span class="dim">{texts.legendMore(wrong.length - MOST)}</span>}
      <span class="class-name">
        <span class="swatch right" aria-hidden="true" />
        {texts.legendRight}
      </span>
    </p>
  );
}
