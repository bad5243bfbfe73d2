import { Refusal } from "../refusal";

/** What the head of a PBM, PGM or PPM says. */
export interface NetpbmHeader {
  readonly width: number;
  readonly height: number;
  /** The largest value that a sample may have, from 1 to 65535. */
  readonly largest: number;
  readonly channels: 1 | 3;
  /** Samples as decimal numbers (P1, P2, P3). */
  readonly plain: boolean;
  /** Black and white (P1, P4), where 1 is black. */
  readonly isBits: boolean;
  /** Where the samples begin. */
  readonly data: number;
}

/** Heads are short; comments in them seldom long. */
export const LONGEST_HEAD = 65536;
const BLANK_OR_COMMENT = "(?:\\s|#[^\\n\\r]*[\\n\\r])";

/** Reads the head (Netpbm's pbm(5), pgm(5), ppm(5)): the kind, then numbers with blanks or comments between, then one blank. */
export function readNetpbmHeader(bytes: Uint8Array): NetpbmHeader | Refusal {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LONGEST_HEAD)).toString("latin1");
  const kind = Number(text[1]);
  const isBits = kind === 1 || kind === 4;
  const numbers = isBits ? 2 : 3;
  const between = `${BLANK_OR_COMMENT}+(\\d{1,10})`;
  const head = new RegExp(`^P[1-6]${between.repeat(numbers)}\\s`).exec(text);
  if (!head) return new Refusal("The head of the Netpbm file is damaged or cut short. Copy or write the file again.");
  const [width = 0, height = 0, largest = 1] = head.slice(1).map(Number);
  if (largest < 1 || largest > 65535)
    return new Refusal(
      `The Netpbm file declares ${largest} as its largest sample, which Netpbm does not have. Write it again.`,
    );
  return {
    width,
    height,
    largest,
    channels: kind === 3 || kind === 6 ? 3 : 1,
    plain: kind <= 3,
    isBits,
    data: head[0].length,
  };
}
