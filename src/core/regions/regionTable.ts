import type { ErrorRegions } from "./errorRegions";
import { integerAt } from "../numbers/numberAt";

/** A run of pixels of one kind in one row: `start` up to but without `end`. */
interface Run {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  readonly row: number;
}

const COLUMNS = ["parent", "kind", "pixels", "left", "top", "right", "bottom"] as const;
type Columns = Record<(typeof COLUMNS)[number], Int32Array>;

const FIRST_CAPACITY = 1024;

/** Regions that grow and join (union-find), with their sizes and boxes. A region is a number from 0. */
export class RegionTable {
  private columns: Columns = columnsOf(() => new Int32Array(FIRST_CAPACITY));
  private count = 0;

  /** Adds a run to a region, or to a new one; gives the region. */
  addRun(region: number | undefined, run: Run): number {
    const root = region ?? this.open(run);
    const { pixels, left, right, bottom } = this.columns;
    pixels[root] = integerAt(pixels, root) + run.end - run.start;
    left[root] = Math.min(integerAt(left, root), run.start);
    right[root] = Math.max(integerAt(right, root), run.end);
    bottom[root] = run.row + 1;
    return root;
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
    const { parent, pixels, left, right } = this.columns;
    parent[younger] = older;
    pixels[older] = integerAt(pixels, older) + integerAt(pixels, younger);
    left[older] = Math.min(integerAt(left, older), integerAt(left, younger));
    right[older] = Math.max(integerAt(right, older), integerAt(right, younger));
    // The older one begins no lower, and both end in the row above the one that joins them.
    return older;
  }

  /** The largest regions, largest first; those of one size by their first pixel. */
  largest(limit: number): ErrorRegions {
    const roots = Int32Array.from({ length: this.count }, (_, region) => region).filter(
      (region) => this.root(region) === region,
    );
    const { kind, pixels, left, top, right, bottom } = this.columns;
    const size = (region: number): number => integerAt(pixels, region);
    const listed = largestFirst(roots, size, limit);
    return {
      kinds: listed.map((region) => integerAt(kind, region)),
      pixels: listed.map(size),
      x: listed.map((region) => integerAt(left, region)),
      y: listed.map((region) => integerAt(top, region)),
      width: listed.map((region) => integerAt(right, region) - integerAt(left, region)),
      height: listed.map((region) => integerAt(bottom, region) - integerAt(top, region)),
      total: roots.length,
    };
  }

  private open({ kind, start, end, row }: Run): number {
    const { parent } = this.columns;
    if (this.count === parent.length) this.grow(parent.length * 2);
    const region = this.count++;
    const values: Record<keyof Columns, number> = {
      parent: region,
      kind,
      pixels: 0,
      left: start,
      top: row,
      right: end,
      bottom: row + 1,
    };
    for (const column of COLUMNS) this.columns[column][region] = values[column];
    return region;
  }

  private grow(capacity: number): void {
    const { columns } = this;
    this.columns = columnsOf((column) => {
      const grown = new Int32Array(capacity);
      grown.set(columns[column]);
      return grown;
    });
  }
}

/** Noise has a million regions: their sizes are sorted as plain numbers, and only those that stay as rows. */
function largestFirst(regions: Int32Array, size: (region: number) => number, limit: number): Int32Array {
  const least = regions.length > limit ? (regions.map(size).sort().at(-limit) ?? 0) : 0;
  const larger = regions.filter((region) => size(region) > least);
  const asLarge = regions.filter((region) => size(region) === least).subarray(0, limit - larger.length);
  return Int32Array.of(...larger, ...asLarge).sort((a, b) => size(b) - size(a) || a - b);
}

function columnsOf(make: (column: keyof Columns) => Int32Array): Columns {
  return Object.fromEntries(COLUMNS.map((column) => [column, make(column)])) as Columns;
}
