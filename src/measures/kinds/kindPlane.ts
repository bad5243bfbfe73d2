import { kindCode, type KindOfSide } from "../../core/shapes/shapeMarks";
import type { ImagePair } from "../classPair";
import { eachErrorKind } from "./errorKinds";
import { KINDS } from "./kindCodes";

/** What a wrong pixel is to its target class, and what it is to the class that was predicted; other codes are none. */
const MISSED: Readonly<Record<number, KindOfSide>> = {
  [KINDS.fnBoundary]: 1,
  [KINDS.fnExtent]: 2,
  [KINDS.fnSegment]: 3,
};
const INVENTED: Readonly<Record<number, KindOfSide>> = {
  [KINDS.fpBoundary]: 1,
  [KINDS.fpExtent]: 2,
  [KINDS.fpSegment]: 3,
};

/** The kind of error of every pixel, as `kindCode` writes it: of both classes that a wrong pixel has part in. */
export function kindPlane(pair: ImagePair, reach: number): Uint8Array {
  const plane = new Uint8Array(pair.width * pair.height);
  const missed = tableOf(MISSED, (kind) => kindCode(kind, 0));
  const invented = tableOf(INVENTED, (kind) => kindCode(0, kind));
  for (const { errors } of eachErrorKind(pair, reach)) {
    for (const { top, height, rows, starts, ends, tags } of errors) {
      for (let row = 0; row < height; row++) {
        const first = (top + row) * pair.width;
        for (let stretch = rows[row]; stretch < rows[row + 1]; stretch++) {
          const code = missed[tags[stretch]] + invented[tags[stretch]];
          for (let at = first + starts[stretch], end = first + ends[stretch]; at < end; at++) plane[at] += code;
        }
      }
    }
  }
  return plane;
}

function tableOf(kinds: Readonly<Record<number, KindOfSide>>, code: (kind: KindOfSide) => number): Uint8Array {
  return Uint8Array.from({ length: KINDS.fnSegment + 1 }, (_, kind) => code(kinds[kind] ?? 0));
}
