import type { VNode } from "preact";
import { className } from "../../src/core/className";
import { confusionCell } from "../../src/core/confusion";
import type { Evaluation } from "../../src/core/evaluation";
import { ratio, type Figure } from "../../src/core/figure";
import { shownShare, UNDEFINED_TEXT } from "../../src/core/shown";
import { Swatch } from "../figures/swatch";
import { TEXTS } from "../texts";
import type { ClassRow } from "./classRow";

/** The class that the pixels of a class are most often taken as, where they are taken wrongly at all. */
export interface TakenAs {
  readonly classIndex: number;
  readonly pixels: number;
  /** Of the target pixels of the class. */
  readonly share: Figure;
}

export function takenAs({ confusion }: Evaluation, { index, support }: ClassRow): TakenAs | undefined {
  let best: TakenAs | undefined;
  for (let classIndex = 0; classIndex < confusion.classes; classIndex++) {
    const pixels = classIndex === index ? 0 : confusionCell(confusion, index, classIndex);
    if (pixels > (best?.pixels ?? 0)) best = { classIndex, pixels, share: ratio(pixels, support) };
  }
  return best;
}

/** The mix-up as a cell: the other class and the share of the pixels that it takes. */
export function TakenAsCell({ evaluation, row }: { readonly evaluation: Evaluation; readonly row: ClassRow }): VNode {
  const mixUp = takenAs(evaluation, row);
  if (!mixUp) {
    return (
      <span class="dim" role="img" aria-label={TEXTS.classes.neverTaken} title={TEXTS.classes.neverTaken}>
        {UNDEFINED_TEXT}
      </span>
    );
  }
  const name = className(evaluation.table, mixUp.classIndex);
  return (
    <span class="class-name" title={TEXTS.classes.takenTitle(name, mixUp.pixels)}>
      <Swatch color={evaluation.table.classes[mixUp.classIndex]?.color ?? "transparent"} />
      <span class="text">{name}</span>
      <span class="dim">{shownShare(mixUp.share ?? 0, 1)}</span>
    </span>
  );
}
