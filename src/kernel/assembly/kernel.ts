// What the kernel offers: reading order follows a mask from its bytes to counts.
import { prepareCopies } from "./copyMatch";
import { prepareDiagonals } from "./diagonals";
import { prepareFilters } from "./unfilter";
import { prepareRows } from "./rows";
import { values } from "./intern";

export { inflate } from "./inflate";
export { beginInflating, inflateOn, inputAt, moveInput, moveOutput, outputAt } from "./inflateOn";
export { inflateChanges, inflateSparse } from "./sparse";
export { runsOfPlainRows, runsOfRows } from "./rows";
export { runsOfWideRows } from "./wideRows";
export { countRuns, paintRuns } from "./countRuns";
export { unfilter } from "./unfilter";
export { unpackBits } from "./unpackBits";
export { codesKnown, intern } from "./intern";
export { strongest, strongestOfPixels } from "./strongest";
export { transpose } from "./transpose";
export { count, takeCells } from "./count";
export { classesOfRows, classesOfRuns, countListed, countStarts } from "./classRuns";
export { bandBytes, countBands } from "./bands";
export { nearestBytes, nearestPoints } from "./nearest";
export { describeObjects, numberObjects, overlapObjects, sortOverlaps } from "./objects";
export { swap } from "./swap";
export { swapWhole, takeWhole } from "./swapWhole";
export { weigh } from "./weigh";

/** Fills the constant tables; to be called once, before all else. */
export function prepare(): void {
  prepareCopies();
  prepareFilters();
  prepareDiagonals();
  prepareRows();
}

/** First byte of memory that the kernel's own tables leave free. */
export function freeFrom(): usize {
  return __heap_base;
}

/** Address of the values of the last `intern`, 8 bytes each, in the order of their codes. */
export function internedValues(): usize {
  return values;
}
