import type { VNode } from "preact";

/** The colour of a class; its name stands beside it. */
export function Swatch({ color }: { readonly color: string }): VNode {
  return <span class="swatch" style={{ backgroundColor: color }} aria-hidden="true" />;
}
