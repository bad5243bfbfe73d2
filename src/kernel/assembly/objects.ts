// The connected components of all classes of an image, on runs of classes (see `classRuns.ts`): as the plain twin in `src/measures/objects/`.
//
// For each run `parents` holds an earlier one of the same object, or itself, as bytes behind the first run; then the number of its object.

export const NO_OBJECT: u32 = 0xffffffff;
/** Bytes of an object's row: class, area, left, top, right, bottom (stops exclusive), whether at the edge of the image, pixels ignored. */
const OBJECT_LOG: usize = 5;
/** The number of the object that all pixels of a class are, plus 1. */
const wholeObjects: usize = memory.data(256 * 4, 16);

/**
 * Numbers the objects from 0 in the order of their first pixels, and writes that of each run to `parents`, where 4 bytes for each entry must be
 * writable; of classes from `classes` on there are none.
 *
 * @param corners whether pixels that meet in a corner are joined.
 * @param whole for each class 1 where all of its pixels are one object.
 * @returns how many there are.
 */
export function numberObjects(rows: usize, height: u32, width: u32, classes: u32, corners: bool, whole: usize, parents: usize): u32 {
  const first = <usize>load<u32>(rows);
  // What takes an entry's address to that of its parent.
  const move = parents - first;
  memory.fill(wholeObjects, 0, 256 * 4);
  for (let row: u32 = 0; row < height; row++) {
    const here = <usize>load<u32>(rows + (<usize>row << 2));
    const end = <usize>load<u32>(rows + (<usize>row << 2), 4);
    for (let at = here; at < end; at += 4) store<u32>(at + move, <u32>(at - first));
    if (row > 0) joinRows(<usize>load<u32>(rows + (<usize>(row - 1) << 2)), here, width, corners, parents, move, first);
  }
  let count: u32 = 0;
  for (let row: u32 = 0; row < height; row++) {
    const close = <usize>load<u32>(rows + (<usize>row << 2), 4) - 4;
    for (let at = <usize>load<u32>(rows + (<usize>row << 2)); at < close; at += 4) {
      const value = load<u32>(at) & 255;
      const parent = load<u32>(at + move);
      let object: u32 = NO_OBJECT;
      if (value < classes) {
        if (load<u8>(whole + value)) {
          const known = wholeObjects + (<usize>value << 2);
          if (load<u32>(known) == 0) store<u32>(known, ++count);
          object = load<u32>(known) - 1;
          // A parent is an earlier run, whose number is written.
        } else object = parent == <u32>(at - first) ? count++ : load<u32>(parents + parent);
      }
      store<u32>(at + move, object);
    }
  }
  return count;
}

/** Joins the runs of two rows that touch: both rows are walked together. */
// @ts-ignore: decorator
@inline
function joinRows(above: usize, here: usize, width: u32, corners: bool, parents: usize, move: usize, first: usize): void {
  const end = width << 8;
  let a = load<u32>(above);
  let h = load<u32>(here);
  while (true) {
    const nextA = load<u32>(above, 4);
    const nextH = load<u32>(here, 4);
    if (((a ^ h) & 255) == 0) join(above + move, here + move, parents, first, move);
    const endA = nextA & 0xffffff00;
    const endH = nextH & 0xffffff00;
    if (endA == endH) {
      if (endA == end) return;
      if (corners) {
        // Four runs meet in a corner.
        if (((a ^ nextH) & 255) == 0) join(above + move, here + 4 + move, parents, first, move);
        if (((nextA ^ h) & 255) == 0) join(above + 4 + move, here + move, parents, first, move);
      }
    }
    if (endA <= endH) {
      above += 4;
      a = nextA;
    }
    if (endH <= endA) {
      here += 4;
      h = nextH;
    }
  }
}

/** Of two runs, by the addresses of their parents, that above comes first. The earlier one stands for both. */
// @ts-ignore: decorator
@inline
function join(above: usize, here: usize, parents: usize, first: usize, move: usize): void {
  const parent = load<u32>(here);
  const to = load<u32>(above);
  if (parent == to) return;
  if (parent == <u32>(here - parents)) {
    store<u32>(here, to);
    return;
  }
  const rootHere = root(parents, parent);
  const rootAbove = root(parents, to);
  if (rootHere < rootAbove) store<u32>(parents + rootAbove, rootHere);
  else store<u32>(parents + rootHere, rootAbove);
}

// @ts-ignore: decorator
@inline
function root(parents: usize, at: u32): u32 {
  let parent = load<u32>(parents + at);
  while (parent != at) {
    const before = load<u32>(parents + parent);
    store<u32>(parents + at, before);
    at = before;
    parent = load<u32>(parents + at);
  }
  return at;
}

/** Writes the row of each of `count` objects to `table`, 32 bytes each. */
export function describeObjects(rows: usize, height: u32, width: u32, objects: usize, count: u32, table: usize): void {
  memory.fill(table, 0, <usize>count << OBJECT_LOG);
  const move = objects - <usize>load<u32>(rows);
  for (let row: u32 = 0; row < height; row++) {
    const close = <usize>load<u32>(rows + (<usize>row << 2), 4) - 4;
    const isEdge = row == 0 || row == height - 1;
    let at = <usize>load<u32>(rows + (<usize>row << 2));
    let entry = load<u32>(at);
    while (at < close) {
      const object = load<u32>(at + move);
      at += 4;
      const following = load<u32>(at);
      if (object != NO_OBJECT) {
        const to = table + (<usize>object << OBJECT_LOG);
        const start = entry >> 8;
        const end = following >> 8;
        const area = load<u32>(to, 4);
        if (area == 0) {
          store<u32>(to, entry & 255);
          store<u32>(to, start, 8);
          store<u32>(to, row, 12);
        } else store<u32>(to, min(start, load<u32>(to, 8)), 8);
        store<u32>(to, area + end - start, 4);
        store<u32>(to, max(end, load<u32>(to, 16)), 16);
        store<u32>(to, row + 1, 20);
        if (isEdge || start == 0 || end == width) store<u32>(to, 1, 24);
      }
      entry = following;
    }
  }
}

