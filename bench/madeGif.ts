const MOST_CODES = 4096;
const CLEAR = 256;
const MOST_OF_A_BLOCK = 255;

export interface GifForm {
  readonly width: number;
  readonly height: number;
  readonly interlaced: boolean;
  /** Whether codes are begun anew once all are taken; else the last ones stay. */
  readonly clears: boolean;
}

/** Rows of a file of so many rows that is interlaced, by their place in the image. */
export function* interlacedRows(height: number): Generator<number> {
  for (const [first, step] of [
    [0, 8],
    [4, 8],
    [2, 4],
    [1, 2],
  ] as const)
    for (let y = first; y < height; y += step) yield y;
}

/** A GIF of 256 greys part by part, of rows in the order of the file. */
export function* madeGif(
  rows: Iterable<Uint8Array>,
  { width, height, interlaced, clears }: GifForm,
): Generator<Buffer> {
  const screen = Buffer.alloc(13);
  screen.write("GIF89a", "latin1");
  screen.writeUInt16LE(width, 6);
  screen.writeUInt16LE(height, 8);
  screen[10] = 0xf7;
  const image = Buffer.alloc(11);
  image[0] = 0x2c;
  image.writeUInt16LE(width, 5);
  image.writeUInt16LE(height, 7);
  image[9] = interlaced ? 0x40 : 0;
  image[10] = 8;
  yield Buffer.concat([screen, Buffer.from(Array.from({ length: 768 }, (_, at) => Math.floor(at / 3))), image]);
  let packed: number[] = [];
  for (const code of codesOf(rows, clears)) {
    packed.push(code);
    if (packed.length < MOST_OF_A_BLOCK) continue;
    yield Buffer.from([packed.length, ...packed]);
    packed = [];
  }
  yield Buffer.from([...(packed.length > 0 ? [packed.length, ...packed] : []), 0, 0x3b]);
}

/** The bytes of the codes. */
function* codesOf(rows: Iterable<Uint8Array>, clears: boolean): Generator<number> {
  const followers = new Int16Array(MOST_CODES * 256).fill(-1);
  let next = CLEAR + 2;
  let codeBits = 9;
  let bits = CLEAR;
  let held = codeBits;
  let code = -1;
  for (const row of rows) {
    for (const pixel of row) {
      const longer = code < 0 ? pixel : (followers[code * 256 + pixel] ?? -1);
      if (longer >= 0) {
        code = longer;
        continue;
      }
      bits |= code << held;
      for (held += codeBits; held >= 8; held -= 8) {
        yield bits & 255;
        bits >>>= 8;
      }
      if (next < MOST_CODES) {
        followers[code * 256 + pixel] = next++;
        if (next === (1 << codeBits) + 1 && codeBits < 12) codeBits++;
      } else if (clears) {
        bits |= CLEAR << held;
        for (held += codeBits; held >= 8; held -= 8) {
          yield bits & 255;
          bits >>>= 8;
        }
        followers.fill(-1);
        next = CLEAR + 2;
        codeBits = 9;
      }
      code = pixel;
    }
  }
  bits |= code << held;
  for (held += codeBits; held > 0; held -= 8) {
    yield bits & 255;
    bits >>>= 8;
  }
}
