import { MEASURE_KINDS, type ImageMeasures, type MeasureKind } from "./imageMeasures";

/** Why an image has no figures of some shapes, as a sentence. */
export interface Refusal {
  /** Absent where nothing of the image could be measured. */
  readonly kinds?: readonly MeasureKind[];
  readonly message: string;
}

/** All that was refused of an image. */
export function refusalsOf({ refused, refusals = {} }: ImageMeasures): readonly Refusal[] {
  const ofKinds = MEASURE_KINDS.flatMap((kind): readonly Refusal[] => {
    const message = refusals[kind];
    return message === undefined ? [] : [{ kinds: [kind], message }];
  });
  return refused === undefined ? ofKinds : [{ message: refused }, ...ofKinds];
}

/** Why a kind could not be measured of an image; undefined where it was, or where nobody has tried. */
export function refusalOf(measures: ImageMeasures, kind: MeasureKind): string | undefined {
  return measures[kind] === undefined ? (measures.refusals?.[kind] ?? measures.refused) : undefined;
}
