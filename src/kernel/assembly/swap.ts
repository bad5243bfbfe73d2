// What columns gain where rows of two runs are swapped: `src/core/compare/swappedRows.ts` says what of, and is its plain twin.

/** Rows of a group and groups of a block; `GROUP_ROWS` and `BLOCK_GROUPS` of the twin. */
const GROUP_ROWS: u32 = 8;
const BLOCK_GROUPS: u32 = 8;
/** Bytes of the sums that a group can give, one for each choice of its rows. */
const TABLE_BYTES: usize = 256 * 8;

/** The sums of the groups of a block in one column. */
const tables: usize = memory.data(8 * 256 * 8, 16);

/**
 * Adds to `gains` what a block of 64 rows gives: `lanes` numbers a column, one a way. `differences` holds the rows' B - A, `width` numbers
 * each, 0 in rows that there are not; `ways` 8 times `lanes` bytes, that say for 8 rows each which of them are swapped.
 */
export function swap(differences: usize, width: u32, ways: usize, lanes: u32, gains: usize): void {
  const rowBytes = <usize>width << 3;
  for (let column: u32 = 0; column < width; column++, differences += 8) {
    let differs = false;
    for (let group: u32 = 0; group < BLOCK_GROUPS; group++) {
      if (fillTable(differences + group * GROUP_ROWS * rowBytes, rowBytes, tables + group * TABLE_BYTES)) differs = true;
    }
    if (differs) lookUp(ways, lanes, gains + ((<usize>column * lanes) << 3));
  }
}

/** The sums of all choices of 8 rows; whether one is not 0. */
function fillTable(differences: usize, rowBytes: usize, table: usize): bool {
  let differs = false;
  store<f64>(table, 0);
  for (let bit: u32 = 0; bit < GROUP_ROWS; bit++, differences += rowBytes) {
    const difference = load<f64>(differences);
    const half = <usize>8 << bit;
    if (difference != 0) differs = true;
    for (let way: usize = 0; way < half; way += 8) store<f64>(table + half + way, load<f64>(table + way) + difference);
  }
  return differs;
}

function lookUp(ways: usize, lanes: u32, gains: usize): void {
  const second = ways + lanes;
  const third = second + lanes;
  const fourth = third + lanes;
  const fifth = fourth + lanes;
  const sixth = fifth + lanes;
  const seventh = sixth + lanes;
  const eighth = seventh + lanes;
  for (let lane: usize = 0; lane < lanes; lane++) {
    let gain = load<f64>(gains + (lane << 3));
    gain += load<f64>(tables + (<usize>load<u8>(ways + lane) << 3));
    gain += load<f64>(tables + (<usize>load<u8>(second + lane) << 3), 2048);
    gain += load<f64>(tables + (<usize>load<u8>(third + lane) << 3), 4096);
    gain += load<f64>(tables + (<usize>load<u8>(fourth + lane) << 3), 6144);
    gain += load<f64>(tables + (<usize>load<u8>(fifth + lane) << 3), 8192);
    gain += load<f64>(tables + (<usize>load<u8>(sixth + lane) << 3), 10240);
    gain += load<f64>(tables + (<usize>load<u8>(seventh + lane) << 3), 12288);
    gain += load<f64>(tables + (<usize>load<u8>(eighth + lane) << 3), 14336);
    store<f64>(gains + (lane << 3), gain);
  }
}
