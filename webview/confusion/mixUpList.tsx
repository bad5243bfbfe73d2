import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { className } from "../../src/core/reading/className";
import type { Confusion } from "../../src/core/counting/confusion";
import { isClass } from "../../src/core/labels/indices";
import { mixUps, type MixUp } from "../../src/core/counting/mixUps";
import { formatCount, formatShare } from "../../src/core/text/format";
import { LongList } from "../parts/longList";
import { Swatch } from "../parts/swatch";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { openMixUp } from "../viewer/openMixUp";

const { confusion: texts } = TEXTS;

/** What is taken for what, the largest share of all errors first. */
export function MixUpList({ confusion }: { readonly confusion: Confusion }): VNode {
  const store = useStore();
  const { table } = store.evaluation.value;
  const listed = useMemo(() => mixUps(confusion), [confusion]);
  const name = (side: MixUp["prediction"]): string => (isClass(side) ? className(table, side) : texts.other);
  const nameCell = (side: MixUp["prediction"]): VNode => (
    <span class="class-name">
      <Swatch color={(isClass(side) ? table.classes[side]?.color : undefined) ?? "transparent"} />
      <span class="text">{name(side)}</span>
    </span>
  );
  const line = ({ target, prediction, pixels, shareOfErrors }: MixUp): VNode => (
    <li key={`${target} ${prediction}`} class="mix-up" title={texts.cell(name(target), name(prediction), pixels)}>
      {nameCell(target)}
      <span class="dim" aria-hidden="true">
        →
      </span>
      {nameCell(prediction)}
      <button
        type="button"
        class="link number"
        title={texts.openCell}
        onClick={() => {
          openMixUp(store, { target, prediction });
        }}
      >
        {formatCount(pixels)}
      </button>
      <span class="number">{formatShare(shareOfErrors, 1)}</span>
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
