import type { Label } from "../labels/label";
import type { LabelTable } from "../document/relabelling";

const MOST_SHOWN = 8;

/** A table named by what it does: `1 to 2, 2 to 1`. */
export function labelTable(rows: readonly { readonly from: Label; readonly to: Label }[]): LabelTable {
  const shown = rows.slice(0, MOST_SHOWN).map(({ from, to }) => `${from} to ${to}`);
  const more = rows.length > MOST_SHOWN ? [`${rows.length - MOST_SHOWN} more`] : [];
  return {
    kind: "table",
    name: [...shown, ...more].join(", "),
    from: rows.map(({ from }) => from),
    to: rows.map(({ to }) => to),
  };
}
