import type { CodeWindow, WindowOptions } from "../../scripts/vscode/window.mjs";
import { machinery } from "./machinery";

/**
 * Opens a window of VS Code with the extension, to be used by mouse and keyboard (see `scripts/vscode/window.d.mts` for what it
 * can do). All windows of a run share one server and one browser; the test closes its window.
 */
export async function openVscode(options: WindowOptions): Promise<CodeWindow> {
  const { openWindow } = await machinery("window");
  return openWindow(options);
}

// Outside every describe: mocha runs it once, after the last test of the run.
after(async () => {
  const { closeServers } = await machinery("window");
  const { closeBrowser } = await machinery("browser");
  await closeBrowser();
  await closeServers();
});
