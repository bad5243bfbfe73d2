// Sums of rows of numbers under the weights of many draws: `src/core/intervals/weightedRows.ts` says what of, and is its plain twin.
// Every number is made by the same operations in the same order, so that both give the same digits.

/** Draws that are summed side by side; `LANES` of the twin. */
const LANES: u32 = 16;
/** Rows of a block; `BLOCK_ROWS` of the twin. */
const BLOCK_ROWS: u32 = 128;
/** Bytes of a lane's numbers of a row, and of the state of the streams of a group of lanes. */
const ROW_BYTES: usize = <usize>LANES * 8;
const STATE_BYTES: usize = <usize>LANES * 16;

/** The weights of a block for a group of lanes: row by row, a lane each. */
const weights: usize = memory.data(128 * 16 * 8, 16);

/**
 * Adds to `sums` the values of all rows times the weights of `groups` of 16 draws. `state` holds the streams of random numbers, 256
 * bytes a group: the first words of its lanes, the second, ... `starts` says where the values of a column within a block begin,
 * block by block, in it column by column; `places` the row of each value, `values` what it is. `sums` has 16 numbers a column, group by group.
 */
export function weigh(
  state: usize,
  groups: u32,
  rows: u32,
  width: u32,
  starts: usize,
  places: usize,
  values: usize,
  sums: usize,
): void {
  const groupBytes = <usize>width * ROW_BYTES;
  for (let first: u32 = 0; first < rows; first += BLOCK_ROWS) {
    const count = min(BLOCK_ROWS, rows - first);
    for (let group: u32 = 0; group < groups; group++) {
      draw(state + <usize>group * STATE_BYTES, count);
      sumBlock(width, starts, places, values, sums + <usize>group * groupBytes);
    }
    starts += <usize>width << 2;
  }
}

/** Exponential weights of the next rows, for 16 streams: 4 at a time, row by row. */
function draw(state: usize, count: u32): void {
  for (let four: usize = 0; four < 4; four++) {
    const at = state + (four << 4);
    let s0 = v128.load(at);
    let s1 = v128.load(at, 64);
    let s2 = v128.load(at, 128);
    let s3 = v128.load(at, 192);
    let to = weights + (four << 5);
    for (let row: u32 = 0; row < count; row++, to += ROW_BYTES) {
      // xoshiro128++
      const sum = i32x4.add(s0, s3);
      const bits = i32x4.add(v128.or(i32x4.shl(sum, 7), i32x4.shr_u(sum, 25)), s0);
      const shifted = i32x4.shl(s1, 9);
      s2 = v128.xor(s2, s0);
      s3 = v128.xor(s3, s1);
      s1 = v128.xor(s1, s2);
      s0 = v128.xor(s0, s3);
      s2 = v128.xor(s2, shifted);
      s3 = v128.or(i32x4.shl(s3, 11), i32x4.shr_u(s3, 21));
      v128.store(to, exponential(f64x2.convert_low_i32x4_u(bits)));
      v128.store(to, exponential(f64x2.convert_low_i32x4_u(v128.shuffle<i32>(bits, bits, 2, 3, 2, 3))), 16);
    }
    v128.store(at, s0);
    v128.store(at, s1, 64);
    v128.store(at, s2, 128);
    v128.store(at, s3, 192);
  }
}

/** -log((bits + 1/2) / 2^32) of two: `exponential` of the twin. */
// @ts-ignore: decorator
@inline
function exponential(bits: v128): v128 {
  const x = f64x2.add(bits, f64x2.splat(0.5));
  // 2^52 is added by its bits, so that the exponent becomes a number; 1023 is what exponents are stored with.
  const stored = v128.or(i64x2.shr_u(x, 52), i64x2.splat(0x4330000000000000));
  const below = f64x2.sub(f64x2.splat(1054.5), f64x2.sub(stored, f64x2.splat(4503599627370496)));
  const mantissa = v128.or(v128.and(x, i64x2.splat(0x000fffffffffffff)), i64x2.splat(0x3ff0000000000000));
  const root = f64x2.splat(1.4142135623730951);
  const z = f64x2.div(f64x2.sub(mantissa, root), f64x2.add(mantissa, root));
  const s = f64x2.mul(z, z);
  let series = f64x2.splat(2 / 15);
  series = f64x2.add(f64x2.mul(series, s), f64x2.splat(2 / 13));
  series = f64x2.add(f64x2.mul(series, s), f64x2.splat(2 / 11));
  series = f64x2.add(f64x2.mul(series, s), f64x2.splat(2 / 9));
  series = f64x2.add(f64x2.mul(series, s), f64x2.splat(2 / 7));
  series = f64x2.add(f64x2.mul(series, s), f64x2.splat(2 / 5));
  series = f64x2.add(f64x2.mul(series, s), f64x2.splat(2 / 3));
  series = f64x2.add(f64x2.mul(series, s), f64x2.splat(2));
  return f64x2.sub(f64x2.mul(below, f64x2.splat(0.6931471805599453)), f64x2.mul(z, series));
}

/** One block under the weights of a group. In separate variables the sums stay in registers. */
function sumBlock(width: u32, starts: usize, places: usize, values: usize, sums: usize): void {
  // Places and values are followed by addresses: an index that is added anew to each takes a tenth of the time.
  const first = load<u32>(starts);
  values += <usize>first << 3;
  let at = places + first;
  for (let column: u32 = 0; column < width; column++, starts += 4, sums += ROW_BYTES) {
    const end = places + load<u32>(starts, 4);
    if (at == end) continue;
    let a = v128.load(sums);
    let b = v128.load(sums, 16);
    let c = v128.load(sums, 32);
    let d = v128.load(sums, 48);
    let e = v128.load(sums, 64);
    let f = v128.load(sums, 80);
    let g = v128.load(sums, 96);
    let h = v128.load(sums, 112);
    for (; at < end; at++, values += 8) {
      const value = v128.load64_splat(values);
      const from = weights + (<usize>load<u8>(at) << 7);
      a = f64x2.add(a, f64x2.mul(v128.load(from), value));
      b = f64x2.add(b, f64x2.mul(v128.load(from, 16), value));
      c = f64x2.add(c, f64x2.mul(v128.load(from, 32), value));
      d = f64x2.add(d, f64x2.mul(v128.load(from, 48), value));
      e = f64x2.add(e, f64x2.mul(v128.load(from, 64), value));
      f = f64x2.add(f, f64x2.mul(v128.load(from, 80), value));
      g = f64x2.add(g, f64x2.mul(v128.load(from, 96), value));
      h = f64x2.add(h, f64x2.mul(v128.load(from, 112), value));
    }
    v128.store(sums, a);
    v128.store(sums, b, 16);
    v128.store(sums, c, 32);
    v128.store(sums, d, 48);
    v128.store(sums, e, 64);
    v128.store(sums, f, 80);
    v128.store(sums, g, 96);
    v128.store(sums, h, 112);
  }
}