/** Bytes of a slot: the target's object, the prediction's, the pixels (0 in one that is free). */
const SLOT_LOG: usize = 4;

/**
 * Adds up the pixels that objects of both sides have in common, of the same class, in a table of `2 ** bits` slots, more than there can be such pairs,
 * and to the prediction's rows those that lie on pixels of class `ignored` of the target.
 *
 * @returns how many pairs there are.
 */
export function overlapObjects(
  target: usize, prediction: usize, width: u32, height: u32, targetObjects: usize, predictionObjects: usize, ignored: u32, table: usize, slots: usize, bits: u32,
): u32 {
  memory.fill(slots, 0, <usize>1 << (<usize>bits + SLOT_LOG));
  const moveT = targetObjects - <usize>load<u32>(target);
  const moveP = predictionObjects - <usize>load<u32>(prediction);
  const end = width << 8;
  let found: u32 = 0;
  for (let row: u32 = 0; row < height; row++) {
    let atT = <usize>load<u32>(target + (<usize>row << 2));
    let atP = <usize>load<u32>(prediction + (<usize>row << 2));
    let t = load<u32>(atT);
    let p = load<u32>(atP);
    for (let from: u32 = 0; from < end; ) {
      const nextT = load<u32>(atT, 4);
      const nextP = load<u32>(atP, 4);
      const endT = nextT & 0xffffff00;
      const endP = nextP & 0xffffff00;
      const to = min(endT, endP);
      const isSame = ((t ^ p) & 255) == 0;
      if (isSame || (t & 255) == ignored) {
        const objectP = load<u32>(atP + moveP);
        const objectT = load<u32>(atT + moveT);
        const pixels = (to - from) >> 8;
        if (objectP != NO_OBJECT) {
          if ((t & 255) == ignored) {
            const at = table + (<usize>objectP << OBJECT_LOG);
            store<u32>(at, load<u32>(at, 28) + pixels, 28);
          } else if (objectT != NO_OBJECT) {
            const slot = slotOf(objectT, objectP, slots, bits);
            const before = load<u32>(slot, 8);
            found += <u32>(before == 0);
            store<u32>(slot, objectT);
            store<u32>(slot, objectP, 4);
            store<u32>(slot, before + pixels, 8);
          }
        }
      }
      from = to;
      if (endT == to) {
        atT += 4;
        t = nextT;
      }
      if (endP == to) {
        atP += 4;
        p = nextP;
      }
    }
  }
  return found;
}

/** The slot that holds the pair, or the free one where it belongs. */
// @ts-ignore: decorator
@inline
function slotOf(target: u32, prediction: u32, slots: usize, bits: u32): usize {
  const key = (<u64>target << 32) | prediction;
  // Multiplicative hashing: the high bits of the product with 2^64 over the golden ratio.
  let index = <usize>((key * 0x9e3779b97f4a7c15) >>> (64 - bits));
  while (true) {
    const slot = slots + (index << SLOT_LOG);
    if (load<u32>(slot, 8) == 0 || (load<u32>(slot) == target && load<u32>(slot, 4) == prediction)) return slot;
    index = (index + 1) & ((<usize>1 << bits) - 1);
  }
}

/** Moves the slots that are not free to `to`, by the target's objects, of one by the prediction's; `firsts` and `work` are written over. */
export function sortOverlaps(slots: usize, bits: u32, targets: u32, predictions: u32, firsts: usize, work: usize, to: usize): void {
  const end = slots + (<usize>1 << (<usize>bits + SLOT_LOG));
  let found = work;
  for (let slot = slots; slot < end; slot += 1 << SLOT_LOG) {
    if (load<u32>(slot, 8) == 0) continue;
    v128.store(found, v128.load(slot));
    found += 1 << SLOT_LOG;
  }
  // Moved by the second key, back over the slots, then by the first.
  sortBy(work, found, 4, predictions, firsts, slots);
  sortBy(slots, slots + (found - work), 0, targets, firsts, to);
}

/** Moves entries in the order of their keys, those of one key in the order that they have. */
// @ts-ignore: decorator
@inline
function sortBy(from: usize, end: usize, key: usize, keys: u32, firsts: usize, to: usize): void {
  memory.fill(firsts, 0, (<usize>keys + 1) << 2);
  for (let at = from; at < end; at += 1 << SLOT_LOG) {
    const first = firsts + (<usize>load<u32>(at + key) << 2);
    store<u32>(first, load<u32>(first, 4) + 1, 4);
  }
  for (let place: u32 = 0; place < keys; place++) {
    const first = firsts + (<usize>place << 2);
    store<u32>(first, load<u32>(first, 4) + load<u32>(first), 4);
  }
  for (let at = from; at < end; at += 1 << SLOT_LOG) {
    const first = firsts + (<usize>load<u32>(at + key) << 2);
    const place = load<u32>(first);
    store<u32>(first, place + 1);
    v128.store(to + (<usize>place << SLOT_LOG), v128.load(at));
  }
}
