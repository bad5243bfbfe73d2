/**
 * Which pixels touch: by an edge (4 in an image, 6 in a volume), by an edge or corner (8; 18 by a face or edge in a volume),
 * or by anything (26).
 */
export type Connectivity = 4 | 6 | 8 | 18 | 26;

/** What a choice stands for in an image or a volume: by faces and edges alone, or by corners too. */
export function connectivityIn(chosen: Connectivity, depth: number): Connectivity {
  if (depth > 1) return chosen === 4 ? 6 : chosen === 8 ? 26 : chosen;
  return chosen === 6 ? 4 : chosen > 8 ? 8 : chosen;
}
