import type { Progress } from "../../src/protocol/panel";
import { formatCount } from "../../src/core/text/format";
import { formatDuration } from "./format";

interface ProgressWords {
  readonly counting: (done: number, total: number) => string;
  /** While it is not known yet how much there is. */
  readonly listing: string;
}

/** How far something is, its rate and the time left; these two are told once they rest on more than a moment. */
export function progressFacts({ done, total, elapsedMs }: Progress, words: ProgressWords): readonly string[] {
  if (total === 0) return [words.listing];
  const counting = words.counting(done, total);
  if (done === 0 || elapsedMs < 500) return [counting];
  const perMs = done / elapsedMs;
  return [counting, rate(perMs * 1000), `${formatDuration((total - done) / perMs)} left`];
}

/** Of what takes long so many a minute. */
function rate(perSecond: number): string {
  return perSecond < 1
    ? `${formatCount(Math.round(perSecond * 60))} images/min`
    : `${formatCount(Math.round(perSecond))} images/s`;
}
