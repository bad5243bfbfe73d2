/** VS Code's own themes, by a short name: the class that a webview's body gets. */
export const THEMES = {
  light: "vscode-light",
  dark: "vscode-dark",
  "high-contrast": "vscode-high-contrast",
  "high-contrast-light": "vscode-high-contrast-light",
};
