import type { VNode } from "preact";
import { Popup } from "../parts/popup";
import { TEXTS } from "../texts/texts";
import { UsualColumns, type UsualColumnsProps } from "./usualColumns";

/** A list of the columns of a table, each to be shown or hidden. */
export function HideColumns(props: UsualColumnsProps): VNode {
  return (
    <Popup title={TEXTS.table.columns} testId={`${props.table}-columns`}>
      <UsualColumns {...props} />
    </Popup>
  );
}
