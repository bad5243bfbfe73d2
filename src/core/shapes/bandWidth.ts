import { roundHalfEven } from "../numbers/roundHalfEven";

/** A width as it is chosen: a share of the image's diagonal, or whole pixels whatever the image's size. */
export type Width =
  { readonly kind: "diagonal"; readonly share: number } | { readonly kind: "pixels"; readonly pixels: number };

/**
 * The width of the band along outlines in pixels, at least 1.
 *
 * Source: Cheng et al., "Boundary IoU", CVPR 2021; `mask_to_boundary` of boundary-iou-api, which rounds as Python does.
 */
export function bandWidth(width: Width, columns: number, rows: number): number {
  return Math.max(1, pixelWidth(width, columns, rows));
}

/** A width in pixels, which may be 0: that of boundary errors (Bernhard et al., WACV 2024). */
export function pixelWidth(width: Width, columns: number, rows: number): number {
  return width.kind === "pixels" ? width.pixels : roundHalfEven(width.share * Math.sqrt(rows ** 2 + columns ** 2));
}
