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
  const query = new URLSearchParams({ ...(folder ? { folder } : { ew: "true" }), payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
}
