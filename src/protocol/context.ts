import type { Label } from "../core/labels/label";

/**
 * What the page tells VS Code of the row under a context menu, in `data-vscode-context`: the `when` clauses of the
 * manifest read it, and the command that is chosen is given it.
 */
export type RowContext = ImageContext | ClassContext;

export interface ImageContext {
  readonly webviewSection: "image";
  /** Its row of the report. */
  readonly image: string;
  readonly hasPrediction: boolean;
  readonly preventDefaultContextMenuItems: true;
}

export interface ClassContext {
  readonly webviewSection: "class";
  readonly label: Label;
  /** Whether it enters the means. */
  readonly isInMean: boolean;
  readonly preventDefaultContextMenuItems: true;
}
