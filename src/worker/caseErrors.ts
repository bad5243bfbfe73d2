import type { LabelArray } from "../core/labels/labelMap";
import { PLANES, planeLayout, type Axis, type Plane } from "../core/labels/volumePlanes";
import { integerAt } from "../core/numbers/numberAt";
import { errorKindOf, NO_ERROR, type ErrorKinds } from "../core/regions/errorKinds";
import type { ErrorProfile, ErrorProfiles } from "../core/regions/errorProfile";
import { errorRegions, type ErrorRegions } from "../core/regions/errorRegions";
import type { PairVolume } from "./pairVolume";

/** Where the errors of a case are. */
export interface CaseErrors {
  readonly regions: ErrorRegions;
  readonly profiles: ErrorProfiles;
}

/** Numbers of a profile above which kinds are not told apart. */
const MOST_OF_PROFILE = 2 ** 20;

/** Finds the error regions of a case, and counts the wrong voxels of each slice in every plane. */
export function caseErrors(pair: PairVolume, errors: ErrorKinds, mostRegions: number): CaseErrors {
  const { width, height, depth, codes } = pair;
  const kindOfCode = kindsOfCodes(pair, errors);
  const kinds = kindOfCode.reduce((most, kind) => Math.max(most, kind), 0);
  const along = [width, height, depth] as const;
  const areTold = kinds * (width + height + depth) <= MOST_OF_PROFILE;
  const rows = areTold ? Math.max(1, kinds) : 1;
  const sums = along.map((slices) => new Uint32Array(rows * slices));
  const [ofColumns, ofRows, ofSlices] = sums;
  const add = (kind: number, start: number, end: number, row: number): void => {
    const place = areTold ? kind - 1 : 0;
    for (let column = start; column < end; column++) addTo(ofColumns, place * width + column, 1);
    addTo(ofRows, place * height + (row % height), end - start);
    addTo(ofSlices, place * depth + Math.floor(row / height), end - start);
  };
  const wrong = new WrongVoxels(codes, kindOfCode);
  const kindsOfRow = (row: number, into: Int32Array): boolean => {
    const first = row * width;
    let start = wrong.from(first) - first;
    // Most rows hold no error.
    if (start >= width) return false;
    into.fill(NO_ERROR, 0, start);
    while (start < width) {
      const code = codes[first + start] ?? 0;
      let end = start + 1;
      while (end < width && codes[first + end] === code) end++;
      const kind = integerAt(kindOfCode, code);
      into.fill(kind, start, end);
      if (kind !== NO_ERROR) add(kind, start, end, row);
      start = end;
    }
    return true;
  };
  const regions = errorRegions({ width, height, depth, kindsOfRow }, mostRegions);
  const profile = (axis: Axis): ErrorProfile => ({
    slices: along[axis],
    ...(areTold && { kinds }),
    voxels: sums[axis] ?? new Uint32Array(0),
  });
  const throughOf = (plane: Plane): Axis => planeLayout(plane, pair.volume.affine).through;
  return {
    regions,
    profiles: Object.fromEntries(PLANES.map((plane) => [plane, profile(throughOf(plane))])) as ErrorProfiles,
  };
}

/** Finds the voxels that are wrong, one after the other. */
class WrongVoxels {
  private readonly words: Uint32Array;
  private readonly codesOfWord: number;
  /** The first one that is known; none lies between the place that was asked for last and it. */
  private next = 0;
  /** A word that was found to hold no error: as a rule that of the background. */
  private right = Number.NaN;

  constructor(
    private readonly codes: LabelArray,
    private readonly kindOfCode: Int32Array,
  ) {
    this.codesOfWord = Uint32Array.BYTES_PER_ELEMENT / codes.BYTES_PER_ELEMENT;
    this.words = new Uint32Array(codes.buffer, codes.byteOffset, Math.floor(codes.length / this.codesOfWord));
  }

  /** The first wrong voxel from a place on, which may only grow; the number of voxels where there is none. */
  from(place: number): number {
    const { words, codesOfWord, codes } = this;
    let next = Math.max(place, this.next);
    while (next < codes.length && !this.isWrong(next)) {
      next++;
      if (next % codesOfWord !== 0) continue;
      let word = next / codesOfWord;
      while (word < words.length && (words[word] === this.right || this.isWordRight(word))) word++;
      next = word * codesOfWord;
    }
    this.next = next;
    return next;
  }

  private isWordRight(word: number): boolean {
    for (let place = word * this.codesOfWord; place < (word + 1) * this.codesOfWord; place++)
      if (this.isWrong(place)) return false;
    this.right = this.words[word] ?? 0;
    return true;
  }

  private isWrong(place: number): boolean {
    return this.kindOfCode[this.codes[place] ?? 0] !== NO_ERROR;
  }
}

/** The kind of error that each pair of labels is. */
export function kindsOfCodes({ targets, predictions }: PairVolume, errors: ErrorKinds): Int32Array {
  const kindOf = errorKindOf(errors, targets, predictions);
  return targets.map((_, code) => kindOf(code, code));
}

function addTo(sums: Uint32Array | undefined, place: number, voxels: number): void {
  if (sums) sums[place] = (sums[place] ?? 0) + voxels;
}
