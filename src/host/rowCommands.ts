import * as vscode from "vscode";
import type { ClassContext, ImageContext } from "../protocol/context";
import { COMMANDS } from "./ids";
import type { ReportPanel } from "./reportPanel";
import type { ReportPanels } from "./reportPanels";

/** What the context menu of an image does. A new item is a new row, and its lines in package.json. */
const IMAGE_COMMANDS: readonly (readonly [command: string, run: (panel: ReportPanel, row: ImageContext) => unknown])[] =
  [
    [
      COMMANDS.showInViewer,
      (panel, { image }) => {
        panel.perform({ kind: "openViewer", image });
      },
    ],
    [COMMANDS.openTarget, (panel, { image }) => panel.openMask(image, "target")],
    [COMMANDS.openPrediction, (panel, { image }) => panel.openMask(image, "prediction")],
    [
      COMMANDS.revealTarget,
      (panel, { image }) => {
        panel.revealMask(image, "target");
      },
    ],
    [
      COMMANDS.revealPrediction,
      (panel, { image }) => {
        panel.revealMask(image, "prediction");
      },
    ],
    [COMMANDS.copyImageName, (_panel, { image }) => vscode.env.clipboard.writeText(image)],
  ];

/** As `IMAGE_COMMANDS`, for a class. */
const CLASS_COMMANDS: readonly (readonly [command: string, run: (panel: ReportPanel, row: ClassContext) => unknown])[] =
  [
    [
      COMMANDS.showImagesOfClass,
      (panel, { label }) => {
        panel.perform({ kind: "openImages", label });
      },
    ],
    [
      COMMANDS.leaveOutClass,
      (panel, { label }) => {
        panel.perform({ kind: "leaveOut", label });
      },
    ],
    [
      COMMANDS.takeInClass,
      (panel, { label }) => {
        panel.perform({ kind: "takeIn", label });
      },
    ],
  ];

/** The commands of the page's context menus; VS Code gives them what `data-vscode-context` says of the row. */
export function rowCommands(panels: ReportPanels): readonly vscode.Disposable[] {
  const register = <Row>(
    id: string,
    isRow: (value: unknown) => value is Row,
    run: (panel: ReportPanel, row: Row) => unknown,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (row: unknown) => {
      if (isRow(row))
        await panels.withActive(async (panel) => {
          await run(panel, row);
        });
    });
  return [
    ...IMAGE_COMMANDS.map(([id, run]) => register(id, isImage, run)),
    ...CLASS_COMMANDS.map(([id, run]) => register(id, isClass, run)),
  ];
}

function isImage(value: unknown): value is ImageContext {
  return typeof value === "object" && value !== null && "image" in value && typeof value.image === "string";
}

function isClass(value: unknown): value is ClassContext {
  return typeof value === "object" && value !== null && "label" in value && typeof value.label === "number";
}
