import { pixelWidth } from "../../core/shapes/bandWidth";

/** The width of boundary errors in pixels, which may be 0: 1 % of the diagonal. Bernhard et al., WACV 2024. */
export function kindReach(width: number, height: number): number {
  return pixelWidth({ kind: "diagonal", share: 0.01 }, width, height);
}
