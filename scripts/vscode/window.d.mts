import type { FrameLocator, Locator, Page } from "playwright-core";

export interface WindowOptions {
  /** The workspace's folder, or the `.code-workspace` file of one of several; absolute. */
  readonly folder: string;
  /** An extension to install, on a server of its own; without it the extension is loaded from this project. */
  readonly vsix?: string;
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Device pixels per CSS pixel. */
  readonly scale?: number;
  /** User settings, beside those that keep VS Code quiet. One window's settings last until the next is opened. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The class that VS Code puts on a webview's body. */
export type Theme = "vscode-light" | "vscode-dark" | "vscode-high-contrast" | "vscode-high-contrast-light";

/** A window of VS Code and the hands of a user. Every method waits for what it needs, up to 30 seconds, and throws after that. */
export interface CodeWindow {
  readonly page: Page;
  /** Runs a command by its full title in the palette, as in "Mask Evaluation: Show Log". */
  runCommand(title: string): Promise<void>;
  /** The field of the palette, of a QuickPick or of an input box. */
  quickInput(): Locator;
  /** The open QuickPick or input box, by its whole title. Wait for it where one question follows another: a click returns before the next is there. */
  question(title: string): Locator;
  /** An entry of the open QuickPick, by its whole label. */
  quickPickEntry(label: string): Locator;
  pick(label: string): Promise<void>;
  /** Paths are relative to the workspace's folder, with slashes; folders above are opened. */
  clickInExplorer(path: string): Promise<void>;
  /** Selects the paths in the given order and opens the context menu on the last. */
  openContextMenu(paths: readonly string[]): Promise<void>;
  /** Waits until the context menu of the paths offers an item of the extension: until then VS Code opens its files as text. */
  whenOffered(paths: readonly string[], item: string): Promise<void>;
  /** Opens the context menu on the selected paths and clicks one of its items. */
  rightClick(paths: readonly string[], item: string): Promise<void>;
  /** The page of the webview that is shown, the last one if there are several side by side. */
  panel(): FrameLocator;
  /** Notifications that contain the text. */
  notification(text: string): Locator;
  setTheme(theme: Theme): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** Reloads the window, as "Developer: Reload Window" does. */
  reload(): Promise<void>;
  /** Writes a PNG. */
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

export function openWindow(options: WindowOptions): Promise<CodeWindow>;
/** Ends every server that a window was opened on. */
export function closeServers(): Promise<void>;
