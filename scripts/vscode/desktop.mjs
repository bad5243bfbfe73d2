import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** The command line `code` of each system, and the program itself as seen from the folder of that command line. */
const LAYOUT = {
  darwin: { command: "code", program: "../../../MacOS/Electron" },
  linux: { command: "code", program: "../code" },
  win32: { command: "code.cmd", program: "../Code.exe" },
};

/**
 * The desktop VS Code: the program named by VSCODE_PATH, else the one whose `code` is on the PATH. The `code` that a remote
 * session or a container offers has no program beside it, and a program is of no use without a display.
 * @returns {string | undefined} path of the program
 */
export function desktopCode() {
  const { VSCODE_PATH, PATH = "" } = process.env;
  if (VSCODE_PATH) return VSCODE_PATH;
  const layout = LAYOUT[process.platform];
  if (!layout || !hasDisplay()) return undefined;
  return PATH.split(delimiter)
    .map((folder) => join(folder, layout.command))
    .filter((command) => existsSync(command))
    .map((command) => join(dirname(realpathSync(command)), layout.program))
    .find((program) => existsSync(program));
}

/** Whether a window can be shown. */
export function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== "linux" || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}
