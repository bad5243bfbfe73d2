import { join } from "node:path";
import { ROOT } from "./folders.mjs";

/**
 * What `runTests` of @vscode/test-electron is told for the tests of the extension host.
 * @param {string} results file for the numbers of the tests
 * @param {{ tests?: string, opened?: string }} what the folder of the tests, and the folder or workspace file that is opened
 */
export function hostSuite(results, { tests = "host", opened = join(ROOT, "test") } = {}) {
  return {
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: join(ROOT, `out/test/vscode/${tests}/index.js`),
    extensionTestsEnv: { TEST_RESULTS: results },
    launchArgs: [opened, "--disable-extensions"],
  };
}
