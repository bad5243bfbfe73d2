import { DECODERS } from "./decoders";
import type { Decoded, ReadOptions } from "./decoded";
import { LargeMask, Refusal } from "./refusal";
import { refuseForeign } from "./refuseForeign";

export type { Decoded, Limits, ReadOptions } from "./decoded";

/** Reads the bytes of a mask file as labels, whatever its format. */
export function decodeMask(bytes: Uint8Array, options: ReadOptions): Decoded {
  const decoder = DECODERS.find(({ matches }) => matches(bytes));
  const result = decoder
    ? decoder.decode(bytes, options)
    : refuseForeign(
        bytes,
        DECODERS.map(({ format }) => format),
      );
  return result instanceof Refusal ? toRefused(result) : { ok: true, map: result };
}

/** A refusal as it travels. */
export function toRefused(refusal: Refusal): Extract<Decoded, { readonly ok: false }> {
  return { ok: false, message: refusal.message, ...(refusal instanceof LargeMask && { isLarge: true }) };
}
