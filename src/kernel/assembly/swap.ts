// What columns gain where rows of two runs are swapped: `src/core/compare/swappedRows.ts` says what of, and is its plain twin.

/** Rows of a group and groups of a block; `GROUP_ROWS` and `BLOCK_GROUPS` of the twin. */
const GROUP_ROWS: u32 = 8;
const BLOCK_GROUPS: u32 = 8;
/** Four columns are summed side by side: bytes of their numbers, and of the sums that a group can give, one for each choice of its rows. */
const QUAD_BYTES: usize = 4 * 8;
const TABLE_BYTES: usize = 256 * QUAD_BYTES;

/** The sums of the groups of a block in four columns. */
const tables: usize = memory.data(8 * 256 * 4 * 8, 16);

/**
 * Adds to `gains` what a block of 64 rows gives: four columns after four columns, of these way by way. `differences` holds the rows'
 * B - A, `quads` times four numbers each, 0 in rows and columns that there are not; `ways` 8 times `lanes` bytes, that say for 8 rows
 * each which of them are swapped.
 */
export function swap(differences: usize, quads: u32, ways: usize, lanes: u32, gains: usize): void {
  const rowBytes = <usize>quads * QUAD_BYTES;
  for (let quad: u32 = 0; quad < quads; quad++, differences += QUAD_BYTES, gains += <usize>lanes * QUAD_BYTES) {
    let differs = false;
    for (let group: u32 = 0; group < BLOCK_GROUPS; group++) {
      if (fillTable(differences + group * GROUP_ROWS * rowBytes, rowBytes, tables + group * TABLE_BYTES)) differs = true;
    }
    if (differs) lookUp(ways, lanes, gains);
  }
}

/** The sums of all choices of 8 rows; whether one is not 0. */
function fillTable(differences: usize, rowBytes: usize, table: usize): bool {
  const nothing = f64x2.splat(0);
  let differs = nothing;
  v128.store(table, nothing);
  v128.store(table, nothing, 16);
  for (let bit: u32 = 0; bit < GROUP_ROWS; bit++, differences += rowBytes) {
    const a = v128.load(differences);
    const b = v128.load(differences, 16);
    differs = v128.or(differs, v128.or(f64x2.ne(a, nothing), f64x2.ne(b, nothing)));
    const half = QUAD_BYTES << bit;
    for (let way: usize = table; way < table + half; way += QUAD_BYTES) {
      v128.store(way + half, f64x2.add(v128.load(way), a));
      v128.store(way + half, f64x2.add(v128.load(way, 16), b), 16);
    }
  }
  return v128.any_true(differs);
}

function lookUp(ways: usize, lanes: u32, gains: usize): void {
  const end = ways + lanes;
  for (; ways < end; ways++, gains += QUAD_BYTES) {
    let a = v128.load(gains);
    let b = v128.load(gains, 16);
    let way = ways;
    for (let table = tables; table < tables + BLOCK_GROUPS * TABLE_BYTES; table += TABLE_BYTES, way += lanes) {
      const sums = table + (<usize>load<u8>(way) << 5);
      a = f64x2.add(a, v128.load(sums));
      b = f64x2.add(b, v128.load(sums, 16));
    }
    v128.store(gains, a);
    v128.store(gains, b, 16);
  }
}
