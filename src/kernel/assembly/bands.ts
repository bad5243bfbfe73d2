// Counts pixels by class and by whether they lie in the band along the outlines of their own mask, of both sides at once: on runs of classes (see
// `classRuns.ts`), as its plain twin does (`src/measures/boundaries/`), which says why this is right.

/** Closes a list of stretches. */
const END: u32 = 0xffffffff;
/** Bytes of a stretch: `start << 8 | class`, `end << 8 | class`. */
const STRETCH: usize = 8;
/** Bytes of a `Side`. */
export const SIDE_BYTES: usize = 32;

/** What is known of one side while its rows are walked from top to bottom. */
// @ts-ignore: decorator
@unmanaged
class Side {
  /** Addresses of the runs of rows. */
  rows: usize;
  /** What the rows from each of a block's on to its last have in common: lists of `list` bytes, one for each row of a block. */
  suffixes: usize;
  /** What the rows of the block so far have in common. */
  prefix: usize;
  /** Two lists that are written over. */
  spare: usize;
  other: usize;
  /** Pieces of a row of one class that are inside or in the band: `column << 9 | 2 * class | isBand`, closed by one at the row's width. */
  pieces: usize;
}

/** Bytes that `countBands` needs to work with. */
export function bandBytes(width: u32, band: u32): usize {
  const side: usize = 2 * band + 1;
  return 2 * (SIDE_BYTES + (side + 3) * listBytes(width, band) + piecesBytes(width, band));
}

/** Stretches of one row have at least `2 * band` pixels between them, and so have those of an intersection; one more closes them. */
// @ts-ignore: decorator
@inline
function listBytes(width: u32, band: u32): usize {
  return <usize>(width / (2 * band + 1) + 3) * STRETCH;
}

/** A run is parted by stretches, twice each. */
// @ts-ignore: decorator
@inline
function piecesBytes(width: u32, band: u32): usize {
  return (<usize>width + 4 + 2 * <usize>(width / (2 * band + 1) + 3)) << 2;
}

/**
 * Adds pixels to `cells`, 4 bytes each: `target * codes + prediction` of codes that are twice the class, and one more in the band.
 *
 * @param band from 1.
 * @param work `bandBytes` to work with.
 */
export function countBands(target: usize, prediction: usize, width: u32, height: u32, band: u32, codes: u32, cells: usize, work: usize): void {
  const half = bandBytes(width, band) >> 1;
  const t = beginSide(work, target, width, band);
  const p = beginSide(work + half, prediction, width, band);
  const list = listBytes(width, band);
  const block = 2 * band + 1;
  for (let row: u32 = 0; row < height + band; row++) {
    const middle = row - band;
    const isInside = row < height && row >= 2 * band;
    if (row < height) {
      takeRow(t, row, block, band, list);
      takeRow(p, row, block, band, list);
    }
    if (row < band) continue;
    partRow(t, middle, isInside);
    partRow(p, middle, isInside);
    addRow(t.pieces, p.pieces, width, codes, cells);
  }
}

function beginSide(at: usize, rows: usize, width: u32, band: u32): Side {
  const side = changetype<Side>(at);
  const list = listBytes(width, band);
  side.rows = rows;
  side.suffixes = at + SIDE_BYTES;
  side.prefix = side.suffixes + <usize>(2 * band + 1) * list;
  side.spare = side.prefix + list;
  side.other = side.spare + list;
  side.pieces = side.other + list;
  return side;
}

/**
 * Takes the next row of a side, and leaves in `other` what it has in common with those of the square above it: the end of the block before and the
 * beginning of this one, or all of this one.
 */
