/**
 * More classes than anyone names. Photographs and instance ids in the place of masks have more labels, and a table of
 * classes against classes would not fit into memory.
 */
export const MOST_CLASSES = 1024;
