import type { ClassContext } from "../../src/protocol/context";
import type { ClassRow } from "./classRow";

/** What VS Code's context menu is told of a class. */
export function classContext({ info, role }: ClassRow): ClassContext {
  return {
    webviewSection: "class",
    label: info.label,
    isInMean: role === "inMean",
    preventDefaultContextMenuItems: true,
  };
}
