/**
 * The address of a window of VS Code's server.
 * @param {{ authority: string, token: string }} server
 * @param {{ folder?: string, developmentPaths?: readonly string[], testsPath?: string }} what absolute paths on the server
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
  // `ew`: an empty window.
  address.searchParams.set(...(folder ? ["folder", folder] : ["ew", "true"]));
  address.searchParams.set("payload", JSON.stringify(payload));
  return address.href;
}
