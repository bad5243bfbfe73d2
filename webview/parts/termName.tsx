import type { VNode } from "preact";
import type { Term } from "../texts/terms";

/** Plain words first, the exact term second and dim. */
export function TermName({ term: { plain, exact } }: { readonly term: Pick<Term, "plain" | "exact"> }): VNode {
  return (
    <>
      {plain} <span class="exact">({exact})</span>
    </>
  );
}
