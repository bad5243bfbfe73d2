import { NO_ERROR } from "./errorKinds";
import { RegionTable } from "./regionTable";

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
}

export interface ErrorPlane {
  readonly width: number;
  readonly height: number;
  /** Writes the kinds of error of a row into `into`, one a pixel; 0 is not an error. */
  readonly kindsOfRow: (row: number, into: Int32Array) => void;
}

/**
 * The regions of an image: pixels of one kind that touch by an edge (4-connectivity), the largest `limit` of
 * them. Regions of one size stand in the order of their first pixels, row by row.
 *
 * Union-find over runs, a row at a time: memory grows with the regions, not with the pixels.
 * https://doi.org/10.1145/321356.321357 (Rosenfeld and Pfaltz 1966, sequential labelling)
 */
export function errorRegions({ width, height, kindsOfRow }: ErrorPlane, limit: number): ErrorRegions {
  const table = new RegionTable();
  let above = newRow(width);
  let here = newRow(width);
  for (let row = 0; row < height; row++) {
    kindsOfRow(row, here.kinds);
    joinRow(table, here, above, row);
    [above, here] = [here, above];
  }
  return table.largest(limit);
}

interface Row {
  readonly kinds: Int32Array;
  readonly regions: Int32Array;
}

/** Before the first row there is no error: the kinds of a new row are 0. */
function newRow(width: number): Row {
  return { kinds: new Int32Array(width), regions: new Int32Array(width) };
}

function joinRow(table: RegionTable, here: Row, above: Row, row: number): void {
  const { kinds, regions } = here;
  let start = 0;
  while (start < kinds.length) {
    const kind = kinds[start];
    let end = start + 1;
    while (end < kinds.length && kinds[end] === kind) end++;
    if (kind !== undefined && kind !== NO_ERROR) {
      regions.fill(
        table.addRun(regionAbove(table, above, { kind, start, end }), { kind, start, end, row }),
        start,
        end,
      );
    }
    start = end;
  }
}

/** The region that touches the run from above; several are joined into one. */
function regionAbove(
  table: RegionTable,
  above: Row,
  { kind, start, end }: { readonly kind: number; readonly start: number; readonly end: number },
): number | undefined {
  let region: number | undefined;
  let last: number | undefined;
  for (let column = start; column < end; column++) {
    if (above.kinds[column] !== kind) continue;
    const touching = above.regions[column];
    if (touching === undefined || touching === last) continue;
    last = touching;
    region = region === undefined ? table.root(touching) : table.join(region, touching);
  }
  return region;
}
