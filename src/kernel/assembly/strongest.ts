// The class of the largest score of each pixel.

/** Pixels that are looked at class by class before the next ones: their best scores stay in the cache. */
const BLOCK: u32 = 1024;
/** The largest score of each pixel of a block so far. */
const most: usize = memory.data(4 * 1024, 16);

/**
 * Writes the class of the largest of `classes` scores of each pixel, the first of equal ones, to `to`. Scores are floats
 * of 4 bytes, all of one class, then all of the next.
 *
 * @returns whether all scores are numbers.
 */
export function strongest(scores: usize, pixels: u32, classes: u32, to: usize): bool {
  const classBytes = <usize>pixels << 2;
  for (let first: u32 = 0; first < pixels; first += BLOCK) {
    const count = min(BLOCK, pixels - first);
    memory.copy(most, scores + (<usize>first << 2), <usize>count << 2);
    memory.fill(to + first, 0, count);
    if (holdsNoNumber(most, count)) return false;
    for (let label: u32 = 1; label < classes; label++) {
      if (!raise(scores + <usize>label * classBytes + (<usize>first << 2), count, <u8>label, to + first)) return false;
    }
  }
  return true;
}

/** Takes over the scores of a class where they are larger; whether all of them are numbers. */
function raise(scores: usize, count: u32, label: u8, to: usize): bool {
  const code = i8x16.splat(label);
  let unordered = f32x4.splat(0);
  let i: u32 = 0;
  for (; i + 16 <= count; i += 16) {
    const at = <usize>i << 2;
    const first = v128.load(scores + at);
    const second = v128.load(scores + at, 16);
    const third = v128.load(scores + at, 32);
    const fourth = v128.load(scores + at, 48);
    // A score that is no number is not equal to itself.
    unordered = v128.or(v128.or(unordered, v128.or(f32x4.ne(first, first), f32x4.ne(second, second))), v128.or(f32x4.ne(third, third), f32x4.ne(fourth, fourth)));
    const raised = i8x16.narrow_i16x8_s(
      i16x8.narrow_i32x4_s(raiseFour(most + at, first), raiseFour(most + at + 16, second)),
      i16x8.narrow_i32x4_s(raiseFour(most + at + 32, third), raiseFour(most + at + 48, fourth)),
    );
    v128.store(to + i, v128.bitselect(code, v128.load(to + i), raised));
  }
  if (v128.any_true(unordered)) return false;
  for (; i < count; i++) {
    const score = load<f32>(scores + (<usize>i << 2));
    if (score != score) return false;
    if (score <= load<f32>(most + (<usize>i << 2))) continue;
    store<f32>(most + (<usize>i << 2), score);
    store<u8>(to + i, label);
  }
  return true;
}

/** All ones where a score was larger than the one at `at`, which it then replaces. */
// @ts-ignore: decorator
@inline
function raiseFour(at: usize, scores: v128): v128 {
  const before = v128.load(at);
  const larger = f32x4.gt(scores, before);
  v128.store(at, v128.bitselect(scores, before, larger));
  return larger;
}

function holdsNoNumber(scores: usize, count: u32): bool {
  for (let i: u32 = 0; i < count; i++) {
    const score = load<f32>(scores + (<usize>i << 2));
    if (score != score) return true;
  }
  return false;
}
