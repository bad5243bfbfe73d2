// The channel of the largest score of each pixel.

/** Pixels that are looked at class by class before the next ones: their best scores stay in the cache. */
const BLOCK: u32 = 1024;
/** The largest score of each pixel of a block so far. */
const most: usize = memory.data(4 * 1024, 16);

/**
 * Writes the channel of the largest of `channels` scores of each pixel, the first of equal ones, to `to`. Scores are floats
 * of 4 bytes, all of one channel, then all of the next. Where `floor` is a number, 0 is written of pixels without a score above it,
 * else 1 + the channel.
 *
 * @returns whether all scores are numbers.
 */
export function strongest(scores: usize, pixels: u32, channels: u32, to: usize, floor: f32): bool {
  const channelBytes = <usize>pixels << 2;
  const hasFloor = floor == floor;
  for (let first: u32 = 0; first < pixels; first += BLOCK) {
    const count = min(BLOCK, pixels - first);
    memory.fill(to + first, 0, count);
    if (hasFloor) {
      for (let i: u32 = 0; i < count; i++) store<f32>(most + (<usize>i << 2), floor);
    } else {
      memory.copy(most, scores + (<usize>first << 2), <usize>count << 2);
      if (holdsNoNumber(most, count)) return false;
    }
    for (let channel: u32 = hasFloor ? 0 : 1; channel < channels; channel++) {
      if (!raise(scores + <usize>channel * channelBytes + (<usize>first << 2), count, <u8>(channel + <u32>hasFloor), to + first)) return false;
    }
  }
  return true;
}

/** The same of scores of which all of one pixel are followed by all of the next. */
export function strongestOfPixels(scores: usize, pixels: u32, channels: u32, to: usize, floor: f32): bool {
  const hasFloor = floor == floor;
  for (let pixel: u32 = 0; pixel < pixels; pixel++) {
    let largest = floor;
    let best: u32 = 0;
    if (!hasFloor) {
      largest = load<f32>(scores);
      if (largest != largest) return false;
    }
    for (let channel: u32 = hasFloor ? 0 : 1; channel < channels; channel++) {
      const score = load<f32>(scores + (<usize>channel << 2));
      if (score <= largest) continue;
      // One that is not a number is not above the largest either.
      if (score != score) return false;
      largest = score;
      best = channel + <u32>hasFloor;
    }
    store<u8>(to + pixel, <u8>best);
    scores += <usize>channels << 2;
  }
  return true;
}

/** Takes over the scores of a channel where they are larger; whether all of them are numbers. */
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
    // A score that is not a number is not equal to itself.
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
