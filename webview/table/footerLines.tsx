import type { VNode } from "preact";
import type { Column } from "./column";

/** Lines that stay in sight below the rows of a table. */
export function FooterLines<Row>({ columns }: { readonly columns: readonly Column<Row>[] }): VNode | undefined {
  const lines = Math.max(...columns.map(({ footer = [] }) => footer.length));
  if (lines === 0) return undefined;
  return (
    <tfoot>
      {Array.from({ length: lines }, (_, line) => (
        <tr key={line} data-footer={line}>
          {columns.map(({ id, align, footer }, index) =>
            index === 0 ? (
              <th key={id} scope="row" role="rowheader" class={align}>
                {footer?.[line]}
              </th>
            ) : (
              <td key={id} role="gridcell" class={align}>
                {footer?.[line]}
              </td>
            ),
          )}
        </tr>
      ))}
    </tfoot>
  );
}
