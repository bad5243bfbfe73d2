// Sums of digits of rows of numbers under the weights of many draws: `src/core/intervals/weightedRows.ts` says what of, and is its plain
// twin. All are whole numbers whose sums are exact, so that both give the same.

/** Draws that are summed side by side; `LANES` of the twin. */
const LANES: u32 = 32;
/** Two rows that follow each other lie side by side; half of `BLOCK_ROWS` of the twin. */
const BLOCK_PAIRS: u32 = 64;
/** Bytes of the weights of two rows, of one word of all streams, and of the sums of a list. */
const PAIR_BYTES: usize = <usize>LANES * 4;
const WORD_BYTES: usize = <usize>LANES * 4;
const SUM_BYTES: usize = <usize>LANES * 8;

/** The weights of a block: two rows after two rows, of these draw by draw, 16 bits each. */
const weights: usize = memory.data(64 * 32 * 4, 16);

/**
 * Adds to `sums` the digits of all rows times the weights of 32 draws. `state` holds their streams of random numbers: their first
 * words, their second ones, ... `table` the weight that each 16 random bits stand for. `starts` says where the entries of a list within
 * a block begin, block by block, in it list by list; `places` the two rows of each entry, `digits` two integers of 16 bits. `sums` has 32
 * numbers a list.
 */
export function weigh(
  state: usize,
  table: usize,
  rows: u32,
  lists: u32,
  starts: usize,
  places: usize,
  digits: usize,
  sums: usize,
): void {
  const pairs = (rows + 1) >> 1;
  for (let first: u32 = 0; first < pairs; first += BLOCK_PAIRS) {
    const count = min(BLOCK_PAIRS, pairs - first);
    draw(state, count);
    look(table, count);
    sumBlock(lists, starts, places, digits, sums);
    starts += <usize>lists << 2;
  }
}

/** Random words of the next rows, for 32 streams: 4 at a time, row by row. */
function draw(state: usize, count: u32): void {
  for (let four: usize = 0; four < WORD_BYTES; four += 16) {
    const at = state + four;
    let s0 = v128.load(at);
    let s1 = v128.load(at, 128);
    let s2 = v128.load(at, 256);
    let s3 = v128.load(at, 384);
    let to = weights + four;
    for (let pair: u32 = 0; pair < count; pair++, to += PAIR_BYTES) {
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
      v128.store(to, bits);
    }
    v128.store(at, s0);
    v128.store(at, s1, 128);
    v128.store(at, s2, 256);
    v128.store(at, s3, 384);
  }
}

/** Puts weights in the place of random bits. */
function look(table: usize, count: u32): void {
  const end = weights + <usize>count * PAIR_BYTES;
  for (let at = weights; at < end; at += 4) {
    const bits = load<u32>(at);
    const one = <u32>load<u16>(table + (<usize>(bits & 0xffff) << 1));
    store<u32>(at, one | (<u32>load<u16>(table + (<usize>(bits >>> 16) << 1)) << 16));
  }
}

/** One block. In separate variables the sums stay in registers: integers of 32 bits hold what a block can give. */
function sumBlock(lists: u32, starts: usize, places: usize, digits: usize, sums: usize): void {
  // Places and digits are followed by addresses: an index that is added anew to each takes a tenth of the time.
  const first = load<u32>(starts);
  digits += <usize>first << 2;
  let at = places + first;
  for (let list: u32 = 0; list < lists; list++, starts += 4, sums += SUM_BYTES) {
    const end = places + load<u32>(starts, 4);
    if (at == end) continue;
    let a = i32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    let e = a;
    let f = a;
    let g = a;
    let h = a;
    for (; at < end; at++, digits += 4) {
      const both = v128.load32_splat(digits);
      const from = weights + (<usize>load<u8>(at) << 7);
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load(from), both));
      b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load(from, 16), both));
      c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load(from, 32), both));
      d = i32x4.add(d, i32x4.dot_i16x8_s(v128.load(from, 48), both));
      e = i32x4.add(e, i32x4.dot_i16x8_s(v128.load(from, 64), both));
      f = i32x4.add(f, i32x4.dot_i16x8_s(v128.load(from, 80), both));
      g = i32x4.add(g, i32x4.dot_i16x8_s(v128.load(from, 96), both));
      h = i32x4.add(h, i32x4.dot_i16x8_s(v128.load(from, 112), both));
    }
    addFour(a, sums);
    addFour(b, sums + 32);
    addFour(c, sums + 64);
    addFour(d, sums + 96);
    addFour(e, sums + 128);
    addFour(f, sums + 160);
    addFour(g, sums + 192);
    addFour(h, sums + 224);
  }
}

// @ts-ignore: decorator
@inline
function addFour(integers: v128, sums: usize): void {
  const last = v128.shuffle<i32>(integers, integers, 2, 3, 2, 3);
  v128.store(sums, f64x2.add(v128.load(sums), f64x2.convert_low_i32x4_s(integers)));
  v128.store(sums, f64x2.add(v128.load(sums, 16), f64x2.convert_low_i32x4_s(last)), 16);
}
