import type { ErrorRegions, RegionsInDepth } from "./errorRegions";
import { integerAt } from "../numbers/numberAt";

/** A run of pixels of one kind in one row: `start` up to but without `end`. */
export interface Run {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  readonly row: number;
  /** 0 in an image. */
  readonly slice: number;
}

const COLUMNS = ["parent", "kind", "pixels", "left", "top", "right", "bottom"] as const;
/** Of regions in a volume: their slices, and where their longest run is. */
const DEEP_COLUMNS = ["front", "back", "longest", "middle", "spotRow", "spotSlice"] as const;
type Column = (typeof COLUMNS)[number] | (typeof DEEP_COLUMNS)[number];
type Columns = Record<Column, Int32Array>;

const FIRST_CAPACITY = 1024;

/** Regions that grow and join (union-find), with their sizes and boxes. A region is a number from 0. */
export class RegionTable {
  private columns: Columns;
  private count = 0;

  /** @param extent of the regions: in an image what is of volumes alone takes no memory. */
  constructor(private readonly extent: "flat" | "deep") {
    this.columns = this.columnsOf(FIRST_CAPACITY);
  }

  /** Adds a run to a region, or to a new one; gives the region. */
  addRun(region: number | undefined, run: Run): number {
    const root = region ?? this.open(run);
    const { pixels, left, right, top, bottom } = this.columns;
    pixels[root] = integerAt(pixels, root) + run.end - run.start;
    left[root] = Math.min(integerAt(left, root), run.start);
    right[root] = Math.max(integerAt(right, root), run.end);
    top[root] = Math.min(integerAt(top, root), run.row);
    bottom[root] = Math.max(integerAt(bottom, root), run.row + 1);
    if (this.extent === "deep") this.deepen(root, run);
    return root;
  }

  private deepen(root: number, { start, end, row, slice }: Run): void {
    const { back, longest, middle, spotRow, spotSlice } = this.columns;
    back[root] = slice + 1;
    if (end - start <= integerAt(longest, root)) return;
    longest[root] = end - start;
    middle[root] = Math.floor((start + end) / 2);
    spotRow[root] = row;
    spotSlice[root] = slice;
  }

  /** The number that stands for the region and all that joined it. */
  root(region: number): number {
    const { parent } = this.columns;
    let root = region;
    for (let next = parent[root] ?? root; next !== root; next = parent[root] ?? root) {
      // Halving the path keeps it short without a second walk.
      parent[root] = parent[next] ?? next;
      root = parent[root] ?? next;
    }
    return root;
  }

  /** Makes two regions one; the older number stands for both, so that order by number is order by first pixel. */
  join(a: number, b: number): number {
    const rootA = this.root(a);
    const rootB = this.root(b);
    if (rootA === rootB) return rootA;
    const older = Math.min(rootA, rootB);
    const younger = Math.max(rootA, rootB);
    const { parent, pixels, left, right, top, bottom } = this.columns;
    parent[younger] = older;
    pixels[older] = integerAt(pixels, older) + integerAt(pixels, younger);
    left[older] = Math.min(integerAt(left, older), integerAt(left, younger));
    right[older] = Math.max(integerAt(right, older), integerAt(right, younger));
    top[older] = Math.min(integerAt(top, older), integerAt(top, younger));
    bottom[older] = Math.max(integerAt(bottom, older), integerAt(bottom, younger));
    if (this.extent === "deep") this.joinDepths(older, younger);
    return older;
  }

  /** The older one begins in no later slice. */
  private joinDepths(older: number, younger: number): void {
    const { back, longest } = this.columns;
    back[older] = Math.max(integerAt(back, older), integerAt(back, younger));
    if (integerAt(longest, younger) <= integerAt(longest, older)) return;
    for (const name of ["longest", "middle", "spotRow", "spotSlice"] as const) {
      const { [name]: column } = this.columns;
      column[older] = integerAt(column, younger);
    }
  }

  /** The largest regions, largest first; those of one size by their first pixel. */
  largest(limit: number): ErrorRegions {
    const roots = Int32Array.from({ length: this.count }, (_, region) => region).filter(
      (region) => this.root(region) === region,
    );
    const { kind, pixels, left, top, right, bottom, front, back, middle, spotRow, spotSlice } = this.columns;
    const size = (region: number): number => integerAt(pixels, region);
    const listed = largestFirst(roots, size, limit);
    const inDepth = (): RegionsInDepth => ({
      z: listed.map((region) => integerAt(front, region)),
      depth: listed.map((region) => integerAt(back, region) - integerAt(front, region)),
      spotX: listed.map((region) => integerAt(middle, region)),
      spotY: listed.map((region) => integerAt(spotRow, region)),
      spotZ: listed.map((region) => integerAt(spotSlice, region)),
    });
    return {
      kinds: listed.map((region) => integerAt(kind, region)),
      pixels: listed.map(size),
      x: listed.map((region) => integerAt(left, region)),
      y: listed.map((region) => integerAt(top, region)),
      width: listed.map((region) => integerAt(right, region) - integerAt(left, region)),
      height: listed.map((region) => integerAt(bottom, region) - integerAt(top, region)),
      total: roots.length,
      ...(this.extent === "deep" && { inDepth: inDepth() }),
    };
  }

  private open({ kind, start, end, row, slice }: Run): number {
    const { parent } = this.columns;
    if (this.count === parent.length) this.columns = this.columnsOf(parent.length * 2, this.columns);
    const region = this.count++;
    const { columns } = this;
    columns.parent[region] = region;
    columns.kind[region] = kind;
    columns.left[region] = start;
    columns.top[region] = row;
    columns.right[region] = end;
    columns.bottom[region] = row + 1;
    if (this.extent === "deep") columns.front[region] = slice;
    return region;
  }

  /** Empty columns, or as long ones with what was in shorter ones. */
  private columnsOf(capacity: number, shorter?: Columns): Columns {
    const used: ReadonlySet<Column> = new Set([...COLUMNS, ...(this.extent === "deep" ? DEEP_COLUMNS : [])]);
    return Object.fromEntries(
      [...COLUMNS, ...DEEP_COLUMNS].map((name) => {
        const column = new Int32Array(used.has(name) ? capacity : 0);
        if (shorter) column.set(shorter[name]);
        return [name, column];
      }),
    ) as Columns;
  }
}

/** Noise has a million regions: their sizes are sorted as plain numbers, and only those that stay as rows. */
function largestFirst(regions: Int32Array, size: (region: number) => number, limit: number): Int32Array {
  const least = regions.length > limit ? (regions.map(size).sort().at(-limit) ?? 0) : 0;
  const larger = regions.filter((region) => size(region) > least);
  const asLarge = regions.filter((region) => size(region) === least).subarray(0, limit - larger.length);
  return Int32Array.of(...larger, ...asLarge).sort((a, b) => size(b) - size(a) || a - b);
}
