/** A pixel of 1 to 4 bytes as a number, its first byte the lowest. May read 1 byte past a pixel of 3. */
// @ts-ignore: decorator
@inline
export function loadPixel(at: usize, pixel: usize): u32 {
  if (pixel == 1) return load<u8>(at);
  if (pixel == 2) return load<u16>(at);
  return pixel == 3 ? load<u32>(at) & 0xffffff : load<u32>(at);
}
