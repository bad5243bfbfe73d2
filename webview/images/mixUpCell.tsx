import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import type { ClassTable } from "../../src/core/reading/classTable";
import { formatShare, UNDEFINED_TEXT } from "../../src/core/text/format";
import { Swatch } from "../parts/swatch";
import { TEXTS } from "../texts/texts";
import type { ImageFacts } from "./imageFacts";
import { isClass, type ClassOrNone } from "../../src/core/labels/indices";

const { images: texts } = TEXTS;

export interface MixUpCellProps {
  readonly table: ClassTable;
  readonly mixUp: ImageFacts["mainMixUp"];
  /** Of the image. */
  readonly wrongPixels: number;
}

/** What an image mostly takes for what, and how much of its wrong pixels that is. */
export function MixUpCell({ table, mixUp, wrongPixels }: MixUpCellProps): VNode {
  if (!mixUp) {
    return (
      <span class="dim" role="img" aria-label={texts.noMixUp} title={texts.noMixUp}>
        {UNDEFINED_TEXT}
      </span>
    );
  }
  const name = (classIndex: ClassOrNone): string =>
    isClass(classIndex) ? className(table, classIndex) : texts.otherLabel;
  const { target, prediction, pixels } = mixUp;
  return (
    <span class="main-mix-up" title={texts.mixUpOf(name(target), name(prediction), pixels)}>
      {[target, prediction].map((classIndex, side) => (
        <>
          {side === 1 && <span class="dim">→</span>}
          {isClass(classIndex) && <Swatch color={table.classes[classIndex]?.color ?? "transparent"} />}
          <bdi class="text">{name(classIndex)}</bdi>
        </>
      ))}
      <span class="dim share">{formatShare(pixels, wrongPixels)}</span>
    </span>
  );
}
