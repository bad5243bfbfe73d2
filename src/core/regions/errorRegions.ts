import { NO_ERROR } from "./errorKinds";
import { RegionTable, type Run } from "./regionTable";

/** Connected pixels of one kind of error, as columns of one length, a row a region, largest first. */
export interface ErrorRegions {
  /** The kinds, as they were given. */
  readonly kinds: Int32Array;
  readonly pixels: Int32Array;
  /** The box around the region, in pixels from the top left. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly width: Int32Array;
  readonly height: Int32Array;
  /** Regions found: more than the columns hold where there were too many to list. */
  readonly total: number;
  /** Of regions in a volume. */
  readonly inDepth?: RegionsInDepth;
}

/** Columns as long as those of the regions. */
export interface RegionsInDepth {
  /** The slices that the region has part of: the first one, and how many. */
  readonly z: Int32Array;
  readonly depth: Int32Array;
  /** A voxel of the region: the middle of its longest run, where much of it is seen. */
  readonly spotX: Int32Array;
  readonly spotY: Int32Array;
  readonly spotZ: Int32Array;
}

export interface ErrorPlane {
  readonly width: number;
  readonly height: number;
  /** Slices of a volume; absent of an image. */
  readonly depth?: number;
  /**
   * Writes the kinds of error of a row into `into`, one a pixel; 0 is not an error. The rows of a volume are those of all its slices.
   *
   * @returns whether there is an error in the row; where there is none, nothing needs to be written.
   */
  readonly kindsOfRow: (row: number, into: Int32Array) => boolean;
}

/**
 * The regions of an image: pixels of one kind that touch by an edge (4-connectivity), or of a volume: voxels that touch by a face
 * (6-connectivity); the largest `limit` of them. Regions of one size stand in the order of their first pixels, row by row.
 *
 * Union-find over runs, a row at a time: memory grows with the regions and with a slice, not with the pixels.
 * https://doi.org/10.1145/321356.321357 (Rosenfeld and Pfaltz 1966, sequential labelling)
 */
export function errorRegions({ width, height, depth, kindsOfRow }: ErrorPlane, limit: number): ErrorRegions {
  const table = new RegionTable(depth === undefined ? "flat" : "deep");
  // Of a volume the rows of the slice before are kept, so that the row behind each is at hand; each is written over by the one before it.
  const rows = Array.from({ length: depth === undefined ? 2 : height + 1 }, () => newRow(width));
  const before = (row: number, by: number): Row | undefined => rows[(row - by) % rows.length];
  const noRow = newRow(width);
  for (let row = 0; row < height * (depth ?? 1); row++) {
    const here = before(row, 0) ?? noRow;
    here.hasErrors = kindsOfRow(row, here.kinds);
    if (!here.hasErrors) continue;
    const above = row % height === 0 ? noRow : (before(row, 1) ?? noRow);
    const behind = row < height || depth === undefined ? noRow : (before(row, height) ?? noRow);
    const place = { row: row % height, slice: Math.floor(row / height) };
    joinRow(
      table,
      here,
      [above, behind].filter(({ hasErrors }) => hasErrors),
      place,
    );
  }
  return table.largest(limit);
}

interface Row {
  readonly kinds: Int32Array;
  readonly regions: Int32Array;
  /** Else nothing else is to be read of it. */
  hasErrors: boolean;
}

function newRow(width: number): Row {
  return { kinds: new Int32Array(width), regions: new Int32Array(width), hasErrors: false };
}

function joinRow(table: RegionTable, here: Row, neighbours: readonly Row[], place: Pick<Run, "row" | "slice">): void {
  const { kinds, regions } = here;
  let start = 0;
  while (start < kinds.length) {
    const kind = kinds[start];
    let end = start + 1;
    while (end < kinds.length && kinds[end] === kind) end++;
    if (kind !== undefined && kind !== NO_ERROR) {
      const run = { kind, start, end, ...place };
      let touched: number | undefined;
      for (const neighbour of neighbours) touched = regionBeside(table, neighbour, run, touched);
      regions.fill(table.addRun(touched, run), start, end);
    }
    start = end;
  }
}

/** The region of those that touch the run from a row beside it, and of one that is known to; several are joined into one. */
function regionBeside(
  table: RegionTable,
  beside: Row,
  { kind, start, end }: Run,
  known: number | undefined,
): number | undefined {
  let region = known;
  let last: number | undefined;
  for (let column = start; column < end; column++) {
    if (beside.kinds[column] !== kind) continue;
    const touching = beside.regions[column];
    if (touching === undefined || touching === last) continue;
    last = touching;
    region = region === undefined ? table.root(touching) : table.join(region, touching);
  }
  return region;
}
