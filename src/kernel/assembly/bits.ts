// The bit buffer of deflate (RFC 1951, section 3.1.1: bits are packed from the least significant one up).
// These globals serve the rare reads of block headers; the loop over symbols works on local copies.

/** Bits read from memory and not yet taken; the next one is the lowest. */
export let buffer: u64 = 0;
/** How many bits of the buffer count; more of them may be set, which are then read again by the next refill. */
export let held: u32 = 0;
/** Address of the next byte to read. */
export let next: usize = 0;

export function startBits(at: usize): void {
  restoreBits(0, 0, at);
}

export function restoreBits(bits: u64, count: u32, at: usize): void {
  buffer = bits;
  held = count;
  next = at;
}

/**
 * Fills the buffer to at least 56 bits. Without a branch: eight bytes are always loaded, `next` moves by the whole
 * bytes that found room, and bits above them are loaded again next time, with the same values. Safe because
 * every input is followed by at least 8 readable bytes.
 */
export function refill(): void {
  buffer |= load<u64>(next) << held;
  next += (63 - held) >> 3;
  held |= 56;
}

/** Takes up to 32 bits; the buffer must hold them. */
export function take(count: u32): u32 {
  const value = <u32>(buffer & ((<u64>1 << count) - 1));
  buffer >>= count;
  held -= count;
  return value;
}

/** Gives back the whole bytes that the buffer holds and drops the rest of the current byte. */
export function alignToByte(): void {
  restoreBits(0, 0, next - (held >> 3));
}
