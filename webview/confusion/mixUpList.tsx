import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { className } from "../../src/core/className";
import { shownCount, shownShare } from "../../src/core/shown";
import { LongList } from "../longList";
import { Swatch } from "../figures/swatch";
import { useStore } from "../storeContext";
import { TEXTS } from "../texts";
import { OTHER_COLUMN, type ConfusionSums } from "./confusionShares";
import { mixUps, type MixUp } from "./mixUps";

const { confusion: texts } = TEXTS;

/** What is taken for what, the largest share of all errors first. */
export function MixUpList({ sums }: { readonly sums: ConfusionSums }): VNode {
  const { confusion, table } = useStore().evaluation.value;
  const listed = useMemo(() => mixUps(confusion), [confusion]);
  const named = (index: number): VNode => (
    <span class="class-name">
      <Swatch color={table.classes[index]?.color ?? "transparent"} />
      <span class="text">{index === OTHER_COLUMN ? texts.other : className(table, index)}</span>
    </span>
  );
  const line = ({ target, prediction, pixels }: MixUp): VNode => (
    <li key={`${target} ${prediction}`} class="mix-up" title={texts.cell(className(table, target), prediction === OTHER_COLUMN ? texts.other : className(table, prediction), pixels)}>
      {named(target)}
      <span class="dim" aria-hidden="true">
        →
      </span>
      {named(prediction)}
      <span class="number">{shownCount(pixels)}</span>
      <span class="number">{shownShare(pixels, sums.errors)}</span>
    </li>
  );
  return (
    <section class="mix-ups" aria-labelledby="mix-ups-title" data-testid="mix-ups">
      <h2 id="mix-ups-title">{texts.pairs}</h2>
      {listed.length === 0 ? (
        <p class="dim">{texts.noErrors}</p>
      ) : (
        <>
          <p class="mix-up dim" aria-hidden="true">
            <span>{texts.target}</span>
            <span />
            <span>{texts.takenFor}</span>
            <span class="number">{texts.pixels}</span>
            <span class="number">{texts.shareOfErrors}</span>
          </p>
          <LongList items={listed} draw={line} />
        </>
      )}
    </section>
  );
}
