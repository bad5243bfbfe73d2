/** Shares from this on are told apart by colour; below, a cell is as pale as it gets. */
const LEAST_SHARE = 0.001;

/** How strongly a cell is coloured: 0 for nothing to 1 for all, by the logarithm of the share. */
export function strength(share: number): number {
  if (share <= 0) return 0;
  return Math.max(0.04, 1 + Math.log10(Math.max(share, LEAST_SHARE)) / -Math.log10(LEAST_SHARE));
}
