/** The ways to turn or mirror a mask about its middle; the last four exchange width and height. */
export const TURNS = [
  "upsideDown",
  "mirrored",
  "halfTurn",
  "transposed",
  "quarterTurn",
  "threeQuarterTurn",
  "antiTransposed",
] as const;

export type Turn = (typeof TURNS)[number];

/** So many of them keep the size of every mask. */
const OF_ANY_SIZE = 3;

/** The turns of a mask after which it has the size that it had. */
export function turnsOf({ width, height }: { readonly width: number; readonly height: number }): readonly Turn[] {
  return width === height ? TURNS : TURNS.slice(0, OF_ANY_SIZE);
}

/** In words that follow a mask: `predictions upside down`. */
export const TURN_WORDS: Readonly<Record<Turn, string>> = {
  upsideDown: "upside down",
  mirrored: "mirrored left to right",
  halfTurn: "turned by 180 degrees",
  transposed: "with rows and columns exchanged",
  quarterTurn: "turned by 90 degrees clockwise",
  threeQuarterTurn: "turned by 90 degrees anticlockwise",
  antiTransposed: "with rows and columns exchanged from the other corner",
};

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where the pixel at a place of the turned mask stands in the mask, whose own size is given. */
export function placeBefore(
  turn: Turn,
  { x, y }: Place,
  { width, height }: { readonly width: number; readonly height: number },
): Place {
  const [right, bottom] = [width - 1, height - 1];
  switch (turn) {
    case "upsideDown":
      return { x, y: bottom - y };
    case "mirrored":
      return { x: right - x, y };
    case "halfTurn":
      return { x: right - x, y: bottom - y };
    case "transposed":
      return { x: y, y: x };
    case "quarterTurn":
      return { x: y, y: bottom - x };
    case "threeQuarterTurn":
      return { x: right - y, y: x };
    case "antiTransposed":
      return { x: right - y, y: bottom - x };
  }
}
