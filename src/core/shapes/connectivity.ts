/**
 * Which pixels touch: by an edge (4 in an image, 6 in a volume), by an edge or corner (8; 18 by a face or edge in a volume),
 * or by anything (26).
 */
export type Connectivity = 4 | 6 | 8 | 18 | 26;
