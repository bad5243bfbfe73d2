import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import type { Evaluation } from "../../src/core/counting/evaluation";
import { oncePer } from "../../src/core/collections/oncePer";
import { mixUps, type MixUp } from "../../src/core/counting/mixUps";
import { formatShare, UNDEFINED_TEXT } from "../../src/core/text/format";
import { Swatch } from "../parts/swatch";
import { TEXTS } from "../texts/texts";
import { isClass } from "../../src/core/labels/indices";

/** What each class is most often taken as, by index; classes without a wrong pixel have no entry. */
export const mostTakenAs = oncePer(({ confusion }: Evaluation): ReadonlyMap<number, MixUp> => {
  const first = new Map<number, MixUp>();
  for (const mixUp of mixUps(confusion)) if (!first.has(mixUp.target)) first.set(mixUp.target, mixUp);
  return first;
});

export interface TakenAsCellProps {
  readonly evaluation: Evaluation;
  readonly mixUp: MixUp | undefined;
}

/** The mix-up as a cell: the other class and the share of the pixels that it takes. */
export function TakenAsCell({ evaluation: { table }, mixUp }: TakenAsCellProps): VNode {
  if (!mixUp) {
    return (
      <span class="dim" role="img" aria-label={TEXTS.classes.neverTaken} title={TEXTS.classes.neverTaken}>
        {UNDEFINED_TEXT}
      </span>
    );
  }
  const { prediction, pixels, shareOfTarget } = mixUp;
  const name = isClass(prediction) ? className(table, prediction) : TEXTS.confusion.other;
  return (
    <span class="class-name" title={TEXTS.classes.takenTitle(name, pixels)}>
      {isClass(prediction) && <Swatch color={table.classes[prediction]?.color ?? "transparent"} />}
      <span class="text">{name}</span>
      <span class="dim">{formatShare(shareOfTarget, 1)}</span>
    </span>
  );
}
