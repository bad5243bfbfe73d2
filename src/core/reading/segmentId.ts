import type { Label } from "../labels/label";

/**
 * The id of a segment, R + 256 G + 65536 B, from its packed colour `R << 16 | G << 8 | B`; and the packed colour from the id, since the
 * bytes only change places. Labels that are not a colour of 24 bits stay. Source: `rgb2id` of panopticapi.
 */
export function segmentId(colour: Label): Label {
  if (colour < 0 || colour > 0xffffff) return colour;
  return ((colour & 0xff) << 16) | (colour & 0xff00) | (colour >> 16);
}
