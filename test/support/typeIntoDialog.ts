import type { Locator } from "playwright-core";
import type { CodeWindow } from "../../scripts/vscode/window.mjs";

/**
 * Types a path into the file dialog of VS Code that is open, until what it leads to is to be seen: the dialog takes no Enter while it
 * looks the path up, and may write its own path over the one that was typed.
 */
export async function typeIntoDialog(window: CodeWindow, path: string, result: Locator): Promise<void> {
  const dialog = window.quickInput();
  await dialog.waitFor();
  for (let presses = 0; presses < 10 && (await result.count()) === 0; presses++) {
    if (await dialog.isVisible()) {
      if ((await dialog.inputValue()) !== path) await dialog.fill(path);
      await dialog.press("Enter");
    }
    await result.waitFor({ timeout: 2000 }).catch(() => undefined);
  }
  await result.waitFor();
}
