import { join } from "node:path";
import { ROOT } from "./folders.mjs";

/**
 * What `runTests` of @vscode/test-electron is told for the tests of the extension host.
 * @param {string} results file for the numbers of the tests
 */
export function hostSuite(results) {
  return {
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: join(ROOT, "out/test/vscode/host/index.js"),
    extensionTestsEnv: { TEST_RESULTS: results },
    launchArgs: [join(ROOT, "test"), "--disable-extensions"],
  };
}