function takeRow(side: Side, row: u32, block: u32, band: u32, list: usize): void {
  const place = row % block;
  if (place == 0) shorten(side.rows, row, band, side.prefix);
  else {
    shorten(side.rows, row, band, side.other);
    intersect(side.prefix, side.other, side.spare);
    const free = side.prefix;
    side.prefix = side.spare;
    side.spare = free;
  }
  if (place != block - 1) {
    if (row >= block) intersect(side.suffixes + <usize>(place + 1) * list, side.prefix, side.other);
    return;
  }
  shorten(side.rows, row, band, side.suffixes + <usize>place * list);
  for (let before = place - 1; before > 0; before--) {
    shorten(side.rows, row - place + before, band, side.other);
    intersect(side.suffixes + <usize>(before + 1) * list, side.other, side.suffixes + <usize>before * list);
  }
  memory.copy(side.other, side.prefix, list);
}

/** The runs of a row that are long enough, shortened at both ends. */
function shorten(rows: usize, row: u32, band: u32, to: usize): void {
  let at = <usize>load<u32>(rows + (<usize>row << 2));
  const close = <usize>load<u32>(rows + (<usize>row << 2), 4) - 4;
  const by = band << 8;
  let entry = load<u32>(at);
  while (at < close) {
    at += 4;
    const following = load<u32>(at);
    const start = entry + by;
    const end = ((following & 0xffffff00) | (entry & 255)) - by;
    store<u32>(to, start);
    store<u32>(to, end, 4);
    // Of a short run the end lies before the start, or before the row.
    if (<i32>(end - start) > 0) to += STRETCH;
    entry = following;
  }
  store<u32>(to, END);
}

/** What two rows have in common, of the same class. */
function intersect(a: usize, b: usize, to: usize): void {
  let startA = load<u32>(a);
  let startB = load<u32>(b);
  while (startA != END && startB != END) {
    const endA = load<u32>(a, 4);
    const endB = load<u32>(b, 4);
    const start = max(startA, startB);
    const end = min(endA, endB);
    if (start < end && ((startA ^ startB) & 255) == 0) {
      store<u32>(to, start);
      store<u32>(to, end, 4);
      to += STRETCH;
    }
    if (endA < endB) {
      a += STRETCH;
      startA = load<u32>(a);
    } else {
      b += STRETCH;
      startB = load<u32>(b);
    }
  }
  store<u32>(to, END);
}

/** Parts the runs of a row by the stretches of `other`, each of which lies within one of them. */
function partRow(side: Side, row: u32, isInside: bool): void {
  let at = <usize>load<u32>(side.rows + (<usize>row << 2));
  const close = <usize>load<u32>(side.rows + (<usize>row << 2), 4) - 4;
  let inside = side.other;
  let start = isInside ? load<u32>(inside) : END;
  let to = side.pieces;
  let entry = load<u32>(at);
  while (at < close) {
    at += 4;
    const following = load<u32>(at);
    const code = (entry & 255) << 1;
    let from = entry >> 8;
    while (start < following) {
      store<u32>(to, (from << 9) | code | 1);
      to += <usize>(from < start >> 8) << 2;
      store<u32>(to, ((start >> 8) << 9) | code);
      to += 4;
      from = load<u32>(inside, 4) >> 8;
      inside += STRETCH;
      start = load<u32>(inside);
    }
    store<u32>(to, (from << 9) | code | 1);
    to += <usize>(from < following >> 8) << 2;
    entry = following;
  }
  store<u32>(to, entry << 1);
}

function addRow(target: usize, prediction: usize, width: u32, codes: u32, cells: usize): void {
  let t = load<u32>(target);
  let p = load<u32>(prediction);
  const end = width << 9;
  let from: u32 = 0;
  while (from < end) {
    const nextT = load<u32>(target, 4);
    const nextP = load<u32>(prediction, 4);
    const to = min(nextT & 0xfffffe00, nextP & 0xfffffe00);
    const cell = cells + (<usize>((t & 511) * codes + (p & 511)) << 2);
    store<u32>(cell, load<u32>(cell) + ((to - from) >> 9));
    from = to;
    const isT = (nextT & 0xfffffe00) == to;
    const isP = (nextP & 0xfffffe00) == to;
    t = isT ? nextT : t;
    p = isP ? nextP : p;
    target += <usize>isT << 2;
    prediction += <usize>isP << 2;
  }
}
