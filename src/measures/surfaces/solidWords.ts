import type { LabelArray } from "../../core/labels/labelMap";
import { keepCompiled } from "../keepCompiled";

/**
 * Tells of a plane of bytes whether four pixels of a row, and those of the row beside them, are one class: masks are large areas,
 * which loops over pixels pass four at a time. Never, where the plane has no bytes or its rows do not begin at words.
 */
export class SolidWords {
  private readonly words: Int32Array | undefined;

  constructor(plane: LabelArray, width: number) {
    if (plane instanceof Uint8Array && plane.byteOffset % 4 === 0 && width % 4 === 0)
      this.words = new Int32Array(plane.buffer, plane.byteOffset, plane.length >> 2);
  }

  /** Whether the four pixels from `at` on, a multiple of 4, are of that value. */
  are(value: number, at: number): boolean {
    return this.words?.[at >> 2] === Math.imul(value, 0x01010101);
  }
}

keepCompiled(new SolidWords(new Uint8Array(), 0));
