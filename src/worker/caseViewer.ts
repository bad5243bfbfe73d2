import { NO_ERROR, type ErrorKinds } from "../core/regions/errorKinds";
import { profileOf, worstSlice } from "../core/regions/errorProfile";
import { largestOf } from "../core/numbers/extremes";
import { labelRuns, type LabelRuns } from "../core/labels/labelRuns";
import { planeAspect, planeLayout, planeSize, type Plane } from "../core/labels/volumePlanes";
import type { MaskSource } from "../protocol/pair";
import type { PairPixels, PixelOutcome } from "../protocol/pixels";
import type { PixelJob } from "../protocol/worker";
import { caseErrors, kindsOfCodes, type CaseErrors } from "./caseErrors";
import { cutSlice } from "./cutSlice";
import type { PairVolume, ReadVolume } from "./pairVolume";
import { MOST_REGIONS } from "./pixelsOfPair";
import { resizeNearest } from "./resizeNearest";
import { sampledSize } from "./sampleNearest";
import { stampsOf } from "./stampsOf";

/** Reads both masks of a case. */
export type ReadCase = (job: PixelJob) => ReadVolume;

interface Held {
  readonly key: string;
  readonly pair: PairVolume;
}

/** Shows slices of cases. The case that was looked at last stays in memory, so that its next slice is at hand. */
export class CaseViewer {
  private held: Held | undefined;
  private found: { readonly of: PairVolume; readonly key: string; readonly errors: CaseErrors } | undefined;

  constructor(private readonly read: ReadCase) {}

  show(job: PixelJob): PixelOutcome {
    const { detail } = job;
    const pair = this.pairOf(job);
    if (!pair.ok) return pair;
    switch (detail.kind) {
      case "whole": {
        const errors = this.errorsOf(pair, detail.errors);
        const worst = worstSlice(profileOf(errors.profiles.axial));
        const pixels = pixelsOfSlice(pair, "axial", worst ?? fullestSlice(pair));
        return { ok: true, pixels: { ...pixels, regions: errors.regions, profiles: errors.profiles } };
      }
      case "slice":
        return { ok: true, pixels: pixelsOfSlice(pair, detail.plane, detail.at) };
      case "thumbnail": {
        const at = worstOfAll(pair, detail.errors) ?? fullestSlice(pair);
        return { ok: true, pixels: pixelsOfSlice(pair, "axial", at, detail.longerSide) };
      }
    }
  }

  /** Small pictures pass by: the case that is open stays. */
  private pairOf(job: PixelJob): ReadVolume {
    const key = keyOf(job);
    if (this.held?.key === key) return this.held.pair;
    const isPassing = job.detail.kind === "thumbnail";
    // Two cases in memory would be twice as much.
    if (!isPassing) [this.held, this.found] = [undefined, undefined];
    const pair = this.read(job);
    if (pair.ok && !isPassing) this.held = { key, pair };
    return pair;
  }

  private errorsOf(pair: PairVolume, errors: ErrorKinds): CaseErrors {
    const { targets, predictions, kinds } = errors;
    const key = [targets, predictions, kinds].join(";");
    if (this.found?.of !== pair || this.found.key !== key)
      this.found = { of: pair, key, errors: caseErrors(pair, errors, MOST_REGIONS) };
    return this.found.errors;
  }
}

/** Which files are held, and as they were when they were read. */
function keyOf(job: PixelJob): string {
  const { target, prediction, reading, caseName } = job;
  const paths = [target, prediction].map((source) => source && placesOf(source));
  return JSON.stringify([caseName, paths, stampsOf({ target, prediction }), reading]);
}

function placesOf(source: MaskSource): unknown {
  return "parts" in source
    ? source.parts.map(({ file, label }) => [label, placesOf(file)])
    : "path" in source
      ? source.path
      : source.bytes.length;
}

function pixelsOfSlice(pair: PairVolume, plane: Plane, wanted: number, longerSide = Infinity): PairPixels {
  const layout = planeLayout(plane, pair.volume.affine);
  const { depth } = planeSize(layout, pair);
  const at = Math.max(0, Math.min(depth - 1, wanted));
  const { width, height, codes } = cutSlice(pair, layout, at);
  const aspect = planeAspect(layout, pair.volume.spacing);
  const size =
    longerSide === Infinity
      ? { width, height }
      : sampledSize({ width: Math.round(width * aspect.x), height: Math.round(height * aspect.y) }, longerSide);
  const runs = labelRuns(resizeNearest({ width, height, labels: codes }, size).labels);
  return {
    ...size,
    target: sideOfRuns(runs, pair.targets),
    ...(pair.isPredicted && { prediction: sideOfRuns(runs, pair.predictions) }),
    slice: { plane, at },
  };
}

/** The labels of one side in runs of pairs. */
function sideOfRuns({ values: codes, places, lengths }: LabelRuns, labelOf: Int32Array): LabelRuns {
  const labels = codes.map((code) => labelOf[code] ?? 0);
  const values = Int32Array.from(new Set(labels)).sort();
  const placeOfLabel = new Map(Array.from(values, (label, place) => [label, place]));
  const placeOf = labels.map((label) => placeOfLabel.get(label) ?? 0);
  // A separate copy of the lengths: both sides travel.
  return { values, places: places.map((place) => placeOf[place] ?? 0), lengths: lengths.slice() };
}

/** The axial slice with most errors; of labels that differ, where nobody says which pairs of them are errors. */
function worstOfAll(pair: PairVolume, errors: ErrorKinds | undefined): number | undefined {
  const kinds = errors && kindsOfCodes(pair, errors);
  const isWrong = pair.targets.map((target, code) =>
    kinds ? Number(kinds[code] !== NO_ERROR) : Number(target !== pair.predictions[code]),
  );
  return worstSlice(axialSums(pair, isWrong));
}

/** The axial slice with most of what is not the most frequent: where nothing is wrong, that is what there is to see. */
function fullestSlice(pair: PairVolume): number {
  const voxels = new Float64Array(pair.targets.length);
  for (const code of pair.codes) voxels[code] = (voxels[code] ?? 0) + 1;
  const everywhere = voxels.indexOf(largestOf(voxels));
  const sums = axialSums(
    pair,
    pair.targets.map((_, code) => Number(code !== everywhere)),
  );
  return worstSlice(sums) ?? Math.floor(sums.length / 2);
}

/** The voxels of each axial slice whose pairs of labels are marked. */
function axialSums({ width, height, depth, codes, volume }: PairVolume, isMarked: Int32Array): Float64Array {
  const { through } = planeLayout("axial", volume.affine);
  const sums = new Float64Array([width, height, depth][through] ?? 0);
  for (let row = 0, voxel = 0; row < height * depth; row++) {
    const fixed = through === 1 ? row % height : Math.floor(row / height);
    for (let column = 0; column < width; column++, voxel++) {
      if (isMarked[codes[voxel] ?? 0] !== 1) continue;
      const place = through === 0 ? column : fixed;
      sums[place] = (sums[place] ?? 0) + 1;
    }
  }
  return sums;
}
