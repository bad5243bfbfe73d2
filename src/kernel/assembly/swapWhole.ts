// The same as `swap.ts` of differences that are whole numbers and small: sums of integers are the same in any order and any type that
// holds them, and of these twice as many are added at once.

/** Rows of a group and groups of a block; `GROUP_ROWS` and `BLOCK_GROUPS` of the twin. */
const GROUP_ROWS: u32 = 8;
const BLOCK_GROUPS: u32 = 8;
/** Eight columns are summed side by side: bytes of their differences, of their integers, and of the sums that a group can give. */
const OCT_NUMBERS: usize = 8 * 8;
const OCT_BYTES: usize = 8 * 4;
const TABLE_BYTES: usize = 256 * OCT_BYTES;
/** Bytes of four gains, which `swap` has side by side. */
const QUAD_BYTES: usize = 4 * 8;

/** The sums of the groups of a block in eight columns. */
const tables: usize = memory.data(8 * 256 * 8 * 4, 16);

/**
 * Adds to `sums` what a block of 64 rows gives: eight columns after eight columns, of these way by way, 32-bit integers, which the
 * caller sees to that they do not overflow. `differences` and `ways` as of `swap`, `octs` times eight numbers a row.
 */
export function swapWhole(differences: usize, octs: u32, ways: usize, lanes: u32, sums: usize): void {
  const rowBytes = <usize>octs * OCT_NUMBERS;
  for (let oct: u32 = 0; oct < octs; oct++, differences += OCT_NUMBERS, sums += <usize>lanes * OCT_BYTES) {
    let differs = false;
    for (let group: u32 = 0; group < BLOCK_GROUPS; group++) {
      const rows = differences + <usize>(group * GROUP_ROWS) * rowBytes;
      if (fillTable(rows, rowBytes, tables + <usize>group * TABLE_BYTES)) differs = true;
    }
    if (differs) lookUp(ways, lanes, sums);
  }
}

/** Adds the sums to `gains`, which are as those of `swap`, and makes them 0. */
export function takeWhole(octs: u32, lanes: u32, sums: usize, gains: usize): void {
  for (let oct: u32 = 0; oct < octs; oct++) {
    const next = gains + <usize>lanes * QUAD_BYTES;
    for (let lane: u32 = 0; lane < lanes; lane++, sums += OCT_BYTES, gains += QUAD_BYTES) {
      addFour(v128.load(sums), gains);
      addFour(v128.load(sums, 16), gains + <usize>lanes * QUAD_BYTES);
      v128.store(sums, i32x4.splat(0));
      v128.store(sums, i32x4.splat(0), 16);
    }
    gains = next + <usize>lanes * QUAD_BYTES;
  }
}

// @ts-ignore: decorator
@inline
function addFour(integers: v128, gains: usize): void {
  const last = v128.shuffle<i32>(integers, integers, 2, 3, 2, 3);
  v128.store(gains, f64x2.add(v128.load(gains), f64x2.convert_low_i32x4_s(integers)));
  v128.store(gains, f64x2.add(v128.load(gains, 16), f64x2.convert_low_i32x4_s(last)), 16);
}

/** The sums of all choices of 8 rows; whether one is not 0. */
function fillTable(differences: usize, rowBytes: usize, table: usize): bool {
  const nothing = i32x4.splat(0);
  let differs = nothing;
  v128.store(table, nothing);
  v128.store(table, nothing, 16);
  for (let bit: u32 = 0; bit < GROUP_ROWS; bit++, differences += rowBytes) {
    const a = fourAt(differences);
    const b = fourAt(differences + QUAD_BYTES);
    differs = v128.or(differs, v128.or(a, b));
    const half = OCT_BYTES << bit;
    for (let way: usize = table; way < table + half; way += OCT_BYTES) {
      v128.store(way + half, i32x4.add(v128.load(way), a));
      v128.store(way + half, i32x4.add(v128.load(way, 16), b), 16);
    }
  }
  return v128.any_true(differs);
}

/** Four whole numbers as integers. */
// @ts-ignore: decorator
@inline
function fourAt(numbers: usize): v128 {
  const first = i32x4.trunc_sat_f64x2_s_zero(v128.load(numbers));
  const last = i32x4.trunc_sat_f64x2_s_zero(v128.load(numbers, 16));
  return v128.shuffle<i64>(first, last, 0, 2);
}

function lookUp(ways: usize, lanes: u32, sums: usize): void {
  const end = ways + lanes;
  for (; ways < end; ways++, sums += OCT_BYTES) {
    let a = v128.load(sums);
    let b = v128.load(sums, 16);
    let way = ways;
    for (let table = tables; table < tables + <usize>BLOCK_GROUPS * TABLE_BYTES; table += TABLE_BYTES, way += lanes) {
      const found = table + (<usize>load<u8>(way) << 5);
      a = i32x4.add(a, v128.load(found));
      b = i32x4.add(b, v128.load(found, 16));
    }
    v128.store(sums, a);
    v128.store(sums, b, 16);
  }
}
