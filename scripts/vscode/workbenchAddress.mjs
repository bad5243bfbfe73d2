/**
 * The address of a window of VS Code's server.
 * @param {string} authority host and port
 * @param {{ folder?: string, developmentPaths?: readonly string[], testsPath?: string }} what absolute paths on the server
 */
export function workbenchAddress(authority, { folder, developmentPaths = [], testsPath }) {
  const remote = (path) => `vscode-remote://${authority}${path}`;
  const payload = [
    ...developmentPaths.map((path) => ["extensionDevelopmentPath", remote(path)]),
    ...(testsPath ? [["extensionTestsPath", remote(testsPath)]] : []),
    ["skipWelcome", "true"],
  ];
  const address = new URL(`http://${authority}/`);
  // `ew`: an empty window.
  address.searchParams.set(...(folder ? ["folder", folder] : ["ew", "true"]));
  address.searchParams.set("payload", JSON.stringify(payload));
  return address.href;
}
