// Runs of classes, which shapes are measured on: from runs of codes, or from pixels.
//
// The runs of a row are entries `column << 8 | class`, closed by one at the row's width; `rows` holds the address of the first of each row, and the
// end of the last. Classes are numbered below 255: in the table that gives the class of each code, 255 says that the code is not known.

const UNKNOWN: u32 = 255;

/** How many runs rows of bytes have, `stride` apart, none longer than a row. Reads up to 16 bytes past them. */
export function countStarts(from: usize, stride: usize, width: u32, height: u32): u32 {
  let runs: u32 = height;
  for (let row: u32 = 0; row < height; row++) {
    const first = from + <usize>row * stride;
    for (let x: u32 = 1; x < width; x += 16) runs += popcnt(changes(first + x, width - x));
  }
  return runs;
}

/**
 * Writes the runs of classes of rows of codes to `to`, 4 bytes for each of `countStarts` and for each row.
 *
 * @returns the end of the runs; 0 where a code is not in the table.
 */
export function classesOfRows(from: usize, stride: usize, width: u32, height: u32, table: usize, rows: usize, to: usize): usize {
  for (let row: u32 = 0; row < height; row++) {
    const first = from + <usize>row * stride;
    store<u32>(rows + (<usize>row << 2), <u32>to);
    let value = classAt(table, first);
    if (value == UNKNOWN) return 0;
    store<u32>(to, value);
    to += 4;
    for (let x: u32 = 1; x < width; x += 16) {
      for (let bits = changes(first + x, width - x); bits !== 0; bits &= bits - 1) {
        const column = x + ctz(bits);
        const next = classAt(table, first + column);
        if (next == UNKNOWN) return 0;
        store<u32>(to, (column << 8) | next);
        to += <usize>(next != value) << 2;
        value = next;
      }
    }
    store<u32>(to, width << 8);
    to += 4;
  }
  store<u32>(rows + (<usize>height << 2), <u32>to);
  return to;
}

/** The same of a list of runs of codes (see `rows.ts`). */
export function classesOfRuns(runs: usize, width: u32, height: u32, table: usize, rows: usize, to: usize): usize {
  for (let row: u32 = 0; row < height; row++) {
    const start = (row * width) << 8;
    const end = start + (width << 8);
    store<u32>(rows + (<usize>row << 2), <u32>to);
    // Each row begins with a run.
    let value = UNKNOWN + 1;
    let run = load<u32>(runs);
    do {
      const next = <u32>load<u8>(table + (run & 255));
      if (next == UNKNOWN) return 0;
      store<u32>(to, ((run - start) & 0xffffff00) | next);
      to += <usize>(next != value) << 2;
      value = next;
      runs += 4;
      run = load<u32>(runs);
    } while (run < end);
    store<u32>(to, width << 8);
    to += 4;
  }
  store<u32>(rows + (<usize>height << 2), <u32>to);
  return to;
}

/** Entries of a list of runs of codes, up to the one that closes it. */
export function countListed(runs: usize, pixels: u32): u32 {
  const end = pixels << 8;
  let at = runs;
  while (load<u32>(at) < end) at += 4;
  return <u32>((at - runs) >> 2);
}

// @ts-ignore: decorator
@inline
function classAt(table: usize, code: usize): u32 {
  return <u32>load<u8>(table + <usize>load<u8>(code));
}

/** A bit for each of the next 16 bytes, as far as the row goes, that differs from the byte before it. */
// @ts-ignore: decorator
@inline
function changes(at: usize, left: u32): u32 {
  const bits = <u32>i8x16.bitmask(i8x16.ne(v128.load(at), v128.load(at - 1)));
  return left >= 16 ? bits : bits & ((<u32>1 << left) - 1);
}
