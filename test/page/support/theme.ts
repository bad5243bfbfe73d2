import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../support/root";

/** The classes that VS Code puts on a webview's body. */
export const THEMES = ["vscode-light", "vscode-dark", "vscode-high-contrast", "vscode-high-contrast-light"] as const;
export type Theme = (typeof THEMES)[number];

/** What a webview is given in the theme: variables as VS Code 1.100 sets them in its four built-in default themes. */
export function themeVariables(theme: Theme): Readonly<Record<string, string>> {
  const file = join(ROOT, "test/page/support/themes.json");
  return (JSON.parse(readFileSync(file, "utf8")) as Record<Theme, Record<string, string>>)[theme];
}
