import type { VNode } from "preact";

/** Takes the place of columns out of sight in a row. */
export function ColumnSpacer({ columns }: { readonly columns: number }): VNode | undefined {
  return columns > 0 ? <td colSpan={columns} aria-hidden="true" role="presentation" /> : undefined;
}
