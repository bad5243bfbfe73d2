/**
 * The address of a window of VS Code's server.
 * @param {{ authority: string, token: string }} server
 * @param {{ folder?: string, developmentPaths?: readonly string[], testsPath?: string }} what absolute paths on the server; the folder may be a `.code-workspace` file
 */
export function workbenchAddress({ authority, token }, { folder, developmentPaths = [], testsPath }) {
  const remote = (path) => `vscode-remote://${authority}${path}`;
  const payload = [
    ...developmentPaths.map((path) => ["extensionDevelopmentPath", remote(path)]),
    ...(testsPath ? [["extensionTestsPath", remote(testsPath)]] : []),
    ["skipWelcome", "true"],
  ];
  const address = new URL(`http://${authority}/`);
  address.searchParams.set("tkn", token);
  address.searchParams.set(...opened(folder));
  address.searchParams.set("payload", JSON.stringify(payload));
  return address.href;
}

function opened(folder) {
  // `ew`: an empty window.
  if (!folder) return ["ew", "true"];
  return [folder.endsWith(".code-workspace") ? "workspace" : "folder", folder];
}
