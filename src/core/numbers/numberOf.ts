declare const OF: unique symbol;

/**
 * A number that says what it counts or points at. One of another thing cannot stand in its place; a plain number can, so that loops and
 * arithmetic need no ceremony.
 */
export type NumberOf<Thing extends string> = number & { readonly [OF]?: Thing };
