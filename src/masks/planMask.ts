import type { ReadOptions } from "./decoded";
import { DECODERS } from "./decoders";
import type { FileBytes } from "./fileBytes";
import type { StripPlan } from "./maskStrips";
import { Refusal } from "./refusal";
import { refuseForeign } from "./refuseForeign";

/** The first bytes, by which files are known. */
const START = 512;

/** Looks at a file whose mask is to be read in strips, whatever its format. */
export function planMask(file: FileBytes, options: ReadOptions): StripPlan | Refusal {
  const start = file.slice(0, START);
  const decoder = DECODERS.find(({ matches }) => matches(start));
  const plan = decoder
    ? decoder.strips(file, options)
    : refuseForeign(
        start,
        DECODERS.map(({ format }) => format),
      );
  return plan instanceof Refusal ? (file.fault ?? plan) : plan;
}
